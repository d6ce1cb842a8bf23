"""What the readers of all input kinds share: the options, and a text as found, before cleaning."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import KgError

FIELDS = ("text", "date", "url", "id", "title", "publisher")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    date: day of publication of every text that gives none.
    columns: our name of a column → the user's ("text" → "body"), where they differ.
    format: what standard input holds, as a file suffix ("jsonl", "html", …); plain text if None.
    """

    date: datetime.date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    format: str | None = None

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise KgError(f"column {name!r} to be mapped, expected one of {', '.join(FIELDS)}")

    def pick(self, row: Mapping[str, object]) -> dict[str, str]:
        """The fields of a row by our names, case of column names ignored; only texts and numbers count."""
        lower = {key.strip().casefold(): value for key, value in row.items()}
        found = {name: lower.get(self.columns.get(name, name).strip().casefold()) for name in FIELDS}
        return {name: str(value) for name, value in found.items() if isinstance(value, (str, int)) and value != ""}


@dataclass(frozen=True, slots=True)
class Record:
    """One text as found in a file. `fields` has the keys of FIELDS that are known, "text" always."""

    where: str  # file or file:line, for issues
    fields: Mapping[str, str]
