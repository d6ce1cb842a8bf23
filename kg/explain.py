"""Shows how a text is read: the parse, the actors, the frames that fired, and why each statement is as it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from kg.annotate import annotate
from kg.engines.local import pipeline
from kg.extract import extract
from kg.extract.frames import frames
from kg.extract.match import Match, Matcher
from kg.extract.qualify import qualify
from kg.model import Document, KgError, Statement, digest


def explain(text: str, date: datetime.date | None = None, model: str | None = None,
            actors: tuple[str, ...] = ()) -> str:
    """A report on one or more sentences, as published on `date`."""
    if not text.strip():
        raise KgError("no sentence was given; expected text, as an argument or on stdin")
    clean = " ".join(text.split())
    doc = next(iter(annotate(pipeline(model, actors), [Document("doc-" + digest(clean), clean, date)])))
    return "\n".join(report(doc))


def report(doc: Doc) -> Iterator[str]:
    """Every part of the reading, a heading and its lines at a time."""
    for sentence in doc.sents:
        yield "Parse"
        yield from parse(sentence)
    yield "Actors"
    yield from actors(doc)
    yield "Frames"
    yield from (fired(match) for match in Matcher(doc, frames()))
    yield "Statements"
    yield from (told(statement) for statement in extract(doc).statements)


def parse(sentence: Span) -> Iterator[str]:
    width = max(len(token.text) for token in sentence)
    for token in sentence:
        if not token.is_space:
            yield f"  {token.text:{width}}  {token.pos_:6}{token.dep_:10}{token.lemma_:{width}}  ← {token.head.text}"


def actors(doc: Doc) -> Iterator[str]:
    for span in doc.spans["mentions"]:
        actor = doc._.actors[span.id_]
        yield f"  {span.text!r} is {actor.name} ({actor.kind}, {actor.id}), by {span._.how}"


def fired(match: Match) -> str:
    """One frame that fired, and what became of it."""
    read = qualify(match.trigger)
    fate = "blocked" if read.blocked else f"{read.polarity}, {read.modality}"
    why = f"; {'; '.join(read.cues)}" if read.cues else ""
    frame = f"{match.frame.type} {match.frame.id} at {match.trigger.text!r}"
    ends = f"{match.source.actor.name} > {match.target.actor.name}"
    return f"  {frame}: {ends} ({match.confidence:.2f}): {fate}{why}"


def told(statement: Statement) -> str:
    """A statement with those qualifiers that say something."""
    date = f"{statement.date.start} to {statement.date.end}" if statement.date else None
    speaker = f"says {statement.attribution.name}" if statement.attribution else None
    extra = [part for part in (date, statement.place, speaker, statement.role) if part]
    qualifiers = ", ".join([statement.polarity, statement.modality, *extra])
    said = f"{statement.type} {statement.source.name} > {statement.target.name}"
    return f"  {said}: {qualifiers} ({statement.confidence:.2f})"
