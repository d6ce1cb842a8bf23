"""What bears on a statement besides its own odds."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kg.extract.clues import Guessed, Told, clues
from kg.extract.learned import Guess
from kg.extract.signals import TYPES
from kg.model import Actor, Evidence, Statement

ASSAULT = "ASSAULT"
A, B, C = (Actor(f"Q{n}", f"State {n}", "State") for n in range(3))


class Somewhere:
    """A candidate as far as clues look at it."""

    together = True

    def __init__(self, source: Actor, target: Actor, start: int) -> None:
        self.source, self.target, self.start = source, target, start
        self.place = source.id, target.id, start


def guess(source: Actor, target: Actor, odds: float, start: int = 0, kind: str = ASSAULT) -> Guess:
    holds = np.zeros(len(TYPES), dtype=np.float32)
    holds[TYPES.index(kind)] = odds
    somewhere: Any = Somewhere(source, target, start)
    return Guess(somewhere, holds, holds, np.zeros(4, np.float32), {}, {}, ())


def of(*guesses: Guess, framed: tuple[Statement, ...] = (), kind: str = ASSAULT) -> dict[str, float]:
    found = clues(kind, (A.id, B.id, 0), Guessed(guesses), Told(framed))
    return {name: round(float(getattr(found, name)), 2) for name in ("odds", "back", "by_other", "on_other")}


def test_alone_an_act_has_only_its_odds() -> None:
    assert of(guess(A, B, 0.5)) == {"odds": 0.5, "back": 0, "by_other": 0, "on_other": 0}


@pytest.mark.parametrize(("more", "name"), [
    (guess(B, A, 0.4), "back"), (guess(C, B, 0.4), "by_other"), (guess(A, C, 0.4), "on_other")])
def test_what_else_is_guessed_is_told_apart(more: Guess, name: str) -> None:
    found = of(guess(A, B, 0.5), more)
    assert found[name] == 0.4
    assert sum(found.values()) == pytest.approx(0.9)


def test_what_only_another_sentence_says_does_not_bear_on_this_one() -> None:
    assert of(guess(A, B, 0.5), guess(A, B, 0.9, start=9)) == of(guess(A, B, 0.5))


def test_the_best_of_the_others_counts_though_it_is_less() -> None:
    assert of(guess(A, B, 0.5), guess(A, C, 0.1), guess(A, Actor("Q9", "State 9", "State"), 0.3))["on_other"] == 0.3


def test_what_no_reader_has_guessed_may_still_have_rivals() -> None:
    framed = (Statement(ASSAULT, A, B, Evidence("d", 0, 1, "…")),)
    assert of(guess(C, B, 0.4), framed=framed)["by_other"] == 0.4


def test_symmetric_types_take_the_mean_of_both_orders() -> None:
    both = (guess(A, B, 0.6, kind="CONSULT"), guess(B, A, 0.2, kind="CONSULT"))
    assert of(*both, kind="CONSULT")["odds"] == 0.4
