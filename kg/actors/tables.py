"""Actor tables of the user's own, in the form of ontology/actors: where they lie, and rows put behind them.

Every table is checked together with ours before a row stays in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.annotate import gazetteer
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.tables import COLUMNS
from kg.model import KgError
from kg.ontology import folder

Cells = Mapping[str, str]


def ours() -> list[Path]:
    """The files of our own actor tables."""
    return sorted((folder() / "actors").rglob("*.tsv"))


def load(extra: Iterable[str | Path] = ()) -> Gazetteer:
    """Our actors with the user's tables over them."""
    return gazetteer.load(extra=map(Path, extra))


def append(home: Path, added: Mapping[str, Iterable[Cells]]) -> list[Path]:
    """Put rows behind the tables of a folder ("names" into names.tsv), which are made where missing; all or none.

    Returns the files written. KgError with file, line and what would be accepted if a row is not good.
    """
    new = {home / f"{table}.tsv": [line(table, cells) for cells in rows] for table, rows in added.items()}
    before = {path: path.read_bytes() if path.is_file() else None for path, lines in new.items() if lines}
    try:
        for path in before:
            write(path, before[path], new[path])
        gazetteer.read(ours(), home.glob("*.tsv"))
    except KgError:
        restore(before)
        raise
    except OSError as error:
        restore(before)
        raise KgError(f"{home}: cannot be written ({error.strerror})") from error
    return list(before)


def line(table: str, cells: Cells) -> str:
    """A row of a table; KgError names a field that the table does not have."""
    if unknown := sorted(set(cells) - set(COLUMNS[table])):
        raise KgError(f"{table}: no field {unknown[0]!r}, expected some of {', '.join(COLUMNS[table])}")
    return "\t".join(" ".join(cells.get(column, "").split()) for column in COLUMNS[table])


def write(path: Path, old: bytes | None, lines: Iterable[str]) -> None:
    """The old text, or a header, and the new lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = old.decode("utf-8") if old else "\t".join(COLUMNS[path.stem])
    path.write_text("\n".join([head.rstrip("\n"), *lines]) + "\n", encoding="utf-8", newline="\n")


def restore(before: Mapping[Path, bytes | None]) -> None:
    for path, old in before.items():
        if old is not None:
            path.write_bytes(old)
        elif path.is_file():
            path.unlink()
