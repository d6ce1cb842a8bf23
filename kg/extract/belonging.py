"""To whom actors belong, as the statements of their document tell: an office held, a party, a body that is a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Actor, Statement
from kg.ontology import ontology

LEAST = 0.3  # confidence of a statement that is believed


def settled(actors: dict[str, Actor], statements: Iterable[Statement]) -> dict[str, Actor]:
    """The actors of a document by id; one without affiliation is given that of its surest membership, if any."""
    above: dict[str, str] = {}
    for one in sorted(statements, key=lambda s: (-s.confidence, s.id)):
        if ontology().relations[one.type].membership and one.polarity == "affirmed" and one.confidence >= LEAST:
            above.setdefault(one.source.id, one.target.id)
    return {key: replace(actor, affiliation=above[key]) if lacking(actor) and loose(key, above) else actor
            for key, actor in actors.items()}


def lacking(actor: Actor) -> bool:
    return actor.affiliation is None and not actor.iso3


def loose(actor: str, above: dict[str, str]) -> bool:
    """Whether an actor belongs to another that does not belong to it in turn."""
    return actor in above and above.get(above[actor]) != actor


def under(statement: Statement, actors: dict[str, Actor]) -> Statement:
    """A statement whose actors are those given, by id."""
    speaker = statement.attribution
    return replace(statement, source=actors.get(statement.source.id, statement.source),
                   target=actors.get(statement.target.id, statement.target),
                   attribution=actors.get(speaker.id, speaker) if speaker else None)
