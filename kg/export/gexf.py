"""GEXF 1.3 for Gephi and Gephi Lite, written so that both show every edge, its colours and its time.

The rules were measured on the programs' own importers; what looks arbitrary here avoids a loss in one of them: an edge
type for each relation, all edges directed, colours without alpha, one block of attributes a class, names as their ids,
spells that never overlap and beside them the same dates as text, the date of the latest document and not of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from kg.assemble import KnowledgeGraph
from kg.export.colours import Colour
from kg.export.groups import COLUMNS as EDGE_COLUMNS
from kg.export.groups import Columns
from kg.export.look import PLAIN, Look
from kg.export.markup import empty, escaped, spelled, tag
from kg.export.view import NODE_COLUMNS, Link, Node, View, view
from kg.model import Interval

TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
LABELLED = 300  # up to so many edges have a label, which Gephi Lite draws at once


def write_gexf(graph: KnowledgeGraph, stream: BinaryIO, look: Look = PLAIN) -> None:
    """Write the network to a binary stream, in UTF-8."""
    stream.writelines(line.encode() for line in lines(view(graph, look)))


def lines(shown: View) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield from meta(shown)
    yield tag("graph", **graph_form(shown.dated)) + "\n"
    yield from declared("node", NODE_COLUMNS)
    yield from declared("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    yield from (node(one) for one in shown.nodes)
    yield "</nodes>\n<edges>\n"
    yield from (edge(one, labelled=len(shown.links) <= LABELLED) for one in shown.links)
    yield "</edges>\n</graph>\n</gexf>\n"


def meta(shown: View) -> Iterator[str]:
    yield tag("meta", **({"lastmodifieddate": shown.date.isoformat()} if shown.date else {}))
    yield f"<creator>kg-politics</creator><description>{escaped(shown.description)}</description></meta>\n"


def graph_form(dated: bool) -> dict[str, str]:
    form = {"defaultedgetype": "directed", "idtype": "string"}
    time = {"timeformat": "date", "timerepresentation": "interval", "timezone": "UTC"}
    return {**form, "mode": "dynamic", **time} if dated else {**form, "mode": "static"}


def declared(element: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield tag("attributes", class_=element, mode="static") + "\n"
    for name, kind in columns.items():
        yield empty("attribute", id=name, title=name, type=TYPES[kind]) + "\n"
    yield "</attributes>\n"


def node(one: Node) -> str:
    start = tag("node", id=one.id, label=one.label)
    size = empty("viz:size", value=spelled(one.size))
    position = empty("viz:position", x=spelled(one.x), y=spelled(one.y), z="0.0")
    return f"{start}{values(one.columns)}{spells(one.spells)}{size}{position}{colour(one.colour)}</node>\n"


def edge(one: Link, labelled: bool) -> str:
    label = {"label": one.kind} if labelled else {}
    start = tag("edge", id=one.id, source=one.source, target=one.target, type="directed", kind=one.kind, **label,
                weight=spelled(one.weight))
    return f"{start}{values(one.columns)}{spells(one.spells)}{colour(one.colour)}</edge>\n"


def values(columns: Columns) -> str:
    cells = (empty("attvalue", for_=name, value=spelled(value)) for name, value in columns.items())
    return f"<attvalues>{''.join(cells)}</attvalues>"


def spells(intervals: Iterable[Interval]) -> str:
    found = "".join(empty("spell", start=one.start.isoformat(), end=one.end.isoformat()) for one in intervals)
    return f"<spells>{found}</spells>" if found else ""


def colour(rgb: Colour) -> str:
    red, green, blue = map(str, rgb)
    return empty("viz:color", r=red, g=green, b=blue)
