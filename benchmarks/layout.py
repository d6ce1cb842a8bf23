"""How long graph files and pictures of a large network take, and what each part of it costs.

    python benchmarks/layout.py                # 10,000 actors, 30,000 edges
    python benchmarks/layout.py 1000 3000      # other numbers of actors and edges

A made-up network with the shape of news (tests/export/synthetic.py): few actors are in most statements, and countries
come in blocs. "near" tells whether the drawing shows who belongs together: the mean length of a tie as a share of the
mean distance of all pairs, where 1 would be chance. "overlaps" counts pairs of nodes that lie on each other.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "export"))

from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export import write
from kg.export.communities import communities
from kg.export.groups import Group, groups
from kg.export.layout import force_atlas, near_pairs, positions
from kg.export.look import WHOLE
from kg.export.ranks import pagerank
from kg.export.view import ties_between, view

SUFFIXES = (".gexf", ".graphml", ".svg", ".png")
T = TypeVar("T")


def main(actors: int, edges: int) -> None:
    graph, gathered = network(actors, edges)
    print(f"{len(graph.actors):,} actors, {len(gathered):,} edges, {len(graph.statements):,} statements")
    ties = ties_between(list(graph.actors), gathered)
    timed("ForceAtlas2 alone", lambda: force_atlas(len(graph.actors), ties))
    timed("communities alone", lambda: communities.__wrapped__(len(graph.actors), ties))
    timed("PageRank alone", lambda: pagerank(len(graph.actors), ties))
    with TemporaryDirectory() as folder:
        for suffix in SUFFIXES:
            positions.cache_clear()
            communities.cache_clear()
            path = Path(folder) / f"graph{suffix}"
            timed(f"{suffix}, all of it", partial(write, graph, path, WHOLE))
            print(f"{'':24}{path.stat().st_size / 1e6:>8.1f} MB")
    nodes = view(graph).nodes
    at, radii = np.array([(one.x, one.y) for one in nodes]).T, np.array([one.size for one in nodes])
    first, second = near_pairs(at, radii)
    apart = np.hypot(*(at[:, first] - at[:, second]))
    overlaps = int((apart < (radii[first] + radii[second]) * 0.999).sum())
    print(f"near {closeness(at, [tie[:2] for tie in ties]):.2f}, overlaps {overlaps}")


def network(actors: int, edges: int) -> tuple[KnowledgeGraph, list[Group]]:
    """So many statements that they make at least so many edges."""
    count = edges
    while len(gathered := groups((graph := synthetic(actors, count)).statements)) < edges:
        count += max(edges - len(gathered), 100)
    return graph, gathered


def timed(what: str, run: Callable[[], T]) -> T:
    """What it gives; prints seconds by the clock, and of the processor, which others do not slow down."""
    clock, used = time.perf_counter(), time.process_time()
    result = run()
    print(f"{what:24}{time.perf_counter() - clock:>8.1f} s{time.process_time() - used:>8.1f} s CPU", flush=True)
    return result


def closeness(at: np.ndarray, ties: list[tuple[int, int]]) -> float:
    """Of pairs drawn evenly, since all are too many."""
    first, second = np.array(ties).T
    number = np.arange(at.shape[1])
    random = [np.hypot(*(at[:, number] - at[:, np.roll(number, step)])).mean() for step in range(1, at.shape[1], 97)]
    return float(np.hypot(*(at[:, first] - at[:, second])).mean() / np.mean(random))


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]] or [10_000, 30_000]
    main(*given)
