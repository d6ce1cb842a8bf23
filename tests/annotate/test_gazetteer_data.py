"""What the gazetteer's own tables must hold."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from kg.annotate.entities import Name
from kg.annotate.gazetteer import Gazetteer, load, read
from kg.annotate.gazetteer_check import problems

TABLES = sorted((Path(__file__).parents[2] / "ontology" / "actors").rglob("*.tsv"))


@pytest.fixture(scope="module")
def ours() -> Gazetteer:
    return load()


def test_every_name_is_found_by_itself(ours: Gazetteer) -> None:
    assert [name.text for name in ours.names if name not in ours.by_name(name.text)] == []


def test_every_un_member_is_there(ours: Gazetteer) -> None:
    members = [row.member for row in ours.memberships if row.organisation == "Q1065"]
    states = [ours.entities[member].actor for member in members]
    assert len(set(members)) == 193
    assert all(state.kind == "State" and state.wikidata and state.iso3 for state in states)


@pytest.mark.parametrize("name", ["Palestine", "Kosovo", "Taiwan", "Holy See", "Soviet Union", "East Germany"])
def test_other_states_are_there(ours: Gazetteer, name: str) -> None:
    assert ours.entities[ours.by_name(name)[0].entity].actor.kind == "State"


def test_every_present_state_has_a_capital_or_is_one(ours: Gazetteer) -> None:
    capitals = {name.entity for name in ours.names if name.kind == "capital"}
    states = [entity for entity in ours.entities.values() if entity.actor.iso3 and entity.valid_to is None]
    without = {entity.actor.name for entity in states if entity.actor.id not in capitals}
    assert without == {"Monaco", "San Marino", "Singapore", "Vatican City", "Sahrawi Arab Democratic Republic"}


def test_codes_and_items_are_unique(ours: Gazetteer) -> None:
    actors = [entity.actor for entity in ours.entities.values()]
    codes = Counter(actor.iso3 for actor in actors if actor.iso3)
    items = Counter(actor.wikidata for actor in actors if actor.wikidata)
    assert [code for code, count in codes.items() if count > 1] == ["YUG"]  # two federations, one after the other
    assert [item for item, count in items.items() if count > 1] == []


def test_the_check_finds_nothing_in_ours(ours: Gazetteer) -> None:
    assert problems(ours) == []


@pytest.mark.parametrize(
    "text", ["Georgia", "Jordan", "Guinea", "Congo", "Korea", "the North", "the South", "Congolese", "the Commonwealth"]
)
def test_names_that_mean_several_things_need_context(ours: Gazetteer, text: str) -> None:
    assert ours.by_name(text)
    assert all(name.needs_context for name in ours.by_name(text) if ours.entities[name.entity].actor.kind != "Place")


@pytest.mark.parametrize("text", ["US", "Quad", "Turkey", "Chad", "Jordan", "Mali", "WHO"])
def test_names_that_are_words_need_their_case(ours: Gazetteer, text: str) -> None:
    assert all(name.case_sensitive for name in ours.by_name(text))


def test_acronyms_are_case_sensitive(ours: Gazetteer) -> None:
    def loose(name: Name) -> bool:
        return name.kind == "acronym" and not name.case_sensitive

    assert [name.text for name in ours.names if loose(name)] == []


def test_there_is_enough_of_everything(ours: Gazetteer) -> None:
    size = Counter(entity.actor.kind for entity in ours.entities.values())
    least = {
        "State": 200, "IntergovernmentalOrganisation": 250, "GovernmentBody": 400, "MilitaryForce": 150,
        "PoliticalParty": 150, "MediaOrganisation": 150, "Institution": 60, "Company": 60, "Person": 2500, "Place": 300,
    }  # fmt: skip
    assert {kind: count for kind, count in least.items() if size[kind] < count} == {}


def test_loading_time(capsys: pytest.CaptureFixture[str]) -> None:
    """Reported, not asserted: machines differ."""
    start = time.perf_counter()
    gazetteer = read(TABLES)
    with capsys.disabled():
        print(f"\ngazetteer: {len(gazetteer.names)} names read in {time.perf_counter() - start:.2f} s")
    assert gazetteer.names


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_tables_are_sorted_without_repeats(path: Path) -> None:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert rows == sorted(rows)
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []
    assert len({tuple(row) for row in rows}) == len(rows)
