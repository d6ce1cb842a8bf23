"""The ends of a relation: which classes of actors may stand there, and where a text has both."""

from __future__ import annotations

from kg.model import Actor, Statement
from kg.ontology import ontology

Place = tuple[str, str, int]  # source, target, and where the evidence starts


def allowed(kind: str, source: Actor, target: Actor) -> bool:
    """Whether two different actors of these classes may be source and target, as the ontology says."""
    relation = ontology().relations[kind]
    return source.id != target.id and source.kind in relation.sources and target.kind in relation.targets


def ordered(kind: str, source: Actor, target: Actor) -> tuple[Actor, Actor]:
    """The ends as they are, or in id order where the relation is symmetric."""
    if ontology().relations[kind].symmetric and target.id < source.id:
        return target, source
    return source, target


def ends(one: Statement) -> Place:
    """The place of a statement."""
    return one.source.id, one.target.id, one.evidence.start
