"""The actors of documents as records, whether or not a statement uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.export.records import Record, actor_record
from kg.model import Reading


def records(readings: Iterable[Reading]) -> Iterator[Record]:
    """A record an actor of each document: `document`, the fields of an actor, `mentions` as [start, end, text]."""
    for reading in readings:
        spans: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for mention in reading.mentions:
            spans[mention.actor].append((mention.start, mention.end, mention.text))
        for actor in reading.actors:
            found = [list(span) for span in sorted(set(spans[actor.id]))]
            yield {"document": reading.document.id, **actor_record(actor), "mentions": found}


def row(record: Record) -> tuple[str, ...]:
    """A record as cells of a table: how often it is meant, and in which words, the most frequent first."""
    texts = [text for _, _, text in record["mentions"]]
    wordings = sorted(set(texts), key=lambda text: (-texts.count(text), text))
    return (record["document"], record["id"], record["name"], record["class"], record["affiliation"] or "",
            str(len(texts)), "; ".join(wordings))


COLUMNS = ("document", "id", "name", "class", "affiliation", "mentions", "as")
