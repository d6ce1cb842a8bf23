"""The graph in rdflib: all of rdflib works on it, whichever store is behind it."""

from __future__ import annotations

import pytest
import rdflib

from kg.assemble import KnowledgeGraph
from kg.export import rdf
from kg.ontology import IRI

pytestmark = pytest.mark.filterwarnings(  # rdflib's own use
    "ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def test_to_rdflib_answers_over_all_graphs(quarrel: KnowledgeGraph) -> None:
    dataset = quarrel.to_rdflib()
    names = {str(graph.identifier) for graph in dataset.graphs()}
    assert {IRI, "https://news.example/2024/quarrel?page=1"} < names
    rows = dataset.query("""SELECT DISTINCT ?name ?page { ?who kg:sanctions ?whom ; skos:prefLabel ?name .
        ?s a kg:Sanction ; kg:source ?who ; kg:target ?whom ; prov:wasDerivedFrom ?page }""")
    assert {str(row[0]) for row in rows} == {"France"}
    assert len(rows) == 2


def test_oxigraph_as_the_store_of_rdflib(quarrel: KnowledgeGraph) -> None:
    pytest.importorskip("oxrdflib")
    small, big = quarrel.to_rdflib(), quarrel.to_rdflib(store="Oxigraph")
    assert type(big.store).__name__ == "OxigraphStore" and type(small.store).__name__ == "Memory"
    assert set(big.triples((None, None, None))) >= {quad[:3] for quad in small.quads() if not literal(quad[2])}
    assert len(list(big.quads())) == len(list(small.quads()))
    question = "SELECT DISTINCT ?name { ?who kg:sanctions ?whom ; skos:prefLabel ?name }"
    assert [str(row[0]) for row in big.query(question)] == [str(row[0]) for row in small.query(question)] == ["France"]


def literal(term: object) -> bool:
    return isinstance(term, rdflib.Literal)


def test_big_graphs_are_in_oxigraph(quarrel: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("oxrdflib")
    monkeypatch.setattr(rdf, "BIG", len(quarrel.statements))
    assert type(quarrel.to_rdflib().store).__name__ == "OxigraphStore"
    assert type(quarrel.to_rdflib("default").store).__name__ == "Memory"
    monkeypatch.setattr(rdf, "BIG", len(quarrel.statements) + 1)
    assert type(quarrel.to_rdflib().store).__name__ == "Memory"
