"""Lines between nodes for a drawing: parallel ones bend apart, arrow heads touch the rim of their node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from kg.export.view import Link, Node

Point = tuple[float, float]
Bundle = tuple[str, str, int, bool, bool]  # source, target, sign, asserted, symmetric

GAP = 0.13  # between two parallel lines, as a share of their length
WIDEST = 12.0  # and at most, in units of positions
PIECES = 16  # of a curve


@dataclass(frozen=True, slots=True)
class Curve:
    """All links of one direction, sign and status between two nodes. A symmetric relation has no head."""

    path: tuple[Point, ...]
    head: tuple[Point, ...]
    weight: float
    sign: int
    asserted: bool


def curves(nodes: Iterable[Node], links: Iterable[Link]) -> list[Curve]:
    """The lines of a drawing; links from a node to itself are left out."""
    by_id = {node.id: node for node in nodes}
    pairs: dict[tuple[str, ...], dict[Bundle, float]] = defaultdict(lambda: defaultdict(float))
    for link in links:
        if link.source != link.target:
            pairs[tuple(sorted((link.source, link.target)))][bundle(link)] += link.weight
    return [curve(by_id[key[0]], by_id[key[1]], key, weight, bend)
            for found in pairs.values() for (key, weight), bend in zip(found.items(), bends(list(found)), strict=True)]


def bundle(link: Link) -> Bundle:
    return (link.source, link.target, int(link.columns["sign"]), link.asserted, bool(link.columns["symmetric"]))


def bends(found: list[Bundle]) -> list[float]:
    """How far each line of a pair bends aside, in gaps; seen from the other end, left is right."""
    return [(place - (len(found) - 1) / 2) * (1 if key[0] < key[1] else -1) for place, key in enumerate(found)]


def curve(source: Node, target: Node, key: Bundle, weight: float, bend: float) -> Curve:
    dx, dy = target.x - source.x, target.y - source.y
    length = max(hypot(dx, dy), 1e-6)
    aside = 2 * bend * min(GAP, WIDEST / length)
    middle = ((source.x + target.x) / 2 - dy * aside, (source.y + target.y) / 2 + dx * aside)
    tip = 0.0 if key[4] else min(3.0 + weight, length / 3)
    start = toward((source.x, source.y), middle, source.size)
    end = toward((target.x, target.y), middle, target.size)
    neck = toward(end, middle, tip)
    return Curve(bow(start, middle, neck), arrow(neck, end) if tip else (), weight, key[2], key[3])


def toward(start: Point, goal: Point, distance: float) -> Point:
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    share = distance / max(hypot(dx, dy), 1e-6)
    return start[0] + dx * share, start[1] + dy * share


def bow(start: Point, middle: Point, end: Point) -> tuple[Point, ...]:
    """A quadratic Bézier curve."""
    steps = [place / PIECES for place in range(PIECES + 1)]
    x, y = ([(1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for t in steps]
            for a, b, c in zip(start, middle, end, strict=True))
    return tuple(zip(x, y, strict=True))


def arrow(neck: Point, tip: Point) -> tuple[Point, ...]:
    dx, dy = (tip[0] - neck[0]) * 0.45, (tip[1] - neck[1]) * 0.45
    return tip, (neck[0] - dy, neck[1] + dx), (neck[0] + dy, neck[1] - dx)
