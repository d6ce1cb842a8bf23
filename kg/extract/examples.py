"""Names told as examples of what a noun says: "X, Y and other allies", "allies such as X" (after Hearst 1992)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.cues import word_set

OTHERS = word_set("others")
EXAMPLES = word_set("examples")


def examples(noun: Token) -> Iterator[Token]:
    """Heads of such names: the first of those before "and other …", and those behind "such as" or "including"."""
    if noun.dep_ == "conj" and any(child.lower_ in OTHERS for child in noun.children):
        yield first(noun)
    for link in noun.children:
        if link.dep_ == "prep" and (link.lower_ in EXAMPLES or such_as(link)):
            yield from (child for child in link.children if child.dep_ == "pobj")


def such_as(link: Token) -> bool:
    """Whether a preposition is the "as" of "such as"."""
    return link.lower_ == "as" and link.i > 0 and link.nbor(-1).lower_ == "such"


def first(noun: Token) -> Token:
    """The first of things that are coordinated."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun
