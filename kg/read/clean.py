"""From raw text to the text that evidence points into: whitespace, wire openings, credits, boilerplate, repetitions."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.read.boilerplate import is_news, without_lists, without_tail
from kg.read.cues import first
from kg.read.dates import parse_date

PARAGRAPH = "\n\n"  # between two paragraphs of a cleaned text
_PAGE = range(50, 121)  # widths to which lines are broken
_SHORT = 20  # repeated paragraphs below this length stay: "Yes," he said.
_LEAD = 4  # paragraphs among which the story's own dateline stands

_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
                        r"\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, final: evidence counts its characters. Cleaning it again changes nothing."""

    text: str
    dateline: str | None = None
    date: datetime.date | None = None  # stated in the opening, year included


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paragraph without its opening, and what the opening said."""

    text: str
    place: str | None = None
    date: datetime.date | None = None


def clean(raw: str, *known: str) -> Cleaned:
    """The news paragraphs of a text, separated by blank lines. What is `known` (title, publisher) is left out."""
    opened = map(_opened, without_lists(paragraphs(raw)))
    kept = [paragraph for paragraph in opened if not paragraph.text or is_news(paragraph.text)]
    lead = kept[:_LEAD]
    return Cleaned(text=PARAGRAPH.join(_unrepeated((p.text for p in kept if p.text), known)),
                   dateline=next((p.place for p in lead if p.place), None),
                   date=next((p.date for p in lead if p.date), None))


def one_line(text: str) -> str:
    """Text on one line: runs of blanks become one, invisible and unpaired characters go, accents are composed."""
    visible = _INVISIBLE.sub("", _BREAK.sub("\n", text))
    return " ".join(unicodedata.normalize("NFC", visible).split())


def paragraphs(raw: str) -> Iterator[str]:
    """Every line is a paragraph, except where lines were broken to fit a page; those are joined."""
    block: list[str] = []
    for line in map(one_line, [*_BREAK.sub("\n", raw).split("\n"), ""]):
        if line:
            block.append(line)
        elif block:
            yield from [" ".join(block)] if _wrapped(block) else block
            block = []


def _wrapped(block: list[str]) -> bool:
    """Whether each next word would have been too long for the line before it, and some sentence runs on."""
    width = max(map(len, block))
    return width in _PAGE and any(line[0].islower() for line in block[1:]) and all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in pairwise(block))


def _opened(paragraph: str) -> _Opened:
    """Cut every opening ("SEOUL, March 16 (Agency) - ") and what is no news at the end; keep what the first said."""
    places: list[str] = []
    dates: list[datetime.date] = []
    while found := first(paragraph, "opening"):
        said = found.groupdict()
        places += [said["place"]] if said.get("place") else []
        dates += [day for day in [parse_date(said.get("date") or "")] if day]
        paragraph = paragraph[found.end():].lstrip()
    return _Opened(without_tail(paragraph), next(iter(places), None), next(iter(dates), None))


def _unrepeated(texts: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    seen = {name for name in map(str.casefold, map(one_line, known)) if not name.endswith((".", "!"))}
    for text in texts:
        key = text.casefold()
        if key not in seen:
            yield text
        if len(key) >= _SHORT:
            seen.add(key)
