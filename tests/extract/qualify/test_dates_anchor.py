"""From which day the dates of a passage count."""

from __future__ import annotations

import datetime

import pytest

from kg.extract.qualify.dates_anchor import anchors

FRIDAY = datetime.date(2018, 5, 11)
DIGEST = """THE WEEK | Friday 11 May 2018
{}
The ministers met on Tuesday.
{}
The envoys left on Monday."""


def counted(text: str, passage: str) -> str:
    """The day that counts where a passage begins."""
    place = text.index(passage)
    return str([day for start, day in anchors(text, FRIDAY) if start <= place][-1])


@pytest.mark.parametrize(("heading", "following", "older", "then"), [
    ("[07.03.11] Late accord", "[notice] Cheap fares", "2011-03-07", "2018-05-11"),
    ("[19.08.98] Late accord", "> More", "1998-08-19", "1998-08-19"),
    ("> From the vault (9 Jan 2015): a bridge reopens", "> Briefly", "2015-01-09", "2018-05-11"),
    ("4. [from the files, 23/5/04] Two ports swap ferries", "5. Weather", "2004-05-23", "2018-05-11"),
    ("FROM OUR ARCHIVE: October 30, 1999", "FROM OUR ARCHIVE: 2 May 2018", "1999-10-30", "2018-05-02")])
def test_an_older_item_counts_from_its_own_day_up_to_the_next(heading: str, following: str, older: str,
                                                              then: str) -> None:
    text = DIGEST.format(heading, following)
    assert counted(text, "THE WEEK") == "2018-05-11"
    assert counted(text, "The ministers") == older
    assert counted(text, "The envoys") == then


@pytest.mark.parametrize("line", [
    "Treaty of 8 April 2010 still in force", "[notice] 2013 models at half the price",
    "He opened the archive on 7 March 2011, and for three days nobody came to look at what was kept in it.",
    "[31.04.11] A day that is none", "[from the archive, 3/4/21] Of March or April"])
def test_other_lines_with_a_date_are_no_headings(line: str) -> None:
    assert counted(DIGEST.format(line, "1. More"), "The ministers") == "2018-05-11"
