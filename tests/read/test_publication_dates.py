"""Dates of publication as columns and tags write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.dates import parse_date


@pytest.mark.parametrize("text", [
    "2021-03-16", "2021-03-16T10:00:00Z", "2021-03-16 10:00:00+09:00", "20210316", "2021/03/16", "16 March 2021",
    "16th March, 2021", "March 16, 2021", "Mar. 16 2021", "Tuesday, March 16, 2021", "Tue, 16 Mar 2021 10:00:00 GMT",
    "16/03/2021", "03/16/2021", "16.03.2021", "16-Mar-2021", " 16 MARCH 2021, 10:15 ", "March 16, 2021 at 10:15 a.m."])
def test_forms(text: str) -> None:
    assert parse_date(text) == datetime.date(2021, 3, 16)


def test_a_day_that_reads_the_same_both_ways() -> None:
    assert parse_date("03/03/2021") == datetime.date(2021, 3, 3)


@pytest.mark.parametrize("text", [
    "", "yesterday", "05/03/2021", "2021-02-30", "31 February 2021", "00/00/0000", "0000-00-00", "2021", "March 2021",
    "1615852800", "16 March 21", "2021-03-16 or later"])
def test_no_date_or_more_than_one(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_iso_dates_come_back(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d %B} {day.year:04}") == day


@given(st.text())
def test_never_raises(text: str) -> None:
    parse_date(text)
