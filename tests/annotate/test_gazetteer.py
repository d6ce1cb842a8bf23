"""The gazetteer: what its loader refuses, and what its lookups find."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.entities import key, plain
from kg.annotate.gazetteer import Gazetteer, load, read
from kg.annotate.gazetteer_check import problems
from kg.annotate.tables import COLUMNS
from kg.model import KgError

ACTORS = {"class": "State", "label": "Japan", "qid": "Q17", "iso3": "JPN"}
PERSON = {"label": "Shinzo Abe", "gender": "m"}


@pytest.fixture(scope="module")
def ours() -> Gazetteer:
    return load()


def table(name: str, *rows: dict[str, str]) -> str:
    lines = ["\t".join(COLUMNS[name])]
    lines += ["\t".join(row.get(column, "") for column in COLUMNS[name]) for row in rows]
    return "\n".join(lines) + "\n"


def written(folder: Path, **tables: list[dict[str, str]]) -> list[Path]:
    for name, rows in tables.items():
        (folder / f"{name}.tsv").write_text(table(name, *rows), encoding="utf-8")
    return list(folder.glob("*.tsv"))


@pytest.mark.parametrize(
    ("tables", "line", "parts"),
    [
        ({"actors": [{**ACTORS, "class": "Country"}]}, "actors.tsv:2", ["class 'Country'", "State", "Person"]),
        ({"actors": [{**ACTORS, "qid": "17"}]}, "actors.tsv:2", ["qid '17'", "Q423"]),
        ({"actors": [{**ACTORS, "iso3": "jpn"}]}, "actors.tsv:2", ["iso3 'jpn'", "PRK"]),
        ({"actors": [{**ACTORS, "label": ""}]}, "actors.tsv:2", ["label ''"]),
        ({"actors": [ACTORS, ACTORS]}, "actors.tsv:3", ["'Japan'", "Q17", "actors.tsv:2"]),
        ({"actors": [{**ACTORS, "parent": "Jappan"}]}, "actors.tsv:2", ["parent 'Jappan'", "did you mean 'Japan'"]),
        ({"actors": [{**ACTORS, "valid_from": "1945-13"}]}, "actors.tsv:2", ["valid_from '1945-13'", "YYYY-MM-DD"]),
        ({"persons": [{**PERSON, "gender": "x"}]}, "persons.tsv:2", ["gender 'x'", "m, f, (empty)"]),
        (
            {"actors": [ACTORS], "names": [{"actor": "Japan", "text": "Nippon", "kind": "alias"}]},
            "names.tsv:2",
            ["kind 'alias'", "spelling"],
        ),
        (
            {"actors": [ACTORS], "names": [{"actor": "Q17", "text": "Nippon", "kind": "short", "flags": "CASE"}]},
            "names.tsv:2",
            ["flags 'CASE'", "case context"],
        ),
        (
            {"actors": [ACTORS], "names": [{"actor": "Q17", "text": text, "kind": "short"} for text in ("U.S.", "US")]},
            "names.tsv:3",
            ["text 'US'", "names.tsv:2"],
        ),
        (
            {"actors": [ACTORS], "offices": [{"person": "Shinzo Abe", "title": "Prime Minister", "of": "Japan"}]},
            "offices.tsv:2",
            ["person 'Shinzo Abe'"],
        ),
        (
            {"actors": [ACTORS], "memberships": [
                {"organisation": "Japan", "member": "Japan", "start": "2001", "end": "2000-12-31"}]},
            "memberships.tsv:2",
            ["end '2000-12-31'", "2001"],
        ),
    ],
)  # fmt: skip
def test_a_bad_cell_is_refused_by_file_line_value_and_what_is_accepted(
    tmp_path: Path, tables: dict[str, list[dict[str, str]]], line: str, parts: list[str]
) -> None:
    with pytest.raises(KgError) as error:
        read(written(tmp_path, **tables))
    assert "\n" not in str(error.value)
    for part in [line, *parts]:
        assert part in str(error.value)


def test_a_row_that_is_too_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "states.tsv"
    path.write_text(table("actors", ACTORS) + "State\tChina\n", encoding="utf-8")
    with pytest.raises(KgError, match=re.escape(f"{path}:3: 2 cells, expected 9: class, label")):
        read([path])


def test_an_unknown_header_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\tcountry\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"mine\.tsv:1: columns 'name country', expected one of: class label"):
        read([path])


def test_a_label_two_actors_share_needs_the_id(tmp_path: Path) -> None:
    tables = {"actors": [ACTORS, {**ACTORS, "qid": "Q99"}, {"class": "Company", "label": "Sony", "parent": "Japan"}]}
    with pytest.raises(KgError, match="expected an id, since this label is shared by Q17, Q99"):
        read(written(tmp_path, **tables))


def test_the_users_rows_win_over_ours(tmp_path: Path) -> None:
    theirs = written(tmp_path, actors=[{**ACTORS, "label": "Nippon"}])
    gazetteer = load(extra=tuple(theirs))
    assert gazetteer.entities["Q17"].actor.name == "Nippon"
    assert [name.entity for name in gazetteer.by_name("Tokyo")] == ["Q17"]


def test_vague_dates_are_widened(tmp_path: Path) -> None:
    term = {"person": "Shinzo Abe", "title": "Prime Minister", "of": "Japan", "start": "2006-09", "end": "2008-02"}
    gazetteer = read(written(tmp_path, actors=[ACTORS], persons=[PERSON], offices=[term]))
    (office,) = gazetteer.offices_of("Person/shinzo-abe")
    assert (office.start, office.end) == (datetime.date(2006, 9, 1), datetime.date(2008, 2, 29))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("U.S.", "Q30"), ("US", "Q30"), ("us", None), ("Turkey", "Q43"), ("turkey", None),
        ("CHINA", "Q148"), ("NORTH KOREA", "Q423"), ("Kim Jong-un", "Q56226"), ("Kim Jong Un", "Q56226"),
        ("Erdoğan", None), ("Recep Tayyip Erdoğan", "Q39259"), ("Cote d’Ivoire", "Q1008"), ("who", None),
        ("WHO", "Q7817"), ("state department", None), ("State department", "Q789915"),
        ("Volodymyr Zelenskyy", "Q3874799"),
        ("polish", None), ("The UN", "Q1065"), ("the north", None), ("Polish", "Q36"), ("TURKEY", None),
    ],
)  # fmt: skip
def test_names_fit_whatever_their_accents_but_in_their_case(ours: Gazetteer, text: str, actor: str | None) -> None:
    assert [name.entity for name in ours.by_name(text)] == ([actor] if actor else [])


@given(st.text())
def test_the_compared_form_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert key(plain(text)) == key(text)


def test_the_check_finds_shared_names_and_overlapping_terms(tmp_path: Path) -> None:
    tables = {
        "actors": [ACTORS, {"class": "Company", "label": "Tokyo Electron"}],
        "persons": [PERSON, {"label": "Taro Aso"}],
        "names": [{"actor": actor, "text": "Tokyo", "kind": "short"} for actor in ("Japan", "Tokyo Electron")],
        "offices": [
            {"person": "Shinzo Abe", "title": "Prime Minister", "of": "Japan", "start": "2006", "end": "2009"},
            {"person": "Taro Aso", "title": "Prime Minister", "of": "Japan", "start": "2008-09-24"},
        ],
    }
    shared, overlapping = problems(read(written(tmp_path, **tables)))
    assert shared.where == "Tokyo" and "Company/tokyo-electron and Q17" in shared.problem
    assert overlapping.where == "Prime Minister of Q17" and "Person/taro-aso from 2008-09-24" in overlapping.problem


def test_holders_are_found_by_office_synonym_and_day(ours: Gazetteer) -> None:
    day = datetime.date(2021, 3, 18)
    asked = {"Q30": "top diplomat", "Q145": "foreign minister", "Q17": "premier", "Q668": "foreign minister"}
    found = [office.person for of, title in asked.items() for office in ours.holders(of, title, day)]
    names = [ours.entities[person].actor.name for person in found]
    assert names == ["Antony Blinken", "Dominic Raab", "Yoshihide Suga", "Subrahmanyam Jaishankar"]


def test_affiliation_is_the_office_of_the_day(ours: Gazetteer) -> None:
    stoltenberg = ours.by_name("Jens Stoltenberg")[0].entity
    assert ours.affiliation(stoltenberg, datetime.date(2010, 1, 1)) == "Q20"
    assert ours.affiliation(stoltenberg, datetime.date(2020, 1, 1)) == "Q7184"
    assert ours.affiliation("Q789915") == "Q30"


def test_surnames_lead_to_their_bearers(ours: Gazetteer) -> None:
    assert "Q58217" in ours.surnames["lavrov"]
    assert {"Q207", "Q23505"} <= set(ours.surnames["bush"])
    assert "Q3874799" in ours.surnames["zelenskyy"]


def test_organs_of_a_state_are_named_or_made_by_rule(ours: Gazetteer) -> None:
    found = [ours.body(state, noun) for state, noun in [("Q30", "foreign ministry"), ("Q869", "Finance Ministry")]]
    assert [body.actor.id for body in found if body] == ["Q789915", "GovernmentBody/ministry-of-finance-of-thailand"]
    assert ours.body("Q30", "bakery") is None
