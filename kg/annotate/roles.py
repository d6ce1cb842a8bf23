"""Governments by description: "US officials", "the Biden administration", "Iran's parliament", "Kim's regime"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast, PartFact
from kg.annotate.organisations import STATE
from kg.model import Actor

SKIP = frozenset("det amod compound nummod poss nmod punct case advmod quantmod".split())


def link_roles(cast: Cast, parts: list[PartFact]) -> None:
    """Widens mentions of states to the noun phrase that speaks for them; bodies become nodes of their own."""
    for span in sorted(cast.spans, key=lambda s: s.start):
        if span.label_ not in (STATE, "Person"):
            continue
        head = governed(span)
        if head is None or head.i in cast.over:
            continue
        owner = cast.actors[span.id_]
        state = owner if owner.kind == STATE else state_of(cast, owner)
        if state is None or (owner is not state and cues.table("roles.tsv", "noun", "role").get(head.lemma_.lower()) != "government"):
            continue
        if not body(cast, span, head, state, parts):
            role(cast, span, head, state)


def state_of(cast: Cast, person: Actor) -> Actor | None:
    known = person.affiliation and cast.gazetteer.entities.get(person.affiliation)
    return known.actor if known and known.actor.kind == STATE else None


def governed(span: Span) -> Token | None:
    """The noun that a state's name modifies: officials of "US officials", government of "the government of France"."""
    root: Token = span.root
    if root.dep_ in ("amod", "compound", "poss", "nmod") and root.head.i > root.i and root.head.pos_ in ("NOUN", "PROPN"):
        return root.head
    if root.dep_ == "pobj" and root.head.lower_ in ("of", "in") and root.head.head.pos_ == "NOUN" and root.head.head.i == root.head.i - 1:
        return root.head.head
    return None


def body(cast: Cast, span: Span, head: Token, state: Actor, parts: list[PartFact]) -> bool:
    """ "Iran's parliament", "the Thai army": an organ with its own node."""
    start = max(span.end, head.i - 3)
    while start < head.i + 1:
        words = cast.doc[start:head.i + 1].text
        entity = cast.gazetteer.body(state.id, words)
        if entity and head.i > span.start:
            cast.mention(start, head.i + 1, entity.actor, "body")
            parts.append(PartFact(entity.actor.id, state.id, span.start, head.i + 1))
            return True
        start += 1
    return False


def role(cast: Cast, span: Span, head: Token, state: Actor) -> None:
    """A generic noun that speaks for its state takes the state as its actor."""
    kind = cues.table("roles.tsv", "noun", "role").get(head.lemma_.lower())
    if kind is None or any(child.dep_ == "appos" for child in head.children):
        return
    start, end = min(span.start, head.i), max(span.end, head.i + 1)
    if head.i > span.start and any(cast.doc[i].pos_ in ("VERB", "ADP") for i in range(span.end, head.i)):
        return
    if head.i < span.start and kind != "government" and kind != "official":
        return
    cast.mention(start, end, state, "role")
