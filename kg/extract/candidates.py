"""Who may be related to whom: every ordered pair of different actors with mentions in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from spacy.tokens import Doc, Span, Token

from kg.model import Actor

PLACE = "Place"
FAR = 99


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of actors and the two mentions of them that stand closest in the parse of one sentence."""

    source: Actor
    target: Actor
    head: Span  # mention of the source
    tail: Span  # mention of the target

    @property
    def sentence(self) -> Span:
        return self.head.root.sent


def candidates(doc: Doc) -> Iterator[Candidate]:
    """The candidates of every sentence, in text order."""
    for sentence in doc.sents:
        yield from pairs(doc, mentions_in(doc, sentence))


def mentions_in(doc: Doc, sentence: Span) -> dict[str, list[Span]]:
    """The mentions in a sentence by actor, places left out."""
    found: dict[str, list[Span]] = {}
    for span in doc.spans["mentions"]:
        if sentence.start <= span.root.i < sentence.end and span.label_ != PLACE:
            found.setdefault(span.id_, []).append(span)
    return found


def pairs(doc: Doc, mentions: dict[str, list[Span]]) -> Iterator[Candidate]:
    for source, target in permutations(mentions, 2):
        head, tail = min(((s, t) for s in mentions[source] for t in mentions[target]), key=closeness)
        yield Candidate(doc._.actors[source], doc._.actors[target], head, tail)


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
