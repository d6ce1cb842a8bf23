"""Rows put into tables of one's own: kept if they fit ours, and no trace of them if not."""

from pathlib import Path

import pytest

from kg.actors import tables
from kg.model import KgError

RURITANIA = {"class": "State", "label": "Ruritania", "iso3": "RUR"}


def test_rows_that_refer_to_each_other_and_to_ours(tmp_path: Path) -> None:
    written = tables.append(tmp_path / "mine", {
        "actors": [RURITANIA], "names": [{"actor": "Ruritania", "text": "Ruritanian", "kind": "adjective"}],
        "memberships": [{"organisation": "United Nations", "member": "Ruritania", "start": "1999-05"}]})
    assert [path.name for path in written] == ["actors.tsv", "names.tsv", "memberships.tsv"]
    known = tables.load(written)
    assert known.by_name("Ruritanian")[0].entity == "State/ruritania"
    assert [str(m.start) for m in known.memberships if m.member == "State/ruritania"] == ["1999-05-01"]
    assert known.entities["State/ruritania"].actor.iso3 == "RUR"


def test_a_second_row_goes_behind_the_first(tmp_path: Path) -> None:
    tables.append(tmp_path, {"actors": [RURITANIA]})
    tables.append(tmp_path, {"actors": [{"class": "Place", "label": "Strelsau", "parent": "Ruritania"}]})
    lines = (tmp_path / "actors.tsv").read_text(encoding="utf-8").split("\n")
    assert [line.split("\t")[1] for line in lines[1:3]] == ["Ruritania", "Strelsau"]
    assert lines[3:] == [""]


@pytest.mark.parametrize(("added", "message"), [
    ({"actors": [{"class": "Kingdom", "label": "Graustark"}]}, r"\.tsv:3: class 'Kingdom', expected one of .*State"),
    ({"actors": [RURITANIA]}, "a new actor, but State/ruritania is already at"),
    ({"names": [{"actor": "Ruritanja", "text": "R", "kind": "short"}]}, "did you mean 'Ruritania'"),
    ({"offices": [{"person": "Nobody Known", "title": "King", "of": "Ruritania"}]}, "label or id of an actor"),
    ({"names": [{"alias": "R"}]}, "names: no field 'alias', expected some of actor, text, kind, flags"),
    ({"actors": [{"class": "State", "label": "Graustark"}],
      "names": [{"actor": "Graustark", "text": "Graus", "kind": "odd"}]}, "kind 'odd'"),
])
def test_all_rows_or_none(tmp_path: Path, added: dict[str, list[dict[str, str]]], message: str) -> None:
    tables.append(tmp_path, {"actors": [RURITANIA]})
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KgError, match=message):
        tables.append(tmp_path, added)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_tabs_and_line_ends_cannot_break_a_table(tmp_path: Path) -> None:
    tables.append(tmp_path, {"actors": [RURITANIA | {"label": "Ruri\ttania\nEast"}]})
    assert tables.load([tmp_path / "actors.tsv"]).by_name("Ruri tania East")
