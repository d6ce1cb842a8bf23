"""Where the nodes go at first look: ForceAtlas2, then overlapping nodes pushed apart.

Only sums, products, quotients and square roots in a fixed order, no random numbers: the same on every machine.
Method: Jacomy, Venturini, Heymann, Bastian, "ForceAtlas2", PLoS ONE 9(6), 2014. Far nodes count as the centre of mass
of their cell; cells hold equally many nodes, so that dense and empty regions cost the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
Tie = tuple[int, int, float]  # two node numbers and a weight

SPREAD = 50.0  # width of the drawing is this times the root of the number of nodes; Gephi Lite looks right at 45 to 60
GAP = 6.0  # between the rims of two nodes
SLACK = 3.0  # nodes this near, beyond their radii, are watched while overlaps are removed
PUSHES = 15  # between two searches for near nodes
EXACT = 200  # up to so many nodes every pair is computed


@lru_cache(maxsize=4)
def positions(radii: tuple[float, ...], ties: tuple[Tie, ...]) -> tuple[tuple[float, float], ...]:
    """A place for each node, given the radius of each and the ties between them; no two discs overlap much."""
    count = len(radii)
    if count < 2:
        return ((0.0, 0.0),) * count
    at = lengthwise(force_atlas(count, ties))
    at = spread(at, SPREAD * sqrt(count))
    at = part(at, np.array(radii) + GAP / 2)
    return tuple((round(float(x), 2), round(float(y), 2)) for x, y in zip(*centred(at), strict=True))


@dataclass
class Speed:
    """How far nodes may go in a step: slower while they swing to and fro, as in Gephi's own implementation."""

    value: float = 1.0
    efficiency: float = 1.0

    def adapt(self, swinging: float, traction: float, count: int) -> None:
        tolerance = 0.05 * sqrt(count)
        jitter = max(sqrt(tolerance), min(10.0, tolerance * traction / count**2))
        if swinging > 2 * traction:
            self.efficiency = max(0.05, self.efficiency * 0.5)
            jitter = max(jitter, 1.0)
        target = jitter * self.efficiency * traction / max(swinging, 1e-9)
        if swinging > jitter * traction:
            self.efficiency = max(0.05, self.efficiency * 0.7)
        elif self.value < 1000:
            self.efficiency *= 1.3
        self.value += min(target - self.value, 0.5 * self.value)


def force_atlas(count: int, ties: tuple[Tie, ...]) -> Array:
    """Positions as two rows, x and y: all nodes repel each other, tied ones attract, gravity keeps parts together."""
    first, second = (np.array([tie[end] for tie in ties], dtype=np.int64) for end in (0, 1))
    weight = np.array([tie[2] for tie in ties], dtype=np.float64)
    mass = 1.0 + np.bincount(np.append(first, second), minlength=count).astype(np.float64)
    main = largest_part(count, ties)
    at, before, speed = scattered(count), np.zeros((2, count)), Speed()
    for step in range(steps(count)):
        force = repulsion(at, mass, step) + attraction(at, first, second, weight) - gravity(at, mass, main)
        swing = mass * length(force - before)
        speed.adapt(float(swing.sum()), float((mass * length(force + before)).sum()) / 2, count)
        at = at + force * (speed.value / (1.0 + np.sqrt(speed.value * swing)))
        before = force
    return at


def steps(count: int) -> int:
    return 400 if count <= 1000 else 200


def scattered(count: int) -> Array:
    """Evenly scattered starting places (the R2 sequence of M. Roberts, after the plastic number)."""
    plastic = 1.324717957244746
    number = np.arange(1, count + 1)
    return sqrt(count) * 10 * np.stack([number / plastic % 1.0, number / plastic**2 % 1.0]) - sqrt(count) * 5


def attraction(at: Array, first: Numbers, second: Numbers, weight: Array) -> Array:
    pull = weight * (at[:, second] - at[:, first])
    count = at.shape[1]
    return np.stack([np.bincount(first, row, count) - np.bincount(second, row, count) for row in pull])


def gravity(at: Array, mass: Array, main: NDArray[np.bool_]) -> Array:
    """Towards the middle: gently for the largest connected part, and the others so hard that they stay close to it.

    At that strength the repulsion of a whole drawing as dense as the main part is would just be balanced.
    """
    square = float((at[:, main] * at[:, main]).sum()) / int(main.sum())
    pull = float(mass[main].sum()) / max(square, 1.0)
    return np.asarray(mass * at * np.where(main, 1 / np.maximum(length(at), 1e-9), 2 * pull))


def largest_part(count: int, ties: tuple[Tie, ...]) -> NDArray[np.bool_]:
    """Which nodes belong to the largest connected part; the one with the first node where several are equal."""
    part = list(range(count))  # a chain from each node to the first of its part
    for tie in ties:
        low, high = sorted((root(part, tie[0]), root(part, tie[1])))
        part[high] = low
    roots = np.array([root(part, node) for node in range(count)])
    return np.asarray(roots == np.bincount(roots).argmax())


def root(part: list[int], node: int) -> int:
    while part[node] != node:
        part[node] = part[part[node]]
        node = part[node]
    return node


def repulsion(at: Array, mass: Array, step: int, strength: float = 2.0) -> Array:
    """The push on each node: by each node of its own cell, and by every other cell as one heavy node."""
    count = at.shape[1]
    members = cells(at, 1 if count <= EXACT else round(count**0.25) + step % 3, axis=step % 2)
    weights = np.append(mass, 0.0)[members]  # the last one fills up cells that are not full
    x, y = (np.append(row, 0.0)[members] for row in at)
    total = np.maximum(weights.sum(axis=1), 1.0)
    centre_x, centre_y = ((weights * row).sum(axis=1) / total for row in (x, y))
    near = push(x[:, :, None] - x[:, None, :], y[:, :, None] - y[:, None, :], weights[:, None, :])
    others = np.where(np.eye(len(members), dtype=bool), 0.0, total)[:, None, :]
    far = push(x[:, :, None] - centre_x, y[:, :, None] - centre_y, others)
    force = np.zeros((2, count + 1))
    force[:, members.ravel()] = (near + far).reshape(2, -1)
    return strength * mass * force[:, :count]


def push(dx: Array, dy: Array, weights: Array) -> Array:
    """Sum of weight over distance along the last axis, in the direction away."""
    strength = weights / (dx * dx + dy * dy + 1e-6)
    return np.stack([(strength * dx).sum(axis=-1), (strength * dy).sum(axis=-1)])


def cells(at: Array, across: int, axis: int) -> Numbers:
    """Node numbers by cell: `across` strips of equally many nodes along one axis, each cut as often along the other."""
    count = at.shape[1]
    room = ceil(count / across**2)
    order = np.full(across * across * room, count)
    order[:count] = np.argsort(at[axis], kind="stable")
    strips = order.reshape(across, -1)
    along = np.argsort(np.append(at[1 - axis], np.inf)[strips], axis=1, kind="stable")
    return np.take_along_axis(strips, along, axis=1).reshape(-1, room)


def lengthwise(at: Array) -> Array:
    """Turned so that it is widest from left to right, as screens are."""
    x, y = centre = at - at.sum(axis=1, keepdims=True) / at.shape[1]
    across, tilt = float((x * x).sum() - (y * y).sum()), 2 * float((x * y).sum())
    cosine = across / max(sqrt(across * across + tilt * tilt), 1e-9)  # of twice the angle of the longer axis
    turn, rise = sqrt((1 + cosine) / 2), sqrt((1 - cosine) / 2) * (1 if tilt >= 0 else -1)
    return np.stack([turn * centre[0] + rise * centre[1], turn * centre[1] - rise * centre[0]])


def spread(at: Array, width: float) -> Array:
    """Centred, and scaled to a width that leaves out the outermost nodes, which would else squeeze the rest."""
    at = centred(at)
    reach = np.sort(length(at))[int(0.98 * (at.shape[1] - 1))]
    return np.asarray(at * (width / 2 / max(float(reach), 1e-9)))


def part(at: Array, radii: Array, rounds: int = 12) -> Array:
    """Push nodes apart whose discs overlap, half the way each, until none do or the rounds are over."""
    for _ in range(rounds):
        first, second = near_pairs(at, radii)
        if not overlap(at, radii, first, second).any():
            break
        for _ in range(PUSHES):
            pull = overlap(at, radii, first, second)
            at = at - attraction(at, first, second, pull)
    return at


def overlap(at: Array, radii: Array, first: Numbers, second: Numbers) -> Array:
    """Of each pair, half of what its distance lacks, as a share of that distance."""
    distance = np.maximum(length(at[:, second] - at[:, first]), 1e-6)
    return np.asarray(np.maximum(radii[first] + radii[second] - distance, 0.0) / distance / 2)


def near_pairs(at: Array, radii: Array) -> tuple[Numbers, Numbers]:
    """Pairs that overlap or soon may. In the order of x, the k-th next node for k = 1, 2 … while any is near enough."""
    order = np.argsort(at[0], kind="stable")
    (x, y), reach = at[:, order], radii[order] + SLACK
    pairs = [np.zeros((2, 0), dtype=np.int64)]
    for k in range(1, len(order)):
        dx, dy, sum_of_radii = x[k:] - x[:-k], y[k:] - y[:-k], reach[k:] + reach[:-k]
        if dx.min() > 2 * reach.max():
            break
        near = np.flatnonzero(dx * dx + dy * dy < sum_of_radii * sum_of_radii)
        pairs.append(np.stack([order[near], order[near + k]]))
    first, second = np.concatenate(pairs, axis=1)
    return first, second


def centred(at: Array) -> Array:
    return np.asarray(at - (at.max(axis=1, keepdims=True) + at.min(axis=1, keepdims=True)) / 2)


def length(vectors: Array) -> Array:
    return np.asarray(np.sqrt(vectors[0] * vectors[0] + vectors[1] * vectors[1]))
