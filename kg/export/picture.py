"""A picture of the network as .png or .svg: who is in it, who works with whom and against whom.

Edges between the same two actors are one line for each direction and sign; what is planned, supposed or denied is a
paler, broken line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import sqrt
from typing import BinaryIO

from matplotlib.axes import Axes
from matplotlib.collections import EllipseCollection, LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from kg.assemble import KnowledgeGraph
from kg.export import colours
from kg.export.curves import Curve, curves
from kg.export.figure import FAINT, FORMS, INK, save
from kg.export.labels import draw_labels, short
from kg.export.look import PLAIN, Look, Size
from kg.export.view import Node, View, view
from kg.ontology import ontology

WIDTH, LOWEST, HIGHEST = 12.0, 5.5, 9.0  # inches; as high as the network needs
NETWORK = (0.0, 0.03, 0.755, 0.97)  # left, low, width, height as shares of the picture; the legend is beside it
MARGIN = 30.0  # around the network, in units of positions
BROKEN = (0, (3, 2))  # dashes
EMPTY = Line2D([], [], linestyle="none")
MEASURES: dict[Size, str] = {
    "degree": "number of relations", "pagerank": "PageRank", "mentions": "number of statements",
}


def write_picture(graph: KnowledgeGraph, stream: BinaryIO, form: str, look: Look = PLAIN) -> None:
    """Draw the network to a binary stream, as "png" or "svg"."""
    save(lambda: draw(graph, look), stream, form)


WRITERS: dict[str, Callable[[KnowledgeGraph, BinaryIO], None]] = {
    f".{form}": partial(write_picture, form=form) for form in FORMS
}


def draw(graph: KnowledgeGraph, look: Look = PLAIN) -> Figure:
    look = replace(look, colour=look.colour or "class")
    return drawn(view(graph, look), look)


def drawn(shown: View, look: Look) -> Figure:
    """Actors without any relation are left out."""
    linked = {end for link in shown.links for end in (link.source, link.target)}
    nodes = [node for node in shown.nodes if node.id in linked]
    figure = Figure(facecolor="white")
    axes = figure.add_axes(NETWORK)
    points = framed(figure, axes, nodes)
    lines = curves(nodes, shown.links)
    draw_curves(axes, lines, points)
    draw_nodes(axes, nodes, points)
    named = draw_labels(axes, nodes, points)
    draw_legend(figure, nodes, lines, look)
    rest = f"; the {named} largest are named" if named < len(nodes) else ""
    figure.text(0.012, 0.012, f"{shown.description}{rest}", fontsize=7.5, color=FAINT)
    return figure


def framed(figure: Figure, axes: Axes, nodes: list[Node]) -> float:
    """Show exactly the nodes; returns how many points of print a unit of positions is."""
    axes.set_axis_off()
    x, across = middle([(node.x, node.size) for node in nodes])
    y, up = middle([(node.y, node.size) for node in nodes])
    width = WIDTH * NETWORK[2]
    height = min(max(width * up / across, LOWEST), HIGHEST)
    figure.set_size_inches(WIDTH, height / NETWORK[3])
    unit = max(across / width, up / height)
    axes.set_xlim(x - unit * width / 2, x + unit * width / 2)
    axes.set_ylim(y - unit * height / 2, y + unit * height / 2)
    return 72 / unit


def middle(discs: list[tuple[float, float]]) -> tuple[float, float]:
    """Centre and extent of the discs along one axis, with a margin."""
    low = min((at - radius for at, radius in discs), default=0)
    high = max((at + radius for at, radius in discs), default=0)
    return (low + high) / 2, high - low + 2 * MARGIN


def draw_curves(axes: Axes, lines: list[Curve], points: float) -> None:
    """Broken lines first, so that what is said to hold is on top."""
    alpha = min(0.8, 40 / sqrt(len(lines) or 1))  # many lines are a haze, in which few would be lost
    for asserted in (False, True):
        group = [line for line in lines if line.asserted == asserted]
        shades = [shade(line.sign, asserted) for line in group]
        widths = [min(max(line.weight * 0.55 * points, 0.3), 4.0) for line in group]
        axes.add_collection(LineCollection([line.path for line in group], linewidths=widths, colors=shades, alpha=alpha,
                                           linestyles="solid" if asserted else BROKEN, capstyle="butt"))
        heads = [(line.head, colour) for line, colour in zip(group, shades, strict=True) if line.head]
        axes.add_collection(PolyCollection([head for head, _ in heads], facecolors=[colour for _, colour in heads],
                                           edgecolors="none", alpha=alpha))


def draw_nodes(axes: Axes, nodes: list[Node], points: float) -> None:
    across, fills = [2 * node.size for node in nodes], [colours.hexadecimal(node.colour) for node in nodes]
    axes.add_collection(EllipseCollection(
        across, across, [0.0] * len(nodes), units="xy", offsets=[(node.x, node.y) for node in nodes],
        offset_transform=axes.transData, facecolors=fills, edgecolors="white",
        linewidths=min(0.6, points), zorder=3,
    ))


def draw_legend(figure: Figure, nodes: list[Node], lines: list[Curve], look: Look) -> None:
    """Only of what is in the picture; a heading is an entry without a sign."""
    rows = [("Relations", EMPTY), *line_rows(lines), ("line width: how often said", EMPTY), ("", EMPTY),
            ("Actors", EMPTY), *(class_rows(nodes) if look.colour == "class" else community_rows(nodes)),
            (f"size: {MEASURES[look.size]}", EMPTY)]
    legend = figure.legend([key for _, key in rows], [name for name, _ in rows], loc="upper left", frameon=False,
                           bbox_to_anchor=(NETWORK[2], 0.98), fontsize=8.5, labelcolor=INK, handlelength=1.6)
    for text in legend.get_texts():
        if text.get_text() in ("Relations", "Actors"):
            text.set_fontweight("bold")


def line_rows(lines: list[Curve]) -> list[tuple[str, Line2D]]:
    names = {1: "cooperation", -1: "conflict", 0: "neither"}
    rows = [(names[sign], Line2D([], [], color=shade(sign), linewidth=2.2)) for sign in names
            if any(line.sign == sign for line in lines)]
    if all(line.asserted for line in lines):
        return rows
    broken = Line2D([], [], color=shade(0, asserted=False), linewidth=2.2, linestyle=BROKEN)
    return [*rows, ("planned, supposed or denied", broken)]


def class_rows(nodes: list[Node]) -> list[tuple[str, Line2D]]:
    kinds = Counter(str(node.columns["actor_kind"]) for node in nodes)
    return [(f"{kind.label} ({kinds[name]})", dot(colours.of_class(name)))
            for name, kind in ontology().classes.items() if kinds[name]]


def community_rows(nodes: list[Node]) -> list[tuple[str, Line2D]]:
    """Communities by their two largest actors; those that are all grey in one row."""
    members: dict[colours.Colour, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: (int(node.columns["community"]), -node.size, node.label)):
        members[node.colour].append(node)
    grey = members.pop(colours.GREY, [])
    rows = [(f"{', '.join(short(node.label, 18) for node in found[:2])} ({len(found)})", dot(colour))
            for colour, found in members.items()]
    return [*rows, (f"smaller communities ({len(grey)})", dot(colours.GREY))] if grey else rows


def dot(colour: colours.Colour) -> Line2D:
    return Line2D([], [], linestyle="none", marker="o", markersize=9, markeredgecolor="white",
                  markerfacecolor=colours.hexadecimal(colour))


def shade(sign: int, asserted: bool = True) -> str:
    return colours.hexadecimal(colours.of_sign(sign, asserted))
