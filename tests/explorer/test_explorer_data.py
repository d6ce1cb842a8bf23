"""What goes into the page, without a browser."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hostile import hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.explorer.data import page_data
from kg.explorer.documents import document_records, utf16
from kg.explorer.page import dumped, embedded, write_html
from kg.export import formats, write_stream
from kg.model import Document, Reading


def page(graph: KnowledgeGraph) -> bytes:
    stream = io.BytesIO()
    write_html(graph, stream)
    return stream.getvalue()


def inside(html: bytes, name: str) -> list[Any]:
    """The records in the element with this name, as a browser finds its end."""
    found = re.search(rf'<script type="application/json" id="data-{name}">\n(.*?)</script>', html.decode(), re.DOTALL)
    assert found
    return [json.loads(line) for line in found[1].split("\n") if line]


def test_every_statement_is_a_row_that_points_to_its_edge_document_and_actors(shown: KnowledgeGraph) -> None:
    data = page_data(shown)
    nodes, edges, said, documents = (data[name] for name in ("nodes", "edges", "statements", "documents"))
    told = [(nodes["id"][edges["source"][edge]], data["relations"][edges["relation"][edge]]["name"],
             nodes["id"][edges["target"][edge]], documents["iri"][document])
            for edge, document in zip(said["edge"], said["document"], strict=True)]
    assert sorted(told) == sorted((one.source.id, one.type, one.target.id, iri(one.evidence.document))
                                  for one in shown.statements)
    assert nodes["id"] == list(shown.actors) and len(set(map(len, nodes.values()))) == 1


def iri(document: str) -> str:
    from kg.export.rdf_terms import Names

    return Names().document(document)


def test_evidence_is_marked_where_a_browser_counts(shown: KnowledgeGraph) -> None:
    iris = page_data(shown)["statements"]["iri"]
    found = {}
    for record in document_records(shown):
        units = record["text"].encode("utf-16-le")
        for row, start, end in record["evidence"]:
            found[iris[row].removeprefix("statement/")] = units[2 * start:2 * end].decode("utf-16-le")
    assert found == {one.id: one.evidence.text for one in shown.statements}


@settings(deadline=None)
@given(st.text())
def test_offsets_grow_by_the_units_of_each_character(text: str) -> None:
    at = utf16(text)
    assert [at(end) for end in range(len(text) + 1)] == [
        len(text[:end].encode("utf-16-le", "surrogatepass")) // 2 for end in range(len(text) + 1)]


def test_no_text_of_a_document_is_sent_before_it_is_asked_for(shown: KnowledgeGraph) -> None:
    data = dumped(page_data(shown)).decode()
    assert not [one.evidence.text for one in shown.statements if json.dumps(one.evidence.text)[1:-1] in data]


def test_nothing_in_a_text_can_leave_its_element(shown: KnowledgeGraph) -> None:
    html = page(shown)
    [data], documents = inside(html, "graph"), inside(html, "documents")
    assert data == json.loads(dumped(page_data(shown))) and documents == list(document_records(shown))
    assert html.count(b"<script") == 3 and b"taken</script>" not in html


@settings(deadline=None)
@given(st.text())
def test_any_text_survives_embedding(text: str) -> None:
    line = embedded({"text": text})
    assert json.loads(line) == {"text": text} and b"<" not in line and b"\n" not in line


def test_the_page_is_the_same_in_any_order(readings: list[Reading]) -> None:
    several = [*readings, hostile()]
    assert page(KnowledgeGraph.of(several)) == page(KnowledgeGraph.of(several[::-1]))


@pytest.mark.parametrize("readings", [[], [Reading(Document("empty", ""))]])
def test_a_graph_without_statements_is_a_page(readings: list[Reading]) -> None:
    [data] = inside(page(KnowledgeGraph.of(readings)), "graph")
    assert data["statements"]["iri"] == [] and len(data["documents"]["iri"]) == len(readings)


def test_html_is_a_format_also_for_a_stream(quarrel: KnowledgeGraph) -> None:
    stream = io.BytesIO()
    write_stream(quarrel, stream, ".html")
    assert ".html" in formats() and stream.getvalue() == page(quarrel)


def test_a_name_that_is_half_a_character_does_no_harm(quarrel: KnowledgeGraph) -> None:
    [reading, other] = quarrel.readings.values()
    broken = replace(reading, document=replace(reading.document, title="\udc80"))
    assert page(KnowledgeGraph.of([broken, other])).decode("utf-8")
