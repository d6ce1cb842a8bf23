"""What is scored: statement records of a file, or what we ourselves read in the texts of gold documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.actors import listing
from kg.engines.local import OURS, Means, readings
from kg.evaluate.causes import named_in
from kg.evaluate.gold import Record, documents, read_records
from kg.export.records import record
from kg.model import Reading
from kg.read.clean import clean
from kg.report import progress


@dataclass(frozen=True)
class Prediction:
    """Statement records, and the texts and actor records that tell which actors were found where."""

    records: list[Record]
    texts: list[str]
    actors: list[Record]


def prediction(path: str | None, gold: Sequence[Record], folder: Path, means: Means = OURS,
               processes: int | None = None) -> Prediction:
    """The statements of a file of records; without one, what we read in gold texts, cleaned as in a build.

    `text_file`s of gold documents are looked up in `folder`. A file of records tells no mentions: its actors count as
    met wherever their names stand.
    """
    if path is None:
        found = list(read(gold, folder, means, processes))
        return Prediction([record(one) for reading in found for one in reading.statements],
                          [reading.document.text for reading in found], list(listing.records(found)))
    records, texts = read_records(path), [document.text for document in documents(gold, folder)]
    return Prediction(records, texts, list(named_in(gold, texts, records)))


def actor_records(gold: Iterable[Record], folder: Path, means: Means = OURS,
                  processes: int | None = None) -> list[Record]:
    """The actors of gold texts, as `kg actors list` gives them."""
    return list(listing.records(read(gold, folder, means, processes)))


def read(gold: Iterable[Record], folder: Path, means: Means, processes: int | None) -> Iterator[Reading]:
    texts = (replace(document, text=clean(document.text).text) for document in documents(gold, folder))
    return readings(progress(texts), means, processes)
