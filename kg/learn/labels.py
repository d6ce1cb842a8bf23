"""What the reader should say of each candidate of a gold document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from kg.annotate import annotate
from kg.engines.local import pipeline
from kg.evaluate.align import GoldDocument
from kg.evaluate.gold import Record, documents
from kg.export.records import actor_record
from kg.extract import extract
from kg.extract.findings import Findings, find
from kg.extract.frames import frames
from kg.extract.given import dates
from kg.extract.signals import TYPES
from kg.extract.windows import Window, windows
from kg.model import MODALITIES, Interval, Statement
from kg.ontology import ontology
from kg.read.clean import clean

ELSEWHERE = 0.1  # weight of "no" where the text says the same of the two in another sentence
Pair = tuple[str, str]
Said = tuple[Record, int, int]  # a relation and the characters, from and to, that it quotes


@dataclass(frozen=True, slots=True)
class Labels:
    """What the candidates of a window stand for.

    By candidate and type: whether it holds, whether it is denied, how much a mistake counts, the pieces, from and to,
    quoted as evidence (0, 0: none), and which of the window's dates it may have, the first standing for no date (none
    of them: not known). By candidate: the place of the modality in MODALITIES (-1: none).
    """

    holds: NDArray[np.float32]
    negated: NDArray[np.float32]
    weights: NDArray[np.float32]
    modality: NDArray[np.int64]
    quoted: NDArray[np.int64]
    dated: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A gold document as the pipeline and the frames read it, its windows, and what each should yield."""

    gold: GoldDocument
    doc: Doc
    found: Findings
    framed: tuple[Statement, ...]
    known: dict[str, str]  # gold entity by actor
    windows: tuple[Window, ...]
    labels: tuple[Labels, ...]


def lessons(gold: Iterable[Record], tokenizer: Tokenizer) -> Iterator[Lesson]:
    """Each gold document, annotated, cut to windows and labelled."""
    nlp = pipeline(None, ())
    for record in gold:
        document = next(iter(documents([record])))
        yield lesson(record, next(iter(annotate(nlp, [replace(document, text=clean(document.text).text)]))), tokenizer)


def lesson(record: Record, doc: Doc, tokenizer: Tokenizer) -> Lesson:
    gold, reading = GoldDocument(record), extract(doc)
    known = {key: gold.align(actor_record(actor)) for key, actor in doc._.actors.items()}
    found = find(doc, frames())
    cut = tuple(windows(doc, tokenizer, found))
    told = Told(doc, record, known)
    return Lesson(gold, doc, found, reading.statements, known, cut, tuple(told.labels(window) for window in cut))


class Told:
    """The relations of a gold document by their ends, and by the sentences that state them."""

    def __init__(self, doc: Doc, record: Record, known: dict[str, str]) -> None:
        self.known = known
        self.days = {one.place: one.days(one.tense) for one in dates(doc)}
        self.anywhere: dict[Pair, list[str]] = defaultdict(list)
        self.here: dict[tuple[Pair, int], list[Said]] = defaultdict(list)
        for relation in record["relations"]:
            start = doc.text.find(relation["quote"])
            end = start + len(relation["quote"])
            span = doc.char_span(start, end, alignment_mode="expand") if start >= 0 else ()
            sentences = {token.sent.start for token in span or ()}
            for ends in both_ways(relation):
                self.anywhere[ends].append(relation["type"])
                for sentence in sentences:
                    self.here[ends, sentence].append((relation, start, end))

    def labels(self, window: Window) -> Labels:
        count = len(window.candidates)
        shape = count, len(TYPES)
        found = Labels(np.zeros(shape, np.float32), np.zeros(shape, np.float32), np.ones(shape, np.float32),
                       np.full(count, -1, np.int64), np.zeros((*shape, 2), np.int64),
                       np.zeros((*shape, len(window.dates)), np.bool_))
        for row, candidate in enumerate(window.candidates):
            pair = self.known[candidate.source.id], self.known[candidate.target.id]
            for kind in self.anywhere.get(pair, ()):
                found.weights[row, TYPES.index(kind)] = ELSEWHERE
            for relation, start, end in self.here.get((pair, candidate.sentence.start), ()):
                cell = row, TYPES.index(relation["type"])
                found.holds[cell] = found.weights[cell] = 1
                found.negated[cell] = relation["polarity"] == "negated"
                found.modality[row] = MODALITIES.index(relation["modality"])
                found.quoted[cell] = quoted(window, row, start, end)
                found.dated[cell] |= self.dated(relation["date"], window)
        return found

    def dated(self, days: list[str] | None, window: Window) -> NDArray[np.bool_]:
        """Which dates of a window a gold date means, the first if there is none; none where it means no other."""
        known = (self.days.get(place) for place in window.days)
        return np.array([days is None, *(bool(days and one and overlap(one, days)) for one in known)])


def overlap(date: Interval, days: Sequence[str]) -> bool:
    return date.start.isoformat() <= days[1] and days[0] <= date.end.isoformat()


def both_ways(relation: Record) -> Iterator[Pair]:
    """Every pair of ends of a gold relation, also turned round where its type is symmetric."""
    for source, target in product(relation["source"], relation["target"]):
        yield source, target
        if ontology().relations[relation["type"]].symmetric:
            yield target, source


def quoted(window: Window, row: int, start: int, end: int) -> tuple[int, int]:
    """The pieces of a candidate's sentence, from and to, that stand for some characters of the document."""
    held = [piece for piece in window.inside[row].nonzero()[0]
            if window.places[piece][0] < end and window.places[piece][1] > start]
    return (held[0], held[-1] + 1) if held else (0, 0)
