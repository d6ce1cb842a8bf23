"""Calendar dates as feeds, spreadsheets and page headers write them. Dates inside sentences are not read here."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange

ACCEPTED = "2021-03-16, 2021-03-16T10:00:00Z, 16 March 2021, March 16, 2021 or 31/03/2021"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
_MONTH += r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:\s*T|,?\s+(?:at\s+)?)\d{1,2}[:.]\d\d.*)?"
_FORMS = tuple(re.compile(form + _TIME, re.IGNORECASE) for form in (
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)",
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
    r"(?P<year>\d{4})[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)",
    r"(?P<one>\d\d?)[/.-](?P<two>\d\d?)[/.-](?P<year>\d{4})",
    _WEEKDAY + r"(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-]+(?:of\s+)?" + _MONTH + r",?[\s-]+(?P<year>\d{4})",
    _WEEKDAY + _MONTH + r"\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
))


def parse_date(text: str) -> datetime.date | None:
    """The day a text names, as written there (no change of time zone); None where it is no date or could be two."""
    found = next((match for form in _FORMS if (match := form.fullmatch(text.strip()))), None)
    return _day(found.groupdict()) if found else None


def _day(parts: dict[str, str]) -> datetime.date | None:
    if "name" in parts:
        return _valid(parts["year"], str(_MONTHS.index(parts["name"][:3].lower()) + 1), parts["day"])
    if "month" in parts:
        return _valid(parts["year"], parts["month"], parts["day"])
    european = _valid(parts["year"], parts["two"], parts["one"])
    american = _valid(parts["year"], parts["one"], parts["two"])
    return (european or american) if not (european and american) or european == american else None


def _valid(year: str, month: str, day: str) -> datetime.date | None:
    y, m, d = int(year), int(month), int(day)
    exists = y >= 1 and 1 <= m <= 12 and 1 <= d <= monthrange(y, m)[1]
    return datetime.date(y, m, d) if exists else None
