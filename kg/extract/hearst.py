"""Names told as examples of what a noun says: "X and other allies", "allies such as X" (after Hearst 1992)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

OTHER = {"other", "different"}
LIKE = {"as": "such", "like": "", "including": ""}  # prepositions, and the word that must go with them


def examples(noun: Token) -> Iterator[Token]:
    """Heads of the names that a noun, or an apposition of "both" or "all" kinds, gathers."""
    if noun.dep_ == "conj" and any(child.lower_ in OTHER for child in noun.children):
        yield first(noun)
    for link in noun.children:
        needed = LIKE.get(link.lower_)
        if link.dep_ == "prep" and needed is not None and (not needed or any(t.lower_ == needed for t in near(link))):
            yield from (child for child in link.children if child.dep_ == "pobj")


def near(link: Token) -> Iterator[Token]:
    """The words that may belong to a preposition: "such" of "such as"."""
    yield from link.children
    if link.i:
        yield link.nbor(-1)


def first(noun: Token) -> Token:
    """The first of things that are coordinated."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun
