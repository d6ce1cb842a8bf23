"""Date phrases as intervals."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.qualify.dates import resolve
from kg.extract.qualify.dates_words import codes, encode, load
from kg.model import Interval, KgError

FIXTURE = Path(__file__).parents[4] / "shared" / "fixtures" / "relative_dates.tsv"
FRIDAY = datetime.date(2018, 5, 11)
TENSES = ("past", "present", "future", "none")


def written(date: Interval | None) -> str:
    """An interval as "start" or "start end", nothing for None."""
    if date is None:
        return ""
    return str(date.start) if date.start == date.end else f"{date.start} {date.end}"


def test_every_row_of_the_shared_conventions() -> None:
    if not FIXTURE.exists():
        pytest.skip("the shared conventions are not here")
    with FIXTURE.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    assert len(rows) == 45
    for row in rows:
        found = resolve(row["phrase"], datetime.date.fromisoformat(row["pub_date"]), row["tense"])  # type: ignore[arg-type]
        assert found is not None, row
        assert (str(found.start), str(found.end)) == (row["start"], row["end"]), row


@pytest.mark.parametrize(("phrase", "expected"), [
    ("Monday evening", "2018-05-07"),
    ("8pm Monday", "2018-05-07"),
    ("Friday's", "2018-05-11"),
    ("late last night", "2018-05-10"),
    ("tonight", "2018-05-11"),
    ("this morning", "2018-05-11"),
    ("overnight", "2018-05-10 2018-05-11"),
    ("the day before yesterday", "2018-05-09"),
    ("the night of 27 April", "2018-04-27"),
    ("the fourth of May", "2018-05-04"),
    ("on the 5th", "2018-05-05"),
    ("5 Aug.", "2017-08-05"),
    ("Tuesday, March 16", "2018-03-16"),
    ("Friday 28 May 2021", "2021-05-28"),
    ("Feb. 29", "2016-02-29"),
    ("twenty-one days ago", "2018-04-20"),
    ("this week's", "2018-05-07 2018-05-13"),
    ("a fortnight ago", "2018-04-23 2018-04-29"),
    ("last weekend", "2018-05-05 2018-05-06"),
    ("Sunday and Monday", "2018-05-06 2018-05-07"),
    ("mid-February", "2018-02-11 2018-02-20"),
    ("the end of August", "2017-08-21 2017-08-31"),
    ("August last year", "2017-08-01 2017-08-31"),
    ("January and February", "2018-01-01 2018-02-28"),
    ("between April and June last year", "2017-04-01 2017-06-30"),
    ("Dec. 28 to Jan. 3", "2017-12-28 2018-01-03"),
    ("Q3", "2017-07-01 2017-09-30"),
    ("last quarter", "2018-01-01 2018-03-31"),
    ("the first seven months of the year", "2018-01-01 2018-07-31"),
    ("last autumn", "2017-09-01 2017-11-30"),
    ("earlier this year", "2018-01-01 2018-05-11"),
    ("a year ago", "2017-01-01 2017-12-31"),
    ("last year's", "2017-01-01 2017-12-31"),
    ("the year before last", "2016-01-01 2016-12-31"),
    ("two decades ago", "1998-01-01 1998-12-31"),
    ("over the last decade", "2008-05-11 2018-05-11"),
    ("since 2014", "2014-01-01 2018-05-11"),
    ("since Monday", "2018-05-07 2018-05-11"),
    ("Wednesday last", "2018-05-09"),
    ("on New Year's Eve", "2017-12-31"),
    ("a few hours ago", "2018-05-11"),
    ("the late eighties", "1987-01-01 1989-12-31"),
])
def test_relative_phrases_in_the_past(phrase: str, expected: str) -> None:
    assert written(resolve(phrase, FRIDAY, "past")) == expected


@pytest.mark.parametrize(("phrase", "expected"), [
    ("on the 5th", "2018-06-05"),
    ("next Monday", "2018-05-14"),
    ("until March", "2018-05-11 2019-03-31"),
    ("until Sunday", "2018-05-11 2018-05-13"),
    ("by the end of the year", "2018-05-11 2018-12-31"),
    ("by 1 December", "2018-05-11 2018-12-01"),
    ("within three years", "2018-05-11 2021-05-11"),
    ("the next five years", "2018-05-11 2023-05-11"),
    ("in two weeks", "2018-05-21 2018-05-27"),
    ("this fall", "2018-09-01 2018-11-30"),
    ("from Monday", "2018-05-14"),
    ("on Monday week", "2018-05-21"),
])
def test_relative_phrases_in_the_future(phrase: str, expected: str) -> None:
    assert written(resolve(phrase, FRIDAY, "future")) == expected


def test_next_weekday_lies_in_the_next_week() -> None:
    assert written(resolve("next Thursday", datetime.date(2018, 5, 9), "future")) == "2018-05-17"


ABSOLUTE = [
    ("2017-08-05", "2017-08-05"),
    ("16/03/2021", "2021-03-16"),
    ("03/16/2021", "2021-03-16"),
    ("August 2017", "2017-08-01 2017-08-31"),
    ("April–June 2018", "2018-04-01 2018-06-30"),
    ("the second half of 2022", "2022-07-01 2022-12-31"),
    ("in the 1990s", "1990-01-01 1999-12-31"),
    ("the early 2000s", "2000-01-01 2002-12-31"),
    ("2004-06", "2004-01-01 2006-12-31"),
    ("June of '08", "2008-06-01 2008-06-30"),
    ("in '98", "1998-01-01 1998-12-31"),
    ("Christmas 2015", "2015-12-25"),
    ("winter 2018", "2018-12-01 2019-02-28"),
    ("the 19th century", "1801-01-01 1900-12-31"),
]


@pytest.mark.parametrize(("phrase", "expected"), ABSOLUTE)
@pytest.mark.parametrize("published", [None, FRIDAY])
def test_absolute_dates_need_no_publication_date(phrase: str, expected: str, published: datetime.date | None) -> None:
    assert written(resolve(phrase, published, "none")) == expected


@pytest.mark.parametrize("phrase", [
    "", "years", "61", "second", "the first month", "recent months", "the coming days", "every Monday", "M3 2017",
    "the day before", "the same day", "two days later", "the next day", "later in the day", "that year",
    "for more than 12 months", "over five years", "two years", "in two weeks", "until March", "a year or two ago",
    "03/04/2021", "Feb 30", "1988 and 1992", "half a century ago", "2,100 years ago", "after Monday",
])
def test_unknown_stays_unknown(phrase: str) -> None:
    assert resolve(phrase, FRIDAY, "past") is None


@pytest.mark.parametrize("phrase", ["Tuesday", "last week", "in March", "since 2011", "two years ago"])
def test_relative_dates_need_a_publication_date(phrase: str) -> None:
    assert resolve(phrase, None, "past") is None


WORDS = st.sampled_from(sorted(codes())) | st.sampled_from(["31", "999", "2018", "ago", "this", "last", "to", "-", "?"])


@given(st.text() | st.lists(WORDS, max_size=6).map(" ".join), st.none() | st.dates(), st.sampled_from(TENSES))
def test_never_raises_and_never_reverses(phrase: str, published: datetime.date | None, tense: str) -> None:
    found = resolve(phrase, published, tense)  # type: ignore[arg-type]
    assert found is None or found.start <= found.end


@given(st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2999, 12, 31)))
def test_reads_back_what_is_written_out(day: datetime.date) -> None:
    assert resolve(day.isoformat(), None, "none") == Interval(day, day)
    assert resolve(f"{day:%B} {day.day}, {day.year}", None, "none") == Interval(day, day)


@given(st.sampled_from(["Tuesday", "June 12", "March", "summer", "Q2", "the weekend"]),
       st.dates(datetime.date(1900, 1, 1)) | st.dates(datetime.date(9999, 10, 1)))
def test_past_has_begun_and_future_has_not_ended(phrase: str, published: datetime.date) -> None:
    past, future = resolve(phrase, published, "past"), resolve(phrase, published, "future")
    assert past is not None and past.start <= published
    assert future is None or future.end >= published  # None after the year 9999


def test_the_last_days_of_the_calendar_have_weekdays() -> None:
    friday = datetime.date.max
    assert written(resolve("Tuesday", friday, "past")) == "9999-12-28"
    assert written(resolve("Friday", friday, "future")) == "9999-12-31"
    assert resolve("Saturday", friday, "future") is None


def test_encoding_is_readable() -> None:
    assert encode("the second half of last year") == "h2 last year"


def test_a_bad_code_is_named_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "dates.tsv"
    table.write_text("words\tcode\nmarch\tm3\nmonday\tw9\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"dates\.tsv:3: code 'w9', expected"):
        load(table)
