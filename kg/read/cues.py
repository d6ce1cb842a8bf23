"""The cues of `ontology/cues/boilerplate.tsv`: what is no news in a news text, and how a wire story opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

from kg.model import KgError
from kg.ontology import folder

COLUMNS = ("kind", "name", "pattern", "yes", "no")
KINDS = ("part", "line", "list", "tail", "notice", "topic", "address", "news", "opening")
LONGEST_LINE = 400  # a longer paragraph is no caption, byline or menu
_TAIL = r"(?:^|(?<=[.!?”\"’')\]])\s+)(?:%s)$"
_PART = re.compile(r"\{([A-Za-z]+)\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: a pattern with a text it must find and a text it must not find."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    yes: str
    no: str

    def finds(self, text: str) -> re.Match[str] | None:
        """Where the text has the cue. A line or list must be all of it, an opening its start, a tail its end."""
        if self.kind in ("line", "list"):
            return self.pattern.fullmatch(text) if len(text) <= LONGEST_LINE else None
        return self.pattern.match(text) if self.kind == "opening" else self.pattern.search(text)


@cache
def cues(kind: str) -> tuple[Cue, ...]:
    """The cues of a kind that the project ships, in file order."""
    return tuple(cue for cue in shipped() if cue.kind == kind)


@cache
def shipped() -> tuple[Cue, ...]:
    """All rows of the project's own file."""
    return load(folder() / "cues" / "boilerplate.tsv")


def found(text: str, *kinds: str) -> list[Cue]:
    """The cues of these kinds that the text has."""
    return [cue for kind in kinds for cue in cues(kind) if cue.finds(text)]


def first(text: str, kind: str) -> re.Match[str] | None:
    """Where the text has a cue of the kind; of several cues the one first in the file."""
    return next((match for cue in cues(kind) if (match := cue.finds(text))), None)


def load(path: Path) -> tuple[Cue, ...]:
    """Read and check a cue file. KgError names file, line, the bad value and what is accepted."""
    parts: dict[str, str] = {}
    return tuple(_cue(path, number, cells, parts) for number, cells in _cells(path))


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    lines = [(n, line) for n, line in enumerate(path.read_text("utf-8").split("\n"), 1) if line and line[0] != "#"]
    header = tuple(lines[0][1].split("\t")) if lines else ()
    if header != COLUMNS:
        raise KgError(f"{path}: columns {' '.join(header)!r}, expected {' '.join(COLUMNS)!r}")
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            _refuse(path, number, f"{len(cells)} cells, expected {len(COLUMNS)}: {', '.join(COLUMNS)}")
        yield number, cells


def _cue(path: Path, number: int, cells: list[str], parts: dict[str, str]) -> Cue:
    kind, name, source, yes, no = cells
    if kind not in KINDS:
        _refuse(path, number, f"kind {kind!r}, expected one of {', '.join(KINDS)}")
    for unknown in (part for part in _PART.findall(source) if part not in parts):
        _refuse(path, number, f"part {unknown!r} is not defined above, expected one of {', '.join(parts) or 'none'}")
    full = _PART.sub(lambda match: f"(?:{parts[match[1]]})", source)
    if kind == "part":
        parts[name] = full
    return Cue(kind, name, _compiled(path, number, _TAIL % full if kind == "tail" else full), yes, no)


def _compiled(path: Path, number: int, source: str) -> re.Pattern[str]:
    try:
        return re.compile(source, re.IGNORECASE)
    except re.error as error:
        _refuse(path, number, f"pattern {source!r} is no regular expression: {error}")


def _refuse(path: Path, number: int, problem: str) -> NoReturn:
    raise KgError(f"{path}:{number}: {problem}")
