"""Dates that an event's own clause leaves to the rest of the sentence, or to another mention of the event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span

from kg.extract.qualify.dates import expressions, resolve, tense_of
from kg.model import Interval, Modality, Statement
from kg.ontology import ontology


def only_date(sentence: Span, modality: Modality) -> Interval | None:
    """The one date that a sentence gives, if it gives one, and if what it dates can lie there."""
    published = sentence.doc._.document.date
    found = {resolve(one.phrase, published, tense_of(one.hosts[0])) for one in expressions(sentence)} - {None}
    date = found.pop() if len(found) == 1 else None
    ahead = date is not None and published is not None and date.start > published
    return None if ahead and modality == "actual" else date


def shared(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a document; an event without a date takes that of its other mentions, if they agree."""
    said = list(statements)
    dates: dict[tuple[str, ...], set[Interval]] = defaultdict(set)
    for one in said:
        if one.date:
            dates[claim(one)].add(one.date)
    for one in said:
        known = dates.get(claim(one), set())
        undated = one.date is None and event(one.type) and len(known) == 1
        yield replace(one, date=next(iter(known))) if undated else one


def claim(one: Statement) -> tuple[str, ...]:
    return one.type, one.source.id, one.target.id, one.polarity


def event(kind: str) -> bool:
    """Whether a relation type is something that happens, rather than stands."""
    return ontology().relations[kind].score is not None
