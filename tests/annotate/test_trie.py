"""Gazetteer names in tokens: the longest, in the right case, once."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.annotate.entities import Name
from kg.annotate.trie import Trie

NAMES = [
    Name("United States", "usa", "name"), Name("US", "usa", "acronym", case_sensitive=True),
    Name("U.S.", "usa", "short"),
    Name("United States Senate", "senate", "name"), Name("Chad", "chad", "name"), Name("the South", "kor", "nickname"),
    Name("South African", "zaf", "adjective"), Name("Workers' Party", "party", "name"),
    Name("al-Noor", "noor", "name"), Name("Côte d'Ivoire", "civ", "name"), Name("Georgia", "geo", "name"),
    Name("Georgia", "ga", "name"),
]
TRIE = Trie.of(NAMES)


def found(*words: str) -> list[tuple[int, int, set[str]]]:
    doc = Doc(Vocab(), words=list(words))
    return [(start, end, {name.entity for name in names}) for start, end, names in TRIE.find(doc)]


@pytest.mark.parametrize(("words", "spans"), [
    (["The", "United", "States", "Senate", "voted"], [(1, 4, {"senate"})]),
    (["The", "United", "States", "voted"], [(1, 3, {"usa"})]),
    (["tell", "us", "now"], []),
    (["the", "US", "and", "Chad"], [(1, 2, {"usa"}), (3, 4, {"chad"})]),
    (["a", "hanging", "chad"], []),
    (["the", "U.S.", "fleet"], [(1, 2, {"usa"})]),
    (["the", "South", "African", "fleet"], [(1, 3, {"zaf"})]),
    (["the", "South", "replied"], [(0, 2, {"kor"})]),
    (["Workers", "'", "Party"], [(0, 3, {"party"})]),
    (["al", "-", "Noor"], [(0, 3, {"noor"})]),
    (["al-Noor"], [(0, 1, {"noor"})]),
    (["Cote", "d'Ivoire"], [(0, 2, {"civ"})]),
    (["Georgia"], [(0, 1, {"geo", "ga"})]),
    ([], []),
])
def test_find(words: list[str], spans: list[tuple[int, int, set[str]]]) -> None:
    assert found(*words) == spans


def test_matches_never_overlap() -> None:
    spans = found("United", "States", "United", "States", "Senate", "US", "US")
    ends = [0, *(end for _, end, _ in spans)]
    assert len(spans) == 4
    assert all(start >= end for (start, _, _), end in zip(spans, ends, strict=False))
