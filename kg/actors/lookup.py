"""Looking an actor up in the actor tables: by any of its names, or by id."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.annotate.entities import KINDS, Entity, Membership, Name, Office, key, plain
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.tables import rows
from kg.model import PERSON, Actor, KgError, actor_id

HITS = ("exact", "same but for case and accents", "begins so", "has a word that begins so")


@dataclass(frozen=True, slots=True)
class Hit:
    """An actor with the name that was found; `rank` counts through HITS."""

    rank: int
    name: Name
    actor: Actor

    @property
    def row(self) -> tuple[str, ...]:
        return self.actor.id, self.actor.name, self.actor.kind, self.name.text, self.name.kind, HITS[self.rank]


def search(gazetteer: Gazetteer, text: str) -> list[Hit]:
    """The actors with such a name, each once, the best first."""
    found = (Hit(rank, name, gazetteer.entities[name.entity].actor)
             for name in gazetteer.names if (rank := rank_of(name.text, text)) is not None)
    best: dict[str, Hit] = {}
    for hit in sorted(found, key=lambda hit: (hit.rank, KINDS.index(hit.name.kind), hit.name.text, hit.actor.id)):
        best.setdefault(hit.actor.id, hit)
    return list(best.values())


def rank_of(name: str, text: str) -> int | None:
    """How well a name fits what was asked for; None if it does not."""
    written, wanted = key(name), key(text)
    fits = (name == text, written == wanted, written.startswith(wanted), f" {wanted}" in f" {written}")
    return fits.index(True) if wanted and any(fits) else None


def find(gazetteer: Gazetteer, text: str) -> Entity:
    """The one actor with this id or name. KgError where there is none, or more than one."""
    if text in gazetteer.entities:
        return gazetteer.entities[text]
    ids = sorted({name.entity for name in gazetteer.by_name(text)})
    if len(ids) == 1:
        return gazetteer.entities[ids[0]]
    if ids:
        raise KgError(f"{text!r} is a name of several actors; expected one of these ids: {', '.join(ids)}")
    near = difflib.get_close_matches(plain(text), [name.text for name in gazetteer.names], n=3)
    hint = f"; similar: {', '.join(near)}" if near else ""
    raise KgError(f"{text!r} is no id or name of an actor{hint}")


def show(gazetteer: Gazetteer, entity: Entity, files: Iterable[Path]) -> Iterator[str]:
    """All that the tables say of an actor, a line at a time."""
    actor = entity.actor
    yield f"{actor.name}  ({actor.kind}, {actor.id}{f', {actor.iso3}' if actor.iso3 else ''})"
    if above := actor.affiliation:
        yield f"  belongs to  {called(gazetteer, above)}"
    if entity.valid_from or entity.valid_to:
        yield f"  existed     {period(entity.valid_from, entity.valid_to)}"
    for name in gazetteer.names:
        if name.entity == actor.id:
            yield f"  {name.kind:10}  {name.text}{flags(name)}"
    for office in gazetteer.offices:
        if actor.id in (office.person, office.of):
            yield f"  office      {held(gazetteer, office)}"
    for membership in gazetteer.memberships:
        if actor.id in (membership.member, membership.organisation):
            yield f"  member      {belonging(gazetteer, membership)}"
    yield from (f"  from        {line}" for line in origins(actor, files))


def called(gazetteer: Gazetteer, actor: str) -> str:
    return f"{gazetteer.entities[actor].actor.name} ({actor})"


def flags(name: Name) -> str:
    marks = {"only in this case": name.case_sensitive, "only in context": name.needs_context}
    said = [word for word, on in marks.items() if on]
    return f"  ({', '.join(said)})" if said else ""


def held(gazetteer: Gazetteer, office: Office) -> str:
    names = (gazetteer.entities[key].actor.name for key in (office.person, office.of))
    return f"{next(names)}, {office.title}, {next(names)}, {period(office.start, office.end)}  [{office.source}]"


def belonging(gazetteer: Gazetteer, membership: Membership) -> str:
    names = [gazetteer.entities[key].actor.name for key in (membership.member, membership.organisation)]
    return f"{names[0]} in {names[1]}, {period(membership.start, membership.end)}  [{membership.source}]"


def period(start: object, end: object) -> str:
    return f"{start or '?'} to {end or 'now'}"


def origins(actor: Actor, files: Iterable[Path]) -> Iterator[str]:
    """Where the actor's row stands, and what it rests on."""
    for path in files:
        table, found = rows(path)
        for row in found if table in ("actors", "persons") else ():
            kind = row.cells.get("class", PERSON)
            if actor_id(kind, row["label"], row["qid"] or None) == actor.id:
                yield f"{path.name}:{row.line}, source {row['source'] or '?'}, checked on {row['checked_on'] or '?'}"
