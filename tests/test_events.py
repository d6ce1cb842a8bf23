"""Statements that tell of one act on one day, taken together across documents."""

from __future__ import annotations

import datetime
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.events import NEWS, SHORT, Event, events, window
from kg.export.events import event_records
from kg.model import MODALITIES, POLARITIES, Actor, Document, Evidence, Interval, Reading, Statement

PERU, CHILE = Actor("Q419", "Peru", "State", "Q419", "PER"), Actor("Q298", "Chile", "State", "Q298", "CHL")
FIRST = datetime.date(2024, 5, 1)
DOCUMENTS = {f"paper {n}": Document(f"paper {n}", "…", FIRST + datetime.timedelta(n) if n else None) for n in range(9)}


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(number)


def days(start: int, end: int | None = None) -> Interval:
    return Interval(day(start), day(start if end is None else end))


def say(paper: int, start: int = 0, **rest: object) -> Statement:
    values = {"type": "ACCUSE", "source": PERU, "target": CHILE} | rest
    return Statement(evidence=Evidence(f"paper {paper}", start, start + 1, "…"), **values)  # type: ignore[arg-type]


def told(*statements: Statement) -> tuple[Event, ...]:
    return events(statements, DOCUMENTS)


def test_reports_of_one_day_are_one_event() -> None:
    one, other, undated = say(1, date=days(3)), say(4, date=days(2, 4)), say(6)
    [event] = told(one, other, undated)
    assert set(event.statements) == {one, other, undated}
    assert event.days == days(3) and event.documents == ("paper 1", "paper 4", "paper 6")
    assert not event.contested


def test_an_act_on_another_day_or_between_others_is_another_event() -> None:
    assert len(told(say(1, date=days(3)), say(2, date=days(4)))) == 2
    assert len(told(say(1, date=days(3)), say(2, date=days(3), source=CHILE, target=PERU))) == 2
    assert len(told(say(1, date=days(3)), say(2, date=days(3), type="REJECT"))) == 2
    assert len(told(say(1), say(1 + NEWS.days + 1))) == 2
    assert len(told(say(1), say(1 + NEWS.days))) == 1


def test_days_of_a_war_do_not_run_into_one_event() -> None:
    daily = [say(1, start, date=days(start)) for start in range(20)]
    assert len(told(*daily)) == 20


def test_a_long_period_joins_only_its_like() -> None:
    month, same, within = say(1, date=days(0, 30)), say(2, date=days(0, 30)), say(3, date=days(4))
    assert [len(event.statements) for event in told(month, same, within)] == [2, 1]


def test_what_is_denied_stands_beside_what_is_affirmed() -> None:
    yes, no, plan = say(1, date=days(3)), say(2, date=days(3), polarity="negated"), say(3, date=days(3),
                                                                                       modality="future")
    assert told(yes, no)[0].contested and told(yes, no, plan)[0].contested
    assert not told(yes, plan)[0].contested and len(told(yes, plan)) == 1
    assert not told(no)[0].contested


def test_left_out_is_what_tells_of_no_event_or_not_when() -> None:
    assert told(say(1, type="ALLIED_WITH", date=days(3)), say(1, modality="hypothetical", date=days(3)),
                say(0), say(1, modality="historical"), say(1, modality="future")) == ()


def test_a_graph_has_its_events_and_their_records() -> None:
    readings = [Reading(DOCUMENTS["paper 1"], statements=(say(1, date=days(3)),)),
                Reading(DOCUMENTS["paper 5"], statements=(say(5, polarity="negated"),))]
    graph = KnowledgeGraph.of(readings)
    [event] = graph.events
    assert graph.events == (KnowledgeGraph.of(readings[1:]) | KnowledgeGraph.of(readings[:1])).events
    assert list(event_records(graph)) == [{
        "id": event.id, "type": "ACCUSE", "source": "Q419", "target": "Q298", "date_start": "2024-05-04",
        "date_end": "2024-05-04", "affirmed": [say(1).id], "negated": [say(5).id], "contested": True,
        "documents": ["paper 1", "paper 5"]}]


DATES = st.none() | st.tuples(st.integers(0, 20), st.integers(0, 12)).map(lambda pair: days(pair[0], sum(pair)))
STATEMENTS = st.lists(st.builds(
    say, st.integers(0, 8), st.integers(0, 99), date=DATES, polarity=st.sampled_from(POLARITIES),
    modality=st.sampled_from(MODALITIES), type=st.sampled_from(["ACCUSE", "CONSULT", "ALLIED_WITH"])),
    max_size=12, unique_by=lambda one: one.id)


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_is_of_no_matter(statements: list[Statement], chance: object) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert events(shuffled, DOCUMENTS) == events(statements, DOCUMENTS)


@given(STATEMENTS)
def test_every_statement_with_a_window_tells_of_one_event_on_days_that_fit(statements: list[Statement]) -> None:
    found = events(statements, DOCUMENTS)
    placed = [one for event in found for one in event.statements]
    assert sorted(one.id for one in placed) == sorted(one.id for one in statements if window(one, DOCUMENTS))
    assert len({event.id for event in found}) == len(found)
    for event in found:
        windows = [window(one, DOCUMENTS) for one in event.statements]
        assert all(w and w.start <= event.days.start <= event.days.end <= w.end for w in windows)


@given(STATEMENTS)
def test_there_are_no_more_events_than_needed(statements: list[Statement]) -> None:
    """So many short windows of one relation lie pairwise apart: no fewer days could fit them all."""
    accused = [one for one in statements if one.type == "ACCUSE"]
    short = [w for one in accused if (w := window(one, DOCUMENTS)) and w.end - w.start < SHORT]
    apart = max((size for size in range(len(short) + 1) for some in combinations(short, size)
                 if all(a.end < b.start or b.end < a.start for a, b in combinations(some, 2))), default=0)
    found = [e for e in events(accused, DOCUMENTS) if e.days.end - e.days.start < SHORT]
    assert len(found) == apart
