"""Gold files and statement records: JSON Lines in, checked dictionaries and documents out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.model import Document, KgError

Record = Mapping[str, Any]


def read_gold(path: str | Path) -> list[Record]:
    """Gold documents of a JSON Lines file. KgError with file and line where one is not a gold document."""
    return list(read_lines(Path(path), ("id", "entities", "relations")))


def read_records(path: str | Path) -> list[Record]:
    """Statement records of a JSON Lines file, as `kg build` writes them. KgError with file and line if one is not."""
    return list(read_lines(Path(path), ("type", "source", "target")))


def read_actors(path: str | Path) -> list[Record]:
    """Actor records of a JSON Lines file, as `kg actors list` prints them. KgError with file and line if one is not."""
    return list(read_lines(Path(path), ("document", "id", "name", "class")))


def documents(gold: Iterable[Record], folder: str | Path = ".") -> list[Document]:
    """The texts of gold documents, to be built and compared; `text_file` is looked up in `folder`."""
    return [Document(entry["id"], text_of(entry, Path(folder)), date_of(entry)) for entry in gold]


def read_lines(path: Path, needed: Iterable[str]) -> Iterator[Record]:
    if not path.is_file():
        raise KgError(f"{path}: no such file, expected JSON Lines")
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
        if line.strip():
            yield checked(line, f"{path}:{number}", needed)


def checked(line: str, where: str, needed: Iterable[str]) -> Record:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise KgError(f"{where}: not JSON ({error.msg}), expected one object a line") from None
    missing = [key for key in needed if not isinstance(record, dict) or key not in record]
    if missing:
        raise KgError(f"{where}: no {', '.join(missing)}, expected an object with {', '.join(needed)}")
    return dict(record)


def text_of(entry: Record, folder: Path) -> str:
    if entry.get("text") is not None:
        return str(entry["text"])
    path = folder / str(entry.get("text_file"))
    if not path.is_file():
        raise KgError(f"gold document {entry['id']}: no text and no file {path}, expected one of them")
    return path.read_text(encoding="utf-8")


def date_of(entry: Record) -> datetime.date | None:
    if not entry.get("date"):
        return None
    try:
        return datetime.date.fromisoformat(entry["date"])
    except ValueError:
        raise KgError(f"gold document {entry['id']}: date {entry['date']!r}, expected YYYY-MM-DD") from None
