"""Statements from facts met while linking: offices held, bodies that belong, parties that a person has."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from kg.extract.ends import allowed
from kg.extract.evidence import cite
from kg.extract.frames import Frame, Frames
from kg.model import Modality, Statement

INFERRED = 0.65  # factor on confidence where the text leaves unsaid whose office it is


def facts(doc: Doc, known: Frames) -> Iterator[Statement]:
    """A statement for each fact, under the frame of its kind."""
    for frame in known.facts("offices"):
        for fact in doc._.offices:
            sure = INFERRED if fact.inferred else 1.0
            yield from stated(doc, frame, fact.person.id_, fact.of, fact.span, fact.title, fact.former, sure)
    for frame in known.facts("parts"):
        for fact in doc._.parts:
            yield from stated(doc, frame, fact.part.id_, fact.whole, fact.span)
    for frame in known.facts("members"):
        for fact in doc._.members:
            yield from stated(doc, frame, fact.person, fact.group.id_, fact.span)


def stated(doc: Doc, frame: Frame, source: str, target: str, words: Span, role: str | None = None,
           former: bool = False, sure: float = 1.0) -> Iterator[Statement]:
    """One fact as a statement, if both ends are known and of classes the relation type allows."""
    ends = doc._.actors.get(source), doc._.actors.get(target)
    if ends[0] is not None and ends[1] is not None and allowed(frame.type, ends[0], ends[1]):
        modality: Modality = "historical" if former else "actual"
        yield Statement(frame.type, ends[0], ends[1], cite(words.root), modality=modality, role=role,
                        confidence=round(frame.confidence * sure, 2))
