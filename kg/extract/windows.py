"""A document cut to pieces an encoder can read at once, with the candidates of each piece as rows of numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from tokenizers import Tokenizer

from kg.extract.candidates import Candidate, End, candidates, meant
from kg.extract.findings import Findings
from kg.extract.given import Given, dates
from kg.extract.paths import Paths, Way
from kg.extract.signals import KINDS, Signals

LIMIT = 384  # word pieces a window holds
CONTEXT = 128  # of them, at most, from sentences before its own
MOST = 500  # of them the encoder can take, where a sentence is longer than a window
NOWHERE = (-1, -1)
FIRST = (0,)  # the piece that stands for the whole window


@dataclass(frozen=True, slots=True)
class Window:
    """L word pieces of some sentences and of those before, and the N candidates of its own sentences, as numbers.

    kinds (L): which class of actor each piece names (0: none). groups (R, L): the share each piece has in what is seen
    as one: an actor's mentions in one sentence or in the whole window, the words between two actors, a date.
    ends (N, 5): the groups of source and target in the sentence, then in the window, and that of the words between.
    inside (N, L): which pieces are of the sentence that may relate the two. signals (N, S): see kg.extract.signals.
    dates (D): the groups of the dates that an act may have, counted from one; the first stands for none.
    `places` are the characters that each piece stands for, `days` the main words of the dates.
    """

    candidates: tuple[Candidate, ...]
    pieces: NDArray[np.int64]
    kinds: NDArray[np.int64]
    groups: NDArray[np.float32]
    ends: NDArray[np.int64]
    inside: NDArray[np.bool_]
    signals: NDArray[np.float32]
    dates: NDArray[np.int64]
    places: tuple[tuple[int, int], ...]
    days: tuple[int, ...]


INPUTS = ("pieces", "kinds", "groups", "ends", "inside", "signals", "dates")  # what the network is given, in its order


def windows(doc: Doc, tokenizer: Tokenizer, found: Findings) -> Iterator[Window]:
    """The windows of a document that have any candidate, in text order."""
    waiting: dict[int, list[Candidate]] = {}
    for candidate in candidates(doc):
        waiting.setdefault(candidate.sentence.start, []).append(candidate)
    if not waiting:
        return
    signals, text = Signals(doc, found), Encoded(doc, tokenizer)
    for before, own in cut(text):
        asked = tuple(c for sentence in own for c in waiting.get(sentence.start, ()))
        if asked:
            yield window(Pieces(text, [*before, *own]), asked, signals, dates(doc))


class Encoded:
    """A document as word pieces, and which of them each sentence became."""

    def __init__(self, doc: Doc, tokenizer: Tokenizer) -> None:
        self.doc, self.sentences = doc, list(doc.sents)
        encoded = tokenizer.encode(doc.text, add_special_tokens=False)
        self.ids, self.places = encoded.ids, encoded.offsets
        self.opening, self.closing = tokenizer.encode("").ids
        self.bounds = [*(self.at(sentence.start_char) for sentence in self.sentences), len(self.ids)]

    def at(self, place: int) -> int:
        """The first piece from a character on."""
        return bisect_left(self.places, (place, 0))


def cut(text: Encoded) -> Iterator[tuple[list[Span], list[Span]]]:
    """Runs of sentences that fit one window, each with the sentences just before it as context."""
    sentences, sizes = text.sentences, [end - start for start, end in pairwise(text.bounds)]
    start = 0
    while start < len(sentences):
        first, size = start, 0
        while first > 0 and size + sizes[first - 1] <= CONTEXT:
            first -= 1
            size += sizes[first]
        end = start + 1
        size += sizes[start]
        while end < len(sentences) and size + sizes[end] <= LIMIT:
            size += sizes[end]
            end += 1
        yield sentences[first:start], sentences[start:end]
        start = end


class Pieces:
    """The word pieces of a run of sentences, and which of them any characters of the document became."""

    def __init__(self, text: Encoded, sentences: list[Span]) -> None:
        self.doc, self.start = text.doc, sentences[0].start_char
        own = slice(text.at(self.start), text.at(sentences[-1].end_char))
        self.ids = [text.opening, *text.ids[own], text.closing][:MOST]
        self.places = (NOWHERE, *text.places[own], NOWHERE)[:MOST]
        self.words: dict[int, set[int]] = {}
        self.by_char: list[int | None] = [None] * (sentences[-1].end_char - self.start)
        for piece, (first, last) in enumerate(self.places):
            if last > 0:
                self.by_char[first - self.start : last - self.start] = [piece] * (last - first)

    def of(self, *spans: Span) -> tuple[int, ...]:
        """The pieces of some spans, in order."""
        return tuple(sorted(set().union(*(self.between(span.start_char, span.end_char) for span in spans))))

    def word(self, place: int) -> set[int]:
        """Those of a word, given where it stands in the document."""
        if place not in self.words:
            word = self.doc[place]
            self.words[place] = self.between(word.idx, word.idx + len(word))
        return self.words[place]

    def between(self, start: int, end: int) -> set[int]:
        held = self.by_char[max(start - self.start, 0) : max(end - self.start, 0)]
        return {piece for piece in held if piece is not None}


def window(pieces: Pieces, asked: tuple[Candidate, ...], signals: Signals, given: Sequence[Given]) -> Window:
    """The candidates of a run of sentences as numbers; those of a sentence beyond the last piece fall away."""
    sentences = {c.sentence.start: c.sentence for c in asked}
    within = {start: inner for start, sentence in sentences.items() if (inner := pieces.of(sentence))}
    kept, length = tuple(c for c in asked if c.sentence.start in within), len(pieces.ids)
    rows = {start: row for row, start in enumerate(within)}
    inside = (shares(within.values(), length) > 0)[[rows[c.sentence.start] for c in kept]]
    groups, ends = grouped(pieces, kept, signals.paths)
    days = {one.place: tuple(sorted(held)) for one in given if (held := pieces.word(one.place))}
    groups += [FIRST, *days.values()]
    pointed = np.arange(len(groups) - len(days), len(groups) + 1, dtype=np.int64)
    return Window(kept, np.array(pieces.ids, dtype=np.int64), kinds(pieces), shares(groups, length), ends, inside,
                  signals.rows(kept), pointed, pieces.places, tuple(days))


def grouped(pieces: Pieces, asked: tuple[Candidate, ...],
            paths: Paths) -> tuple[list[tuple[int, ...]], NDArray[np.int64]]:
    """The groups of pieces that candidates look at, and which are those of each: (candidates, 5), see Window."""
    everywhere = named(pieces)
    groups: dict[tuple[int, ...], int] = {}

    def number(held: tuple[int, ...]) -> int:
        return groups.setdefault(held or FIRST, len(groups))

    @cache
    def here(end: End) -> int:
        return number(pieces.of(*end.spans))

    @cache
    def words(way: Way) -> int:
        return number(tuple(sorted(set().union(*map(pieces.word, way)))))

    ends = [(here(c.head), here(c.tail), number(everywhere[c.source.id]), number(everywhere[c.target.id]),
             words(tuple(sorted(paths.of(c).words)))) for c in asked]
    return list(groups), np.array(ends, dtype=np.int64).reshape(-1, 5)


def shares(groups: Collection[tuple[int, ...]], length: int) -> NDArray[np.float32]:
    """What share each piece has in each group, (groups, length)."""
    found = np.zeros((len(groups), length), dtype=np.float32)
    for row, group in enumerate(groups):
        found[row, list(group)] = 1 / len(group)
    return found


def kinds(pieces: Pieces) -> NDArray[np.int64]:
    """Which class of actor each piece names: 0 is none."""
    found = np.zeros(len(pieces.ids), dtype=np.int64)
    for span in pieces.doc.spans["mentions"]:
        found[list(pieces.of(span))] = KINDS.index(span.label_) + 1
    return found


def named(pieces: Pieces) -> dict[str, tuple[int, ...]]:
    """All pieces that name each actor."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in pieces.doc.spans["mentions"]:
        if actor := meant(pieces.doc, span):
            spans[actor].append(span)
    return {actor: pieces.of(*held) for actor, held in spans.items()}
