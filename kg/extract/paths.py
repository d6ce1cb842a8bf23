"""The way from one actor to another through the parse of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from spacy.tokens import Doc

from kg.extract.candidates import Candidate, End

Way = tuple[int, ...]  # words, by where they stand


@dataclass(frozen=True, slots=True)
class Path:
    """The words between the two ends of a candidate: those above the source, the topmost, those above the target."""

    up: Way
    top: Way
    down: Way

    @property
    def words(self) -> Way:
        return self.up + self.top + self.down


class Paths:
    """The paths of one document's candidates."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.chains: dict[int, Way] = {}
        self.known: dict[tuple[int, int], Path] = {}

    def of(self, candidate: Candidate) -> Path:
        """Between the two mentions that stand closest; of an end alone in the sentence, the way to its root."""
        if candidate.together:
            return self.between(*closest(candidate.head, candidate.tail))
        if candidate.acts:
            return joined(self.chain(candidate.head.roots[0]), ())
        return joined((), self.chain(candidate.tail.roots[0]))

    def between(self, source: int, target: int) -> Path:
        key = source, target
        if key not in self.known:
            self.known[key] = joined(self.chain(source), self.chain(target))
        return self.known[key]

    def chain(self, word: int) -> Way:
        """A word and all above it."""
        if word not in self.chains:
            self.chains[word] = (word, *(above.i for above in self.doc[word].ancestors))
        return self.chains[word]


def joined(first: Way, second: Way) -> Path:
    """Two ways to the root of a sentence, up to where they meet."""
    common = 0
    while common < min(len(first), len(second)) and first[-1 - common] == second[-1 - common]:
        common += 1
    up, down = first[: len(first) - common], second[: len(second) - common]
    top = first[len(up) : len(up) + 1] if up and down else ()
    return Path(up[1:], top, down[1:])


def closest(head: End, tail: End) -> tuple[int, int]:
    """Where the two mentions of two ends stand that are closest to one another."""
    return min(product(head.roots, tail.roots), key=lambda roots: (abs(roots[0] - roots[1]), roots[0]))
