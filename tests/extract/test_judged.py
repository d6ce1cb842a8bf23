"""What is told of two actors when frames and reader are weighed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.findings import Findings
from kg.extract.judge import Clues, Judge
from kg.extract.judged import borne_out, judged, polarity, title
from kg.extract.learned import Guess
from kg.extract.qualify import Qualifiers
from kg.extract.signals import TYPES
from kg.extract.when import Dates
from kg.model import Actor, Evidence, Polarity, Statement

JUDGE = Judge(dict.fromkeys(Clues(0.5).weighed(), 0.0), {"ACCUSE": 0.5, "ASSAULT": -0.5}, 0.4)
NOTHING = np.zeros(1, np.float32)


def guess(candidate: Any, looked: tuple[int, int] = (0, 1), denied: Any = NOTHING) -> Guess:
    return Guess(candidate, NOTHING, denied, NOTHING, dict.fromkeys(range(len(TYPES)), looked), {}, ())


def framed(kind: str) -> Statement:
    return Statement(kind, Actor("a", "A", "State"), Actor("b", "B", "State"), Evidence("d", 0, 1, "…"))


@pytest.mark.parametrize(("least", "told"), [(None, {"ACCUSE": 0.62}), (0.0, {"ACCUSE": 0.62, "ASSAULT": 0.38}),
                                             (0.7, {})])
def test_what_is_sure_enough_is_told_with_the_confidence_it_deserves(
        least: float | None, told: dict[str, float]) -> None:
    doc = Doc(spacy.blank("en").vocab, ["…"])
    said = judged(doc, [framed("ACCUSE"), framed("ASSAULT")], Findings((), (), ()), [], JUDGE, Dates(doc), least)
    assert {one.type: one.confidence for one in said} == told


@pytest.mark.parametrize(("odds", "words", "told"), [
    (0.6, "affirmed", "negated"), (0.4, "negated", "negated"), (0.4, "affirmed", "affirmed")])
def test_an_act_is_denied_where_the_reader_holds_so_or_its_words_do(odds: float, words: Polarity, told: str) -> None:
    one = guess(None, denied=np.full(len(TYPES), odds, np.float32))
    assert polarity(one, "ACCUSE", Qualifiers(polarity=words)) == told


@pytest.mark.parametrize(("holder", "titled", "told"), [("ann", "ann", "premier"), ("ann", "bob", None)])
def test_an_office_takes_a_title_that_the_sentence_gives_its_holder(holder: str, titled: str, told: str | None) -> None:
    doc = Doc(spacy.blank("en").vocab, ["premier", "Ann", "met", "Bob"], sent_starts=[True, False, False, False])
    doc._.open_offices = {(titled, 0): "premier"}
    candidate: Any = SimpleNamespace(source=Actor(holder, holder, "Person"), sentence=next(iter(doc.sents)))
    assert title(guess(candidate)) == told


@pytest.mark.parametrize(("verb", "kind", "told"), [
    ("accused", "ACCUSE", True), ("said", "ACCUSE", False), ("said", "THREATEN", True)])
def test_who_says_what_another_did_does_not_accuse_him_by_that(verb: str, kind: str, told: bool) -> None:
    lemma = {"said": "say", "accused": "accuse"}[verb]
    doc = Doc(spacy.blank("en").vocab, ["Peru", verb, "so"], pos=["PROPN", "VERB", "ADV"], lemmas=["Peru", lemma, "so"],
              heads=[1, 1, 1], deps=["nsubj", "ROOT", "advmod"], sent_starts=[True, False, False])
    candidate: Any = SimpleNamespace(sentence=next(iter(doc.sents)))
    assert borne_out(kind, guess(candidate, (5, 9))) is told
