"""What is told of two actors when frames and reader are weighed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.judge import Clues
from kg.extract.judged import Opinion, borne_out, either, likeliest, title
from kg.extract.learned import Guess
from kg.model import Actor, Evidence, Statement

ENOUGH = 0.35
FRAMED = Statement("ACCUSE", Actor("a", "A", "State"), Actor("b", "B", "State"), Evidence("d", 0, 1, "…"))
Held = tuple[Opinion, float]


def held(kind: str, sure: float, ends: tuple[str, str] = ("a", "b"), framed: Statement | None = None) -> Held:
    return Opinion(kind, ends, None, framed, Clues(sure)), sure


def test_of_many_faint_acts_the_likeliest_is_told() -> None:
    assert likeliest([held("AID", 0.25), held("AGREE", 0.3), held("SUPPORT", 0.2)], ENOUGH) == {1}


@pytest.mark.parametrize("settled", [held("SANCTION", 0.5), held("ACCUSE", 0.1, framed=FRAMED)])
def test_where_something_is_told_already_nothing_is_added(settled: Held) -> None:
    assert not likeliest([held("AID", 0.3), held("AGREE", 0.3), settled], ENOUGH)


def test_both_directions_are_of_the_same_two_actors() -> None:
    assert likeliest([held("AID", 0.33), held("AID", 0.34, ends=("b", "a"))], ENOUGH) == {1}


def test_what_is_said_twice_is_not_twice_as_likely() -> None:
    assert either([held("AID", 0.3), held("AID", 0.2)]) == pytest.approx(0.3)
    assert either([held("AID", 0.5), held("AGREE", 0.5)]) == pytest.approx(0.75)


@pytest.mark.parametrize(("holder", "titled", "told"), [("ann", "ann", "premier"), ("ann", "bob", None)])
def test_an_office_takes_a_title_that_the_sentence_gives_its_holder(holder: str, titled: str, told: str | None) -> None:
    doc = Doc(spacy.blank("en").vocab, ["premier", "Ann", "met", "Bob"], sent_starts=[True, False, False, False])
    doc._.open_offices = {(titled, 0): "premier"}
    candidate: Any = SimpleNamespace(source=Actor(holder, holder, "Person"), sentence=next(iter(doc.sents)))
    nothing = np.zeros(1, np.float32)
    assert title(Guess(candidate, nothing, nothing, nothing, (), (0, 1), nothing, ())) == told


@pytest.mark.parametrize(("verb", "kind", "told"), [
    ("accused", "ACCUSE", True), ("said", "ACCUSE", False), ("said", "THREATEN", True)])
def test_who_says_what_another_did_does_not_accuse_him_by_that(verb: str, kind: str, told: bool) -> None:
    lemma = {"said": "say", "accused": "accuse"}[verb]
    doc = Doc(spacy.blank("en").vocab, ["Peru", verb, "so"], pos=["PROPN", "VERB", "ADV"], lemmas=["Peru", lemma, "so"],
              heads=[1, 1, 1], deps=["nsubj", "ROOT", "advmod"], sent_starts=[True, False, False])
    candidate: Any = SimpleNamespace(sentence=next(iter(doc.sents)))
    nothing = np.zeros(1, np.float32)
    assert borne_out(kind, Guess(candidate, nothing, nothing, nothing, (), (5, 9), nothing, ())) is told
