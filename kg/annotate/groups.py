"""Definite descriptions: "the alliance", "the bloc", "the two Koreas", "both countries", "the two leaders"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.pronouns import search
from kg.model import PERSON, PLACE, STATE, Actor

BACK = 3  # sentences
EXPLAINED = frozenset(["poss", "compound", "relcl", "appos", "prep"])  # "the bloc of nations" is no way back
COUNTS = cues.counts()
COUNTRY = cues.word_set("country")


def link_groups(cast: Cast, sent: Span) -> None:
    """Mentions for nouns that come back to one earlier actor, and for groups that come back to several."""
    nouns = cues.definites()
    for token in sent:
        kinds = nouns.get(token.lower_.removesuffix("s")) or nouns.get(token.lemma_.lower())
        if kinds is None or token.pos_ not in ("NOUN", "PROPN") or token.i in cast.over:
            continue
        if any(child.dep_ in EXPLAINED for child in token.children):
            continue
        marks = {child.lower_ for child in token.children if child.dep_ in ("det", "nummod", "predet")}
        count = next((COUNTS[word] for word in (token.lower_, *sorted(marks)) if word in COUNTS), 0)
        if count and (token.tag_ in ("NNS", "NNPS") or token.lower_ in COUNTS):
            link_group(cast, token, kinds, count)
        elif "the" in marks and token.tag_ in ("NN", "NNP") and not described(token):
            link_definite(cast, token, kinds)


def described(noun: Token) -> bool:
    """ "the armed group" is a new one."""
    return any(child.dep_ == "amod" and child.lower_ != "new" for child in noun.children)


def link_definite(cast: Cast, token: Token, kinds: str) -> None:
    """The nearest earlier actor of the class that the noun names."""
    if kinds == PERSON:
        return
    if kinds == STATE:
        actor = search(cast, token, is_state, strict=False) if token.lower_ in COUNTRY else None
    else:
        floor = cast.sents[max(cast.sentence_of(token.i) - BACK, 0)].start
        before = [s for s in cast.spans if floor <= s.start < token.i and s.label_ in kinds.split(",")]
        actor = cast.actors[max(before, key=lambda s: s.start).id_] if before else None
    if actor is not None:
        cast.mention(start_of(token), token.i + 1, actor, "definite")


def is_state(span: Span) -> bool:
    return span.label_ == STATE


def link_group(cast: Cast, token: Token, kinds: str, count: int) -> None:
    """The two states of a name ("the two Koreas"), else the actors named last."""
    namesakes = cast.index.namesakes.get(token.lower_.removesuffix("s"), ()) if token.is_title else ()
    both = [cast.known(actor) for actor in namesakes if len(namesakes) == count]
    for actor in both or named_last(cast, token, kinds, count):
        cast.mention(start_of(token), token.i + 1, actor, "group")


def named_last(cast: Cast, token: Token, kinds: str, count: int) -> list[Actor]:
    """The members of a group: the actors of one class that the text named last, if they are as many as it has.

    In the sentence of the group itself more may be named; the nearest are meant. Who acts on a group is outside it.
    """
    outside = doers(cast, token)
    for back in range(BACK):
        floor = cast.sents[max(cast.sentence_of(token.i) - back, 0)].start
        for wanted in classes(kinds):
            before = [s for s in cast.spans if floor <= s.start < token.i and s.label_ in wanted
                      and s.id_ not in outside]
            ids = list(dict.fromkeys(s.id_ for s in sorted(before, key=lambda s: -s.start)))
            if len(ids) >= count:
                return [cast.actors[i] for i in sorted(ids[:count])] if len(ids) == count or back == 0 else []
    return []


def doers(cast: Cast, token: Token) -> set[str]:
    """Who does something to a group, and the state behind: "China sent both sides aid", "Ann Lee met with the pair"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "prep" else token.head
    if token.dep_ not in ("dobj", "dative", "pobj") or verb.pos_ != "VERB":
        return set()
    while verb.dep_ == "xcomp" and not any(child.dep_ == "nsubj" for child in verb.children):
        verb = verb.head
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    acting = [cast.headed(one.i) for subject in subjects for one in (subject, *subject.conjuncts)]
    return {one.id for actor in acting for one in (actor, cast.state(actor)) if one is not None}


def classes(kinds: str) -> list[set[str]]:
    """The classes that the members may have: persons apart from states and bodies."""
    named = set(kinds.split(","))
    bodies = (named | {STATE}) - {PLACE, PERSON}
    return ([{PERSON}] if PERSON in named else []) + ([bodies] if named != {PERSON} else [])


def start_of(token: Token) -> int:
    return min([token.i, *(child.i for child in token.children if child.dep_ in ("det", "nummod", "predet"))])
