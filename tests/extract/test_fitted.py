"""Fitted weights as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.fitted import load, save
from kg.extract.judge import Judge
from kg.extract.when import Dating
from kg.model import KgError


@pytest.mark.parametrize("weights", [Judge({"odds": 0.3}, {"ASSAULT": -0.5}, 0.4), Dating({"alone": 1.5}, 0.3)])
def test_weights_are_read_as_they_were_written(weights: Judge | Dating, tmp_path: Path) -> None:
    save(weights, tmp_path / "weights.json")
    assert load(type(weights), tmp_path / "weights.json") == weights


def test_missing_weights_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"dates\.json: no such file, expected one that `kg train` writes"):
        load(Dating, tmp_path / "dates.json")
