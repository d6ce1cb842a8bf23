"""The way between two actors through the parse."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.candidates import Candidate, candidates
from kg.extract.paths import Paths
from kg.model import Actor, Document

BLANK = spacy.blank("en")
ROWS = """The det 1|envoy nsubj 4|of prep 1|Peru pobj 2|met ROOT 4|officials dobj 4|from prep 5|Chile pobj 6
near prep 4|Cuba pobj 8|. punct 4"""


def parsed() -> Doc:
    words, deps, heads = map(list, zip(*(row.split() for row in ROWS.replace("\n", "|").split("|")), strict=True))
    found = Doc(BLANK.vocab, words, deps=deps, heads=list(map(int, heads)))
    found._.document = Document("d", found.text)
    names = [n for n, word in enumerate(words) if word in ("Peru", "Chile", "Cuba")]
    found._.actors = {words[n]: Actor(words[n], words[n], "State") for n in names}
    found.spans["mentions"] = [Span(found, n, n + 1, label="State", span_id=words[n]) for n in names]
    return found


def between(doc: Doc, source: str, target: str) -> Candidate:
    return next(one for one in candidates(doc) if (one.source.id, one.target.id) == (source, target))


@pytest.mark.parametrize(("source", "target", "up", "top", "down"), [
    ("Peru", "Chile", "of envoy", "met", "from officials"), ("Chile", "Peru", "from officials", "met", "of envoy"),
    ("Peru", "Cuba", "of envoy", "met", "near")])
def test_a_path_goes_up_from_the_source_and_down_to_the_target(
        source: str, target: str, up: str, top: str, down: str) -> None:
    doc = parsed()
    path = Paths(doc).of(between(doc, source, target))
    assert [" ".join(doc[n].text for n in side) for side in (path.up, path.top, path.down)] == [up, top, down]


@given(st.integers(0, 10), st.integers(0, 10))
def test_a_path_is_the_same_both_ways(first: int, second: int) -> None:
    paths = Paths(parsed())
    there, back = paths.between(first, second), paths.between(second, first)
    assert (there.up, there.top, there.down) == (back.down, back.top, back.up)
    assert not {first, second} & set(there.words)


def test_an_end_met_before_leaves_the_way_to_the_root() -> None:
    doc = parsed()
    one = between(doc, "Peru", "Chile")
    alone = Candidate(one.head, one.tail, one.sentence, 1, 0, acts=True, bears=False)
    assert [doc[n].text for n in Paths(doc).of(alone).words] == ["of", "envoy", "met"]


def test_a_long_list_is_no_deeper_than_it_may_be() -> None:
    words = ["Peru"] * 3000
    doc = Doc(spacy.blank("en").vocab, words, deps=["ROOT", *["conj"] * 2999], heads=[0, *range(2999)])
    assert len(Paths(doc).between(2999, 0).words) == 2998
