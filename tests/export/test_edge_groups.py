"""How statements become edges: none lost, none added, nothing shown as a fact that is not said to be one."""

from __future__ import annotations

import datetime
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export.colours import of_class
from kg.export.groups import Group, columns, groups, listed, status
from kg.export.look import SIZES, Look
from kg.export.ranks import pagerank
from kg.export.spans import DAY, intervals, joined
from kg.export.view import view
from kg.model import Interval
from kg.ontology import ontology


@pytest.fixture
def kinds(quarrel: KnowledgeGraph) -> dict[str, Group]:
    return {group.id: group for group in groups(quarrel.statements)}


def test_one_edge_for_each_pair_type_and_status(kinds: dict[str, Group]) -> None:
    assert sorted(kinds) == [
        "Person/ana-example|CONSULT (hypothetical)|Q912",
        "Person/ana-example|HOLDS_OFFICE|GovernmentBody/french-ministry-of-puddings",
        "Q142|CONSULT (negated)|Q912", "Q142|CONSULT|Q912", "Q142|SANCTION|Q912", "Q912|MEMBER_OF|Q181574",
    ]


def test_columns_of_two_mentions(kinds: dict[str, Group], quarrel: KnowledgeGraph) -> None:
    assert columns(kinds["Q142|SANCTION|Q912"], quarrel) == {
        "relation": "SANCTION", "status": "asserted", "symmetric": False, "sign": -1, "score": -6.0,
        "quad_class": "material conflict", "mentions": 2, "documents": 2, "confidence": 0.75, "polarity": "affirmed",
        "modality": "actual", "first_seen": "2024-02-02", "last_seen": "2024-03-01",
        "evidence": "France imposed sanctions on Mali on 2 February.",  # the surer one
        "document": "https://news.example/2024/quarrel?page=1", "evidence_start": 0, "evidence_end": 47,
        "statement": "a4cc9e214cb68222", "publisher": "The Invented Courier",
        "source_url": "https://news.example/2024/quarrel?page=1",
    }


def test_qualifiers_of_what_is_not_asserted(kinds: dict[str, Group], quarrel: KnowledgeGraph) -> None:
    told = columns(kinds["Q142|CONSULT (negated)|Q912"], quarrel)
    assert (told["polarity"], told["modality"], told["sign"]) == ("negated", "future", 1)
    assert told["attribution"] == "Ana Example"
    assert "place" not in told
    assert columns(kinds["Q912|MEMBER_OF|Q181574"], quarrel)["sign"] == 0


def test_every_statement_is_in_one_edge() -> None:
    graph = synthetic(60, 400)
    found = groups(graph.statements)
    assert sorted(s.id for group in found for s in group.statements) == [s.id for s in graph.statements]
    assert len({group.id for group in found}) == len(found)
    assert all({status(s) for s in group.statements} == {group.status} for group in found)
    assert {group.status for group in found} == {"asserted", "negated", "future", "hypothetical"}


def test_weights_rise_with_mentions_and_are_never_one(quarrel: KnowledgeGraph) -> None:
    statement, relation = quarrel.statements[0], ontology().relations["AID"]
    weights = [Group("a", "b", relation, "asserted", (statement,) * count).weight for count in (1, 2, 6, 30, 10**4)]
    assert weights == [1.585, 2.0, 3.0, 5.0, 5.0]


def test_listed_values_are_distinct_sorted_and_without_the_separator_in_them() -> None:
    assert listed(["b", None, "a|c", "", "b"]) == "a/c|b"


FIRST = datetime.date(2024, 1, 1)
spans = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(
    lambda pair: Interval(FIRST + pair[0] * DAY, FIRST + (pair[0] + pair[1]) * DAY))


@given(st.lists(spans))
def test_joined_spells_cover_the_same_days_and_never_touch(found: list[Interval]) -> None:
    spells = list(joined(sorted(found, key=lambda i: (i.start, i.end))))
    assert days(spells) == days(found)
    assert all(one.end + DAY < two.start for one, two in pairwise(spells))


def days(spells: list[Interval]) -> set[datetime.date]:
    return {one.start + number * DAY for one in spells for number in range((one.end - one.start).days + 1)}


def test_a_statement_without_date_was_seen_when_its_document_came_out(quarrel: KnowledgeGraph) -> None:
    undated = [s for s in quarrel.statements if s.type == "MEMBER_OF"]
    assert intervals(undated, quarrel) == (Interval(datetime.date(2024, 3, 1), datetime.date(2024, 3, 1)),)


def test_nodes(quarrel: KnowledgeGraph) -> None:
    nodes = {node.label: node for node in view(quarrel).nodes}
    assert list(nodes) == [actor.name for actor in quarrel.actors.values()]
    assert nodes["France"].columns == {
        "actor_kind": "State", "country": "FRA", "community": nodes["France"].columns["community"], "mentions": 4,
        "wikidata": "Q142", "aliases": "Paris", "first_seen": "2019-01-01", "last_seen": "2024-03-01",
        "degree": 3, "pagerank": nodes["France"].columns["pagerank"],
    }
    ana = nodes["Ana Example"].columns
    assert (ana["affiliation"], ana["country"], ana["mentions"]) == ("French Ministry of Puddings", "FRA", 3)
    assert nodes["Mali"].size > nodes["France"].size > nodes["ECOWAS"].size >= 4


def test_sizes_and_colours_are_of_choice(quarrel: KnowledgeGraph) -> None:
    looks = [Look(every=True, size=size) for size in SIZES]
    sizes = {look.size: {node.label: node.size for node in view(quarrel, look).nodes} for look in looks}
    assert sizes["mentions"]["France"] > sizes["degree"]["France"]  # said twice to sanction
    assert max(sizes["pagerank"], key=lambda name: sizes["pagerank"][name]) == "Mali"
    kinds = {node.columns["actor_kind"]: node.colour for node in view(quarrel, Look(colour="class")).nodes}
    assert kinds["State"] == of_class("State") != kinds["Person"] == of_class("Person")


def test_ranks_are_those_of_networkx() -> None:
    network = nx.gnm_random_graph(40, 70, seed=3)
    ties = tuple((min(pair), max(pair), 1.0 + pair[0] % 3) for pair in network.edges)
    network.add_weighted_edges_from(ties)
    wanted = nx.pagerank(network, tol=1e-12)
    assert pagerank(40, ties) == pytest.approx([wanted[node] for node in range(40)], abs=1e-7)
    assert pagerank(0, ()) == () and pagerank(2, ()) == (0.5, 0.5)