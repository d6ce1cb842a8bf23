"""Word lists that linking reads: ontology/cues/*.tsv, checked row by row as they are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.model import KgError


def rows(path: Path, columns: Sequence[str], **allowed: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a tab-separated file below its header, each with all columns filled.

    `allowed` gives the values that a column may hold. Raises KgError with file and line where a row does not fit.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[:1] != ["\t".join(columns)]:
        raise KgError(f"{path}:1: columns {lines[:1]!r}, expected {', '.join(columns)} separated by tabs")
    for number, line in enumerate(lines[1:], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns) or not all(cells):
            raise KgError(f"{path}:{number}: {line!r}, expected {len(columns)} filled cells: {', '.join(columns)}")
        for column, cell in zip(columns, cells, strict=True):
            if column in allowed and cell not in allowed[column]:
                raise KgError(f"{path}:{number}: {column} {cell!r}, expected one of {', '.join(sorted(allowed[column]))}")
        yield cells


def folder() -> Path:
    from kg import ontology

    return ontology.folder() / "cues"


@cache
def words(file: str, column: str) -> frozenset[str]:
    """A list of one column."""
    return frozenset(row[0] for row in rows(folder() / file, [column]))


@cache
def table(file: str, key: str, value: str, allowed: frozenset[str] = frozenset()) -> dict[str, str]:
    """A list of two columns, the first naming the second."""
    checks = {value: allowed} if allowed else {}
    return dict(rows(folder() / file, [key, value], **checks))  # type: ignore[arg-type]
