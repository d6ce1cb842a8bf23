"""The same texts give the same bytes in every format, under any hash seed, in any order, with any number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.builder import SAMPLE
from kg.export import formats

pytestmark = pytest.mark.model
ARTICLES = sorted(str(path) for path in SAMPLE.iterdir())


def build(place: Path, articles: list[str], seed: str, processes: str) -> dict[str, bytes]:
    """The files of a build in a process of its own, by name."""
    chosen = [word for suffix in formats() for word in ("--format", suffix)]
    command = [sys.executable, "-m", "kg.cli", "build", *articles, "-o", str(place), "--processes", processes, *chosen]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(place.iterdir())}


def test_seed_order_and_processes_change_no_byte(tmp_path: Path) -> None:
    one = build(tmp_path / "one", ARTICLES, seed="0", processes="1")
    two = build(tmp_path / "two", ARTICLES[::-1], seed="4242", processes="2")
    assert all(any(name.endswith(suffix) for name in one) for suffix in formats())
    assert [name for name in one if one[name] != two.get(name)] == []
