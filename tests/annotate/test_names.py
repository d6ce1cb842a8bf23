"""Two spellings, one person? A false merge ruins a graph, a missed one only halves it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.names import fold, parse, same_person

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "fixtures" / "name_pairs.tsv"
WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8), min_size=2, max_size=4)


def pairs(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize("pair", pairs(HERE / "name_pairs.tsv"), ids=lambda p: f"{p['one']} / {p['other']}")
def test_pairs(pair: dict[str, str]) -> None:
    assert same_person(pair["one"], pair["other"]) is (pair["same"] == "1")


def test_the_shared_pairs() -> None:
    if not SHARED.exists():
        pytest.skip("the shared fixtures are not here")
    people = [pair for pair in pairs(SHARED) if pair["kind"] == "person"]
    said = [(same_person(pair["name_a"], pair["name_b"]), pair["same"] == "1") for pair in people]
    assert [pair["name_a"] for pair, (one, same) in zip(people, said, strict=True) if one and not same] == []
    assert sum(one == same for one, same in said) >= 0.95 * len(said)


@given(WORDS, WORDS)
def test_order_of_the_question_does_not_matter(one: list[str], other: list[str]) -> None:
    assert same_person(" ".join(one), " ".join(other)) is same_person(" ".join(other), " ".join(one))


@given(WORDS)
def test_every_full_name_is_its_own_in_capitals_and_with_a_title(words: list[str]) -> None:
    name = " ".join(word.capitalize() for word in words)
    assert parse(name) == parse(name.upper()) == parse("President " + name)


@pytest.mark.parametrize(("text", "folded"), [("Erdoğan", "erdogan"), ("Đặng", "dang"), ("Łukasz", "lukasz")])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_language_of_a_name_tells_its_order() -> None:
    assert parse("Moon Jae-in").family == ("moon",)
    assert parse("Ursula von der Leyen").family == ("leyen",)
    assert parse("Abe Shinzo").language == ""
