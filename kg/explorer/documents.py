"""One document as the page shows it: its text, and where in it which actor and which statement stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from kg.assemble import KnowledgeGraph
from kg.explorer.data import placed, rows
from kg.model import Reading

Span = list[int]  # row of an actor or a statement, start, end
Offset = Callable[[int], int]


def document_records(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """The records of all documents, in the order of the document table."""
    actors, statements = rows(graph.actors), placed(graph.statements)
    return (document_record(graph.readings[key], actors, statements) for key in sorted(graph.readings))


def document_record(reading: Reading, actors: Mapping[str, int], statements: Mapping[str, int]) -> dict[str, Any]:
    """Text and spans as plain values; `actors` and `statements` tell the rows that spans point to."""
    at = utf16(reading.document.text)
    return {
        "id": reading.document.id, "url": reading.document.url, "text": reading.document.text,
        "mentions": sorted([actors[one.actor], at(one.start), at(one.end)] for one in reading.mentions
                           if one.actor in actors),
        "evidence": sorted([statements[one.id], at(one.evidence.start), at(one.evidence.end)]
                           for one in reading.statements),
    }


def utf16(text: str) -> Offset:
    """From offsets in characters to those in UTF-16 code units, by which browsers count."""
    if max(text, default="") <= "\uffff":
        return int
    return list(accumulate((1 + (character > "\uffff") for character in text), initial=0)).__getitem__
