"""Shows how a text is read: the parse, the actors, the frames that fired, and why each statement is as it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from kg.annotate import annotate
from kg.engines.local import OURS, Means, ready
from kg.extract import extract
from kg.extract.findings import Findings, find
from kg.extract.frames import frames
from kg.extract.given import dates
from kg.extract.match import Match
from kg.extract.qualify import Qualifiers
from kg.model import Document, KgError, Statement, digest

if TYPE_CHECKING:
    from kg.extract.learned import Guess, Reader

SHOWN = 0.1  # confidence from which a guess of the reader is told


def explain(text: str, date: datetime.date | None = None, means: Means = OURS) -> str:
    """A report on one or more sentences, as published on `date`."""
    if not text.strip():
        raise KgError("no sentence was given; expected text, as an argument or on stdin")
    clean = " ".join(text.split())
    document = Document("doc-" + digest(clean), clean, date)
    nlp, learned = ready(means)
    return "\n".join(report(next(iter(annotate(nlp, [document]))), learned))


def report(doc: Doc, learned: Reader | None) -> Iterator[str]:
    """Every part of the reading, a heading and its lines at a time."""
    for sentence in doc.sents:
        yield "Parse"
        yield from parse(sentence)
    found = find(doc, frames())
    yield "Actors"
    yield from actors(doc)
    yield "Frames"
    yield from (fired(match, read) for match, read in found.matches)
    if learned is not None:
        yield "Reader"
        yield from guessed(doc, found, learned)
    yield "Statements"
    yield from (told(statement) for statement in extract(doc, reader=learned).statements)


def guessed(doc: Doc, found: Findings, learned: Reader) -> Iterator[str]:
    """What the reader holds likely, the word it looked at, what it weighed, when it may be, and what it was given."""
    from kg.extract.judged import opinions
    from kg.extract.signals import TYPES, Signals

    signals, framed = Signals(doc, found), extract(doc).statements
    for opinion in opinions(framed, found.vain, list(learned.read(doc, found))):
        guess, sure = opinion.guess, learned.judge.confidence(opinion.type, opinion.clues)
        if guess is not None and sure >= SHOWN:
            ends = f"{guess.candidate.source.name} > {guess.candidate.target.name}"
            weighed = ", ".join(f"{name} {value:.2f}" for name, value in asdict(opinion.clues).items())
            denied, word = guess.denied[TYPES.index(opinion.type)], guess.trigger(opinion.type)
            yield f"  {opinion.type}: {ends} ({sure:.2f}) by {word.text!r}; {weighed}; denied {denied:.2f}"
            yield from dated(doc, guess, opinion.type)
            yield f"    signals: {', '.join(signals.told(guess.candidate))}"


def dated(doc: Doc, guess: Guess, kind: str) -> Iterator[str]:
    """How likely the reader holds each date that the text gives; nothing where it gives none."""
    said = {one.place: one.expression.phrase for one in dates(doc)}
    shares = guess.when(kind)
    if guess.days and shares is not None:
        each = zip(("no date", *(said[day] for day in guess.days)), shares, strict=True)
        yield f"    dates: {', '.join(f'{phrase} {share:.2f}' for phrase, share in each)}"


def parse(sentence: Span) -> Iterator[str]:
    width = max(len(token.text) for token in sentence)
    for token in sentence:
        if not token.is_space:
            yield f"  {token.text:{width}}  {token.pos_:6}{token.dep_:10}{token.lemma_:{width}}  ← {token.head.text}"


def actors(doc: Doc) -> Iterator[str]:
    for span in doc.spans["mentions"]:
        actor = doc._.actors[span.id_]
        yield f"  {span.text!r} is {actor.name} ({actor.kind}, {actor.id}), by {span._.how}"


def fired(match: Match, read: Qualifiers) -> str:
    """One frame that fired, and what became of it."""
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
