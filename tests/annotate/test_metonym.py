"""City or government? Rules on hand-made parses; the sentences of metonyms.tsv run on the real one in test_linking."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.metonym import is_place

VOCAB = spacy.blank("en").vocab

# word/lemma/part of speech/head/dependency; the third word is the capital
MET_IN = "met/meet/VERB/0/ROOT in/in/ADP/0/prep Lima/Lima/PROPN/1/pobj"
MET_WITH = "met/meet/VERB/0/ROOT with/with/ADP/0/prep Lima/Lima/PROPN/1/pobj"
AIMED_AT = "aimed/aim/VERB/0/ROOT at/at/ADP/0/prep Lima/Lima/PROPN/1/pobj"
FLEW_TO = "flew/fly/VERB/0/ROOT to/to/ADP/0/prep Lima/Lima/PROPN/1/pobj"
SENT_TO = "sent/send/VERB/0/ROOT to/to/ADP/0/prep Lima/Lima/PROPN/1/pobj"
MAYOR_OF = "mayor/mayor/NOUN/0/ROOT of/of/ADP/0/prep Lima/Lima/PROPN/1/pobj"
SAID = "Yes/yes/INTJ/1/intj said/say/VERB/1/ROOT Lima/Lima/PROPN/1/nsubj"
BASED = ("A/a/DET/5/det big/big/ADJ/5/amod Lima/Lima/PROPN/4/npadvmod -/-/PUNCT/4/punct based/base/VERB/5/amod "
         "bank/bank/NOUN/5/ROOT")
TALKS = "the/the/DET/3/det long/long/ADJ/3/amod Lima/Lima/PROPN/3/compound talks/talk/NOUN/3/ROOT"


@pytest.mark.parametrize(("parse", "place"), [
    (MET_IN, True), (FLEW_TO, True), (MAYOR_OF, True), (BASED, True), (TALKS, True),
    (MET_WITH, False), (AIMED_AT, False), (SENT_TO, False), (SAID, False),
])
def test_is_place(parse: str, place: bool) -> None:
    words, lemmas, tags, heads, deps = zip(*(word.split("/") for word in parse.split()), strict=True)
    doc = Doc(VOCAB, words=words, lemmas=lemmas, pos=tags, heads=[int(head) for head in heads], deps=deps)
    assert is_place(doc[2:3]) is place
