"""What the actor tables know of a graph's actors beyond what any text says: offices, memberships, belonging.

It is exported apart from the statements, which all have a sentence; this has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.model import PERSON, Actor

if TYPE_CHECKING:
    from kg.annotate.entities import Membership, Office
    from kg.annotate.gazetteer import Gazetteer

T = TypeVar("T")


@dataclass(frozen=True)
class Background:
    """Facts of the tables, each kind in order. `actors` are those that facts name; a graph may know them better."""

    offices: tuple[Office, ...] = ()
    memberships: tuple[Membership, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # (part, whole), by id
    actors: tuple[Actor, ...] = ()
    inline: bool = False  # also written to formats without named graphs, where it cannot stand apart

    def __or__(self, other: Background) -> Background:
        def union(one: tuple[T, ...], two: tuple[T, ...]) -> tuple[T, ...]:
            return tuple(sorted({*one, *two}, key=repr))

        return Background(union(self.offices, other.offices), union(self.memberships, other.memberships),
                          union(self.parts, other.parts), union(self.actors, other.actors), self.inline or other.inline)


def background(actors: Iterable[str], gazetteer: Gazetteer, inline: bool = False) -> Background:
    """Terms of office that actors hold or held, memberships and belonging where both ends are among the actors."""
    wanted = set(actors)
    offices = tuple(sorted((o for o in gazetteer.offices if o.person in wanted), key=repr))
    memberships = tuple(sorted((m for m in gazetteer.memberships if {m.member, m.organisation} <= wanted), key=repr))
    parts = tuple(sorted(belonging(wanted, gazetteer), key=repr))
    pairs = {(o.person, o.of) for o in offices} | {(m.member, m.organisation) for m in memberships} | set(parts)
    ends = {gazetteer.entities[end].actor for pair in pairs for end in pair}
    return Background(offices, memberships, parts, tuple(sorted(ends, key=repr)), inline)


def belonging(wanted: set[str], gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Part and whole; where a person belongs, the offices tell."""
    for key in wanted & gazetteer.entities.keys():
        actor = gazetteer.entities[key].actor
        if actor.kind != PERSON and actor.affiliation in wanted:
            yield key, str(actor.affiliation)
