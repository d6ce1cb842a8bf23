"""Event records: what several statements tell of together, one JSON object each."""

from __future__ import annotations

from collections.abc import Iterator

from kg.assemble import KnowledgeGraph
from kg.export.records import Record


def event_records(graph: KnowledgeGraph) -> Iterator[Record]:
    """The events of a graph; `statements` are ids of statement records, those that affirm and those that negate."""
    for event in graph.events:
        said = {polarity: [one.id for one in event.statements if one.polarity == polarity]
                for polarity in ("affirmed", "negated")}
        yield {"id": event.id, "type": event.type, "source": event.source, "target": event.target,
               "date_start": event.days.start.isoformat(), "date_end": event.days.end.isoformat(), **said,
               "contested": event.contested, "documents": list(event.documents)}
