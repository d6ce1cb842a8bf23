"""GraphML, the file for exchange (igraph, networkx, yEd, Cytoscape), which both Gephis open too.

Key ids begin with n_ or e_ because Gephi gives some names a meaning whatever they are declared as; the XML attribute
`label` of an edge is what Gephi takes for its type, and keeps parallel edges apart. GraphML has no time but columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.assemble import KnowledgeGraph
from kg.export.colours import hexadecimal
from kg.export.groups import COLUMNS as EDGE_COLUMNS
from kg.export.groups import Value
from kg.export.look import PLAIN, Look
from kg.export.markup import empty, escaped, spelled, tag
from kg.export.view import NODE_COLUMNS, Link, Node, View, view

TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}
NODE_LOOKS: dict[str, type] = {"label": str, "x": float, "y": float, "size": float, "color": str}
EDGE_LOOKS: dict[str, type] = {"weight": float, "color": str}


def write_graphml(graph: KnowledgeGraph, stream: BinaryIO, look: Look = PLAIN) -> None:
    """Write the network to a binary stream, in UTF-8."""
    stream.writelines(line.encode() for line in lines(view(graph, look)))


def lines(shown: View) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield from keys("node", NODE_LOOKS | NODE_COLUMNS)
    yield from keys("edge", EDGE_LOOKS | EDGE_COLUMNS)
    yield '<graph id="kg" edgedefault="directed">\n'
    yield from (node(one) for one in shown.nodes)
    yield from (edge(one) for one in shown.links)
    yield "</graph>\n</graphml>\n"


def keys(element: str, columns: Mapping[str, type]) -> Iterator[str]:
    for name, kind in columns.items():
        names = {"attr.name": name, "attr.type": TYPES[kind]}
        yield empty("key", id=f"{element[0]}_{name}", for_=element, **names) + "\n"


def node(one: Node) -> str:
    looks: dict[str, Value] = {"label": one.label, "x": one.x, "y": one.y, "size": one.size,
                               "color": hexadecimal(one.colour)}
    return f"{tag('node', id=one.id)}{data('n', looks | one.columns)}</node>\n"


def edge(one: Link) -> str:
    looks: dict[str, Value] = {"weight": one.weight, "color": hexadecimal(one.colour)}
    start = tag("edge", id=one.id, source=one.source, target=one.target, label=one.kind)
    return f"{start}{data('e', looks | one.columns)}</edge>\n"


def data(prefix: str, values: Mapping[str, Value]) -> str:
    cells = (f"{tag('data', key=f'{prefix}_{name}')}{escaped(spelled(value))}</data>" for name, value in values.items())
    return "".join(cells)
