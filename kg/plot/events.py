"""Events with their PLOVER score and their time, as plots count them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from kg.assemble import KnowledgeGraph
from kg.export.rdf_membership import holds
from kg.export.spans import interval
from kg.model import Interval, Statement
from kg.ontology import RelationType, ontology

Month = datetime.date  # its first day


@dataclass(frozen=True, slots=True)
class Event:
    """A statement that something was done. `time` is when, as far as the text or the date of its document tells."""

    statement: Statement
    relation: RelationType
    score: float  # -10, conflict, to 10, cooperation
    time: Interval | None

    @property
    def month(self) -> Month | None:
        """The month within which it happened; None where that is not known, or longer."""
        time = self.time
        return first_day(time.start) if time and first_day(time.start) == first_day(time.end) else None


def first_day(day: datetime.date) -> Month:
    return day.replace(day=1)


def events(graph: KnowledgeGraph) -> list[Event]:
    """What is said to have been done; standing relations, and what is denied, planned or supposed, are no events."""
    return [event for statement in graph.statements if holds(statement) for event in scored(statement, graph)]


def scored(statement: Statement, graph: KnowledgeGraph) -> Iterator[Event]:
    """Of what was before the story, the date of the document tells nothing."""
    relation = ontology().relations[statement.type]
    if relation.score is not None:
        time = statement.date if statement.modality == "historical" else interval(statement, graph)
        yield Event(statement, relation, relation.score, time)


def monthly(found: Iterable[Event]) -> dict[Month, float]:
    """The mean score of the events of each month that has any, in order; what took longer than a month is left out."""
    scores: dict[Month, list[float]] = defaultdict(list)
    for event in found:
        if event.month:
            scores[event.month].append(event.score)
    return {month: fmean(scores[month]) for month in sorted(scores)}
