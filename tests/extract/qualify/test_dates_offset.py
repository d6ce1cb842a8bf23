"""Dates that are told from another."""

from __future__ import annotations

import datetime

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.given import dates
from kg.extract.qualify.dates_offset import Offset
from kg.model import Document, Interval

FRIDAY = datetime.date(2018, 5, 11)
BACKGROUND = "Peru nsubj 1 PROPN|voted ROOT 1 VERB|on prep 1 ADP|Tuesday pobj 2 PROPN DATE|, punct 1 PUNCT|"
LATER = "and cc 1 CCONJ|met conj 1 VERB|two nummod 8 NUM DATE|days npadvmod 9 NOUN DATE|later advmod 6 ADV DATE"
AFTER = "two nummod 6 NUM DATE|days npadvmod 9 NOUN DATE|after mark 9 SCONJ|Chile nsubj 9 PROPN|fired advcl 1 VERB"
VISIT = "two nummod 6 NUM DATE|days npadvmod 7 NOUN DATE|before prep 1 ADP|a det 9 DET|visit pobj 7 NOUN"
NEXT = "and cc 1 CCONJ|met conj 1 VERB|the det 9 DET DATE|next amod 9 ADJ DATE|day npadvmod 6 NOUN DATE"
MISSED = "two nummod 6 NUM DATE|days npadvmod 9 NOUN DATE|after prep 6 ADP|Chile nsubj 9 PROPN|fired ccomp 1 VERB"
AGAIN = "day npadvmod 1 NOUN DATE|after prep 5 ADP DATE|day pobj 6 NOUN DATE"
MONDAY = "two nummod 6 NUM DATE|days npadvmod 1 NOUN DATE|after prep 1 ADP|Monday pobj 7 PROPN DATE"
HOURS = "and cc 1 CCONJ|met conj 1 VERB|hours npadvmod 8 NOUN|later advmod 6 ADV"
NIGHT = "who nsubj 6 PRON|met relcl 0 VERB|the det 8 DET DATE|night npadvmod 6 NOUN DATE|before advmod 8 ADV DATE"
EVENING = "and cc 1 CCONJ|met conj 1 VERB|that det 8 DET DATE|evening npadvmod 6 NOUN DATE"
SAME = "and cc 1 CCONJ|met conj 1 VERB|the det 9 DET DATE|same amod 9 ADJ DATE|day npadvmod 6 NOUN DATE"
PLAIN = "a det 6 DET|day npadvmod 9 NOUN|after mark 9 SCONJ|Chile nsubj 9 PROPN|fired advcl 1 VERB"
DAYS = "and cc 1 CCONJ|met conj 1 VERB|just advmod 8 ADV|days npadvmod 9 NOUN DATE|later advmod 6 ADV DATE"


def parsed(rows: str) -> Doc:
    words, deps, heads, parts, *_ = zip(*((*row.split(), "")[:5] for row in rows.split("|")), strict=True)
    marked = [row.endswith(" DATE") for row in rows.split("|")]
    tags = ["NNS" if word == "days" else "X" for word in words]
    found = Doc(spacy.blank("en").vocab, list(words), deps=list(deps), heads=list(map(int, heads)), pos=list(parts),
                tags=tags)
    starts = [n for n, held in enumerate(marked) if held and not (n and marked[n - 1])]
    ends = [next((m for m in range(n, len(marked)) if not marked[m]), len(marked)) for n in starts]
    found.ents = [Span(found, start, end, "DATE") for start, end in zip(starts, ends, strict=True)]
    found._.document = Document("d", found.text, FRIDAY)
    return found


@pytest.mark.parametrize(("rows", "day", "host"), [
    (LATER, "2018-05-10", "met"), (AFTER, "2018-05-06", "fired"), (VISIT, "2018-05-10", "visit"),
    (NEXT, "2018-05-09", "met"), (HOURS, "2018-05-08", "met"), (NIGHT, "2018-05-07", "met"),
    (PLAIN, "2018-05-07", "fired"), (EVENING, "2018-05-08", "met"), (SAME, "2018-05-08", "met")])
def test_a_date_is_counted_from_the_one_before(rows: str, day: str, host: str) -> None:
    first, second = dates(parsed(BACKGROUND + rows))
    assert second.fixed is not None and str(second.fixed.start) == str(second.fixed.end) == day
    assert first.fixed is None
    assert host in [word.text for word in second.expression.hosts]


def test_a_clause_is_counted_from_what_goes_on_around_it() -> None:
    drills = "about prep 1 ADP|drills pobj 5 NOUN|on prep 6 ADP|Sunday pobj 7 PROPN DATE|, punct 1 PUNCT|"
    fired = "two nummod 11 NUM DATE|days npadvmod 14 NOUN DATE|after mark 14 SCONJ|it nsubj 14 PRON|fired advcl 1 VERB"
    *_, told = dates(parsed(BACKGROUND + drills + fired))
    assert told.fixed is not None and str(told.fixed.start) == "2018-05-06"  # from Tuesday, when Peru voted


@pytest.mark.parametrize("rows", [MISSED, DAYS, AGAIN, MONDAY])
def test_what_is_not_counted_or_not_understood_is_no_date(rows: str) -> None:
    assert len(dates(parsed(BACKGROUND + rows))) == 1


def test_without_a_date_before_it_is_counted_back_from_publication() -> None:
    alone = BACKGROUND.replace("Tuesday pobj 2 PROPN DATE", "monday pobj 2 X")
    (told,) = dates(parsed(alone + LATER.replace("later", "earlier")))
    assert told.fixed is not None and str(told.fixed.start) == "2018-05-09"


def test_a_clause_is_counted_from_what_follows_too() -> None:
    before = "two nummod 1 NUM DATE|days npadvmod 4 NOUN DATE|after mark 4 SCONJ|it nsubj 4 PRON|fired advcl 6 VERB|"
    found = dates(parsed(before + "Peru nsubj 6 PROPN|voted ROOT 6 VERB|on prep 6 ADP|Tuesday pobj 7 PROPN DATE"))
    assert [str(one.fixed.start) if one.fixed else "" for one in found] == ["2018-05-06", ""]


def test_without_a_date_before_there_is_none() -> None:
    assert not dates(parsed(BACKGROUND.replace("Tuesday pobj 2 PROPN DATE", "monday pobj 2 X") + LATER))


@pytest.mark.parametrize(("count", "unit", "start", "end", "moved"), [
    (2, "year", "1991-01-01", "1991-12-31", ("1993-01-01", "1993-12-31")),
    (-1, "month", "2003-01-01", "2003-01-31", ("2002-12-01", "2002-12-31")),
    (4, "year", "2006-05-03", "2006-05-03", ("2010-01-01", "2010-12-31")),
    (-1, "week", "2010-05-26", "2010-05-26", ("2010-05-19", "2010-05-19")),
    (1, "day", "2010-05-01", "2010-05-31", None)])
def test_so_many_units_from_a_date(count: int, unit: str, start: str, end: str, moved: tuple[str, str] | None) -> None:
    there = Offset(count, unit).moved(Interval(*map(datetime.date.fromisoformat, (start, end))))
    assert (there and (str(there.start), str(there.end))) == moved


@given(st.integers(-100_000, 100_000), st.sampled_from(("day", "week", "month", "year")), st.dates())
def test_an_offset_never_raises(count: int, unit: str, date: datetime.date) -> None:
    moved = Offset(count, unit).moved(Interval(date, date))
    assert moved is None or moved.start <= moved.end
