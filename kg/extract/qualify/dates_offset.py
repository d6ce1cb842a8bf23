"""Dates told from another: "two days later", "the following year", "that evening", "three days after they met"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.annotate.cues import word_set
from kg.extract import syntax
from kg.extract.qualify import dates_calendar as calendar
from kg.extract.qualify.dates_words import encode
from kg.model import Interval

COUNTED = re.compile(r"(?:(\d+) )?(day|week|month|year) (later|after|earlier|before)")
HOURS = re.compile(r"(?:(\d+) |[a-z]+ )*hour (later|after|earlier|before)")
STEPPED = re.compile(r"(following|previous) (day|week|month|year)|(next) (day)")  # the next week is of publication
NIGHTS = word_set("nights")
ANAPHORS = word_set("anaphors")  # "that day", "the same evening"
BACKWARDS = ("earlier", "before", "previous")
LENGTHS = {"day": 1, "week": 7, "month": 31, "year": 366}  # days that a date may span to be counted from


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from another date; of what "after" or "before" introduces, counted from what goes on around it."""

    count: int
    unit: str
    introduced: Token | None = None

    def moved(self, start: Interval) -> Interval | None:
        """The days that far from others; None where those span more than the unit, or the calendar ends."""
        if (start.end - start.start).days >= LENGTHS[self.unit]:
            return None
        try:
            first, last = (calendar.shift(date, self.count, self.unit) for date in (start.start, start.end))
        except (ValueError, OverflowError):  # before year 1 or after 9999
            return None
        return Interval(first, last) if self.unit == "week" else calendar.unit(self.unit, first)


def offset(word: Token) -> Offset | None:
    """What the phrase around the main word of a date says, if it points to another date."""
    phrase = counting(word)
    if word.lower_ in NIGHTS and phrase.end > word.i + 1:  # "the night before"
        return counted(word, 1, "day", phrase[-1].lower_)
    if found := COUNTED.fullmatch(encode(phrase.text)):
        known = found[1] or phrase[0].lower_ == "the"  # "the day after", neither "days later" nor "day after day"
        return counted(word, int(found[1] or 1), found[2], found[3]) if known else None
    if found := HOURS.fullmatch(encode(phrase.text)):
        return counted(word, int(found[1] or 0) // 24, "day", found[2])
    before = word.nbor(-1).lower_ if word.i else ""
    if before in ANAPHORS and (word.lower_ in NIGHTS or word.lower_ in LENGTHS):
        return Offset(0, "day" if word.lower_ in NIGHTS else word.lower_)
    if word.left_edge.lower_ in ("the", "next") and (found := STEPPED.fullmatch(f"{before} {word.lower_}")):
        return Offset(-1 if found[1] in BACKWARDS else 1, found[2] or found[4])
    return None


def counted(word: Token, count: int, unit: str, way: str) -> Offset | None:
    steps, link = -count if way in BACKWARDS else count, linked(word)
    told = syntax.children(link, "pobj", "pcomp", "advcl") if link.dep_ != "mark" else [link.head]
    if way in ("after", "before") and told:
        return Offset(-steps, unit, told[0]) if told[0].ent_type_ != "DATE" else None  # "two days after Monday"
    ends = link.i + 1 == len(link.doc) or link.nbor(1).is_punct or way in ("later", "earlier")
    return Offset(steps, unit) if ends else None  # else it introduces what the parse has missed


def counting(word: Token) -> Span:
    """The phrase that a date word heads, with the "later", "after" or "before" behind it."""
    return word.doc[word.left_edge.i : max(word.i, linked(word).i) + 1]


def linked(word: Token) -> Token:
    """The "later", "after" or "before" behind a unit of time, the word itself where there is none."""
    behind = word.doc[min(word.i + 1, len(word.doc) - 1)]
    return behind if COUNTED.fullmatch(f"day {behind.lower_}") else word
