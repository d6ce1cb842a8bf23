"""Reads a date phrase as an interval of days. Own resolver; never guesses: what it does not know is None."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.qualify.dates_calendar import third
from kg.extract.qualify.dates_rules import Anchor, Tense, simple
from kg.extract.qualify.dates_words import encode
from kg.model import Interval

RANGE = re.compile(r"(from |between )?(.+) (to|and) (.+)")
YEAR = re.compile(r".* ((?:last|this|next) year|[12]\d{3})")


@lru_cache(maxsize=4096)
def resolve(phrase: str, published: datetime.date | None, tense: Tense) -> Interval | None:
    """The days a phrase means in a text of that date, under a verb of that tense; "none" reads like the past.

    >>> resolve("late last month", datetime.date(2018, 5, 11), "past")
    Interval(start=datetime.date(2018, 4, 21), end=datetime.date(2018, 4, 30))

    Absolute dates need no publication date, relative ones are None without. So are durations ("two years"), anaphors
    ("two days later"), days that do not exist, and everything unknown. Never raises.
    """
    try:
        return meaning(encode(phrase), Anchor(published, tense) if published else None)
    except (ValueError, OverflowError):  # before year 1 or after 9999
        return None


def meaning(code: str, anchor: Anchor | None) -> Interval | None:
    """A simple phrase, one with a word before it that bounds or cuts it, or a range of two."""
    word, _, rest = code.partition(" ")
    return simple(code, anchor) or bounded(word, rest, anchor) or part(word, rest, anchor) or between(code, anchor)


def bounded(word: str, rest: str, anchor: Anchor | None) -> Interval | None:
    """ "since", "until" and "by" are open to or from publication; "from Monday" is Monday."""
    if word == "from":
        return meaning(rest, anchor)
    if anchor is None or word not in ("since", "until", "by"):
        return None
    if word == "since":
        found = meaning(rest, replace(anchor, tense="past"))
        return Interval(found.start, anchor.published) if found and found.start <= anchor.published else None
    found = meaning(rest, anchor if anchor.tense == "past" else replace(anchor, tense="future"))
    return Interval(anchor.published, found.end) if found and found.end >= anchor.published else None


def part(word: str, rest: str, anchor: Anchor | None) -> Interval | None:
    """ "early", "mid", "late" take a third; "earlier" and "later" a side of publication."""
    rest = f"this {rest}" if rest in ("week", "month", "quarter", "year", "decade") else rest
    if re.fullmatch(r"t[1-3]", word):
        whole = meaning(rest, anchor)
        return third(whole, int(word[1])) if whole else None
    if anchor is None or word not in ("earlier", "later"):
        return None
    whole = meaning(rest, anchor)
    if not whole or not whole.start <= anchor.published <= whole.end:
        return whole
    return Interval(whole.start, anchor.published) if word == "earlier" else Interval(anchor.published, whole.end)


def between(code: str, anchor: Anchor | None) -> Interval | None:
    """From the begin of one to the end of another, which lends its year; joined by "and" alone, they must touch."""
    found = RANGE.fullmatch(code)
    if not found:
        return None
    opening, left, link, right = found.groups()
    year = YEAR.fullmatch(right)
    last = meaning(right, anchor)
    first = (meaning(f"{left} {year[1]}", anchor) if year else None) or meaning(left, anchor)
    if not first or not last or first.start > last.end:
        return None
    touching = link == "to" or opening == "between " or last.start - first.end == datetime.timedelta(days=1)
    return Interval(first.start, last.end) if touching else None
