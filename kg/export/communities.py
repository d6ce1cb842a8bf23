"""Who belongs together: Louvain communities of the network."""

from __future__ import annotations

from functools import lru_cache

import networkx as nx

from kg.export.layout import Tie


@lru_cache(maxsize=4)
def communities(count: int, ties: tuple[Tie, ...]) -> tuple[int, ...]:
    """The community of each node, numbered from 0 by size, the largest first; nodes without ties come last, each alone.

    Method: Blondel et al., "Fast unfolding of communities in large networks", 2008, as in networkx. Nodes are numbers
    and the seed is fixed, so that the same network always gives the same communities.
    """
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from(ties)
    found = sorted(nx.community.louvain_communities(graph, seed=1), key=lambda group: (-len(group), min(group)))
    numbers = {node: number for number, group in enumerate(found) for node in group}
    return tuple(numbers[node] for node in range(count))
