"""The dates that a document gives."""

from __future__ import annotations

import datetime

import spacy
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.given import dates
from kg.model import Document, Interval

WORDS = ["On", "Monday", "Peru", "voted", ".", "It", "fired", "in", "2015", "or", "some", "day", "."]


def doc(published: datetime.date | None) -> Doc:
    found = Doc(spacy.blank("en").vocab, WORDS, sent_starts=[n in (0, 5) for n in range(len(WORDS))],
                heads=[3, 0, 3, 3, 3, 6, 6, 6, 7, 6, 11, 6, 6], pos=["X"] * len(WORDS),
                deps=["prep", "pobj", "nsubj", "ROOT", "punct", "nsubj", "ROOT", "prep", "pobj", "cc", "det", "conj",
                      "punct"])
    found.ents = [Span(found, 1, 2, "DATE"), Span(found, 8, 9, "DATE"), Span(found, 10, 12, "DATE")]
    found._.document = Document("d", found.text, published)
    return found


def test_only_what_can_be_told_is_a_date_in_text_order() -> None:
    found = dates(doc(datetime.date(2018, 5, 11)))
    assert [(one.place, one.sentence, one.expression.phrase) for one in found] == [
        (1, 0, "On Monday"), (8, 1, "in 2015")]


def test_relative_dates_need_a_day_of_publication() -> None:
    assert [one.place for one in dates(doc(None))] == [8]


def test_a_date_may_open_its_line() -> None:
    assert [one.opening for one in dates(doc(datetime.date(2018, 5, 11)))] == [True, False]


def test_a_month_inside_a_longer_date_is_no_date_of_its_own() -> None:
    words = ["Peru", "cut", "ties", "in", "March", "last", "year", "."]
    text = Doc(spacy.blank("en").vocab, words, heads=[1, 1, 1, 1, 6, 6, 3, 1], sent_starts=[True, *[False] * 7],
               pos=["PROPN", "VERB", "NOUN", "ADP", "PROPN", "ADJ", "NOUN", "PUNCT"],
               deps=["nsubj", "ROOT", "dobj", "prep", "compound", "amod", "pobj", "punct"])
    text.ents = [Span(text, 4, 7, "DATE")]
    text._.document = Document("d", text.text, datetime.date(2018, 5, 11))
    assert [one.days("past") for one in dates(text)] == [
        Interval(datetime.date(2017, 3, 1), datetime.date(2017, 3, 31))]


def test_the_dates_of_an_older_item_are_its_own() -> None:
    words = ["[07.03.11]", "Accord", "\n", "Peru", "voted", "on", "Tuesday", ".", "\n",
             "[notice]", "\n", "Chile", "voted", "two", "days", "earlier", "."]
    heads = [1, 1, 1, 4, 4, 4, 5, 4, 4, 9, 9, 12, 12, 14, 15, 12, 12]
    deps = ["dep", "ROOT", "dep", "nsubj", "ROOT", "prep", "pobj", "punct", "dep",
            "ROOT", "dep", "nsubj", "ROOT", "nummod", "npadvmod", "advmod", "punct"]
    pos = ["X", "NOUN", "SPACE", "PROPN", "VERB", "ADP", "PROPN", "PUNCT", "SPACE",
           "X", "SPACE", "PROPN", "VERB", "NUM", "NOUN", "ADV", "PUNCT"]
    text = Doc(spacy.blank("en").vocab, words, heads=heads, deps=deps, pos=pos,
               sent_starts=[n in (0, 3, 9, 11) for n in range(len(words))],
               tags=["VBD" if word == "voted" else "X" for word in words])
    text.ents = [Span(text, 6, 7, "DATE"), Span(text, 13, 16, "DATE")]
    text._.document = Document("d", text.text, datetime.date(2018, 5, 11))
    assert [str(day.start) for one in dates(text) if (day := one.days("past"))] == ["2011-03-01", "2018-05-09"]
