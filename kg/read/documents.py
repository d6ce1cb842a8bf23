"""From a record to a document: clean its text, read its date, give it an id."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kg.model import Document, Issue, digest
from kg.read.clean import Cleaned, clean, one_line
from kg.read.dates import ACCEPTED, parse_date
from kg.read.record import ReadOptions, Record

LONGEST_TEXT = 1_000_000  # characters; what spaCy parses as one text


def document(record: Record, options: ReadOptions) -> Iterator[Document | Issue]:
    """The document of a record, after an issue where its date is unreadable; only an issue where it holds no news."""
    fields = {key: one_line(value) for key, value in record.fields.items() if key != "text"}
    problem, cleaned = _cleaned(record.fields["text"], fields.get("title", ""), fields.get("publisher", ""))
    if problem:
        yield Issue(record.where, problem)
        return
    stated = fields.get("date")
    date = parse_date(stated) if stated else None
    if stated and not date:
        yield Issue(record.where, f"date {stated!r} is not understood, expected for example {ACCEPTED}")
    yield _document(fields, cleaned, date or cleaned.date or options.date)


def _cleaned(raw: str, *known: str) -> tuple[str, Cleaned]:
    """What is wrong with the text ("" for nothing), and the text cleaned."""
    if len(raw) > LONGEST_TEXT:
        return f"{len(raw):,} characters in one text, skipped; expected {LONGEST_TEXT:,} at most", Cleaned("")
    if not raw.strip():
        return "empty", Cleaned("")
    cleaned = clean(raw, *known)
    return "" if cleaned.text else "nothing but notices, credits and the like", cleaned


def _document(fields: dict[str, str], cleaned: Cleaned, date: datetime.date | None) -> Document:
    return Document(id=fields.get("url") or fields.get("id") or f"doc-{digest(cleaned.text)}",
                    text=cleaned.text, date=date, title=fields.get("title", ""), url=fields.get("url") or None,
                    publisher=fields.get("publisher") or None, dateline=cleaned.dateline)
