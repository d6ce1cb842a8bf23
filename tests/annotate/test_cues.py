"""Word lists are checked as they are read, and say where they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.annotate import cues
from kg.model import KgError


def read(path: Path, **allowed: frozenset[str]) -> list[tuple[str, ...]]:
    return list(cues.rows(path, ["noun", "role"], **allowed))


def test_rows(tmp_path: Path) -> None:
    path = tmp_path / "roles.tsv"
    path.write_text("noun\trole\nenvoy\tofficial\n", encoding="utf-8")
    assert read(path) == [("envoy", "official")]


@pytest.mark.parametrize(("text", "where"), [
    ("noun,role\n", ":1: columns"),
    ("noun\trole\nenvoy\n", ":2: 'envoy', expected 2 filled cells: noun, role"),
    ("noun\trole\nenvoy\t\n", ":2: "),
    ("noun\trole\nx\tofficial\nenvoy\tpirate\n", ":3: role 'pirate', expected one of force, official"),
])
def test_a_bad_row_is_named_with_file_and_line(tmp_path: Path, text: str, where: str) -> None:
    path = tmp_path / "roles.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=re.escape(str(path) + where)):
        read(path, role=frozenset(["official", "force"]))


def test_every_list_of_ours_holds() -> None:
    tables = (cues.offices(), cues.office_verbs(), cues.roles(), cues.definites(), cues.organisations(),
              cues.family_names(), cues.given_names(), cues.counts())
    assert all(tables)
    assert cues.office_modifiers() >= {"deputy", "foreign"}
    assert cues.counts()["both"] == cues.counts()["pair"] == 2
