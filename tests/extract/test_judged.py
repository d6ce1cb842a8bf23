"""What is told of two actors when frames and reader are weighed."""

from __future__ import annotations

import pytest

from kg.extract.judge import Clues
from kg.extract.judged import Opinion, either, likeliest
from kg.model import Actor, Evidence, Statement

ENOUGH = 0.35
FRAMED = Statement("ACCUSE", Actor("a", "A", "State"), Actor("b", "B", "State"), Evidence("d", 0, 1, "…"))
Held = tuple[Opinion, float]


def held(kind: str, sure: float, ends: tuple[str, str] = ("a", "b"), framed: Statement | None = None) -> Held:
    return Opinion(kind, ends, None, framed, Clues(sure)), sure


def test_of_many_faint_acts_the_likeliest_is_told() -> None:
    assert likeliest([held("AID", 0.2), held("AGREE", 0.25), held("SUPPORT", 0.2)], ENOUGH) == {1}


@pytest.mark.parametrize("settled", [held("SANCTION", 0.5), held("ACCUSE", 0.1, framed=FRAMED)])
def test_where_something_is_told_already_nothing_is_added(settled: Held) -> None:
    assert not likeliest([held("AID", 0.3), held("AGREE", 0.3), settled], ENOUGH)


def test_both_directions_are_of_the_same_two_actors() -> None:
    assert likeliest([held("AID", 0.25), held("AID", 0.3, ends=("b", "a"))], ENOUGH) == {1}


def test_what_is_said_twice_is_not_twice_as_likely() -> None:
    assert either([held("AID", 0.3), held("AID", 0.2)]) == pytest.approx(0.3)
    assert either([held("AID", 0.5), held("AGREE", 0.5)]) == pytest.approx(0.75)
