"""Parts of a graph, each a graph again: a period, a neighbourhood, what is often said, States in place of their people.

Every function takes a graph and gives one, so that whatever can be done with a graph can be done with a part of it.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kg.assemble import KnowledgeGraph
from kg.export.groups import edge_key
from kg.export.rdf_mapping import described_actors
from kg.export.rdf_membership import holds
from kg.export.spans import interval
from kg.find import find
from kg.model import STATE, Actor, Reading, Statement
from kg.ontology import ontology

Level = Literal["actor", "state"]


@dataclass(frozen=True)
class Selection:
    """What a user wants of a graph; by default all of it. `ego` is the name or id of an actor."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    level: Level = "actor"
    mentions: int = 1
    ego: str | None = None
    steps: int = 1

    def of(self, graph: KnowledgeGraph) -> KnowledgeGraph:
        """The part of a graph. A KgError where it has no actor `ego`, or more than one."""
        center = self.actor(graph, self.ego) if self.ego else None
        graph = states(graph) if self.level == "state" else graph
        graph = often(between(graph, self.first, self.last), self.mentions)
        return around(graph, center.id, self.steps) if center else graph

    def actor(self, graph: KnowledgeGraph, name: str) -> Actor:
        """An actor of the whole graph by name or id, or the State in its place; KgError as of kg.find."""
        found = find(graph, name)
        return state_of(found, described_actors(graph)) if self.level == "state" else found


WHOLE = Selection()


def only(graph: KnowledgeGraph, keep: Callable[[Statement], bool]) -> KnowledgeGraph:
    """The graph of some statements, and of the documents that make them."""
    kept = {key: replace(reading, statements=tuple(filter(keep, reading.statements)))
            for key, reading in graph.readings.items()}
    return replace(graph, readings={key: reading for key, reading in kept.items() if reading.statements})


def asserted(graph: KnowledgeGraph) -> KnowledgeGraph:
    """What texts say is or was so: nothing denied, planned or supposed."""
    return only(graph, holds)


def between(graph: KnowledgeGraph, first: datetime.date | None, last: datetime.date | None) -> KnowledgeGraph:
    """What happened or held on any day from first to last; where no text tells, its document came out in that time."""
    def during(statement: Statement) -> bool:
        time = interval(statement, graph)
        return time is not None and (not first or time.end >= first) and (not last or time.start <= last)

    return only(graph, during) if first or last else graph


def often(graph: KnowledgeGraph, mentions: int) -> KnowledgeGraph:
    """The edges of at least so many statements, counting apart what is denied, planned or supposed."""
    counts = Counter(map(edge_key, graph.statements))
    return only(graph, lambda statement: counts[edge_key(statement)] >= mentions) if mentions > 1 else graph


def around(graph: KnowledgeGraph, actor: str, steps: int = 1) -> KnowledgeGraph:
    """The ego network of an actor, by its id: all that is said between actors at most so many relations from it."""
    near = neighbourhood(actor, graph.statements, steps)
    return only(graph, lambda statement: statement.source.id in near and statement.target.id in near)


def neighbourhood(actor: str, statements: Iterable[Statement], steps: int) -> set[str]:
    tied: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        tied[statement.source.id].add(statement.target.id)
        tied[statement.target.id].add(statement.source.id)
    near = {actor}
    for _ in range(steps):
        near |= {other for one in near for other in tied[one]}
    return near


def states(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph with every person and body replaced by its State, where it has one.

    What a State does to its own people falls away, and so does what only persons can: kinship, offices.
    """
    everyone = described_actors(graph)
    above = {key: state_of(actor, everyone) for key, actor in everyone.items()}
    raised = {key: raise_reading(reading, above) for key, reading in graph.readings.items()}
    return only(replace(graph, readings=raised), lambda statement: True)


def state_of(actor: Actor, everyone: Mapping[str, Actor]) -> Actor:
    """The State that an actor belongs to, however far up; the actor itself where none is known."""
    passed: set[str] = set()
    above: Actor | None = everyone.get(actor.id, actor)
    while above and above.kind != STATE and above.id not in passed:
        passed.add(above.id)
        above = everyone.get(above.affiliation or "")
    return above if above and above.kind == STATE else actor


def raise_reading(reading: Reading, above: Mapping[str, Actor]) -> Reading:
    """Names stay with whom they name. Of statements that become one, the surest stays."""
    raised = (raise_statement(statement, above) for statement in reading.statements)
    ranked = sorted(filter(possible, raised), key=lambda statement: (statement.confidence, repr(statement)))
    kept = {statement.id: statement for statement in ranked}
    names = tuple(m for m in reading.mentions if m.actor not in above or above[m.actor].id == m.actor)
    return replace(reading, statements=tuple(kept[key] for key in sorted(kept)), mentions=names)


def raise_statement(statement: Statement, above: Mapping[str, Actor]) -> Statement:
    ends = [above[statement.source.id], above[statement.target.id]]
    if ontology().relations[statement.type].symmetric:
        ends.sort(key=lambda actor: actor.id)
    claimant = statement.attribution and above[statement.attribution.id]
    return replace(statement, source=ends[0], target=ends[1], attribution=claimant)


def possible(statement: Statement) -> bool:
    """Whether two different actors, of classes that the relation type allows, are its ends."""
    relation, (source, target) = ontology().relations[statement.type], (statement.source, statement.target)
    return source.id != target.id and source.kind in relation.sources and target.kind in relation.targets
