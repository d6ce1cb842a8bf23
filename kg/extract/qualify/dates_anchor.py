"""The day that the dates of a passage count from: publication, or what a dateline or the heading of an older item says.

A text may be a day older than its publication ("PARIS, May 27 -"), and a page may join items of its own with some from
the archive: "[20.04.13] Late agreement", "From the vault (2 Feb 2013): ...". Such an item ends where the next begins.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from kg.annotate.cues import word_set
from kg.extract.qualify.dates_phrase import resolve

MONTH = r"[A-Z][a-z]{2,8}\.?"
DAY = rf"\d\d? {MONTH} \d{{4}}|{MONTH} \d\d?, \d{{4}}|\d{{4}}-\d\d-\d\d|\d\d?[./]\d\d?[./](?:\d\d){{1,2}}"
MARKED = re.compile(r"\s*(\[|>|\(|[-*•]|\d+\.)")  # how the heading of an item begins, one like the other
OPENING = re.compile(rf"[^\w]*({DAY})[\])]")  # "[20.04.13] Late agreement"
NAMED = re.compile(rf"(?:.*[^\w'])?({DAY})(?!\w)")
SHORT = re.compile(r"(\d\d?)[./](\d\d?)[./](\d\d(?:\d\d)?)")
DATELINE = re.compile(rf"\s*[A-Z][^\n]{{0,60}}?, ({MONTH} \d\d?|\d\d? {MONTH})(?: \([^)\n]*\))? ?(?:[-–—]|--)")
HEADING = 15  # words that the heading of an item has at most
LATE = 3  # days that a text may be older than its publication
OLDER = word_set("archives")


def counted_from(doc: Doc, place: int) -> datetime.date | None:
    """The day that dates count from at a character of a document; its `doc._.document` must be final."""
    found = of_document(doc)
    return found[bisect_right(found, place, key=lambda one: one[0]) - 1][1]


@lru_cache(maxsize=2)
def of_document(doc: Doc) -> list[tuple[int, datetime.date | None]]:
    return anchors(doc.text, doc._.document.date)


def anchors(text: str, published: datetime.date | None) -> list[tuple[int, datetime.date | None]]:
    """From which character on which day counts, in text order; the first is of the whole text."""
    usual = dateline(text, published)
    found, item = [(0, usual)], ""
    for place, line in lines(text):
        mark = found_mark[1] if (found_mark := MARKED.match(line)) else ""
        if older := heading(line):
            found.append((place, older))
            item = mark
        elif item and mark[-1:] == item[-1:]:
            found.append((place, usual))
            item = ""
    return found


def lines(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for line in text.splitlines(keepends=True):
        yield place, line.strip()
        place += len(line)


def dateline(text: str, published: datetime.date | None) -> datetime.date | None:
    """The day of a dateline at the very start, where that lies at most some days before publication."""
    found = DATELINE.match(text)
    day = resolve(found[1], published, "past") if found and published else None
    return day.start if day and published and (published - day.start).days <= LATE else published


def heading(line: str) -> datetime.date | None:
    """The day that the heading of an item gives: in brackets before all else, or with a word for what is kept."""
    if len(line.split()) > HEADING:
        return None
    kept = not OLDER.isdisjoint(re.findall(r"\w+", line.lower()))
    found = OPENING.match(line) or (NAMED.match(line) if kept else None)
    day = resolve(long(found[1]), None, "none") if found else None
    return day.start if day else None


def long(date: str) -> str:
    """A date of figures with day, month and year as the rules read them: "20.04.13" is "2013-04-20"."""
    found = SHORT.fullmatch(date)
    if not found:
        return date
    day, month, year = map(int, found.groups())
    return f"{year if year > 99 else 2000 + year if year < 50 else 1900 + year}-{month:02}-{day:02}"
