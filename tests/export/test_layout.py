"""Positions: none on another, near where tied, the same every time; communities likewise."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.export import layout
from kg.export.communities import communities
from kg.export.layout import Array, Tie, force_atlas, length, positions, repulsion


def ties_of(graph: nx.Graph) -> tuple[Tie, ...]:
    return tuple((low, high, 1.0) for low, high in sorted(map(sorted, graph.edges)))


BLOCS = ties_of(nx.planted_partition_graph(12, 25, 0.25, 0.004, seed=2))


def closeness(at: Array, ties: tuple[Tie, ...]) -> float:
    """Mean length of a tie over the mean distance of all pairs."""
    pairs = np.array([tie[:2] for tie in ties]).T
    tied = length(at[:, pairs[0]] - at[:, pairs[1]]).mean()
    return float(tied / length(at[:, :, None] - at[:, None, :]).mean())


@pytest.mark.parametrize("count", [0, 1])
def test_few_nodes(count: int) -> None:
    assert positions((4.0,) * count, ()) == ((0.0, 0.0),) * count


@pytest.mark.parametrize(("radii", "ties"), [((24.0, 24.0), ((0, 1, 5.0),)), ((20.0,) * 30, ()), ((9.0,) * 300, BLOCS)])
def test_no_two_discs_overlap(radii: tuple[float, ...], ties: tuple[Tie, ...]) -> None:
    at = np.array(positions(radii, ties)).T
    apart = length(at[:, :, None] - at[:, None, :]) + 100 * np.eye(len(radii))
    assert apart.min() > 2 * min(radii)


def test_ties_are_short() -> None:
    assert closeness(np.array(positions((4.0,) * 300, BLOCS)).T, BLOCS) < 0.45


def test_far_nodes_count_as_their_centre_with_little_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    at, mass = force_atlas(300, BLOCS), np.arange(300) % 7 + 1.0
    rough = repulsion(at, mass, 0)
    monkeypatch.setattr(layout, "EXACT", 300)
    exact = repulsion(at, mass, 0)
    assert 0 < length(rough - exact).mean() < 0.1 * length(exact).mean()


def test_parts_stay_close() -> None:
    big, pairs = nx.gnm_random_graph(60, 150, seed=1), nx.Graph([(60 + 2 * n, 61 + 2 * n) for n in range(10)])
    at = np.array(positions((5.0,) * 80, ties_of(nx.union(big, pairs)))).T
    assert length(at).max() < 2.5 * length(at[:, :60]).max()


def test_wider_than_high() -> None:
    at = np.array(positions((4.0,) * 60, ties_of(nx.path_graph(60)))).T
    across, up = np.ptp(at, axis=1)
    assert across > 1.3 * up


def test_the_scale_suits_gephi_lite() -> None:
    at = np.array(positions((4.0,) * 300, BLOCS)).T
    assert 40 < np.ptp(at[0]) / 300**0.5 < 80


def test_again_is_the_same() -> None:
    first = positions((4.0,) * 300, BLOCS)
    positions.cache_clear()
    assert positions((4.0,) * 300, BLOCS) == first


def test_communities_are_numbered_by_size() -> None:
    two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(6))
    two.add_edge(0, 4)
    assert communities(11, ties_of(two)) == (1,) * 4 + (0,) * 6 + (2,)


def test_communities_are_the_same_again() -> None:
    loose = ties_of(nx.gnm_random_graph(120, 400, seed=1))
    assert len({communities.__wrapped__(120, loose) for _ in range(5)}) == 1
