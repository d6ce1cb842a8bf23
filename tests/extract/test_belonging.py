"""Affiliations that the statements of a document give."""

import dataclasses

from kg.extract.belonging import settled, under
from kg.model import Actor, Evidence, Statement
from kg.ontology import ontology

NORLAND = Actor("Q1", "Norland", "State", iso3="NRL")
MINISTRY = Actor("body", "Ministry", "GovernmentBody", affiliation="Q1")
HOLDER = Actor("holder", "Ada Holm", "Person")
OFFICE = next(name for name, one in ontology().relations.items() if one.membership)
EVENT = next(name for name, one in ontology().relations.items() if one.score is not None and not one.symmetric)


def said(kind: str, target: Actor, confidence: float = 0.9, **more: object) -> Statement:
    one = Statement(kind, HOLDER, target, Evidence("d", 0, 5, "Ada H"), confidence=confidence)
    return dataclasses.replace(one, **more)


def belongs(*statements: Statement, holder: Actor = HOLDER) -> str | None:
    return settled({one.id: one for one in (NORLAND, MINISTRY, holder)}, statements)["holder"].affiliation


def test_an_office_gives_its_holder_an_affiliation() -> None:
    assert belongs(said(OFFICE, NORLAND)) == "Q1"


def test_the_surest_membership_counts() -> None:
    assert belongs(said(OFFICE, NORLAND, 0.5), said(OFFICE, MINISTRY, 0.8)) == "body"


def test_what_is_known_already_stays() -> None:
    assert belongs(said(OFFICE, NORLAND), holder=dataclasses.replace(HOLDER, affiliation="body")) == "body"


def test_events_denials_and_mere_guesses_give_none() -> None:
    assert belongs(said(EVENT, NORLAND), said(OFFICE, NORLAND, polarity="negated"), said(OFFICE, NORLAND, 0.1)) is None


def test_statements_carry_the_affiliation() -> None:
    one = said(OFFICE, NORLAND)
    actors = settled({"holder": HOLDER, "Q1": NORLAND}, [one])
    assert under(dataclasses.replace(one, attribution=HOLDER), actors).attribution == actors["holder"]
    assert under(one, actors).source.affiliation == "Q1"
