"""Values that must hold, and ids that must not change."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Actor, Evidence, Interval, Statement, actor_id, digest, slug

PERU, CHILE = Actor("Q419", "Peru", "State", "Q419", "PER"), Actor("Q298", "Chile", "State", "Q298", "CHL")
HERE = Evidence("doc", 0, 18, "Peru praised Chile")


@pytest.mark.parametrize(("field", "value", "problem"), [
    ("polarity", "maybe", "polarity 'maybe', expected one of affirmed, negated"),
    ("modality", "past", "modality 'past', expected one of actual, future, hypothetical, historical"),
    ("confidence", 1.1, "confidence 1.1, expected 0 to 1"),
    ("confidence", -0.1, "confidence -0.1, expected 0 to 1"),
])
def test_a_statement_refuses_values_it_does_not_know(field, value, problem):
    with pytest.raises(ValueError, match=problem):
        Statement("SUPPORT", PERU, CHILE, HERE, **{field: value})


def test_an_interval_does_not_end_before_it_starts():
    day = datetime.date(2021, 3, 16)
    assert Interval(day, day).end == day
    with pytest.raises(ValueError, match="starts on 2021-03-17 and ends before, on 2021-03-16"):
        Interval(day + datetime.timedelta(1), day)


def test_the_id_of_a_statement_is_its_place_and_what_it_says_not_how_sure_it_is():
    one = Statement("SUPPORT", PERU, CHILE, HERE)
    assert one.id == "49e900d74e0b7687"
    assert one.id == Statement("SUPPORT", PERU, CHILE, HERE, "negated", "future", confidence=0.5, role="x").id
    others = [Statement("SUPPORT", CHILE, PERU, HERE), Statement("REJECT", PERU, CHILE, HERE),
              Statement("SUPPORT", PERU, CHILE, Evidence("doc", 0, 19, HERE.text)),
              Statement("SUPPORT", PERU, CHILE, Evidence("doc2", 0, 18, HERE.text))]
    assert len({one.id, *(other.id for other in others)}) == 5


def test_parts_of_a_digest_do_not_run_together():
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")


@given(st.lists(st.text(st.characters())))
def test_any_text_has_a_digest(parts):
    assert len(digest(*parts)) == 16 and int(digest(*parts), 16) >= 0


@pytest.mark.parametrize(("name", "expected"), [
    ("Kim Jong-un", "kim-jong-un"), ("  São Tomé & Príncipe ", "sao-tome-principe"), ("Straße", "strasse"),
    ("Поезд", "поезд"), ("...", "")])
def test_slugs(name, expected):
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_its_own_slug(name):
    assert slug(slug(name)) == slug(name)


def test_actor_ids_are_qids_where_known():
    assert actor_id("State", "Peru", "Q419") == "Q419"
    assert actor_id("Person", "Ana Lima") == "Person/ana-lima"
