"""Names on a drawing: the most mentioned actors first, none over another."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.patheffects import Stroke
from matplotlib.textpath import TextPath

from kg.export.figure import INK
from kg.export.markup import UNFIT
from kg.export.view import LARGEST, SMALLEST, Node

Box = tuple[float, float, float, float]  # left, low, right, high, in units of positions

MOST = 70  # names in one drawing
SURE = 12  # so many names are written even where they hide smaller nodes
LONGEST = 36  # characters
AROUND = ((0, -1), (0, 1), (1, 0), (-1, 0), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (0, 0))  # best first
SMALL, LARGE = 7.0, 11.0  # points


def draw_labels(axes: Axes, nodes: list[Node], scale: float) -> int:
    """Write as many names as find room beside their nodes; returns how many. `scale`: points of print a unit."""
    ranked = sorted(nodes, key=lambda node: (-node.size, node.id))
    discs = [disc(node) for node in ranked]
    written: list[Box] = []
    for rank, node in enumerate(ranked[:MOST]):
        others = discs[:rank] + discs[rank + 1:]
        free = [box for box in places(node, scale) if inside(axes, box) and not hidden(box, written)]
        box = min(free, key=lambda box: hidden(box, others), default=None)
        if box and (rank < SURE or hidden(box, others) < 0.1 * area(box)):
            written.append(box)
            write(axes, node, box)
    return len(written)


def write(axes: Axes, node: Node, box: Box) -> None:
    haloed(axes, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, short(node.label), points(node))


def haloed(axes: Axes, x: float, y: float, text: str, size: float) -> None:
    """Text with its middle there. A white rim is below it: drawn apart from it, so that the text stays text in SVG."""
    for effects in ([Stroke(linewidth=2.2, foreground="white")], []):
        axes.text(x, y, text, ha="center", va="center", color=INK, fontsize=size, path_effects=effects, zorder=4)


def places(node: Node, scale: float) -> Iterable[Box]:
    """The room that a name would take below, above, beside, aslant of or on its node."""
    half_width, half_height = (side / 2 for side in extent(node, scale))
    across, up = node.size + half_width + 2, node.size + half_height
    for right, high in AROUND:
        x, y = node.x + right * across, node.y + high * up
        yield x - half_width, y - half_height, x + half_width, y + half_height


def extent(node: Node, scale: float) -> tuple[float, float]:
    """Width and height of a name, in units of positions."""
    width = TextPath((0, 0), short(node.label), size=points(node)).get_extents().width
    return (width + 2) / scale, points(node) * 1.25 / scale


def inside(axes: Axes, box: Box) -> bool:
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return left < box[0] and box[2] < right and low < box[1] and box[3] < high


def points(node: Node) -> float:
    return round(SMALL + (LARGE - SMALL) * (node.size - SMALLEST) / (LARGEST - SMALLEST), 1)


def short(label: str, longest: int = LONGEST) -> str:
    """On one line, without what no font or file can hold."""
    text = " ".join(UNFIT.sub("", label).split())
    return text if len(text) <= longest else text[:longest - 1] + "…"


def disc(node: Node) -> Box:
    reach = node.size * 0.85
    return node.x - reach, node.y - reach, node.x + reach, node.y + reach


def hidden(box: Box, others: Iterable[Box]) -> float:
    """How much of others a box would cover."""
    return sum(overlap(box, other) for other in others)


def overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0.0) * max(height, 0.0)


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
