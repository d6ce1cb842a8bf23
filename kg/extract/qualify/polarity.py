"""Whether a predicate is negated where it stands: "not", "no talks", "without", "has yet to"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

from kg.extract import syntax
from kg.extract.qualify import cues
from kg.extract.qualify.climb import Step

ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "expl")
NEGATING = ("neg", "advmod", "preconj", "cc", "det", "predet")


def negators(predicate: Token) -> list[Token]:
    """The words that negate a verb, noun or adjective at its own level, in text order."""
    found = [*direct(predicate), *quantified(predicate), *lead(predicate), *excluded(predicate)]
    return [token for token in sorted(set(found), key=lambda t: t.i) if not pseudo(token)]


def direct(predicate: Token) -> Iterator[Token]:
    """Adverbs and determiners that depend on the predicate: "not", "never", "no longer", "no" before a noun."""
    words = cues.polarity("negator") | cues.polarity("quantity")
    helpers = syntax.children(predicate, "aux", "auxpass")
    for child in chain(predicate.children, *(helper.children for helper in helpers)):
        alone = child.dep_ in NEGATING and child.lower_ in words and not follows_as_conjunction(child, predicate)
        if alone or (child.dep_ == "advmod" and phrase_before(child) in words):
            yield child


def follows_as_conjunction(child: Token, predicate: Token) -> bool:
    """Whether "nor" or "neither" introduces the next coordinate rather than this one."""
    return child.dep_ == "cc" and child.i > predicate.i


def quantified(predicate: Token) -> Iterator[Token]:
    """"No", "none" or "nothing" in the subject or object of a verb: "no country recognised it"."""
    if predicate.pos_ not in ("VERB", "AUX"):
        return
    for argument in syntax.children(predicate, *ARGUMENTS):
        for token in (argument, *syntax.children(argument, "det", "neg", "preconj", "cc")):
            if token.lower_ in cues.polarity("quantity"):
                yield token
    for preposition in syntax.children(predicate, "prep"):
        yield from (t for t in syntax.children(preposition, "pobj") if t.lower_ in cues.polarity("quantity"))


def lead(predicate: Token) -> Iterator[Token]:
    """The word before the "to" of "has yet to respond"."""
    for child in syntax.children(predicate, "aux"):
        if child.i and phrase_before(child) in cues.polarity("lead"):
            yield child.nbor(-1)


def excluded(predicate: Token) -> Iterator[Token]:
    """The conjunction of a coordinate that is set aside: "sent aid rather than attack"."""
    if predicate.dep_ == "conj":
        first, words = predicate.head, cues.polarity("conjunction")
        yield from (t for t in syntax.children(first, "cc") if first.i < t.i < predicate.i and t.lower_ in words)


def excludes(step: Step) -> bool:
    """Whether a step leads through a preposition that denies what follows: "without talks", "far from attacking"."""
    head, words = step.below.head, cues.polarity("preposition")
    return head.pos_ in ("ADP", "SCONJ") and (head.lower_ in words or phrase_before(head) in words)


def phrase_before(token: Token) -> str:
    """A token with the one before it, lower case."""
    return f"{token.nbor(-1).lower_} {token.lower_}" if token.i else token.lower_


def inherent(trigger: Token) -> Iterator[Token]:
    """A trigger that itself says that nothing came of it: the "collapse" of talks, "ended without" a deal."""
    lemma = trigger.lemma_.lower()
    if not cues.polarity("inherent").isdisjoint([lemma, *(f"{lemma} {t.lower_}" for t in trigger.children)]):
        yield trigger


def pseudo(token: Token) -> bool:
    """Whether a negative word belongs to a phrase that denies nothing: "not only", "no later than"."""
    text = " ".join(t.lower_ for t in token.doc[token.i : token.i + 3]) + " "
    return any(text.startswith(phrase + " ") for phrase in cues.polarity("pseudo"))
