"""What several statements tell of together: the same act between the same two on a day that fits them all.

Each statement has a window of days. A date read in the text is the window itself; what is told as a fact without a date
happened on the day the document was published or in the NEWS days before. Statements of one relation between one pair
are then taken together into as few events as can be, so that one day lies in the windows of all statements of an event:
the first window to end gives the day, and whatever holds that day joins it; the rest is taken together likewise.
A period longer than SHORT says of no single day that it was then: such statements join only those of the same period.

Left out are standing relations, suppositions, and what has neither date nor document date. Affirmed and negated
statements of one event stand side by side in it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Document, Interval, Statement, digest
from kg.ontology import ontology

NEWS = datetime.timedelta(days=3)
SHORT = datetime.timedelta(days=7)
TOLD_AS_FACT = ("actual", "historical")


@dataclass(frozen=True)
class Event:
    """One act of a relation type between two actors, with all that tells of it. Its days lie in every window."""

    type: str
    source: str
    target: str
    days: Interval
    statements: tuple[Statement, ...]  # by id

    @property
    def id(self) -> str:
        return digest(self.type, self.source, self.target, self.days.start.isoformat(), self.days.end.isoformat())

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that tell of it."""
        return tuple(sorted({statement.evidence.document for statement in self.statements}))

    @property
    def contested(self) -> bool:
        """Whether it is affirmed as a fact here and negated there."""
        return len({one.polarity for one in self.statements if one.modality in TOLD_AS_FACT}) > 1


def events(statements: Iterable[Statement], documents: Mapping[str, Document]) -> tuple[Event, ...]:
    """The events that statements tell of, in order of source, type, target and days, whatever the order given."""
    groups: dict[tuple[str, str, str, str], list[tuple[Interval, Statement]]] = defaultdict(list)
    for one in statements:
        if days := window(one, documents):
            period = "" if days.end - days.start < SHORT else f"{days.start}/{days.end}"
            groups[one.source.id, one.type, one.target.id, period].append((days, one))
    found = [event for group in groups.values() for event in together(group)]
    return tuple(sorted(found, key=lambda e: (e.source, e.type, e.target, e.days.start, e.days.end)))


def window(statement: Statement, documents: Mapping[str, Document]) -> Interval | None:
    """The days in which what a statement tells of lies; None where it tells of no event, or not when."""
    if ontology().relations[statement.type].quad is None or statement.modality == "hypothetical":
        return None
    document = documents.get(statement.evidence.document)
    if statement.date is None and statement.modality == "actual" and document is not None and document.date is not None:
        return Interval(document.date - NEWS, document.date)
    return statement.date


def together(group: Iterable[tuple[Interval, Statement]]) -> Iterator[Event]:
    """The fewest events that statements of one relation between one pair can tell of."""
    rest = sorted(group, key=lambda pair: (pair[0].end, pair[0].start, pair[1].id))
    while rest:
        day = rest[0][0].end
        joined = [pair for pair in rest if pair[0].start <= day]
        rest = [pair for pair in rest if pair[0].start > day]
        first = joined[0][1]
        days = Interval(max(days.start for days, _ in joined), day)
        told = {statement.id: statement for _, statement in joined}
        yield Event(first.type, first.source.id, first.target.id, days, tuple(told[key] for key in sorted(told)))
