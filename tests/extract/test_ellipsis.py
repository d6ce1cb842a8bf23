"""What clauses leave out or share, as the frames alone read it."""

from __future__ import annotations

import datetime

import pytest

from kg.engines.local import pipeline
from kg.model import Document, Interval, Statement

MONDAY = datetime.date(2024, 5, 13)
BUT_NOT = {"SUPPORT Poland > Ukraine affirmed", "SUPPORT Hungary > Ukraine negated"}


def read(text: str) -> tuple[Statement, ...]:
    from kg.annotate import annotate
    from kg.extract import extract

    document = Document("x", text, datetime.date(2024, 5, 15))
    return extract(next(iter(annotate(pipeline(None, ()), [document])))).statements


def said(text: str) -> set[str]:
    return {f"{one.type} {one.source.name} > {one.target.name} {one.polarity}" for one in read(text)}


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), [
    ("Peru, Chile sign defence pact", {"SUPPORT Peru > Chile affirmed", "SUPPORT Chile > Peru affirmed"}),
    ("Iran, Saudi Arabia hold talks in Baghdad", {"CONSULT Iran > Saudi Arabia affirmed"}),
    ("France, Germany condemn Iran", {"ACCUSE France > Iran affirmed", "ACCUSE Germany > Iran affirmed"}),
    ("In Warsaw, Germany condemns Iran", {"ACCUSE Germany > Iran affirmed"}),
])
def test_names_that_a_headline_lists_share_their_verb(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), [
    ("Macron: Germany must help Ukraine", {"REQUEST Emmanuel Macron > Germany affirmed"}),
    ("NATO: Russia must withdraw from Ukraine", {"REQUEST NATO > Russia affirmed"}),
    ("Macron said Germany must help Ukraine.", {"REQUEST Emmanuel Macron > Germany affirmed"}),
])
def test_a_duty_that_somebody_sees_for_another_is_a_request_and_no_act(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), [
    ("Poland supports Ukraine but Hungary does not.", BUT_NOT),
    ("Poland supports Ukraine, but Hungary does not.", BUT_NOT),
    ("Poland supports Ukraine, while Hungary does not.", BUT_NOT),
    ("Hungary does not support Ukraine but Poland does.", BUT_NOT),
    ("Poland supports Ukraine and Peru.", {"SUPPORT Poland > Ukraine affirmed", "SUPPORT Poland > Peru affirmed"}),
])
def test_does_stands_for_the_act_of_the_clause_before(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), [
    ("Ghana accused, and later sanctioned, Togo.", {"ACCUSE Ghana > Togo affirmed", "SANCTION Ghana > Togo affirmed"}),
    ("Ghana accused and sanctioned Togo.", {"ACCUSE Ghana > Togo affirmed", "SANCTION Ghana > Togo affirmed"}),
    ("Ghana accused Togo and sanctioned Mali.", {"ACCUSE Ghana > Togo affirmed", "SANCTION Ghana > Mali affirmed"}),
    ("Norway met Sweden on Monday and Denmark on Tuesday.",
     {"CONSULT Norway > Sweden affirmed", "CONSULT Norway > Denmark affirmed"}),
    ("Turkey met Iraq in Baghdad and Syria in Damascus.",
     {"CONSULT Turkey > Iraq affirmed", "CONSULT Turkey > Syria affirmed"}),
    ("Turkey met Iraq in Baghdad and Damascus.", {"CONSULT Turkey > Iraq affirmed"}),
])
def test_verbs_share_an_object_and_objects_a_verb(text: str, expected: set[str]) -> None:
    assert said(text) == expected


@pytest.mark.model
def test_an_object_with_a_phrase_of_its_own_has_not_the_day_or_place_of_the_first() -> None:
    first, second = sorted(read("Norway met Sweden on Monday and Denmark on Tuesday."), key=lambda one: not one.date)
    assert (first.target.name, first.date) == ("Sweden", Interval(MONDAY, MONDAY))
    assert (second.target.name, second.date) == ("Denmark", None)
    places = {one.target.name: one.place for one in read("Turkey met Iraq in Baghdad and Syria in Damascus.")}
    assert places == {"Iraq": "Baghdad", "Syria": None}
