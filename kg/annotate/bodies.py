"""Organs of a state behind common nouns: "Iran's parliament", "the Thai army", "its foreign ministry"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast, PartFact
from kg.annotate.context import dateline_state, main_state
from kg.annotate.entities import key
from kg.annotate.forms import office_noun
from kg.annotate.pronouns import antecedent
from kg.model import FORCE, PERSON, PLACE, STATE, Actor

LONGEST = 6  # words of a body noun
VAGUE = cues.word_set("vague")  # nobody's in particular
PLAIN = cues.word_set("plain")
SERVICES = cues.word_set("services")


def link_bodies(cast: Cast, sent: Span) -> None:
    """A node for every organ whose state the words next to it tell, or an earlier mention."""
    last_words = cast.index.body_words
    for token in sent:
        if token.lower_ in last_words and token.i not in cast.over and token.pos_ in ("NOUN", "PROPN"):
            start = noun_start(cast, token.i, sent.start)
            if start is not None and not (describes(token) and is_force(cast, start, token.i + 1)):
                link_body(cast, start, token.i + 1)


def noun_start(cast: Cast, last: int, floor: int) -> int | None:
    """Where the longest body noun that ends at a token begins."""
    for start in range(max(floor, last + 1 - LONGEST), last + 1):
        if start not in cast.over and key(cast.doc[start:last + 1].text) in cast.gazetteer.body_nouns:
            return start
    return None


def link_body(cast: Cast, start: int, end: int) -> None:
    noun = cast.doc[start:end].text
    begin, owner, stated = owner_of(cast, start, end)
    if owner is not None and owner.kind == PERSON and noun.lower() in VAGUE:
        return  # "during his presidency"
    state = cast.state(owner) or (bare_owner(cast, start) if owner is None else None)
    entity = cast.gazetteer.body(state.id, noun) if state else None
    actor = earlier(cast, noun) if owner is None else None
    actor = actor or (entity.actor if entity else None)
    if actor is None:
        return
    span = cast.mention(min(begin, start), end, actor, "body")
    if state and stated and entity:
        cast.parts.append(PartFact(span, state.id, cast.doc[begin:max(end, begin + 1)]))


def describes(noun: Token) -> bool:
    """ "army exercises", "US military personnel" are a state's; an "army spokesman" speaks for the army."""
    head = noun.head
    modifies = noun.lower_ in SERVICES and noun.dep_ in ("compound", "amod", "nmod") and head.i > noun.i
    return modifies and head.pos_ == "NOUN" and not office_noun(head)


def is_force(cast: Cast, start: int, end: int) -> bool:
    kind = cast.gazetteer.body_nouns[key(cast.doc[start:end].text)]
    return cast.gazetteer.body_kinds[kind][0] == FORCE


def bare_owner(cast: Cast, start: int) -> Actor | None:
    """The state that "the army" belongs to: where the text is datelined, else the one it is mostly about."""
    first = cast.doc[start]
    definite = start > 0 and (first.is_title or first.nbor(-1).lower_ in ("the", "its"))
    return (dateline_state(cast) or main_state(cast)) if definite and first.lower_ not in VAGUE else None


def owner_of(cast: Cast, start: int, end: int) -> tuple[int, Actor | None, bool]:
    """The state in front of a body noun or behind it, where the phrase begins, and whether that says "part of"."""
    doc, at = cast.doc, start
    while at > 0 and at - 1 not in cast.over and between(doc[at - 1]):
        at -= 1
    span = cast.over.get(at - 1)
    if span is not None and span.label_ in (STATE, PERSON, PLACE):
        return span.start, cast.actors[span.id_], True
    if at > 0 and doc[at - 1].tag_ in ("PRP$", "WP$"):
        return at - 1, antecedent(cast, doc[at - 1], strict=False), True
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        after = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        span = cast.over.get(after)
        if span is not None and span.label_ == STATE:
            return start, cast.actors[span.id_], True
    return start, None, False


def between(token: Token) -> bool:
    """May a word stand between an owner and its organ ("Fiji's powerful military")?"""
    return token.tag_ in ("POS", "JJ", "HYPH") or token.lower_ in PLAIN


def earlier(cast: Cast, noun: str) -> Actor | None:
    """The last body so far that the same noun, or its last word, can mean."""
    last = key(noun).split()[-1]
    for span in reversed(cast.spans):
        if span._.how == "body" and key(span.text).endswith(last):
            return cast.actors[span.id_]
    return None
