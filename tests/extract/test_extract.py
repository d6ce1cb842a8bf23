"""Whole statements read from a sentence: what frames and qualifiers make together."""

from __future__ import annotations

import datetime

import pytest

from kg.engines.local import read_one
from kg.model import Document


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "polarity"), [
    ("Washington has received no response from Pyongyang.", "negated"),
    ("Washington has not received any response from Pyongyang.", "negated"),
    ("Lavrov met Blinken in Geneva.", "affirmed"),
])
def test_silence_is_never_a_contact(sentence: str, polarity: str) -> None:
    reading = read_one(Document("doc", sentence, datetime.date(2021, 3, 16)))
    assert [(s.type, s.polarity) for s in reading.statements] == [("CONSULT", polarity)]
