"""Parts of a graph are graphs: what is in them was in the whole, and what was asked for is in them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from concert import ANA, FACTS, FRANCE, HERALD, MALI, MINISTRY, concert, say
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.export.rdf_membership import holds
from kg.export.spans import interval
from kg.find import find
from kg.model import Actor, Document, Evidence, KgError, Reading, Statement
from kg.select import Selection, around, asserted, between, often, states

DAY = datetime.date.fromisoformat


@pytest.fixture
def graph(readings: list[Reading]) -> KnowledgeGraph:
    return concert(readings)


def told(graph: KnowledgeGraph) -> set[tuple[str, str, str]]:
    return {(s.source.name, s.type, s.target.name) for s in graph.statements}


def test_nothing_chosen_is_everything(graph: KnowledgeGraph) -> None:
    assert Selection().of(graph) == graph


def test_asserted(graph: KnowledgeGraph) -> None:
    kept = asserted(graph)
    assert set(kept.statements) == {s for s in graph.statements if holds(s)} != set(graph.statements)


def test_documents_of_which_nothing_is_left_go(quarrel: KnowledgeGraph) -> None:
    part = between(quarrel, DAY("2024-03-01"), DAY("2024-03-01"))
    assert told(part) == {("Mali", "MEMBER_OF", "ECOWAS"), ("France", "SANCTION", "Mali")}
    assert list(part.documents) == ["other paper/2 é"]
    assert set(part.actors) == {"Q142", "Q912", "Q181574"}


days = st.none() | st.dates(DAY("2018-06-01"), DAY("2024-12-01"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days, days)
def test_a_period_holds_what_touches_it(first: datetime.date | None, last: datetime.date | None) -> None:
    graph = KnowledgeGraph.of([Reading(HERALD, (), (), tuple(map(say, FACTS)))])
    kept = set(between(graph, first, last).statements)
    for statement in graph.statements:
        time = interval(statement, graph)
        assert time is not None
        assert (statement in kept) == ((first or time.end) <= time.end and time.start <= (last or time.start))


def test_what_has_no_date_is_in_no_period() -> None:
    said = Statement("AID", FRANCE, MALI, Evidence("d", 0, 1, "x"))
    graph = KnowledgeGraph.of([Reading(Document("d", "x"), (), (), (said,))])
    assert between(graph, None, None).statements == (said,)
    assert between(graph, DAY("1000-01-01"), None).statements == ()


def test_often_counts_edges_not_pairs(quarrel: KnowledgeGraph) -> None:
    assert told(often(quarrel, 2)) == {("France", "SANCTION", "Mali")}  # the two CONSULT differ in status
    assert len(often(quarrel, 2).statements) == 2
    assert often(quarrel, 3).statements == ()


def test_ego_network(graph: KnowledgeGraph) -> None:
    near = around(graph, "Q181574")
    assert set(near.actors) == {"Q181574", "Q912", "Q183", "Person/bo-example"}  # the last as a claimant
    assert ("Germany", "ASSAULT", "Mali") in told(near)  # among its neighbours
    assert ("France", "SANCTION", "Mali") not in told(near)
    wider = around(graph, "Q181574", 2)
    assert ("France", "SANCTION", "Mali") in told(wider) and set(near.statements) < set(wider.statements)
    assert around(graph, "Q181574", 0).statements == ()


def test_states_stand_for_their_people(quarrel: KnowledgeGraph) -> None:
    raised = states(quarrel)
    assert told(raised) == {("France", "SANCTION", "Mali"), ("France", "CONSULT", "Mali"),
                            ("Mali", "MEMBER_OF", "ECOWAS")}
    assert {s.attribution for s in raised.statements if s.attribution} == {quarrel.actors["Q142"]}
    assert raised.names["Q142"] == quarrel.names["Q142"]
    raised.to_rdflib()
    assert states(raised).statements == raised.statements


def test_what_becomes_one_statement_keeps_the_surest() -> None:
    where = Evidence("d", 0, 1, "x")
    twice = [Statement("ACCUSE", FRANCE, MALI, where, confidence=0.4), Statement("ACCUSE", ANA, MALI, where)]
    graph = KnowledgeGraph.of([Reading(Document("d", "x"), (FRANCE, MALI, MINISTRY, ANA), (), tuple(twice))])
    (only,) = states(graph).statements
    assert (only.source, only.confidence) == (FRANCE, 1.0)


def test_ends_of_symmetric_types_stay_in_order() -> None:
    far = Actor("Q10", "Far", "State")
    one = Actor("Q11", "One", "Person", affiliation="Q9")
    home = Actor("Q9", "Home", "State")
    said = Statement("CONSULT", far, one, Evidence("d", 0, 1, "x"))
    graph = KnowledgeGraph.of([Reading(Document("d", "x"), (far, one, home), (), (said,))])
    (raised,) = states(graph).statements
    assert (raised.source, raised.target) == (far, home) and far.id < home.id


def test_the_ego_of_a_person_at_state_level_is_its_state(graph: KnowledgeGraph) -> None:
    by_person = Selection(ego="Bo Example", level="state").of(graph)
    assert by_person == Selection(ego="ITA", level="state").of(graph)


def test_all_at_once_in_the_order_of_level_time_number_and_place(quarrel: KnowledgeGraph) -> None:
    part = Selection(DAY("2024-01-01"), DAY("2024-12-31"), "state", 2, "France", 1).of(quarrel)
    assert told(part) == {("France", "SANCTION", "Mali")}


@pytest.mark.parametrize("name", ["Q142", "FRA", "France", "france", "Paris"])
def test_an_actor_is_found_by_whatever_it_is_called(quarrel: KnowledgeGraph, name: str) -> None:
    assert find(quarrel, name) == quarrel.actors["Q142"]


def test_the_actor_tables_know_more_names(quarrel: KnowledgeGraph) -> None:
    assert "French Republic" not in quarrel.names["Q142"]
    assert find(quarrel, "French Republic").id == "Q142"


def test_an_actor_that_is_not_there_or_not_the_only_one(graph: KnowledgeGraph) -> None:
    with pytest.raises(KgError, match="no actor 'Mall' in the graph; near: Mali"):
        find(graph, "Mall")
    with pytest.raises(KgError, match=r"'Ana Example' may be Ana Example \(Person/ana-example\), .* expected one"):
        find(graph, "Ana Example")
    assert find(graph, "Person/ana-example-2").name == "Ana Example"
    twin = replace(MALI, id="Q1", iso3=None, aliases=("Paris",))
    both = graph | KnowledgeGraph.of([Reading(Document("e", "x"), (), (), (
        Statement("AID", twin, FRANCE, Evidence("e", 0, 1, "x")),))])
    with pytest.raises(KgError, match="'paris' may be"):
        find(both, "paris")
