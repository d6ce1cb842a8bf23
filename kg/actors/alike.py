"""Actors of a graph that may be one: what linking left apart, for people to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.annotate.entities import key
from kg.annotate.names import fold, korean_key, parse, same_person, sound
from kg.assemble import KnowledgeGraph
from kg.judgements import Judgement, settled
from kg.model import PERSON, PLACE, Actor


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors, smaller id first, and why they may be one."""

    one: Actor
    other: Actor
    why: str

    def __str__(self) -> str:
        return f"{self.one.name} ({self.one.id}) | {self.other.name} ({self.other.id}): {self.why}"

    def record(self) -> dict[str, object]:
        return {"one": self.one.id, "other": self.other.id, "names": [self.one.name, self.other.name], "why": self.why}


def maybe_same(graph: KnowledgeGraph, judgements: Iterable[Judgement] = ()) -> list[Pair]:
    """Pairs of actors of statements that may be one and that nobody judged, in order of their ids.

    Persons by the rules for spellings of a name, and by family name alone; others by equal names, of any class.
    """
    judged = settled(judgements)
    pairs = {(pair.one.id, pair.other.id): pair for pair in found(graph.actors.values())}
    return [pairs[ids] for ids in sorted(pairs) if frozenset(ids) not in judged]


def found(actors: Iterable[Actor]) -> Iterator[Pair]:
    blocks: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: actor.id):
        for block in sorted(blocks_of(actor)):
            blocks[block].append(actor)
    for members in blocks.values():
        for one, other in combinations(members, 2):
            if why := reason(one, other):
                yield Pair(one, other, why)


def blocks_of(actor: Actor) -> set[str]:
    """Keys of which two actors that may be one share at least one, so that not all are held against all."""
    if actor.kind == PLACE:
        return set()
    if actor.kind != PERSON:
        return {key(actor.name)}
    words = fold(actor.name).replace("-", " ").split()
    return {PERSON + part for word in words for part in (sound(word)[:4], korean_key(word))}


def reason(one: Actor, other: Actor) -> str | None:
    """Why two actors of a block may be one; None if nothing speaks for it."""
    if one.kind != PERSON:
        return "equal names" if one.kind == other.kind else f"equal names, {one.kind} and {other.kind}"
    if same_person(one.name, other.name):
        return "spellings of one name"
    short, full = sorted((one, other), key=lambda actor: len(actor.name.split()))
    alone = len(short.name.split()) == 1 and len(full.name.split()) > 1
    return "a family name alone" if alone and fold(short.name) == " ".join(parse(full.name).family) else None
