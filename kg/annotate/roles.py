"""Governments by description: "US officials", "the Biden administration", "the government of France"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.model import FORCE, PERSON, PLACE, STATE, Actor

MODIFIERS = frozenset(["amod", "compound", "poss", "nmod"])
SOVEREIGN = frozenset([STATE, "IntergovernmentalOrganisation", FORCE])
OFFICIAL = cues.word_set("official")


def link_roles(cast: Cast, sent: Span) -> None:
    """Mentions on the nouns that speak for a state: the noun phrase takes the state as its actor."""
    for token in sent:
        kind = cues.roles().get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if kind is None or token.i in cast.over or (token.dep_ in MODIFIERS and token.head.pos_ == "PROPN"):
            continue
        if kind == "voice" and not OFFICIAL & {word.lower_ for word in token.subtree if word.i < token.i}:
            continue  # "South Korean media" speak for nobody
        if any(child.dep_ == "appos" for child in token.children):
            continue
        for span in together(cast, token, owner(cast, token, kind)):
            actor = spoken_for(cast, span)
            if actor:
                cast.mention(min(span.start, token.i), max(span.end, token.i + 1), actor, "role")


def together(cast: Cast, noun: Token, first: Span | None) -> Iterator[Span]:
    """An owner and, of several officials, the states named with it: "Iranian and Saudi diplomats"."""
    if first is None:
        return
    yield first
    for token in joined(first.root) if noun.tag_ in ("NNS", "NNPS") else ():
        span = cast.over.get(token.i)
        if span is not None and span.label_ == first.label_ == STATE and span.id_ != first.id_:
            yield span


def joined(token: Token) -> Iterator[Token]:
    """What is coordinated with a token, behind it."""
    for child in token.children:
        if child.dep_ == "conj":
            yield child
            yield from joined(child)


def spoken_for(cast: Cast, span: Span) -> Actor | None:
    """The state of an owner, be it a person or a capital; an organisation speaks for itself."""
    if span.label_ == PLACE:
        return capital_state(cast, span)
    return cast.actors[span.id_] if span.label_ in SOVEREIGN else cast.state(cast.actors[span.id_])


def owner(cast: Cast, noun: Token, kind: str) -> Span | None:
    """The mention that tells whose officials, troops or government a noun means."""
    for child in modifiers(noun):
        span = cast.over.get(child.i)
        if span is not None and (span.label_ == STATE or (kind == "government" and span.label_ == PERSON)):
            return span
        if span is not None and span.label_ in SOVEREIGN:
            return span if kind in ("official", "force") else None
    if kind not in ("government", "official"):
        return None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in") and child.i == noun.i + 1:
            for inner in child.children:
                span = cast.over.get(inner.i)
                if inner.dep_ == "pobj" and span is not None and span.label_ in (STATE, PLACE):
                    return span
    return None


def modifiers(noun: Token) -> Iterator[Token]:
    """What stands in front of a noun and its compounds: "US" of "US government officials"."""
    for child in noun.children:
        if child.dep_ in MODIFIERS and child.i < noun.i:
            yield child
            if child.dep_ == "compound":
                yield from modifiers(child)


def capital_state(cast: Cast, span: Span) -> Actor | None:
    """The state of a capital that was read as a place: "officials in Seoul"."""
    known = [name.entity for name in cast.gazetteer.by_name(span.text) if name.kind == "capital"]
    return cast.find(known[0]) if known else None
