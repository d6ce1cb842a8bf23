"""How central a node is."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from kg.export.layout import Tie

DAMPING = 0.85
CLOSE = 1e-10  # ranks that change by less, in sum, are final


@lru_cache(maxsize=4)
def pagerank(count: int, ties: tuple[Tie, ...]) -> tuple[float, ...]:
    """The PageRank of each node, 1 in sum: central is who is tied, in whatever direction, to many who are central.

    Method: Brin and Page, "The anatomy of a large-scale hypertextual Web search engine", 1998, by power iteration.
    """
    first, second, weight = (np.array([tie[part] for tie in ties]) for part in range(3))
    start, end = (np.append(*ends).astype(np.int64) for ends in ((first, second), (second, first)))
    leaving = np.bincount(start, np.append(weight, weight), count)
    share = np.append(weight, weight) / leaving[start]
    rank = np.full(count, 1 / max(count, 1))
    for _ in range(200):
        idle = float(rank[leaving == 0].sum())
        passed = np.bincount(end, rank[start] * share, count) + idle / max(count, 1)
        before, rank = rank, DAMPING * passed + (1 - DAMPING) / max(count, 1)
        if float(np.abs(rank - before).sum()) < CLOSE:
            break
    return tuple(round(float(value), 8) for value in rank)
