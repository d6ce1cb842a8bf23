"""Reads the actor tables (TSV, no quoting): the header names the table; errors name file, line and cell."""

from __future__ import annotations

import datetime
import difflib
import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import KgError

COLUMNS: dict[str, tuple[str, ...]] = {
    "actors": ("class", "label", "qid", "iso3", "parent", "valid_from", "valid_to", "source", "checked_on"),
    "persons": ("label", "family", "qid", "gender", "parent", "source", "checked_on"),
    "names": ("actor", "text", "kind", "flags"),
    "offices": ("person", "title", "of", "start", "end", "source", "checked_on"),
    "memberships": ("organisation", "member", "start", "end", "source", "checked_on"),
    "body_kinds": ("body_kind", "class", "label"),
    "body_nouns": ("noun", "body_kind"),
    "bodies": ("state", "body_kind", "actor"),
    "titles": ("text", "title"),
}
_TABLE_OF = {columns: table for table, columns in COLUMNS.items()}
_QID = re.compile(r"Q[1-9]\d*")
_ISO3 = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with what its error messages need to name it."""

    path: Path
    line: int
    cells: dict[str, str]
    layer: int = 0  # 0 ours, 1 and up the user's files, which win over ours

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def error(self, column: str, expected: str) -> KgError:
        """The one-line error for a bad cell."""
        return KgError(f"{self.path}:{self.line}: {column} {self.cells[column]!r}, expected {expected}")

    def choice(self, column: str, allowed: Collection[str]) -> str:
        """The cell, which must be one of the allowed values."""
        if self.cells[column] not in allowed:
            raise self.error(column, "one of " + ", ".join(value or "(empty)" for value in allowed))
        return self.cells[column]

    def required(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self.cells[column]:
            raise self.error(column, "a value")
        return self.cells[column]

    def qid(self) -> str | None:
        """The Wikidata item of the row, None where the cell is empty."""
        return self._matching("qid", _QID, "a Wikidata item such as Q423, or nothing")

    def iso3(self) -> str | None:
        """The ISO 3166-1 alpha-3 code of the row, None where the cell is empty."""
        return self._matching("iso3", _ISO3, "three capitals such as PRK, or nothing")

    def _matching(self, column: str, pattern: re.Pattern[str], expected: str) -> str | None:
        cell = self.cells[column]
        if cell and not pattern.fullmatch(cell):
            raise self.error(column, expected)
        return cell or None

    def start(self, column: str) -> datetime.date | None:
        """The first day of a date cell: "2021" → 2021-01-01."""
        return self._day(column, last=False)

    def end(self, column: str) -> datetime.date | None:
        """The last day of a date cell: "2021-02" → 2021-02-28."""
        return self._day(column, last=True)

    def _day(self, column: str, *, last: bool) -> datetime.date | None:
        cell = self.cells[column]
        day = _day(cell, last) if cell else None
        if cell and day is None:
            raise self.error(column, "YYYY, YYYY-MM or YYYY-MM-DD")
        return day


def rows(path: Path, layer: int = 0) -> tuple[str, list[Row]]:
    """The table a file holds, told from its header, and its rows. Cells are kept as written."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = tuple(lines[0].split("\t"))
    if header not in _TABLE_OF:
        known = "; ".join(" ".join(columns) for columns in _TABLE_OF)
        raise KgError(f"{path}:1: columns {' '.join(header)!r}, expected one of: {known}")
    return _TABLE_OF[header], list(_rows(path, header, lines[1:], layer))


def _rows(path: Path, header: tuple[str, ...], lines: list[str], layer: int) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise KgError(f"{path}:{number}: {len(cells)} cells, expected {len(header)}: {', '.join(header)}")
        yield Row(path, number, dict(zip(header, cells, strict=True)), layer)


def near(given: str, known: Iterable[str]) -> str:
    """A hint for a mistyped value: ' (did you mean "Japan"?)', or nothing."""
    close = difflib.get_close_matches(given, known, n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


@cache
def _day(written: str, last: bool) -> datetime.date | None:
    """The first or last day of a year, month or day; None if it is none."""
    parts = _DATE.fullmatch(written)
    year, month = (int(parts[1]), int(parts[2] or (12 if last else 1))) if parts else (0, 0)
    if parts is None or not (year and 1 <= month <= 12):
        return None
    days = monthrange(year, month)[1]
    day = int(parts[3] or (days if last else 1))
    return datetime.date(year, month, day) if 1 <= day <= days else None
