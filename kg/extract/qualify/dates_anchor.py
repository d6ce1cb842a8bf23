"""The day that the dates of a passage count from: publication, or the one in the heading of an older item.

A page may join items of its own with some from the archive: "[07.03.11] Late agreement", "From the vault (9 Jan 2015):
...". Such an item ends where the next one with a heading of its kind begins.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from functools import lru_cache

from spacy.tokens import Doc

from kg.annotate.cues import word_set
from kg.extract.qualify.dates_phrase import resolve

MONTH = r"[A-Z][a-z]{2,8}\.?"
DAY = rf"\d\d? {MONTH} \d{{4}}|{MONTH} \d\d?, \d{{4}}|\d{{4}}-\d\d-\d\d|\d\d?[./]\d\d?[./](?:\d\d){{1,2}}"
OPENING = re.compile(rf"[^\w]*({DAY})[\])]")  # "[07.03.11] Late agreement"
NAMED = re.compile(rf"(?:.*[^\w'])?({DAY})(?!\w)")
MARK = re.compile(r"\s*\d*([\[>(*•.-])")  # how the heading of an item begins: "[", ">", "2."
SHORT_YEAR = re.compile(r"(\d\d?[./]\d\d?[./])(\d\d)")
HEADING = 15  # words that the heading of an item has at most
OLDER = word_set("archives")
Anchor = tuple[int, datetime.date | None]


def counted_from(doc: Doc, place: int) -> datetime.date | None:
    """The day that dates count from at a character of a document; its `doc._.document` must be final."""
    found = of_document(doc)
    return found[bisect_right(found, place, key=lambda one: one[0]) - 1][1]


@lru_cache(maxsize=2)
def of_document(doc: Doc) -> list[Anchor]:
    return anchors(doc.text, doc._.document.date)


def anchors(text: str, published: datetime.date | None) -> list[Anchor]:
    """From which character on which day counts, in text order; the first is of the whole text."""
    found: list[Anchor] = [(0, published)]
    place, item = 0, ""
    for line in text.splitlines(keepends=True):
        mark = sign[1] if (sign := MARK.match(line)) else ""
        if older := heading(line):
            found.append((place, older))
            item = mark
        elif item and mark == item:
            found.append((place, published))
            item = ""
        place += len(line)
    return found


def heading(line: str) -> datetime.date | None:
    """The day that the heading of an item gives: in brackets before all else, or with a word for what is kept."""
    if len(line.split()) > HEADING:
        return None
    kept = not OLDER.isdisjoint(re.findall(r"\w+", line.lower()))
    found = OPENING.match(line) or (NAMED.match(line) if kept else None)
    day = resolve(SHORT_YEAR.sub(r"\1'\2", found[1]), None, "none") if found else None
    return day.start if day else None
