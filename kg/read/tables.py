"""CSV and TSV with a header line: one row, one document. A broken row costs only itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.model import Issue
from kg.read import charset
from kg.read.record import ReadOptions, Record

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2**31 - 1


def rows(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Record | Issue]:
    """A record for each row that has a text; the delimiter (comma, semicolon, tab, bar) is told from the header."""
    decoded = charset.decode(stream.read())
    if decoded.doubt:
        yield Issue(name, decoded.doubt)
    lines = _lines(name, decoded.text.lstrip("\ufeff"))
    header = next((line for _, line in lines if isinstance(line, list)), [])
    wanted = options.columns.get("text", "text")
    if wanted.strip().casefold() not in (cell.strip().casefold() for cell in header):
        columns = ", ".join(header) or "none"
        yield Issue(name, f"no column {wanted!r}; columns: {columns}; map one with --column text=NAME")
        return
    for where, cells in lines:
        yield cells if isinstance(cells, Issue) else _record(where, header, cells, options)


def _lines(name: str, text: str) -> Iterator[tuple[str, list[str] | Issue]]:
    """Each row with the line it starts on; empty rows are passed over."""
    csv.field_size_limit(_LONGEST_CELL)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    while (cells := _next(reader, where := f"{name}:{reader.line_num + 1}")) is not None:
        if cells:
            yield where, cells


def _next(reader: Iterator[list[str]], where: str) -> list[str] | Issue | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return Issue(where, f"not CSV ({error}); put quotes around cells that hold delimiters, quotes or line ends")


def _record(where: str, header: list[str], cells: list[str], options: ReadOptions) -> Record | Issue:
    if len(cells) > len(header):
        return Issue(where, f"{len(cells)} cells under {len(header)} columns; put quotes around cells with delimiters")
    fields = options.pick(dict(zip(header, cells, strict=False)))
    return Record(where, fields) if "text" in fields else Issue(where, "the text is empty")
