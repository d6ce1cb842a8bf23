"""The fold: readings of documents into one graph, the same bytes in any order and on any number of machines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.background import Background
from kg.events import Event, events
from kg.model import Actor, Document, Issue, Mention, Reading, Statement

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx
    import rdflib

@dataclass(frozen=True)
class Edge:
    """All statements of one type from one actor to another."""

    type: str
    source: str
    target: str
    statements: tuple[Statement, ...]  # by id

    @property
    def id(self) -> str:
        return f"{self.source}|{self.type}|{self.target}"


@dataclass(frozen=True)
class KnowledgeGraph:
    """Documents, actors and statements by id. Folding readings in is commutative, associative and idempotent."""

    readings: Mapping[str, Reading]  # by document id
    issues: frozenset[Issue] = frozenset()
    background: Background = field(default_factory=Background)  # from the actor tables, no part of what was read

    @classmethod
    def of(cls, readings: Iterable[Reading], issues: Iterable[Issue] = ()) -> KnowledgeGraph:
        """The graph of all readings. Of different ones under one id the smaller stays, and an issue says so."""
        kept: dict[str, Reading] = {}
        met = set(issues)
        for reading in readings:
            key = reading.document.id
            met.update(reading.issues)
            if kept.setdefault(key, reading) != reading:
                kept[key] = min(kept[key], reading, key=repr)
                met.add(Issue(key, "different texts or readings have this id; only one of them is in the graph"))
        return cls(kept, frozenset(met))

    def __or__(self, other: KnowledgeGraph) -> KnowledgeGraph:
        both = KnowledgeGraph.of([*self.readings.values(), *other.readings.values()], self.issues | other.issues)
        return replace(both, background=self.background | other.background)

    def above(self, confidence: float) -> KnowledgeGraph:
        """The graph of the statements that are at least so confident (0 to 1)."""
        def sure(reading: Reading) -> Reading:
            return replace(reading, statements=tuple(s for s in reading.statements if s.confidence >= confidence))

        return replace(self, readings={key: sure(reading) for key, reading in self.readings.items()})

    @property
    def documents(self) -> dict[str, Document]:
        return {key: self.readings[key].document for key in sorted(self.readings)}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, ordered by id."""
        found = (s for key in self.readings for s in self.readings[key].statements)
        return tuple(sorted(found, key=lambda s: s.id))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor of a statement by id; name and affiliation are those most texts give, ties broken by name."""
        seen: dict[str, Counter[Actor]] = defaultdict(Counter)
        for statement in self.statements:
            for actor in ends_of(statement):
                seen[actor.id][actor] += 1
        return {key: merge(seen[key]) for key in sorted(seen)}

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name used for an actor of a statement, by actor id, the most frequent first; no pronouns or roles."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in self._mentions():
            if mention.naming:
                counts[mention.actor][mention.text] += 1
        return {key: tuple(sorted(counts[key], key=lambda t: (-counts[key][t], t))) for key in self.actors}

    def _mentions(self) -> Iterator[Mention]:
        return (mention for reading in self.readings.values() for mention in reading.mentions)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Statements grouped by source, type and target, ordered by those."""
        groups: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
        for s in self.statements:
            groups[s.source.id, s.type, s.target.id].append(s)
        return tuple(Edge(kind, one, other, tuple(group)) for (one, kind, other), group in sorted(groups.items()))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Statements that tell of one act on one day, taken together across documents (see kg.events)."""
        return events(self.statements, self.documents)

    def to_networkx(self) -> nx.MultiDiGraph:
        """One node an actor, one edge a statement, keyed by statement id."""
        from kg.export.networkx import to_networkx

        return to_networkx(self)

    def to_rdflib(self, store: str | None = None) -> rdflib.Dataset:
        """The RDF mapping, one named graph a document; for `store` see kg.export.rdf.to_rdflib."""
        from kg.export.rdf import to_rdflib

        return to_rdflib(self, store=store)

    def write(self, path: str | Path) -> None:
        """Write one file, its format chosen by suffix (see kg.export)."""
        from kg.export import write

        write(self, path)


def ends_of(statement: Statement) -> Iterator[Actor]:
    """Every actor that a statement names: source, target and the one whose claim it is."""
    yield statement.source
    yield statement.target
    if statement.attribution:
        yield statement.attribution


def merge(seen: Counter[Actor]) -> Actor:
    """One actor out of the records that documents give of it."""
    order = sorted(seen, key=lambda a: (-seen[a], a.name, a.kind, a.affiliation or "", repr(a)))
    best = order[0]
    return replace(best, wikidata=best.wikidata or first(a.wikidata for a in order),
                   iso3=best.iso3 or first(a.iso3 for a in order),
                   affiliation=best.affiliation or first(a.affiliation for a in order),
                   aliases=tuple(sorted({alias for a in order for alias in a.aliases})))


def first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
