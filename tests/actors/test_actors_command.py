"""`kg actors` from outside: what goes to stdout, exit codes, and tables and judgements that a build takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

TEXT = "Ruritania accused Russia of lies. Ana Example, the Ruritanian foreign minister, met Sergei Lavrov in Geneva."


def kg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="kg")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def ruritania() -> None:
    for row in (["actors", "class=State", "label=Ruritania", "iso3=RUR"],
                ["names", "actor=Ruritania", "text=Ruritanian", "kind=adjective"]):
        assert kg("actors", "add", *row).exit_code == 0


@pytest.mark.model
def test_list_tells_every_actor_of_own_tables_too_with_its_places(here: Path) -> None:
    ruritania()
    result = kg("actors", "list", "news.txt", "--actors", "actors", "--format", "jsonl")
    records = {record["name"]: record for record in map(json.loads, result.stdout.splitlines())}
    assert {"Ruritania", "Russia", "Sergei Lavrov", "Ana Example"} <= set(records)
    assert all(TEXT[start:end] == text for record in records.values() for start, end, text in record["mentions"])
    assert records["Ruritania"]["iso3"] == "RUR" and [0, 9, "Ruritania"] in records["Ruritania"]["mentions"]
    assert list(records["Russia"]) == ["document", "id", "name", "class", "wikidata", "iso3", "affiliation", "aliases",
                                       "mentions"]
    assert "Ruritania" not in {r["name"] for r in map(json.loads, kg(
        "actors", "list", "news.txt", "--format", "jsonl").stdout.splitlines()) if r["class"] == "State"}


@pytest.mark.model
def test_a_build_applies_judgements(here: Path) -> None:
    ruritania()
    assert kg("actors", "same", "Q5", "State/ruritania", "--by", "ana", "--date", "2024-01-01").exit_code == 0
    arguments = ["news.txt", "--actors", "actors", "-o", "-", "--format", "jsonl"]
    before, after = (kg("build", *arguments, *more).stdout for more in ([], ["--judgements", "judgements.tsv"]))
    assert '"State/ruritania"' in before and '"Q5"' not in before
    assert '"Q5"' in after and '"State/ruritania"' not in after


def test_check_is_exit_1_where_two_hold_one_office_or_a_row_refers_to_nobody(here: Path) -> None:
    for person in ("Ana Example", "Bo Example"):
        kg("actors", "add", "persons", f"label={person}")
        term = ("title=Prime Minister", "of=Vanuatu", "start=2090", "end=2091")
        kg("actors", "add", "offices", f"person={person}", *term)
    result = kg("actors", "check", "actors")
    assert result.exit_code == 1 and "Person/bo-example from 2090-01-01" in result.stdout
    names = here / "dangling.tsv"
    names.write_text("actor\ttext\tkind\tflags\nRuritanja\tR\tshort\t\n", encoding="utf-8")
    result = kg("actors", "check", names)
    assert (result.exit_code, result.stdout.split(" expected")[0]) == (1, f"{names}:2: actor 'Ruritanja',")


def test_judging_writes_who_when_and_why(here: Path) -> None:
    result = kg("actors", "different", "Q1", "Q2", "--by", "ana", "--date", "2024-01-01", "--why", "two men")
    assert result.stdout == "judgements.tsv\n"
    assert (here / "judgements.tsv").read_text().splitlines()[1] == "different\tQ1\tQ2\tana\t2024-01-01\ttwo men"


@pytest.mark.parametrize(("words", "message"), [
    (["actors", "show", "Zzyzx"], "kg actors show: 'Zzyzx' is no id or name of an actor\n"),
    (["actors", "unsure", "Q1", "Q1"], "kg actors unsure: actors 'Q1' and 'Q1', expected two different ids\n"),
    (["actors", "import", "none.json"], "kg actors import: none.json: no such file, expected JSON or CSV"),
    (["build", "news.txt", "--judgements", "none.tsv"], "kg build: none.tsv: no such file, expected judgements"),
    (["build", "news.txt", "--actors", "none.tsv"], "'none.tsv' does not exist; expected a TSV file of actors"),
    (["actors", "add", "names", "Ruritania"], "'Ruritania'; expected FIELD=VALUE, with FIELD one of actor, text"),
])
def test_errors_are_one_line_and_exit_2(here: Path, words: list[str], message: str) -> None:
    result = kg(*words)
    assert result.exit_code == 2
    assert message in result.stderr and result.stdout == ""
