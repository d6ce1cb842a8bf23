"""JSON-LD says the same as N-Quads, in short names."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.builder import with_background
from kg.export.rdf import FORMATS, write_rdf
from kg.export.rdf_jsonld import LINKS, VALUES
from kg.model import Reading
from kg.ontology import BASE, PREFIXES

sys.path.append(str(Path(__file__).parents[1] / "store"))
from made_up import readings as made_up


def written(graph: KnowledgeGraph, suffix: str, base: str) -> bytes:
    stream = io.BytesIO()
    write_rdf(graph, stream, suffix, base)
    return stream.getvalue()


def quads(graph: KnowledgeGraph, suffix: str, base: str) -> set[ox.Quad]:
    return set(ox.parse(written(graph, suffix, base), FORMATS[suffix]))


@settings(max_examples=25, deadline=None)
@given(st.lists(made_up(), max_size=3), st.sampled_from([BASE, "http://elsewhere.example/ids#"]))
def test_it_is_what_the_n_quads_are(given: list[Reading], base: str) -> None:
    graph = with_background(KnowledgeGraph.of(given))
    assert quads(graph, ".jsonld", base) == quads(graph, ".nq", base)


@pytest.fixture
def document(quarrel: KnowledgeGraph) -> Any:
    return json.loads(written(quarrel, ".jsonld", BASE))


def test_a_statement_reads_as_one(document: Any) -> None:
    courier = next(node for node in document["@graph"] if node["@id"] == "https://news.example/2024/quarrel?page=1")
    [sanction] = [node for node in courier["@graph"] if node.get("@type") == "Sanction"]
    assert {key: sanction[key] for key in ("source", "target", "polarity", "dateStart", "confidence")} == {
        "source": "Q142", "target": "Q912", "polarity": "kg:affirmed", "dateStart": "2024-02-02", "confidence": "0.9"}
    assert sanction["prov:wasDerivedFrom"] == "https://news.example/2024/quarrel?page=1"


def test_most_of_it_is_short(document: Any) -> None:
    assert document["@context"]["@base"] == BASE and PREFIXES.items() <= document["@context"].items()
    text = json.dumps(document["@graph"])
    assert re.findall(rf'"{BASE}[^"%]+"', text) == [] and '"@id": "http://www.w' not in text
    assert not {term.removeprefix(PREFIXES["kg"]) for term in (*LINKS, *VALUES)} & PREFIXES.keys()
