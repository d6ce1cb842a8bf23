"""What we ourselves read in the texts of gold documents, as statement and actor records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.actors import listing
from kg.engines.local import readings
from kg.evaluate.gold import Record, documents
from kg.export.records import record
from kg.model import Reading
from kg.read.clean import clean
from kg.report import progress


def records(gold: Iterable[Record], folder: Path, model: str | None = None, processes: int = 1,
            actors: tuple[str, ...] = ()) -> list[Record]:
    """Statement records of gold texts, cleaned and read as in a build; `text_file`s are looked up in `folder`."""
    return [record(one) for reading in read(gold, folder, model, processes, actors) for one in reading.statements]


def actor_records(gold: Iterable[Record], folder: Path, model: str | None = None, processes: int = 1,
                  actors: tuple[str, ...] = ()) -> list[Record]:
    """The actors of gold texts, as `kg actors list` gives them."""
    return list(listing.records(read(gold, folder, model, processes, actors)))


def read(gold: Iterable[Record], folder: Path, model: str | None, processes: int,
         actors: tuple[str, ...]) -> Iterator[Reading]:
    texts = (replace(document, text=clean(document.text).text) for document in documents(gold, folder))
    return readings(progress(texts), model, processes, actors)
