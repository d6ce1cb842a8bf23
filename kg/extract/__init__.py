"""From an annotated document to its statements: frames fire, qualifiers are read, each statement cites its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.extract.belonging import settled, under
from kg.extract.ends import ordered
from kg.extract.evidence import cite
from kg.extract.findings import Findings, find
from kg.extract.frames import Frames, frames
from kg.extract.match import Match
from kg.extract.qualify import Qualifiers, speaker
from kg.extract.when import Dates, shared
from kg.model import Actor, Interval, Mention, Reading, Statement

if TYPE_CHECKING:
    from kg.extract.learned import Reader


def extract(doc: Doc, known: Frames | None = None, reader: Reader | None = None, sure: float | None = None) -> Reading:
    """All statements of one annotated document (see kg.annotate for what its Doc must carry).

    By the frames alone where no `reader` is given, else by frames and reader together. Those less `sure` (0 to 1) are
    left out; by default, with a reader, those less sure than where F1 is best (see kg.extract.judge).
    """
    document = doc._.document
    mentions = tuple(sorted({Mention(s.id_, s.start_char, s.end_char, s.text, s._.how) for s in doc.spans["mentions"]},
                            key=lambda m: (m.start, m.end, m.actor, m.how)))
    used = {mention.actor for mention in mentions}
    doc._.actors = {key: named(actor, mentions) for key, actor in doc._.actors.items()}
    said = best(statements(doc, find(doc, known or frames()), reader, sure))
    known = doc._.cast.gazetteer if doc._.cast else None
    titled = {fact.person.id_ for fact in doc._.offices or () if fact.present}
    actors = settled(doc._.actors, said, known, document.date, titled)
    told = tuple(shared(under(one, actors) for one in said))
    return Reading(document, tuple(actors[key] for key in sorted(used)), mentions, told)


def statements(doc: Doc, found: Findings, reader: Reader | None, sure: float | None) -> Iterator[Statement]:
    """Every statement that is sure enough, before repeats in one sentence are joined."""
    if reader is None:
        said = framed(doc, found, Dates(doc))
        return (one for one in said if one.confidence >= (sure or 0))
    from kg.extract.judged import judged

    guesses = list(reader.read(doc, found))
    dates = Dates(doc, reader.dating, guesses)
    return judged(doc, best(framed(doc, found, dates)), found, guesses, reader.judge, dates, sure)


def named(actor: Actor, mentions: Iterable[Mention]) -> Actor:
    """The actor with the names that the document uses of it."""
    names = {m.text for m in mentions if m.actor == actor.id and m.naming} - {actor.name}
    return replace(actor, aliases=tuple(sorted(names)))


def framed(doc: Doc, found: Findings, dates: Dates) -> Iterator[Statement]:
    """Every statement a frame or an annotated fact makes, before repeats in one sentence are joined."""
    for match, read in found.matches:
        if not read.blocked:
            yield dates.settle(statement(doc, match, read), match.trigger)
    yield from found.facts


def statement(doc: Doc, match: Match, read: Qualifiers) -> Statement:
    """A match and its qualifiers as a statement, dated by its clause."""
    source, target = ordered(match.frame.type, match.source.actor, match.target.actor)
    return Statement(
        match.frame.type, source, target, cite(match.trigger), read.polarity, read.modality, read.date, read.place,
        speaker(doc, read), confidence=round(match.confidence, 2))


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
