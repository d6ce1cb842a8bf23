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
    ("[20.04.13] Late accord", "[ad] Cheap flights", "2013-04-20", "2018-05-11"),
    ("[11.08.98] Late accord", "> More", "1998-08-11", "1998-08-11"),
    ("> From the vault (2 Feb 2013): cheers for a guest", "> In short", "2013-02-02", "2018-05-11"),
    ("2. [from the files, 18/9/02] A king says sorry", "3. Weather", "2002-09-18", "2018-05-11"),
    ("FROM OUR ARCHIVE: June 16, 2000", "FROM OUR ARCHIVE: 2 May 2018", "2000-06-16", "2018-05-02")])
def test_an_older_item_counts_from_its_own_day_up_to_the_next(heading: str, following: str, older: str,
                                                              then: str) -> None:
    text = DIGEST.format(heading, following)
    assert counted(text, "THE WEEK") == "2018-05-11"
    assert counted(text, "The ministers") == older
    assert counted(text, "The envoys") == then


@pytest.mark.parametrize("line", [
    "Treaty of 8 April 2010 still in force", "[ad] 2013 models at half the price",
    "He opened the archive on 20 April 2013, and for three days nobody came to look at what was kept in it.",
    "[31.04.13] A day that is none", "[from the archive, 3/4/21] Of March or April"])
def test_other_lines_with_a_date_are_no_headings(line: str) -> None:
    assert counted(DIGEST.format(line, "1. More"), "The ministers") == "2018-05-11"
