"""Pictures: right sort of file, names readable and apart, lines from rim to rim."""

from __future__ import annotations

import io
from math import dist

import pytest
from lxml import etree
from matplotlib.text import Text
from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export import write_stream
from kg.export.curves import curves
from kg.export.look import PLAIN, WHOLE, Look
from kg.export.picture import drawn
from kg.export.view import View, view
from kg.model import Actor, Document, Evidence, Reading, Statement

NASTY = "שלום 日本 🕊 $x$ <&> \x00\x0b\n_^{"


def picture(graph: KnowledgeGraph, suffix: str, look: Look = WHOLE) -> bytes:
    stream = io.BytesIO()
    write_stream(graph, stream, suffix, look)
    return stream.getvalue()


@pytest.fixture(scope="module")
def shown() -> View:
    return view(synthetic(120, 300))


def test_svg_is_self_contained_and_has_names_as_text(quarrel: KnowledgeGraph) -> None:
    root = etree.fromstring(picture(quarrel, ".svg"), etree.XMLParser(load_dtd=False, no_network=True))
    texts = {"".join(text.itertext()).strip() for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"France", "Mali", "Ana Example", "state (2)"} <= texts
    assert {"conflict", "cooperation", "planned, supposed or denied"} <= texts
    links = [value for item in root.iter() for key, value in item.attrib.items() if key.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert b"<dc:date>" not in picture(quarrel, ".svg")


def test_by_default_only_what_is_said_to_hold(quarrel: KnowledgeGraph) -> None:
    text = picture(quarrel, ".svg", PLAIN).decode()
    assert "4 edges from 5 statements" in text and "planned, supposed or denied" not in text


def test_legend_of_communities_and_ranks(quarrel: KnowledgeGraph) -> None:
    text = picture(quarrel, ".svg", Look(every=True, size="pagerank", colour="community")).decode()
    assert "size: PageRank" in text and "Mali, France (" in text and "state (" not in text


def test_png(quarrel: KnowledgeGraph) -> None:
    data = picture(quarrel, ".png")
    assert data.startswith(b"\x89PNG") and len(data) > 20_000
    assert b"Software" not in data


def test_nothing_to_draw() -> None:
    assert b"0 actors" in picture(KnowledgeGraph.of([]), ".svg")


def test_nasty_names_are_drawn_as_they_are() -> None:
    one, two = Actor("a", NASTY, "State"), Actor("b", "$\\frac{", "Place")
    said = Statement("AID", one, two, Evidence("d", 0, 1, "x")), Statement("AID", one, one, Evidence("d", 1, 2, "x"))
    graph = KnowledgeGraph.of([Reading(Document("d", "xx"), (one, two), (), said)])
    assert "$x$ &lt;&amp;&gt; _^{" in picture(graph, ".svg").decode()
    etree.fromstring(picture(graph, ".svg"))


def test_names_do_not_overlap_and_stay_inside(shown: View) -> None:
    figure = drawn(shown, WHOLE)
    figure.draw_without_rendering()
    (axes,) = figure.axes
    boxes = [text.get_window_extent() for text in axes.texts if isinstance(text, Text) and not text.get_path_effects()]
    assert len(boxes) > 30
    assert not [1 for n, one in enumerate(boxes) for two in boxes[:n] if one.overlaps(two)]
    frame = axes.get_window_extent()
    assert all(frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1 for box in boxes)


def test_lines_run_from_rim_to_rim_and_apart(shown: View) -> None:
    lines = curves(shown.nodes, shown.links)
    assert len({line.path for line in lines}) == len(lines)
    discs = [((node.x, node.y), node.size) for node in shown.nodes]
    for line in lines:
        ends = line.path[0], line.head[0] if line.head else line.path[-1]
        assert all(any(dist(end, at) == pytest.approx(size) for at, size in discs) for end in ends)
