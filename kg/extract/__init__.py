"""From an annotated document to its statements: frames fire, qualifiers are read, each statement cites its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from kg.extract.evidence import cite
from kg.extract.facts import facts
from kg.extract.frames import Frames, frames
from kg.extract.match import Match, Matcher
from kg.extract.qualify import Qualifiers, qualify
from kg.model import Actor, Interval, Mention, Reading, Statement
from kg.ontology import ontology


def extract(doc: Doc, known: Frames | None = None) -> Reading:
    """All statements of one annotated document (see kg.annotate for what its Doc must carry)."""
    document = doc._.document
    mentions = tuple(sorted({Mention(s.id_, s.start_char, s.end_char, s.text, s._.how) for s in doc.spans["mentions"]},
                            key=lambda m: (m.start, m.end, m.actor, m.how)))
    used = {mention.actor for mention in mentions}
    doc._.actors = {key: named(actor, mentions) for key, actor in doc._.actors.items()}
    actors = tuple(doc._.actors[key] for key in sorted(used))
    return Reading(document, actors, mentions, tuple(best(statements(doc, known or frames()))))


def named(actor: Actor, mentions: Iterable[Mention]) -> Actor:
    """The actor with the names that the document uses of it."""
    names = {m.text for m in mentions if m.actor == actor.id and m.naming} - {actor.name}
    return replace(actor, aliases=tuple(sorted(names)))


def statements(doc: Doc, known: Frames) -> Iterator[Statement]:
    """Every statement a frame or an annotated fact makes, before repeats in one sentence are joined."""
    read: dict[int, Qualifiers] = {}  # by trigger, which may name several pairs
    for match in Matcher(doc, known):
        if match.trigger.i not in read:
            read[match.trigger.i] = qualify(match.trigger)
        reading = read[match.trigger.i]
        if not reading.blocked:
            yield statement(doc, match, reading)
    yield from facts(doc, known)


def statement(doc: Doc, match: Match, reading: Qualifiers) -> Statement:
    """A match and its qualifiers as a statement; ends of symmetric types stand in id order."""
    source, target = match.source.actor, match.target.actor
    if ontology().relations[match.frame.type].symmetric:
        source, target = sorted((source, target), key=lambda actor: actor.id)
    speaker = doc._.actors.get(reading.attribution.id_) if reading.attribution is not None else None
    return Statement(
        match.frame.type, source, target, cite(match.trigger), reading.polarity, reading.modality,
        reading.date, reading.place, speaker, confidence=round(match.confidence, 2))


def best(found: Iterable[Statement]) -> list[Statement]:
    """One statement an id: the most confident reading, ties broken by its content."""
    kept: dict[str, Statement] = {}
    for one in found:
        other = kept.get(one.id)
        if other is None or rank(one) < rank(other):
            kept[one.id] = one
    return [kept[key] for key in sorted(kept)]


def rank(one: Statement) -> tuple[float, str, str, str]:
    return (-one.confidence, one.polarity, one.modality, period(one.date))


def period(date: Interval | None) -> str:
    return date.start.isoformat() if date else "~"
