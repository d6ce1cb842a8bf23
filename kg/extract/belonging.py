"""To whom actors belong, as their document tells: an office that is held, a membership, a body that is a part.

Who no longer holds any office belongs to nobody by it, nor do parties and armed groups stand for a State. What an actor
belongs to is an end of some statement of the document, or a State: the way up to it is not left to be guessed.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import FORCE, PARTY, STATE, Actor, Statement
from kg.ontology import ontology

if TYPE_CHECKING:
    from kg.annotate.gazetteer import Gazetteer

LEAST = 0.3  # confidence of a statement that is believed
Actors = dict[str, Actor]


def settled(actors: Actors, statements: Iterable[Statement], known: Gazetteer | None = None,
            day: datetime.date | None = None, titled: Set[str] = frozenset()) -> Actors:
    """The actors of a document by id, each with whom it belongs to, on the day of the document if the tables know.

    `titled` are the persons whom the text gives a title of today.
    """
    said = list(statements)
    found = joined(actors, said, {key for key in actors if known and nobodys(key, known)})
    ended = set(former(said, known, day)) - titled
    bound = {key: replace(actor, affiliation=None) if key in ended or partisan(actor, found) else actor
             for key, actor in found.items()}
    ends = {end.id for one in said for end in (one.source, one.target)}
    return {key: replace(actor, affiliation=nearest(actor, bound, ends)) for key, actor in bound.items()}


def joined(actors: Actors, said: Iterable[Statement], free: set[str]) -> Actors:
    """Actors where those without affiliation, unless they are free, have that of their surest membership, if any."""
    above: dict[str, str] = {}
    for one in sorted(said, key=lambda s: (-s.confidence, s.id)):
        if ontology().relations[one.type].membership and one.polarity == "affirmed" and one.confidence >= LEAST:
            above.setdefault(one.source.id, one.target.id)
    return {key: replace(actor, affiliation=above[key])
            if lacking(actor) and loose(key, above) and key not in free else actor for key, actor in actors.items()}


def lacking(actor: Actor) -> bool:
    return actor.affiliation is None and not actor.iso3


def loose(actor: str, above: dict[str, str]) -> bool:
    """Whether an actor belongs to another that does not belong to it in turn."""
    return actor in above and above.get(above[actor]) != actor


def nobodys(key: str, known: Gazetteer) -> bool:
    """Whether the tables know an armed group, and no State or body that it belongs to."""
    entity = known.entities.get(key)
    return entity is not None and entity.actor.kind == FORCE and entity.actor.affiliation is None


def partisan(actor: Actor, actors: Actors) -> bool:
    """Whether an actor is a party, and what it is said to belong to a State."""
    above = actors.get(actor.affiliation or "")
    return actor.kind == PARTY and (above is None or above.kind == STATE)


def former(said: Iterable[Statement], known: Gazetteer | None, day: datetime.date | None) -> Iterator[str]:
    """The persons all of whose offices are over: to the tables, or by what the text says of one they do not know."""
    offices: dict[str, set[bool]] = defaultdict(set)  # by person: whether each that the text tells is over
    for one in said:
        for end in (one.source, one.target):
            offices[end.id].update([one.modality == "historical"] if one.role and end == one.source else [])
    for key, over in offices.items():
        terms = known.offices_of(key) if known else ()
        past = all(term.end and day and term.end < day for term in terms) if terms else over == {True}
        if past and False not in over:
            yield key


def nearest(actor: Actor, actors: Actors, ends: set[str]) -> str | None:
    """What an actor belongs to, or what that belongs to, and so on: the first that is a State or that acts itself."""
    above, seen = actor.affiliation, {actor.id}
    while above in actors and above not in ends | seen and actors[above].kind != STATE and actors[above].affiliation:
        seen.add(above)
        above = actors[above].affiliation
    return above


def under(statement: Statement, actors: Actors) -> Statement:
    """A statement whose actors are those given, by id."""
    speaker = statement.attribution
    return replace(statement, source=actors.get(statement.source.id, statement.source),
                   target=actors.get(statement.target.id, statement.target),
                   attribution=actors.get(speaker.id, speaker) if speaker else None)
