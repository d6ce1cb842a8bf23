"""The network as Gephi, Gephi Lite and pictures show it: actors placed, sized and coloured, statements gathered.

Column names avoid those that Gephi or Gephi Lite give a meaning of their own (id, label, type, kind, weight, color …).
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from kg.assemble import KnowledgeGraph, ends_of
from kg.export import colours
from kg.export.communities import communities
from kg.export.groups import Columns, Group, columns, groups, known, piped, seen, singles
from kg.export.layout import Tie, positions
from kg.export.look import WHOLE, Look
from kg.export.ranks import pagerank
from kg.export.rdf_mapping import described_actors
from kg.export.spans import intervals
from kg.model import Actor, Interval, Statement
from kg.select import asserted

NODE_COLUMNS: dict[str, type] = {
    "actor_kind": str, "country": str, "affiliation": str, "community": int, "mentions": int, "wikidata": str,
    "aliases": str, "first_seen": str, "last_seen": str, "degree": int, "pagerank": float,
}
SMALLEST, LARGEST = 4.0, 24.0  # radius of a node, in the units of positions
ALIASES = 10


@dataclass(frozen=True, slots=True)
class Node:
    """An actor. Positions and size are in one unit; spells are the days on which anything is said of it."""

    id: str
    label: str
    x: float
    y: float
    size: float
    colour: colours.Colour
    spells: tuple[Interval, ...]
    columns: Columns


@dataclass(frozen=True, slots=True)
class Link:
    """A directed edge: all statements of one relation type and status. Weight is above 1, and 5 at most."""

    id: str
    source: str
    target: str
    kind: str
    weight: float
    colour: colours.Colour
    spells: tuple[Interval, ...]
    columns: Columns
    asserted: bool


@dataclass(frozen=True)
class View:
    """Nodes and links by id; `date` is that of the latest document."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    date: datetime.date | None
    description: str

    @property
    def dated(self) -> bool:
        return any(link.spells for link in self.links)


def view(graph: KnowledgeGraph, look: Look = WHOLE) -> View:
    """The graph laid out for a first look: every actor and every statement of it, unless the look leaves some out."""
    graph = graph if look.every else asserted(graph)
    gathered = groups(graph.statements)
    gathered = singles(gathered) if look.by_statement else gathered
    dates = [document.date for document in graph.documents.values() if document.date]
    return View(
        nodes=tuple(nodes(graph, gathered, look)),
        links=tuple(link(group, graph) for group in gathered),
        date=max(dates, default=None),
        description=f"{len(graph.actors)} actors, {len(gathered)} edges from {len(graph.statements)} statements "
                    f"in {len(graph.documents)} documents",
    )


def link(group: Group, graph: KnowledgeGraph) -> Link:
    return Link(group.id, group.source, group.target, group.kind, group.weight,
                colours.of_sign(group.sign, group.asserted), intervals(group.statements, graph),
                columns(group, graph), group.asserted)


def nodes(graph: KnowledgeGraph, gathered: list[Group], look: Look) -> Iterator[Node]:
    said, everyone = statements_by_actor(graph), described_actors(graph)
    ties = ties_between(list(graph.actors), gathered)
    degrees = Counter(end for group in gathered for end in (group.source, group.target))
    ranks = zip(graph.actors, pagerank(len(graph.actors), ties), strict=True)
    counts: list[dict[str, float]] = [{"mentions": len(said[key]), "degree": degrees[key], "pagerank": rank}
                                      for key, rank in ranks]
    sizes = node_sizes([count[look.size] for count in counts])
    places, parts = positions(sizes, ties), communities(len(sizes), ties)
    for actor, count, size, (x, y), part in zip(graph.actors.values(), counts, sizes, places, parts, strict=True):
        spells = intervals(said[actor.id], graph)
        told = node_columns(actor, everyone, graph.names[actor.id], part) | known({**seen(spells), **count})
        colour = colours.of_class(actor.kind) if look.colour == "class" else colours.of_community(part)
        yield Node(actor.id, actor.name or actor.id, x, y, size, colour, spells, told)


def statements_by_actor(graph: KnowledgeGraph) -> dict[str, list[Statement]]:
    """The statements that name an actor, as source, target or the one whose claim it is."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        for key in {actor.id for actor in ends_of(statement)}:
            found[key].append(statement)
    return found


def node_sizes(measure: Sequence[float]) -> tuple[float, ...]:
    """Areas, not radii, go with the measure; in a small network the largest is smaller."""
    largest = min(LARGEST, 2 * SMALLEST + sqrt(len(measure)))
    most = max(measure, default=1) or 1
    return tuple(round(max(SMALLEST, largest * sqrt(number / most)), 2) for number in measure)


def ties_between(ids: list[str], gathered: list[Group]) -> tuple[Tie, ...]:
    """Pairs of different nodes by number, with the weights of all edges between them added up."""
    number = {key: place for place, key in enumerate(ids)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for group in gathered:
        low, high = sorted((number[group.source], number[group.target]))
        if low < high:
            weights[low, high] += group.weight
    return tuple((low, high, weight) for (low, high), weight in sorted(weights.items()))


def node_columns(actor: Actor, everyone: dict[str, Actor], names: tuple[str, ...], community: int) -> Columns:
    affiliated = everyone.get(actor.affiliation or "")
    return known({
        "actor_kind": actor.kind, "country": country(actor, everyone),
        "affiliation": affiliated.name if affiliated else actor.affiliation, "community": community,
        "wikidata": actor.wikidata, "aliases": piped([name for name in names if name != actor.name][:ALIASES]),
    })


def country(actor: Actor, everyone: dict[str, Actor]) -> str | None:
    """ISO code of the actor, else of what it is affiliated with, however far up."""
    passed: set[str] = set()
    above: Actor | None = actor
    while above and not above.iso3 and above.id not in passed:
        passed.add(above.id)
        above = everyone.get(above.affiliation or "")
    return above.iso3 if above else None
