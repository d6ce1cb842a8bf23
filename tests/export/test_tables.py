"""CSV and networkx: one row or edge a statement, with all that the record says."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest
from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export.table import cell, write_edges, write_nodes


def rows(graph: KnowledgeGraph, writer: object = write_edges) -> list[dict[str, str]]:
    stream = io.BytesIO()
    writer(graph, stream)  # type: ignore[operator]
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))


def test_one_row_a_statement(quarrel: KnowledgeGraph) -> None:
    found = rows(quarrel)
    assert [row["Id"] for row in found] == [statement.id for statement in quarrel.statements]
    (held,) = (row for row in found if row["relation"] == "HOLDS_OFFICE")
    assert (held["source_label"], held["role"], held["score"], held["status"]) == (
        "Ana Example", "puddings minister", "", "asserted")
    for row in found:
        text = quarrel.documents[row["document"]].text
        assert text[int(row["evidence_start"]):int(row["evidence_end"])] == row["evidence"]


def test_one_row_an_actor(quarrel: KnowledgeGraph) -> None:
    found = {row["Id"]: row for row in rows(quarrel, write_nodes)}
    assert list(found) == list(quarrel.actors)
    assert found["Q142"]["Label"] == "France" and found["Q142"]["iso3"] == "FRA"
    assert found["Person/ana-example"]["affiliation"] == "GovernmentBody/french-ministry-of-puddings"


@pytest.mark.parametrize(("value", "expected"), [("=1+1", "'=1+1"), ("- he said", "'- he said"), ("@a", "'@a"),
                                                 (-6.0, -6.0), ("a=1", "a=1"), ("", "")])
def test_no_text_runs_as_a_formula(value: str | float, expected: str | float) -> None:
    assert cell(value) == expected


def test_networkx_has_one_edge_a_statement_with_plain_values_only() -> None:
    graph = synthetic(40, 200)
    network = graph.to_networkx()
    assert sorted(key for *_, key in network.edges(keys=True)) == [statement.id for statement in graph.statements]
    assert list(network) == list(graph.actors)
    values = [value for *_, data in [*network.edges(data=True), *network.nodes(data=True)] for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}


def test_networkx_says_all_that_the_record_says(quarrel: KnowledgeGraph) -> None:
    edge = quarrel.to_networkx().edges["Q142", "Q912", "1e32be9f418e117a"]
    assert edge == {
        "relation": "CONSULT", "status": "negated", "symmetric": True, "sign": 1, "score": 2.5,
        "quad_class": "verbal cooperation", "polarity": "negated", "modality": "future", "attribution": "Ana Example",
        "attribution_id": "Person/ana-example", "confidence": 1.0, "statement": "1e32be9f418e117a",
        "evidence": "“Mali will not meet France,” Ana Example said.",
        "document": "https://news.example/2024/quarrel?page=1", "evidence_start": 48, "evidence_end": 94,
        "publisher": "The Invented Courier", "source_url": "https://news.example/2024/quarrel?page=1",
    }


def test_networkx_can_write_what_it_gets(quarrel: KnowledgeGraph) -> None:
    network = quarrel.to_networkx()
    back = nx.parse_graphml("\n".join(nx.generate_graphml(network)), edge_key_type=str)
    assert {key: data for *_, key, data in back.edges(keys=True, data=True)} == {
        key: data for *_, key, data in network.edges(keys=True, data=True)}
