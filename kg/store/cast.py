"""Who is who over all documents of a store, kept up to date at a cost that depends on the changed document alone.

The same as KnowledgeGraph.actors and the described actors of kg.export.rdf_mapping, from counts instead of readings.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.annotate.gazetteer import Gazetteer
from kg.assemble import ends_of, merge
from kg.background import background as knowledge
from kg.export.rdf_background import describe_background
from kg.export.rdf_membership import describe_roles
from kg.export.rdf_terms import Names, Triple
from kg.model import Actor, Reading
from kg.store.readings import dump_actor, load_actor


@dataclass(frozen=True)
class Role:
    """An actor of the graph, and whether a statement names it."""

    actor: Actor
    named: bool

    @property
    def name(self) -> str | None:
        """What other names in the documents are compared with."""
        return self.actor.name if self.named else None


def count(db: sqlite3.Connection, names: Names, reading: Reading, sign: int) -> set[str]:
    """Add a reading to the counts (sign 1) or take it out (-1); the IRIs of its actors."""
    statements = Counter(actor for statement in reading.statements for actor in ends_of(statement))
    readings = Counter(reading.actors)
    seen = statements.keys() | readings.keys()
    db.executemany(
        "INSERT INTO sightings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " statements = statements + excluded.statements, readings = readings + excluded.readings",
        [(names.actor(one.id), dump_actor(one), sign * statements[one], sign * readings[one]) for one in seen])
    touched = {names.actor(one.id) for one in seen}
    db.executemany("DELETE FROM sightings WHERE actor = ? AND statements = 0 AND readings = 0",
                   [(iri,) for iri in touched])
    return touched


def refresh(db: sqlite3.Connection, names: Names, touched: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Bring the table of actors up to date: the IRIs of those that changed, and whether their name did."""
    waiting = sorted(touched)
    while waiting:
        iri = waiting.pop()
        old, new = role(db, iri), current(db, iri)
        if old != new:
            write(db, names, iri, new)
            waiting += [names.actor(one.actor.affiliation) for one in (old, new) if one and one.actor.affiliation]
            yield iri, (old and old.name) != (new and new.name)


def role(db: sqlite3.Connection, iri: str) -> Role | None:
    """The actor as the table has it."""
    row = db.execute("SELECT record, named FROM actors WHERE actor = ?", (iri,)).fetchone()
    return Role(load_actor(row[0]), bool(row[1])) if row else None


def current(db: sqlite3.Connection, iri: str) -> Role | None:
    """The actor as the counts have it."""
    rows = db.execute("SELECT record, statements, readings FROM sightings WHERE actor = ?", (iri,)).fetchall()
    in_statements = Counter({load_actor(record): number for record, number, _ in rows if number})
    in_readings = Counter({load_actor(record): number for record, _, number in rows if number})
    if in_statements:
        return Role(merge(in_statements), True)
    return Role(merge(in_readings), False) if in_readings and supported(db, iri) else None


def supported(db: sqlite3.Connection, iri: str) -> bool:
    """Whether an actor that a statement names is affiliated with this one, perhaps by way of others."""
    met, waiting = {iri}, [iri]
    while waiting:
        for other, named in db.execute("SELECT actor, named FROM actors WHERE affiliation = ? ORDER BY named DESC",
                                       (waiting.pop(),)):
            if named:
                return True
            if other not in met:
                met.add(other)
                waiting.append(other)
    return False


def background(db: sqlite3.Connection, names: Names, known: Gazetteer) -> Iterator[Triple]:
    """What actor tables know of the actors, as kg.builder.with_background would have it."""
    rows = list(db.execute("SELECT actor, named, affiliation FROM actors"))
    ids = {names.actor(key): key for key in known.entities}
    wanted = {ids[iri] for actor, named, affiliation in rows if named for iri in (actor, affiliation) if iri in ids}
    found = knowledge(wanted, known)
    if found.actors:
        yield from describe_background(found, {ids[actor] for actor, *_ in rows if actor in ids}, names)
        yield from describe_roles((office.title for office in found.offices), names)


def write(db: sqlite3.Connection, names: Names, iri: str, new: Role | None) -> None:
    if new is None:
        db.execute("DELETE FROM actors WHERE actor = ?", (iri,))
        return
    affiliation = names.actor(new.actor.affiliation) if new.actor.affiliation else None
    db.execute("INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?)",
               (iri, dump_actor(new.actor), new.named, affiliation))
