"""Which place of a sentence is the place of an event."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span, Token

from kg.extract.qualify.place import place_of

VOCAB = English().vocab
POS = {"V": "VERB", "N": "NOUN", "I": "ADP", "D": "DET"}


def event(words: str, heads: str, deps: str, tags: str, spans: str, trigger: str, mentions: bool = False) -> Token:
    """The trigger of a hand-parsed sentence; `spans` names entities, or mentions, as "GPE:3:4" (token spans)."""
    pos = ["PROPN" if tag == "NNP" else POS[tag[0]] for tag in tags.split()]
    lemmas = {"met": "meet", "flew": "fly", "held": "hold", "said": "say", "wrote": "write"}
    doc = Doc(VOCAB, words=words.split(), heads=[int(h) for h in heads.split()], deps=deps.split(), tags=tags.split(),
              pos=pos, lemmas=[lemmas.get(w, w) for w in words.split()])
    entries = [entry.split(":") for entry in spans.split()]
    found = [Span(doc, int(start), int(end), label) for label, start, end in entries]
    if mentions:
        doc.spans["mentions"] = found
    else:
        doc.ents = found
    return next(token for token in doc if token.text == trigger)


MET = ("Kim met Xi in Geneva", "1 1 1 1 3", "nsubj ROOT dobj prep pobj", "NNP VBD NNP IN NNP")


def test_place_of_a_verb() -> None:
    assert place_of(event(*MET, "GPE:4:5", "met")) == "Geneva"


@pytest.mark.parametrize(("kind", "expected"), [("Place", "Geneva"), ("State", None)])
def test_linked_mentions_that_are_places_count(kind: str, expected: str | None) -> None:
    assert place_of(event(*MET, f"{kind}:4:5", "met", mentions=True)) == expected


def test_no_place_in_a_year_or_a_person() -> None:
    assert place_of(event(*MET, "DATE:4:5", "met")) is None
    assert place_of(event(*MET, "PERSON:4:5", "met")) is None


def test_place_of_a_meeting_within_the_clause() -> None:
    words = ("Kim met Xi at a summit in the Gulf", "1 1 1 1 5 3 5 8 6", "nsubj ROOT dobj prep det pobj prep det pobj",
             "NNP VBD NNP IN DT NN IN DT NNP")
    assert place_of(event(*words, "LOC:7:9", "met")) == "Gulf"
    assert place_of(event(*words, "LOC:7:9", "summit")) == "Gulf"


def test_site_that_bears_a_place_name() -> None:
    words = ("Kim met Xi at the port of Tripoli", "1 1 1 1 5 3 5 6", "nsubj ROOT dobj prep det pobj prep pobj",
             "NNP VBD NNP IN DT NN IN NNP")
    assert place_of(event(*words, "GPE:7:8", "met")) == "Tripoli"


@pytest.mark.parametrize(("verb", "expected"), [("flew", "Seoul"), ("wrote", None)])
def test_a_way_needs_a_word_of_motion(verb: str, expected: str | None) -> None:
    words = (f"Kim {verb} to Seoul", "1 1 1 2", "nsubj ROOT prep pobj", "NNP VBD IN NNP")
    assert place_of(event(*words, "GPE:3:4", verb)) == expected


def test_party_of_a_relation_is_no_place() -> None:
    words = ("Kim held talks with Seoul", "1 1 1 2 3", "nsubj ROOT dobj prep pobj", "NNP VBD NNS IN NNP")
    assert place_of(event(*words, "GPE:4:5", "talks")) is None


def test_place_of_saying_is_not_that_of_the_deed() -> None:
    words = ("Kim said in Seoul that Xi met Moon", "1 1 1 2 6 6 1 6", "nsubj ROOT prep pobj mark nsubj ccomp dobj",
             "NNP VBD IN NNP IN NNP VBD NNP")
    assert place_of(event(*words, "GPE:3:4", "met")) is None
    assert place_of(event(*words, "GPE:3:4", "said")) == "Seoul"
