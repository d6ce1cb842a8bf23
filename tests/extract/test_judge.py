"""How frames and reader are weighed to one confidence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.judge import Clues, Judge

WEIGHTS = dict.fromkeys(Clues(0.5).weighed(), 0.3)
JUDGE = Judge(WEIGHTS, {"ASSAULT": -0.5}, 0.4)
shares = st.floats(0, 1)


@given(st.tuples(shares, shares, shares, shares, st.booleans()))
def test_a_confidence_is_a_share_in_hundredths(numbers: tuple[float, float, float, float, bool]) -> None:
    sure = JUDGE.confidence("ASSAULT", Clues(*numbers))
    assert 0 <= sure <= 1 and sure == round(sure, 2)


@given(shares, shares, shares)
def test_more_odds_never_count_against_a_statement(low: float, high: float, frame: float) -> None:
    low, high = sorted((low, high))
    assert JUDGE.confidence("ASSAULT", Clues(low, frame=frame)) <= JUDGE.confidence("ASSAULT", Clues(high, frame=frame))
