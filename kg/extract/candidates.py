"""Who may be related to whom: pairs of actors named in one sentence, or in it and just before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from spacy.tokens import Doc, Span, Token

from kg.model import Actor

PLACE = "Place"
REACH = 2  # sentences back in which the other end may be named
COMPANY = 5  # actors of those sentences that are considered


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of actors that a sentence may relate, with the mentions of them that stand closest.

    One end may be named in a sentence before: `sentence` is the one that would state the relation.
    """

    source: Actor
    target: Actor
    head: Span  # mention of the source
    tail: Span  # mention of the target
    sentence: Span

    @property
    def acts(self) -> bool:
        """Whether the source is named in the sentence."""
        return bool(self.sentence.start <= self.head.root.i < self.sentence.end)

    @property
    def together(self) -> bool:
        """Whether both ends are named in the sentence."""
        return self.acts and bool(self.sentence.start <= self.tail.root.i < self.sentence.end)

    @property
    def between(self) -> Span:
        """From the first of the two mentions to the sentence's end."""
        return self.sentence.doc[min(self.head.start, self.tail.start) : self.sentence.end]


def candidates(doc: Doc) -> Iterator[Candidate]:
    """The candidates of every sentence, in text order."""
    earlier: list[dict[str, list[Span]]] = []
    for sentence in doc.sents:
        here = mentions_in(doc, sentence)
        yield from pairs(doc, here, sentence)
        yield from across(doc, here, context(earlier, here), sentence)
        if here:
            earlier.append(here)


def mentions_in(doc: Doc, sentence: Span) -> dict[str, list[Span]]:
    """The mentions in a sentence by actor, places left out."""
    found: dict[str, list[Span]] = {}
    for span in doc.spans["mentions"]:
        if sentence.start <= span.root.i < sentence.end and span.label_ != PLACE:
            found.setdefault(span.id_, []).append(span)
    return found


def context(earlier: list[dict[str, list[Span]]], here: dict[str, list[Span]]) -> dict[str, Span]:
    """Actors of the last sentences that this one does not name, each with its last mention."""
    found: dict[str, Span] = {}
    for sentence in reversed(earlier[-REACH:]):
        for actor, spans in sentence.items():
            if actor not in here and actor not in found and len(found) < COMPANY:
                found[actor] = spans[-1]
    return found


def pairs(doc: Doc, mentions: dict[str, list[Span]], sentence: Span) -> Iterator[Candidate]:
    """Every ordered pair of actors that one sentence names."""
    for source, target in permutations(mentions, 2):
        head, tail = min(((s, t) for s in mentions[source] for t in mentions[target]), key=closeness)
        yield Candidate(doc._.actors[source], doc._.actors[target], head, tail, sentence)


def across(doc: Doc, here: dict[str, list[Span]], before: dict[str, Span], sentence: Span) -> Iterator[Candidate]:
    """Pairs of an actor of the sentence and one of the sentences before, both ways."""
    for actor, spans in here.items():
        for other, span in before.items():
            one, two = doc._.actors[actor], doc._.actors[other]
            yield Candidate(one, two, spans[0], span, sentence)
            yield Candidate(two, one, span, spans[0], sentence)


def closeness(ends: tuple[Span, Span]) -> tuple[int, int, int]:
    """Steps in the parse between two mentions, then tokens between them, then text order."""
    one, other = ends
    up, _, down = path(one.root, other.root)
    return len(up) + len(down), abs(one.root.i - other.root.i), one.root.i


def path(start: Token, end: Token) -> tuple[list[Token], Token, list[Token]]:
    """The tokens from a token up to the lowest common ancestor, that ancestor, and those down to another token."""
    above = [start, *start.ancestors]
    place = {token.i: n for n, token in enumerate(above)}
    down: list[Token] = []
    token = end
    while token.i not in place:
        down.append(token)
        if token.head == token:
            return above, token, down[::-1]
        token = token.head
    return above[: place[token.i]], token, down[::-1]
