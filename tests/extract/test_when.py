"""Which of the dates of a document an act has."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.learned import Guess
from kg.extract.signals import TYPES
from kg.extract.when import Dates, Dating
from kg.model import Actor, Document, Evidence, Interval, Statement

FRIDAY = datetime.date(2018, 5, 11)
KIM, XI = Actor("kim", "Kim", "Person"), Actor("xi", "Xi", "Person")
PARSE = """Kim PROPN NNP 1 nsubj|met VERB VBD 1 ROOT|Xi PROPN NNP 1 dobj|on ADP IN 1 prep|Tuesday PROPN NNP 3 pobj
. PUNCT . 1 punct|Moon PROPN NNP 7 nsubj|praised VERB VBD 7 ROOT|Kim PROPN NNP 7 dobj|. PUNCT . 7 punct"""
CLAUSE = Dating({"any": -1.0, "the clause's own": 3.0}, 0.5)
ANY = Dating({"any": 1.0}, 0.5)


@pytest.fixture
def doc() -> Doc:
    """Two sentences of Friday, 2018-05-11, one of them with a date."""
    return parsed(PARSE, 4)


def parsed(parse: str, *dates: int) -> Doc:
    """Sentences of that Friday about Kim and Xi, first and third word, and the words that are dates."""
    rows = [word.split() for word in parse.replace("\n", "|").split("|")]
    words, parts, tags, heads, deps = map(list, zip(*rows, strict=True))
    found = Doc(spacy.blank("en").vocab, words, pos=parts, tags=tags, heads=list(map(int, heads)), deps=deps,
                lemmas=[word.lower() for word in words])
    found.ents = [Span(found, place, place + 1, "DATE") for place in dates]
    found._.document, found._.actors = Document("d", found.text, FRIDAY), {"kim": KIM, "xi": XI}
    found.spans["mentions"] = [Span(found, n, n + 1, label="Person", span_id=who) for n, who in ((0, "kim"), (2, "xi"))]
    return found


def said(date: Interval | None = None) -> Statement:
    return Statement("CONSULT", KIM, XI, Evidence("d", 0, 5, "…"), date=date)


def settled(doc: Doc, trigger: int, dating: Dating | None) -> str:
    date = Dates(doc, dating).settle(said(), doc[trigger]).date
    return str(date.start) if date else ""


def test_the_date_of_its_clause_is_the_act_s(doc: Doc) -> None:
    assert settled(doc, 1, CLAUSE) == "2018-05-08"


def test_a_date_of_another_sentence_counts_as_far_as_it_is_trusted(doc: Doc) -> None:
    assert settled(doc, 7, CLAUSE) == ""
    assert settled(doc, 7, ANY) == "2018-05-08"


def test_a_date_of_its_own_clause_bars_those_of_other_sentences() -> None:
    doc = parsed(PARSE.removesuffix("|. PUNCT . 7 punct") + """|on ADP IN 7 prep|Monday PROPN NNP 9 pobj
. PUNCT . 7 punct""", 4, 10)
    assert [str(date.start) for date, _ in Dates(doc, ANY).choices(said(), doc[7])] == ["2018-05-07"]


def test_a_century_dates_no_act() -> None:
    doc = parsed(PARSE.replace("Tuesday PROPN NNP 3 pobj", "1990s NOUN NNS 3 pobj"), 4)
    assert [date.start.year for date, _ in Dates(doc, ANY).choices(said(), doc[1])] == [1990]
    century = parsed(PARSE.replace("Tuesday PROPN NNP 3 pobj", "20th ADJ JJ 5 amod|century NOUN NN 3 pobj").replace(
        ". PUNCT . 1 punct|Moon PROPN NNP 7 nsubj|praised VERB VBD 7 ROOT|Kim PROPN NNP 7 dobj|. PUNCT . 7 punct",
        ". PUNCT . 1 punct"))
    century.ents = [Span(century, 4, 6, "DATE")]
    assert [one.days("past") for one in Dates(century).given] != []
    assert not list(Dates(century, ANY).choices(said(), century[1]))


def test_what_has_gone_on_since_may_be_older_than_a_century() -> None:
    doc = parsed(PARSE.replace("on ADP IN", "since ADP IN").replace("Tuesday PROPN NNP", "1871 NUM CD"), 4)
    assert [date.start.year for date, _ in Dates(doc, ANY).choices(said(), doc[1])] == [1871]


def test_without_weights_a_statement_stays_as_it_is(doc: Doc) -> None:
    own = said(Interval(FRIDAY, FRIDAY))
    assert Dates(doc).settle(own, doc[1]) == own


def test_signals_tell_where_a_date_stands(doc: Doc) -> None:
    (_, near), = Dates(doc).choices(said(), doc[1])
    (_, far), = Dates(doc).choices(said(), doc[7])
    assert near["0 sentences before"] == near["of the clause"] == near["alone"] == near["this week, past"] == 1
    assert far["1 sentences before"] == far["both there"] == far["none since"] == 1
    assert "of the clause" not in far


def test_the_day_of_a_claim_is_told_apart_and_read_in_the_tense_of_the_claim(doc: Doc) -> None:
    doc[1].lemma_, doc[7].head, doc[7].dep_ = "say", doc[1], "ccomp"
    doc[7].pos_, doc[7].tag_ = "AUX", "MD"  # Kim said on Tuesday (that) Moon must …
    (date, signals), = Dates(doc).choices(said(), doc[7])
    assert str(date.start) == "2018-05-08"
    assert signals["said"] == 1 and signals["of the clause"] == 0
    assert settled(doc, 7, CLAUSE) == ""


def test_a_date_beside_the_act_lies_where_it_is_nearer() -> None:
    doc = parsed("""Kim PROPN NNP 2 nsubj|will AUX MD 2 aux|receive VERB VB 8 ccomp|Xi PROPN NNP 2 dobj|on ADP IN 8 prep
Monday PROPN NNP 4 pobj|; PUNCT : 8 punct|Moon PROPN NNP 8 nsubj|sent VERB VBD 8 ROOT""", 5)
    assert [str(date.start) for date, _ in Dates(doc).choices(said(), doc[2])] == ["2018-05-14"]
    assert [str(date.start) for date, _ in Dates(doc).choices(said(), doc[8])] == ["2018-05-07"]


def test_a_day_that_tells_when_something_was_done_is_its_own() -> None:
    doc = parsed("""Kim PROPN NNP 1 nsubj|met VERB VBD 1 ROOT|Xi PROPN NNP 1 dobj|on ADP IN 1 prep
Tuesday PROPN NNP 3 pobj|when SCONJ WRB 7 advmod|Moon PROPN NNP 7 nsubj|voted VERB VBD 4 relcl|. PUNCT . 1 punct""", 4)
    doc[1].lemma_ = "say"  # Kim told Xi on Tuesday, when Moon voted
    assert [str(date.start) for date, _ in Dates(doc).choices(said(), doc[7])] == ["2018-05-08"]


def test_a_noun_is_dated_in_the_tense_of_the_verb_that_the_date_hangs_on() -> None:
    doc = parsed("""Kim PROPN NNP 1 nsubj|receives VERB VBZ 1 ROOT|Xi PROPN NNP 1 dobj|for ADP IN 1 prep
talks NOUN NNS 3 pobj|on ADP IN 1 prep|Tuesday PROPN NNP 5 pobj|. PUNCT . 1 punct""", 6)
    assert [str(date.start) for date, _ in Dates(doc).choices(said(), doc[4])] == ["2018-05-15"]


def test_a_text_of_no_date_has_only_absolute_dates(doc: Doc) -> None:
    doc._.document = Document("d", doc.text)
    assert settled(doc, 1, ANY) == ""


@pytest.mark.parametrize("signal", ["read", "read over 0"])
@pytest.mark.parametrize(("sure", "found"), [(0.9, "2018-05-08"), (0.1, "")])
def test_what_the_reader_makes_of_a_date_counts(doc: Doc, signal: str, sure: float, found: str) -> None:
    place: Any = SimpleNamespace(place=("kim", "xi", 0))
    nothing = np.zeros(1, np.float32)
    shares = {TYPES.index(said().type): np.array([1 - sure, sure], np.float32)}
    guess = Guess(place, nothing, nothing, nothing, {}, shares, (4,))
    date = Dates(doc, Dating({signal: 1.0}, 0.51), [guess]).settle(said(), doc[7]).date
    assert (str(date.start) if date else "") == found


def test_a_date_that_the_reader_has_not_seen_is_told_apart(doc: Doc) -> None:
    (_, signals), = Dates(doc).choices(said(), doc[1])
    assert signals["unread"] == 1 and "read" not in signals
