"""Spans of the calendar as intervals: days, weeks (Monday to Sunday), months, quarters, seasons, years, decades."""

from __future__ import annotations

import datetime
from calendar import monthrange
from datetime import timedelta

from kg.model import Interval

MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}  # length of the units that are counted in months
DAYS = {"day": 1, "weekend": 7, "week": 7}


def day(date: datetime.date) -> Interval:
    return Interval(date, date)


def days(year: int, month: int, first: int, last: int) -> Interval | None:
    """From one day of a month to another, None where the month has no such days."""
    if not 1 <= first <= last <= monthrange(year, month)[1]:
        return None
    return Interval(datetime.date(year, month, first), datetime.date(year, month, last))


def months(year: int, first: int, count: int = 1) -> Interval:
    """`count` whole months from the `first` (1 to 12) of a year: a month, a quarter, a season, a year."""
    end_year, last = divmod(year * 12 + first + count - 2, 12)
    return Interval(datetime.date(year, first, 1), datetime.date(end_year, last + 1, monthrange(end_year, last + 1)[1]))


def week(date: datetime.date) -> Interval:
    monday = date - timedelta(days=date.weekday())
    return Interval(monday, monday + timedelta(days=6))


def weekend(date: datetime.date) -> Interval:
    """Saturday and Sunday of the week of a date."""
    return Interval(week(date).end - timedelta(days=1), week(date).end)


def unit(name: str, date: datetime.date) -> Interval:
    """The day, week, weekend, month, quarter, year or decade that a date lies in."""
    match name:
        case "day":
            return day(date)
        case "week":
            return week(date)
        case "weekend":
            return weekend(date)
        case "decade":
            return months(date.year // 10 * 10, 1, 120)
    length = MONTHS[name]
    return months(date.year, (date.month - 1) // length * length + 1, length)


def shift(date: datetime.date, count: int, name: str) -> datetime.date:
    """A date moved by a number of units, to the last day of a month where that is shorter."""
    if name in DAYS:
        return date + timedelta(days=count * DAYS[name])
    year, month = divmod(date.year * 12 + date.month - 1 + count * MONTHS[name], 12)
    return datetime.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1]))


def third(whole: Interval, which: int) -> Interval:
    """The early (1), mid (2) or late (3) third: of a month days 1-10, 11-20 and 21-end, of a quarter, year or decade
    in whole months or years. What is shorter than a month stays whole."""
    start, end = whole.start, whole.end
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    if (end - start).days < 27:
        return whole
    if length == 1:
        return Interval(start.replace(day=which * 10 - 9), end if which == 3 else end.replace(day=which * 10))
    step = 12 if length > 36 else 1
    first, after = (round(length * n / 3 / step) * step for n in (which - 1, which))
    begin = shift(start, first, "month")
    return months(begin.year, begin.month, after - first)
