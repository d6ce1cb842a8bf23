"""Affiliations that the statements of a document give."""

import dataclasses
import datetime

from kg.annotate.entities import Entity
from kg.annotate.gazetteer import Gazetteer, load
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
    known = dataclasses.replace(HOLDER, affiliation="body")
    assert belongs(said(OFFICE, NORLAND), said(EVENT, MINISTRY), holder=known) == "body"


def test_what_no_statement_is_about_is_passed_over_on_the_way_to_the_state() -> None:
    assert belongs(said(OFFICE, NORLAND), holder=dataclasses.replace(HOLDER, affiliation="body")) == "Q1"


def test_who_no_longer_holds_an_office_belongs_to_nobody() -> None:
    before = said(OFFICE, NORLAND, modality="historical", role="minister")
    now = said(OFFICE, MINISTRY, role="adviser")
    assert belongs(before) is None
    assert belongs(before, now, holder=dataclasses.replace(HOLDER, affiliation="body")) == "body"


def test_a_title_of_today_keeps_its_holder_whatever_the_tables_know() -> None:
    before = said(OFFICE, NORLAND, modality="historical", role="minister")
    actors = {one.id: one for one in (NORLAND, HOLDER)}
    assert settled(actors, [before], titled={"holder"})["holder"].affiliation == "Q1"
    assert settled(actors, [before], titled={"somebody else"})["holder"].affiliation is None


def test_terms_of_the_tables_end() -> None:
    germany, merkel = (load().by_name(name)[0].entity for name in ("Germany", "Angela Merkel"))
    state, holder = load().entities[germany].actor, dataclasses.replace(HOLDER, id=merkel, affiliation=germany)

    def on(year: int, **office: str) -> str | None:
        one = Statement("HOLDS_OFFICE" if office else EVENT, holder, state, Evidence("d", 0, 5, "Ada H"))
        said_of = [dataclasses.replace(one, **office)]
        actors = settled({germany: state, merkel: holder}, said_of, load(), datetime.date(year, 6, 1))
        return actors[merkel].affiliation

    assert on(2010) == germany
    assert on(2023) is None
    assert on(2023, role="envoy") == germany  # the text knows better


def test_parties_and_armed_groups_stand_for_themselves() -> None:
    party, rebels = Actor("party", "Unity", "PoliticalParty", affiliation="Q1"), Actor("army", "Front", "MilitaryForce")
    known = Gazetteer({"army": Entity(rebels)})
    part = said("MEMBER_OF", NORLAND)
    actors = {one.id: one for one in (NORLAND, party, rebels)}
    said_of = [dataclasses.replace(part, source=one) for one in (party, rebels)]
    found = settled(actors, said_of, known)
    assert found["party"].affiliation is None and found["army"].affiliation is None
    assert settled(actors, said_of)["army"].affiliation == "Q1"  # of one that no table knows, the text decides


def test_events_denials_and_mere_guesses_give_none() -> None:
    assert belongs(said(EVENT, NORLAND), said(OFFICE, NORLAND, polarity="negated"), said(OFFICE, NORLAND, 0.1)) is None


def test_statements_carry_the_affiliation() -> None:
    one = said(OFFICE, NORLAND)
    actors = settled({"holder": HOLDER, "Q1": NORLAND}, [one])
    assert under(dataclasses.replace(one, attribution=HOLDER), actors).attribution == actors["holder"]
    assert under(one, actors).source.affiliation == "Q1"
