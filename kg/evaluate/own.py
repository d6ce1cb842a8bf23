"""What we ourselves read in the texts of gold documents, as statement records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.engines.local import readings
from kg.evaluate.gold import Record, documents
from kg.export.records import record
from kg.read.clean import clean
from kg.report import progress


def records(gold: Iterable[Record], folder: Path, model: str | None = None, processes: int = 1) -> list[Record]:
    """Statement records of gold texts, cleaned and read as in a build; `text_file`s are looked up in `folder`."""
    texts = (replace(document, text=clean(document.text).text) for document in documents(gold, folder))
    return [record(one) for reading in readings(progress(texts), model, processes) for one in reading.statements]
