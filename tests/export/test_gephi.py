"""GEXF and GraphML, read back by the programs' own parsers where they are at hand, and by networkx."""

from __future__ import annotations

import datetime
import io
import json
import os
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export import write, write_stream
from kg.export.groups import groups
from kg.export.look import PLAIN, WHOLE, Look
from kg.model import Actor, Document, Evidence, Mention, Reading, Statement

SUFFIXES = (".gexf", ".graphml")
PARSERS = Path(__file__).parent / "readers" / "graphology.mjs"
READER = Path(__file__).parents[3] / "shared" / "tools" / "gephi_lite_read.mjs"
COLOUR = re.compile(r"#[0-9a-f]{6}|rgb\(\d+,\d+,\d+\)")
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
NASTY = "שלום 🕊 <b>&amp;\"'</b> a\x00b\x0b\ud83d\uffff tab\tline\r\nend ]]> %s None null"


def written(graph: KnowledgeGraph, suffix: str, look: Look = WHOLE) -> bytes:
    stream = io.BytesIO()
    write_stream(graph, stream, suffix, look)
    return stream.getvalue()


def read(graph: KnowledgeGraph, suffix: str, look: Look = WHOLE) -> nx.MultiDiGraph:
    """By networkx, which makes a DiGraph of a graph without parallel edges."""
    data = io.BytesIO(written(graph, suffix, look))
    found = nx.read_gexf(data, version="1.3") if suffix == ".gexf" else nx.read_graphml(data, edge_key_type=str)
    return nx.MultiDiGraph(found)


def small(count: int, text: str = "x") -> KnowledgeGraph:
    """So many actors in a row, each with a relation to the next; all texts are `text` and a number."""
    cast = [Actor(f"{text}{n}", f"{text}{n}", "Person", affiliation=text) for n in range(count)]
    document = Document(text, text, None, text, text, text)
    said = [Statement("ACCUSE", one, two, Evidence(text, 0, 9, text), place=text, role=text, attribution=one)
            for one, two in pairwise(cast)]
    return KnowledgeGraph.of([Reading(document, tuple(cast), (Mention(f"{text}0", 0, 1, text),), tuple(said))])


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
@pytest.mark.parametrize("graph", [KnowledgeGraph.of([]), small(1), small(2), small(3), synthetic(150, 700)],
                         ids=["none", "one", "two", "three", "many"])
def test_as_many_nodes_and_edges_come_back(graph: KnowledgeGraph, suffix: str) -> None:
    back = read(graph, suffix)
    assert set(back) == set(graph.actors)
    assert back.number_of_edges() == len(groups(graph.statements))
    assert sum(mentions for *_, mentions in back.edges(data="mentions")) == len(graph.statements)


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_by_default_only_what_is_said_to_hold(quarrel: KnowledgeGraph, suffix: str) -> None:
    stream = io.BytesIO()
    write_stream(quarrel, stream, suffix)
    assert stream.getvalue() == written(quarrel, suffix, PLAIN)
    back = read(quarrel, suffix, PLAIN)
    assert sorted(edge["relation"] for *_, edge in back.edges(data=True)) == [
        "CONSULT", "HOLDS_OFFICE", "MEMBER_OF", "SANCTION"]
    assert {edge["status"] for *_, edge in back.edges(data=True)} == {"asserted"}


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_by_statement(quarrel: KnowledgeGraph, suffix: str) -> None:
    back = read(quarrel, suffix, Look(every=True, by_statement=True))
    edges = [edge for *_, edge in back.edges(data=True)]
    assert sorted(edge["statement"] for edge in edges) == [statement.id for statement in quarrel.statements]
    assert {edge["mentions"] for edge in edges} == {1}
    dates = [edge["first_seen"] for edge in edges if edge["relation"] == "SANCTION"]
    assert sorted(dates) == ["2024-02-02", "2024-03-01"]


def test_no_two_edges_that_gephi_would_make_one() -> None:
    for look in (PLAIN, WHOLE, Look(by_statement=True), Look(every=True, by_statement=True)):
        root = etree.fromstring(written(synthetic(40, 300), ".gexf", look))
        keys = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in root.iter(GEXF + "edge")]
        assert len(set(keys)) == len(keys) > 150


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_every_edge_shows_its_sentence(quarrel: KnowledgeGraph, suffix: str) -> None:
    for *_, edge in read(quarrel, suffix).edges(data=True):
        text = quarrel.documents[edge["document"]].text
        assert text[edge["evidence_start"]:edge["evidence_end"]] == edge["evidence"] != ""


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_types_of_columns_survive(quarrel: KnowledgeGraph, suffix: str) -> None:
    edge = next(data for *_, data in read(quarrel, suffix).edges(data=True) if data["relation"] == "SANCTION")
    assert (edge["symmetric"], edge["sign"], edge["score"], edge["mentions"]) == (False, -1, -6.0, 2)
    assert edge["weight"] == 2.0


@pytest.mark.parametrize("suffix", [".gexf", ".graphml"])
def test_nasty_strings(suffix: str) -> None:
    graph = small(3, NASTY)
    shown = re.sub("[\x00\x0b\ud83d\uffff]", "\ufffd", NASTY)
    back = read(graph, suffix)
    assert {node for node in back} == {f"{shown}{number}" for number in range(3)}
    assert [data["label"] for _, data in back.nodes(data=True)] == list(back)
    assert {data["evidence"] for *_, data in back.edges(data=True)} == {shown}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_well_formed(text: str) -> None:
    graph = small(2, text)
    for suffix in (".gexf", ".graphml"):
        etree.fromstring(written(graph, suffix))


def elements(graph: KnowledgeGraph, name: str, space: str = GEXF) -> Iterator[etree._Element]:
    return etree.fromstring(written(graph, ".gexf")).iter(space + name)


def test_igraph_reads_as_many(tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    graph = synthetic(150, 700)
    (file,) = write(graph, tmp_path / "graph.graphml", WHOLE)
    back = igraph.Graph.Read_GraphML(str(file))
    assert (back.vcount(), back.ecount()) == (len(graph.actors), len(groups(graph.statements)))
    assert back.is_directed() and sum(back.es["mentions"]) == len(graph.statements)
    assert set(back.vs["label"]) == {actor.name for actor in graph.actors.values()}


@pytest.mark.skipif(not os.environ.get("GEXF_XSD"), reason="needs GEXF_XSD, the path of GEXF 1.3's gexf.xsd")
def test_valid_by_the_schema_of_gexf(quarrel: KnowledgeGraph) -> None:
    """The schema wants colour, size and position in the namespace of all else; every program wants them in viz."""
    schema = etree.XMLSchema(file=os.environ["GEXF_XSD"])
    for graph in (quarrel, small(3), synthetic(60, 200)):
        text = written(graph, ".gexf").replace(b"<viz:", b"<").replace(b' xmlns:viz="http://gexf.net/1.3/viz"', b"")
        schema.assertValid(etree.fromstring(text))


def test_the_traps_of_gexf(quarrel: KnowledgeGraph) -> None:
    data = written(quarrel, ".gexf").decode()
    assert 'lastmodifieddate="2024-03-01"' in data
    assert "None" not in data
    (form,) = elements(quarrel, "graph")
    assert (form.get("defaultedgetype"), form.get("mode"), form.get("timeformat")) == ("directed", "dynamic", "date")
    assert [block.get("class") for block in elements(quarrel, "attributes")] == ["node", "edge"]
    titles = {column.get("title") for column in elements(quarrel, "attribute")}
    assert titles == {column.get("id") for column in elements(quarrel, "attribute")}
    assert not titles & {"id", "label", "weight", "timeset", "type", "kind", "color", "size", "start", "end"}
    types = {column.get("type") for column in elements(quarrel, "attribute")}
    assert types == {"string", "integer", "double", "boolean"}
    assert {tuple(sorted(colour.keys())) for colour in elements(quarrel, "color", VIZ)} == {("b", "g", "r")}


def test_edges_of_gexf(quarrel: KnowledgeGraph) -> None:
    edges = list(elements(synthetic(60, 200), "edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert len({(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}) == len(edges)
    assert {edge.get("type") for edge in edges} == {"directed"}
    assert all(1 < float(edge.get("weight", "")) <= 5 for edge in edges)
    kinds = {edge.get("kind") for edge in elements(quarrel, "edge")}
    assert {"CONSULT", "CONSULT (negated)", "CONSULT (hypothetical)"} <= kinds


def test_edge_labels_only_where_they_do_not_clutter() -> None:
    few, many = (next(elements(synthetic(60, count), "edge")) for count in (200, 400))
    assert few.get("label") == few.get("kind")
    assert many.get("label") is None


date = datetime.date.fromisoformat


def test_spells_are_days_and_never_overlap() -> None:
    for spells in elements(synthetic(30, 300), "spells"):
        ends = [(date(spell.get("start", "")), date(spell.get("end", ""))) for spell in spells]
        assert all(start <= end for start, end in ends)
        assert all(one[1] < two[0] for one, two in pairwise(ends))


def test_without_dates_the_graph_is_static() -> None:
    (form,) = elements(small(3), "graph")
    assert (form.get("mode"), form.get("timeformat")) == ("static", None)
    assert b"spell" not in written(small(3), ".gexf") and b"lastmodifieddate" not in written(small(3), ".gexf")


def test_the_traps_of_graphml(quarrel: KnowledgeGraph) -> None:
    root = etree.fromstring(written(quarrel, ".graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = list(root.iter(space + "key"))
    assert all((key.get("id") or "")[:2] == {"node": "n_", "edge": "e_"}[key.get("for") or ""] for key in keys)
    assert {key.get("attr.type") for key in keys} == {"string", "int", "double", "boolean"}
    edges = list(root.iter(space + "edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges) == 6
    assert {edge.get("label") for edge in edges} >= {"SANCTION", "CONSULT (negated)"}
    colours = [data.text for data in root.iter(space + "data") if data.get("key") in ("n_color", "e_color")]
    assert len(colours) == 5 + 6 and all(re.fullmatch("#[0-9a-f]{6}", colour or "") for colour in colours)


def test_gephi_lites_parsers_find_all(quarrel: KnowledgeGraph, tmp_path: Path, npm: Path) -> None:
    graphs = [graph for graph in (quarrel, synthetic(60, 200)) for _ in SUFFIXES]
    files = [write(graph, tmp_path / f"{number}{SUFFIXES[number % 2]}", WHOLE)[0]
             for number, graph in enumerate(graphs)]
    told = subprocess.check_output(["node", str(PARSERS), str(npm), *map(str, files)], text=True)
    for graph, found in zip(graphs, json.loads(told), strict=True):
        assert {node["id"] for node in found["nodes"]} == set(graph.actors)
        assert len(found["edges"]) == len(groups(graph.statements))
        assert all(COLOUR.fullmatch(one["color"]) for one in found["nodes"] + found["edges"])
        assert all(isinstance(node[name], int | float) for node in found["nodes"] for name in ("x", "y", "size"))
        assert all(edge["weight"] > 1 and edge["evidence"] for edge in found["edges"])
        assert {edge["symmetric"] for edge in found["edges"]} <= {True, False}


@pytest.mark.skipif(not READER.exists(), reason="needs the reader among the shared tools")
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("size", [5, 300])
def test_gephi_lite_understands_all(quarrel: KnowledgeGraph, tmp_path: Path, npm: Path, suffix: str, size: int) -> None:
    graph = quarrel if size == 5 else synthetic(size, 3 * size)
    (file,) = write(graph, tmp_path / f"graph{suffix}", WHOLE)
    command = ["node", str(READER), str(file), "--require", "labels,colors,sizes,positions,weights,time"]
    told = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"NODE_DEPS": str(npm)})
    assert told.returncode == 0 and not re.search(r"^\s*!", told.stdout, re.M), told.stdout
    assert f"{len(graph.actors)} nodes, {len(groups(graph.statements))} edges" in told.stdout
