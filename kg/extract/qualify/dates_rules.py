"""What coded date phrases mean (see dates_words): tables of patterns, each with the interval it stands for.

Conventions: a day, month or season without a year is the latest that has begun by publication, or in the future tense
the next that has not ended; in the present tense the nearer of the two. "Two years ago" is a year, "two weeks ago" a
week. Seasons are the northern meteorological ones, winter named for the year it begins in. What points to another date
("two days later") is read by dates_offset.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Literal

from kg.extract.qualify import dates_calendar as calendar
from kg.extract.qualify.dates_calendar import days, months, shift
from kg.model import Interval

Tense = Literal["past", "present", "future", "none"]
Rules = tuple[tuple[str, Callable[..., Interval | None]], ...]  # patterns of a whole code, what they mean


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative phrase is read against."""

    published: datetime.date
    tense: Tense


# Parts of a year, from the year and the numbers in the phrase.
YEARLY: Rules = (
    (r"m(\d+)", months),
    (r"(?:w\d )?m(\d+) (\d\d?)(?:th)?", lambda year, month, day: days(year, month, day, day)),
    (r"(?:w\d )?(\d\d?)(?:th)? m(\d+)", lambda year, day, month: days(year, month, day, day)),
    (r"m(\d+) (\d\d?)(?:th)? (?:to|and) (\d\d?)(?:th)?", days),
    (r"(\d\d?)(?:th)? (?:to|and) (\d\d?)(?:th)? m(\d+)", lambda year, *d: days(year, d[2], d[0], d[1])),
    (r"s(\d+)", lambda year, month: months(year, month, 3)),
    (r"q(\d)", lambda year, quarter: months(year, quarter * 3 - 2, 3)),
    (r"h(\d)", lambda year, half: months(year, half * 6 - 5, 6)),
    (r"1th (\d\d?) month", lambda year, count: months(year, 1, count)),
)
ABSOLUTE: Rules = (
    (r"([12]\d{3})", lambda year: months(year, 1, 12)),
    (r"([12]\d{3}) to (\d\d)", lambda year, end: months(year, 1, 12 * ((end - year) % 100 + 1))),
    (r"([12]\d\d0)s", lambda year: months(year, 1, 120)),
    (r"([12]?\d)th century", lambda number: months(number * 100 - 99, 1, 1200)),
)
STEPS: dict[str, int] = {"last": -1, "this": 0, "next": 1}
UNIT = "(day|week|month|quarter|year|decade)"
WHICH = "(last|past|this|next)"
RELATIVE: Rules = (
    (r"d(-?\d)", lambda anchor, count: calendar.day(shift(anchor.published, count, "day"))),
    (r"overnight", lambda anchor: span(anchor, 1 if anchor.tense == "future" else -1, "day")),
    (r"next w(\d)", lambda anchor, day: weekday(anchor, day, 1)),
    (r"(?:(last|past|this) )?w(\d)", lambda anchor, which, day: cycle(anchor, which, partial(weekday, anchor, day))),
    (r"w(\d) (last|this|next) week", lambda anchor, day, which: weekday(anchor, day, STEPS[which])),
    (r"(last|this|next) week w(\d)", lambda anchor, which, day: weekday(anchor, day, STEPS[which])),
    (rf"(?:{WHICH} )?weekend", lambda anchor, which: cycle(anchor, which, lambda n: moved(anchor, n, "weekend"))),
    (r"(last|this|next) (week|month|quarter|year)", lambda anchor, which, unit: moved(anchor, STEPS[which], unit)),
    (r"this (decade)", lambda anchor, unit: moved(anchor, 0, unit)),
    (r"past (week|month|quarter|year|decade)", lambda anchor, unit: span(anchor, -1, unit)),
    (r"(last|next) (decade)", lambda anchor, which, unit: span(anchor, STEPS[which], unit)),
    (rf"(?:past|last) (\d+) {UNIT}", lambda anchor, count, unit: span(anchor, -count, unit)),
    (rf"(?:next|within|within next) (\d+) {UNIT}", lambda anchor, count, unit: span(anchor, count, unit)),
    (rf"(\d+) {UNIT} ago", lambda anchor, count, unit: moved(anchor, -count, unit)),
    (r"(?:(\d+) |[a-z]+ )*hour ago", lambda anchor, count: moved(anchor, -((count or 0) // 24), "day")),
    (rf"(\d+) {UNIT} (?:hence|from now)", lambda anchor, count, unit: moved(anchor, count, unit)),
    (rf"in (\d+) {UNIT}", lambda anchor, count, unit: moved(anchor, count, unit) if anchor.tense == "future" else None),
    (r"on (\d+)th", lambda anchor, day: cycle(anchor, None, partial(day_of_month, anchor, day))),
    (r"w(\d) week", lambda anchor, day: following(anchor, day)),
    (r"(\d+)th (last|this|next) month", lambda anchor, day, which: day_of_month(anchor, day, STEPS[which])),
    (r"(\d0)s", lambda anchor, year: months(anchor.published.year - (anchor.published.year - year) % 100, 1, 120)),
)


def look_up(rules: Rules, code: str, *given: Anchor | int) -> Interval | None:
    """The interval of the first pattern that the whole code matches; its groups go to the rule, numbers as int."""
    for pattern, rule in rules:
        if found := re.fullmatch(pattern, code):
            return rule(*given, *(int(g) if g and g.lstrip("-").isdigit() else g for g in found.groups()))
    return None


def simple(code: str, anchor: Anchor | None) -> Interval | None:
    """A single point or period, absolute or relative to the anchor."""
    dated = re.fullmatch(r"(.+) ([12]\d{3})", code)
    found = look_up(ABSOLUTE, code) or (look_up(YEARLY, dated[1], int(dated[2])) if dated else None)
    if found or anchor is None:
        return found
    return look_up(RELATIVE, code, anchor) or of_some_year(code, anchor)


def of_some_year(code: str, anchor: Anchor) -> Interval | None:
    """A part of last, this or next year, or of the year that the tense asks for: "August last year", "last August"."""
    year = anchor.published.year
    if dated := re.fullmatch(r"(.+) (last|this|next) year", code):
        return look_up(YEARLY, dated[1], year + STEPS[dated[2]])
    if code.endswith(" month year"):
        return look_up(YEARLY, code.removesuffix(" year"), year)
    which, part = re.fullmatch(r"(?:(last|this|next) )?(.*)", code).groups()  # type: ignore[union-attr]
    return cycle(anchor, which, lambda n: look_up(YEARLY, part, year + n))


def cycle(anchor: Anchor, which: str | None, make: Callable[[int], Interval | None]) -> Interval | None:
    """One of the recurring periods make(n), n counting from the one of publication: the last or next, or by tense."""
    found = [made for n in range(-8, 9) if (made := within(make, n))]
    now = anchor.published
    match which, anchor.tense:
        case ("last" | "past"), _:
            return next((i for i in reversed(found) if i.end < now), None)
        case "next", _:
            return next((i for i in found if i.start > now), None)
        case "this", _:
            return next((i for i in found if i.start <= now <= i.end), make(0))
        case _, "future":
            return next((i for i in found if i.end >= now), None)
        case _, "present":
            return min(found, key=partial(off, now), default=None)
    return next((i for i in reversed(found) if i.start <= now), None)


def off(now: datetime.date, found: Interval) -> timedelta:
    """How far off a period is; days of the last week are somewhat further off than those of the next."""
    ago = now - found.end
    return max(found.start - now, ago + min(ago, timedelta(days=7)))


def within(make: Callable[[int], Interval | None], n: int) -> Interval | None:
    """The period make(n), None where it would lie outside the calendar: before year 1 or after 9999."""
    try:
        return make(n)
    except (ValueError, OverflowError):
        return None


def weekday(anchor: Anchor, day: int, weeks: int) -> Interval:
    """A weekday, 0 is Monday, that many weeks after the week of publication."""
    date = shift(anchor.published, weeks, "week")
    return calendar.day(date + timedelta(days=day - date.weekday()))


def following(anchor: Anchor, day: int) -> Interval:
    """A week after the next of that weekday: "Monday week"."""
    return calendar.day(shift(anchor.published, 7 + (day - anchor.published.weekday()) % 7, "day"))


def day_of_month(anchor: Anchor, day: int, count: int) -> Interval | None:
    """A day that many months after the month of publication."""
    month = moved(anchor, count, "month").start
    return days(month.year, month.month, day, day)


def moved(anchor: Anchor, count: int, unit: str) -> Interval:
    """The unit that lies `count` units from publication; of decades the year: "two decades ago"."""
    date = shift(anchor.published, count, unit)
    return calendar.unit("year" if unit == "decade" and count else unit, date)


def span(anchor: Anchor, count: int, unit: str) -> Interval:
    """From publication that many units on, or from as many before up to publication."""
    other = shift(anchor.published, count, unit)
    return Interval(min(other, anchor.published), max(other, anchor.published))
