"""What is known of a candidate besides its words: frames that fired, the classes of its ends, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from kg.extract.candidates import PLACE, Candidate
from kg.extract.findings import Findings
from kg.model import Actor
from kg.ontology import ontology

TYPES = tuple(sorted(ontology().relations))
KINDS = tuple(sorted(ontology().classes))
ROLES = ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "agent", "poss", "compound", "amod", "appos", "conj", "attr")
NAMING = ("name", "demonym", "pronoun", "role", "group", "capital", "surname")
GAPS = (1, 2, 4, 8, 16, 32)  # tokens
COMPANIES = (2, 4, 6)  # actors met in the sentence
NOTHING = [0.0] * len(TYPES)
LAYERS = ("fired", "fired in vain", "fired backwards", "source alone", "target alone")  # how a frame may bear on a pair
MEANT = ("negated", "future", "hypothetical", "historical")  # what a frame's words may say of the act
FRAMES = (*(f"{kind} {layer}" for layer in LAYERS for kind in TYPES), *MEANT)
ENDS = (*KINDS, "by place", *ROLES, *NAMING)
NAMES = (  # what each number of a row says
    *FRAMES, *(f"{end} {what}" for end in ("source", "target") for what in ENDS),
    "source of target", "target of source", "same affiliation", "together", "source here", "source first",
    *(f"gap over {n}" for n in GAPS), *(f"more than {n} actors" for n in COMPANIES))
FRAMED, END = len(FRAMES), len(ENDS)
Fired = dict[tuple[str, str, int], list[tuple[str, float]]]
Halves = dict[tuple[str, int], list[tuple[str, bool]]]
Row = NDArray[np.float32]


class Signals:
    """The signals of one document's candidates, as rows of numbers from 0 to 1 (named by NAMES)."""

    def __init__(self, doc: Doc, found: Findings) -> None:
        self.fired: Fired = defaultdict(list)
        self.vain: Fired = defaultdict(list)
        self.meant: dict[tuple[str, str, int], set[str]] = defaultdict(set)
        self.halves: Halves = defaultdict(list)
        self.ends: dict[tuple[str, int, int], Row] = {}
        for match, read in found.matches:
            place = match.source.actor.id, match.target.actor.id, match.trigger.sent.start_char
            (self.vain if read.blocked else self.fired)[place].append((match.frame.type, match.confidence))
            self.meant[place].update((read.polarity, read.modality))
        for half in found.halves:
            self.halves[half.filler.actor.id, half.trigger.sent.start_char].append((half.frame.type, half.acts))
        for fact in found.facts:
            words = doc.char_span(fact.evidence.start, fact.evidence.end, alignment_mode="expand")
            if words is not None:
                self.fired[fact.source.id, fact.target.id, words.sent.start_char].append((fact.type, fact.confidence))
        self.met = {key[:1] + key[-1:] for key in (*self.fired, *self.vain, *self.halves)}

    def rows(self, candidates: Sequence[Candidate]) -> Row:
        """A row for each candidate."""
        found = np.zeros((len(candidates), len(NAMES)), dtype=np.float32)
        for row, candidate in zip(found, candidates, strict=True):
            if any(key in self.met for key in keys(candidate)):
                row[:FRAMED] = list(self.frames(candidate))
            row[FRAMED : FRAMED + END] = self.end(candidate.source, candidate.heads)
            row[FRAMED + END : FRAMED + 2 * END] = self.end(candidate.target, candidate.tails)
            row[FRAMED + 2 * END :] = [*ties(candidate), *places(candidate)]
        return found

    def end(self, actor: Actor, spans: tuple[Span, ...]) -> Row:
        """Who an end is and how it is met, worked out once for its many pairs."""
        key = actor.id, spans[0].start, spans[-1].start
        if key not in self.ends:
            self.ends[key] = np.array([*(float(actor.kind == kind) for kind in KINDS),
                                       float(all(span.label_ == PLACE for span in spans)),
                                       *among((span.root.dep_ for span in spans), ROLES),
                                       *among((span._.how for span in spans), NAMING)], dtype=np.float32)
        return self.ends[key]

    def told(self, candidate: Candidate) -> list[str]:
        """The names of the signals that a candidate gives."""
        return [name for name, value in zip(NAMES, self.rows([candidate])[0], strict=True) if value]

    def frames(self, candidate: Candidate) -> Iterator[float]:
        source, target, place = candidate.source.id, candidate.target.id, candidate.sentence.start_char
        yield from strongest(self.fired.get((source, target, place), ()))
        yield from strongest(self.vain.get((source, target, place), ()))
        yield from strongest(self.fired.get((target, source, place), ()))
        for actor, side in ((source, True), (target, False)):
            yield from strongest([(kind, 1.0) for kind, acts in self.halves.get((actor, place), ()) if acts == side])
        yield from among(self.meant.get((source, target, place), ()), MEANT)


def keys(candidate: Candidate) -> tuple[tuple[str, int], tuple[str, int]]:
    """Each end and the sentence."""
    start = candidate.sentence.start_char
    return (candidate.source.id, start), (candidate.target.id, start)


def strongest(found: Sequence[tuple[str, float]]) -> list[float]:
    """The most that any frame says of each type."""
    if not found:
        return NOTHING
    sure = dict.fromkeys(TYPES, 0.0)
    for kind, value in found:
        sure[kind] = max(sure[kind], value)
    return list(sure.values())


def among(found: Iterable[str], known: tuple[str, ...]) -> list[float]:
    held = set(found)
    return [float(one in held) for one in known]


def ties(candidate: Candidate) -> Iterator[float]:
    source, target = candidate.source, candidate.target
    yield float(source.affiliation == target.id)
    yield float(target.affiliation == source.id)
    yield float(bool(source.affiliation) and source.affiliation == target.affiliation)


def places(candidate: Candidate) -> Iterator[float]:
    head, tail = nearest(candidate)
    yield float(candidate.together)
    yield float(candidate.acts)
    yield float(head.root.i < tail.root.i)
    gap = abs(head.root.i - tail.root.i)
    yield from (float(gap > n) for n in GAPS)
    yield from (float(candidate.company > n) for n in COMPANIES)


def nearest(candidate: Candidate) -> tuple[Span, Span]:
    """The mentions of the two ends that stand closest."""
    return min(((head, tail) for head in candidate.heads for tail in candidate.tails),
               key=lambda ends: (abs(ends[0].root.i - ends[1].root.i), ends[0].root.i))
