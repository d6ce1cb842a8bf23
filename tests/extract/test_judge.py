"""How frames and reader are weighed to one confidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.judge import Clues, Judge, load, save
from kg.model import KgError

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


def test_a_judge_is_read_as_it_was_written(tmp_path: Path) -> None:
    save(JUDGE, tmp_path / "judge.json")
    assert load(tmp_path / "judge.json") == JUDGE


def test_a_missing_judge_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"judge\.json: no such file, expected the calibration that `kg train` writes"):
        load(tmp_path / "judge.json")
