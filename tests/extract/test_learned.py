"""What the network's numbers say of candidates."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.learned import Guess, guesses
from kg.extract.signals import TYPES
from kg.model import MODALITIES

WORDS = ["Peru", "apologised", "and", "paid", "Chile", "."]
SURE, NEVER = 9.0, -9.0
CONCEDE, AID, ASSAULT = map(TYPES.index, ("CONCEDE", "AID", "ASSAULT"))


@pytest.fixture
def guess() -> Guess:
    """Of a candidate that was asked about three types, of which two may hold."""
    doc = Doc(spacy.blank("en").vocab, WORDS)
    candidate: Any = SimpleNamespace(sentence=doc[:])
    window: Any = SimpleNamespace(candidates=(candidate,), places=[(w.idx, w.idx + len(w)) for w in doc], days=(3,))
    answers = np.full((1, 2 * len(TYPES) + len(MODALITIES)), NEVER, np.float32)
    answers[0, [CONCEDE, AID]] = SURE
    dated = np.array([[0.5, 0.5], [0.1, 0.9], [0.2, 0.8]], np.float32)
    found, = guesses(window, answers, np.array([(0, CONCEDE), (0, AID), (0, ASSAULT)]), np.array([1, 3, 3]), dated)
    return found


@pytest.mark.parametrize(("kind", "word", "shares"), [
    ("CONCEDE", "apologised", [0.5, 0.5]), ("AID", "paid", [0.1, 0.9])])
def test_each_type_has_a_word_that_states_it_and_dates_of_its_own(
        guess: Guess, kind: str, word: str, shares: list[float]) -> None:
    when = guess.when(kind)
    assert guess.trigger(kind).text == word
    assert when is not None and when.tolist() == pytest.approx(shares)


def test_of_a_type_that_can_hardly_hold_nothing_is_told(guess: Guess) -> None:
    assert set(guess.looked) == {CONCEDE, AID}
    assert guess.trigger("ASSAULT") == guess.candidate.sentence.root
    assert guess.when("ASSAULT") is None
