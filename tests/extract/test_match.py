"""Frames run over parses: which mentions fill the ends of a relation, construction by construction."""

import pytest

from kg.extract.frames import Frame, Frames
from kg.extract.match import INDIRECT, Match, Matcher

VERBS = Frame("verb", "SANCTION", ("subject",), ("object",), (), (), verb=("sanction", "reject", "arm"))
IMPOSE = Frame("impose", "SANCTION", ("subject",), ("on",), (), (), verb=("impose",), object=("sanction",))
NOUN = Frame("noun", "SANCTION", ("owner", "carrier"), ("on",), (), (), noun=("sanction",))
REJECTION = Frame("noun", "REJECT", ("by", "owner"), ("of",), (), (), noun=("rejection",))
ALLY = Frame("ally", "ALLIED_WITH", ("described",), ("owner", "subject"), (), (), noun=("ally",))
TALKS = Frame("talks", "CONSULT", ("between", "carrier"), ("with",), (), (), noun=("talk",), mutual=True)
HOLD = Frame("hold", "CONSULT", ("subject",), ("with", "in"), (), (), verb=("hold",), object=("talk",))
VISIT = Frame("visit", "CONSULT", ("subject",), ("in",), (), (), verb=("hold",), places=True)
GIVE = Frame("give", "AID", ("subject",), ("recipient", "to"), (), (), verb=("give",))
URGE = Frame("urge", "REQUEST", ("subject",), ("clause", "object"), (), (), verb=("urge", "demand"))


def matches(doc, frame: Frame, support=("hold",)) -> list[Match]:
    part = "verb" if frame.verb else "noun"
    triggers = {(part, lemma): (frame,) for lemma in frame.lemmas}
    return list(Matcher(doc, Frames((frame,), triggers, frozenset(support))))


def pairs(doc, frame: Frame) -> list[str]:
    return [f"{match.source.actor.name} > {match.target.actor.name}" for match in matches(doc, frame)]


@pytest.mark.parametrize(("sentence", "frame", "expected"), [
    ("active", VERBS, ["Peru > Chile"]),
    ("passive", VERBS, ["Peru > Chile"]),
    ("gerund", VERBS, ["Peru > Chile"]),
    ("subject-relative", VERBS, ["Peru > Chile"]),
    ("object-relative", VERBS, ["Peru > Chile"]),
    ("shared-subject", VERBS, ["Peru > Chile"]),
    ("control", VERBS, ["Peru > Chile"]),
    ("accused-of", VERBS, ["Chile > Bolivia"]),
    ("owned-object", VERBS, ["Peru > Chile"]),
    ("coordination", VERBS, ["Peru > Chile", "Peru > Brazil", "Bolivia > Chile", "Bolivia > Brazil"]),
    ("light-verb", IMPOSE, ["Peru > Chile"]),
    ("participle", IMPOSE, ["Peru > Chile"]),
    ("possessive", NOUN, ["Peru > Chile"]),
    ("nominal", REJECTION, ["Peru > Chile"]),
    ("apposition", ALLY, ["Bolivia > Peru"]),
    ("attribute", ALLY, ["Bolivia > Peru"]),
    ("between", TALKS, ["Peru > Chile", "Chile > Peru"]),
    ("carrier", TALKS, ["Peru > Chile", "Chile > Peru"]),
    ("carrier", HOLD, ["Peru > Chile"]),
    ("recipient", GIVE, ["Peru > Chile"]),
    ("dative", GIVE, ["Peru > Chile"]),
    ("that-clause", URGE, ["Peru > Chile"]),
    ("object-control", URGE, ["Peru > Chile"]),
])
def test_constructions(parsed, sentence, frame, expected):
    assert pairs(parsed(sentence), frame) == expected


def test_a_place_fills_an_end_only_where_the_frame_takes_its_state_for_it(parsed):
    assert pairs(parsed("in-place"), VISIT) == ["Peru > Chile"]
    assert pairs(parsed("in-place"), HOLD) == []


def test_a_noun_takes_its_subject_only_from_a_support_verb(parsed):
    assert matches(parsed("carrier"), TALKS, support=()) == []


def test_an_end_that_only_owns_what_was_rejected_is_less_certain(parsed):
    [direct], [indirect] = matches(parsed("active"), VERBS), matches(parsed("owned-object"), VERBS)
    assert (direct.target.indirect, indirect.target.indirect) == (False, True)
    assert indirect.confidence == pytest.approx(INDIRECT * direct.confidence)


def test_ends_must_be_of_classes_that_the_ontology_allows(parsed):
    office = Frame("office", "HOLDS_OFFICE", ("subject",), ("object",), (), (), verb=("sanction",))
    assert pairs(parsed("active"), office) == []


@pytest.mark.parametrize(("limits", "fires"), [
    ({"object": ("talk",)}, True), ({"object": ("gun",)}, False),
    ({"unless": ("with",)}, False), ({"unless": ("in",)}, True),
    ({"modifier": ("talks",)}, True), ({"modifier": ("over",)}, False),
])
def test_words_a_frame_asks_for_or_forbids(parsed, limits, fires):
    frame = Frame("hold", "CONSULT", ("subject",), ("with",), (), (), verb=("hold",), **limits)
    assert bool(pairs(parsed("carrier"), frame)) is fires
