"""What is known of a candidate besides its words: frames that fired, the classes of its ends, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.extract.candidates import Candidate, End
from kg.extract.findings import Findings
from kg.extract.paths import Paths, Way, closest
from kg.extract.qualify.attribution import voice
from kg.model import PLACE
from kg.ontology import ontology

TYPES = tuple(sorted(ontology().relations))
KINDS = tuple(sorted(ontology().classes))
ROLES = ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "agent", "poss", "compound", "amod", "appos", "conj", "attr")
WAYS = ("acl", "advcl", "agent", "amod", "appos", "attr", "ccomp", "compound", "conj", "dative", "dobj", "nmod",
        "nsubj", "nsubjpass", "pcomp", "pobj", "poss", "prep", "relcl", "xcomp")  # how words hang on the way between
NAMING = ("name", "demonym", "pronoun", "role", "group", "capital", "surname")
GAPS = (1, 2, 4, 8, 16, 32)  # tokens
COMPANIES = (2, 4, 6)  # actors met in the sentence
FIRED, VAIN, BACK, ALONE = "fired", "fired in vain", "fired backwards", ("source alone", "target alone")
LAYERS = (FIRED, VAIN, BACK, *ALONE)  # how a frame may bear on a pair
MEANT = ("negated", "future", "hypothetical", "historical")  # what a frame's words may say of the act
FRAMES = (*(f"{kind} {layer}" for layer in LAYERS for kind in TYPES), *MEANT)
ENDS = (*KINDS, "by place", *ROLES, *NAMING)
PARTS = "source titled", "source speaks", "target speaks"
STANDS = "source of target", "target of source", "same affiliation", "together", "source here", "source first"
NAMES = (  # what each number of a row says
    *FRAMES, *(f"{end} {what}" for end in ("source", "target") for what in ENDS),
    *(f"{way} {side}" for side in ("up", "down") for way in WAYS), *PARTS,
    *STANDS, *(f"gap over {n}" for n in GAPS), *(f"more than {n} actors" for n in COMPANIES))
COLUMNS = {name: number for number, name in enumerate(FRAMES)}
FRAMED, END, BETWEEN = len(FRAMES), len(ENDS), 2 * len(WAYS) + len(PARTS)
Place = tuple[str, str, int]  # source, target ("" for any), and where the sentence starts
Row = NDArray[np.float32]


class Signals:
    """The signals of one document's candidates, as rows of numbers from 0 to 1 (named by NAMES)."""

    def __init__(self, doc: Doc, found: Findings) -> None:
        self.doc, self.paths = doc, Paths(doc)
        self.titled = doc._.open_offices or {}
        self.voices: dict[int, str] = {}
        self.ways: dict[Way, list[float]] = {}
        self.framed: dict[Place, dict[int, float]] = defaultdict(dict)
        self.ends: dict[tuple[str, int, int], Row] = {}
        for match, read in found.matches:
            place = match.source.actor.id, match.target.actor.id, match.trigger.sent.start
            self.fired(match.frame.type, place, match.confidence, read.blocked)
            for meant in {read.polarity, read.modality}.intersection(MEANT):
                self.note(meant, place)
        for half in found.halves:
            actor, start = half.filler.actor.id, half.trigger.sent.start
            place = (actor, "", start) if half.acts else ("", actor, start)
            self.note(f"{half.frame.type} {ALONE[not half.acts]}", place)
        for fact in found.facts:
            words = doc.char_span(fact.evidence.start, fact.evidence.end, alignment_mode="expand")
            if words is not None:
                self.fired(fact.type, (fact.source.id, fact.target.id, words.sent.start), fact.confidence)

    def fired(self, kind: str, place: Place, sure: float, vain: bool = False) -> None:
        """Takes in what a frame says of a pair."""
        source, target, start = place
        self.note(f"{kind} {VAIN if vain else FIRED}", place, sure)
        if not vain:
            self.note(f"{kind} {BACK}", (target, source, start), sure)

    def note(self, signal: str, place: Place, value: float = 1.0) -> None:
        """The most that any frame says counts."""
        held, column = self.framed[place], COLUMNS[signal]
        held[column] = max(held.get(column, 0.0), value)

    def rows(self, candidates: Sequence[Candidate]) -> Row:
        """A row for each candidate."""
        found = np.zeros((len(candidates), len(NAMES)), dtype=np.float32)
        for row, candidate in zip(found, candidates, strict=True):
            for column, value in self.frames(candidate):
                row[column] = value
            row[FRAMED : FRAMED + END] = self.end(candidate.head)
            row[FRAMED + END : FRAMED + 2 * END] = self.end(candidate.tail)
            row[FRAMED + 2 * END : FRAMED + 2 * END + BETWEEN] = [*self.way(candidate), *self.parts(candidate)]
        found[:, FRAMED + 2 * END + BETWEEN :] = stands(candidates)
        return found

    def frames(self, candidate: Candidate) -> Iterator[tuple[int, float]]:
        """What frames say of the pair, of its source and of its target, by column."""
        source, target, start = candidate.source.id, candidate.target.id, candidate.sentence.start
        for place in ((source, target, start), (source, "", start), ("", target, start)):
            if place in self.framed:
                yield from self.framed[place].items()

    def end(self, end: End) -> Row:
        """Who an end is and how it is met, worked out once for its many pairs."""
        key = end.actor.id, end.spans[0].start, end.spans[-1].start
        if key not in self.ends:
            self.ends[key] = np.array([*(float(end.actor.kind == kind) for kind in KINDS),
                                       float(all(span.label_ == PLACE for span in end.spans)),
                                       *among((span.root.dep_ for span in end.spans), ROLES),
                                       *among((span._.how for span in end.spans), NAMING)], dtype=np.float32)
        return self.ends[key]

    def way(self, candidate: Candidate) -> list[float]:
        """How the words between the ends hang together, seen from the source and from the target."""
        path = self.paths.of(candidate)
        return [*self.hanging(path.up), *self.hanging(path.down)]

    def hanging(self, way: Way) -> list[float]:
        if way not in self.ways:
            self.ways[way] = among((self.doc[word].dep_ for word in way), WAYS)
        return self.ways[way]

    def parts(self, candidate: Candidate) -> tuple[bool, bool, bool]:
        """Whether the source has a title there, of nobody known, and who speaks."""
        start, source = candidate.sentence.start, candidate.source.id
        if start not in self.voices:
            speaker = voice(candidate.sentence.root)
            self.voices[start] = speaker.id_ if speaker is not None else ""
        return (source, start) in self.titled, source == self.voices[start], candidate.target.id == self.voices[start]

    def told(self, candidate: Candidate) -> list[str]:
        """The names of the signals that a candidate gives."""
        return [name for name, value in zip(NAMES, self.rows([candidate])[0], strict=True) if value]


def among(found: Iterable[str], known: tuple[str, ...]) -> list[float]:
    held = set(found)
    return [float(one in held) for one in known]


def stands(candidates: Sequence[Candidate]) -> Row:
    """How the ends of each candidate are tied to one another, and where they stand."""
    found = np.array([(*ties(one), *places(one)) for one in candidates], dtype=np.float32).reshape(-1, len(STANDS) + 2)
    gap, company = found[:, len(STANDS), None], found[:, len(STANDS) + 1, None]
    return np.hstack([found[:, :len(STANDS)], gap > GAPS, company > COMPANIES])


def ties(candidate: Candidate) -> tuple[bool, bool, bool]:
    source, target = candidate.source, candidate.target
    return (source.affiliation == target.id, target.affiliation == source.id,
            bool(source.affiliation) and source.affiliation == target.affiliation)


def places(candidate: Candidate) -> tuple[bool, bool, bool, int, int]:
    """Of the two mentions that stand closest."""
    head, tail = closest(candidate.head, candidate.tail)
    return candidate.together, candidate.acts, head < tail, abs(head - tail), candidate.company
