"""Saved query results to rows: every form of file, actors known already, and what cannot be used."""

import json
from pathlib import Path

import pytest

from kg.actors import tables
from kg.actors.wikidata import Import, read
from kg.model import KgError
from kg.ontology import folder

WD = "http://www.wikidata.org/entity/"
STATES = [
    {"item": WD + "Q17", "itemLabel": "Japan", "class": "State", "iso3": "JPN", "name": "Nihonese", "kind": "demonym"},
    {"item": WD + "Q9000001", "itemLabel": "Ruritania", "class": "State", "iso3": "RUR",
     "valid_from": "1894-05-01T00:00:00Z", "name": "Strelsau", "kind": "capital"},
    {"item": WD + "Q9000001", "itemLabel": "Ruritania", "class": "State", "name": "RUR", "kind": "short"},
    {"item": WD + "Q9000002", "itemLabel": "Q9000002", "class": "State", "iso3": "XXX"},
]  # fmt: skip
TERMS = [
    {"person": WD + "Q9000003", "personLabel": "Ana Sample", "genderLabel": "female", "title": "Foreign Minister",
     "of": WD + "Q17", "ofLabel": "Japan", "start": "2030-01-01T00:00:00Z", "end": "2031-01-01T00:00:00Z"},
    {"person": WD + "Q9000003", "personLabel": "Ana Sample", "genderLabel": "female", "title": "Prime Minister",
     "of": WD + "Q17", "ofLabel": "Japan", "start": "2031-01-01T00:00:00Z"},
    {"person": WD + "Q9000004", "personLabel": "Bo Sample", "title": "King", "of": WD + "Q9000005",
     "ofLabel": "Graustark", "start": "http://www.wikidata.org/.well-known/genid/1"},
]  # fmt: skip


def work(results: list[dict[str, str]]) -> Import:
    found = Import(tables.load(), "2024-06-01")
    found.add(results, "results")
    return found


def csv_of(results: list[dict[str, str]], mark: str) -> str:
    head = sorted({name for result in results for name in result})
    return "\n".join(mark.join(row) for row in [head, *([result.get(name, "") for name in head] for result in results)])


def verbose(results: list[dict[str, str]]) -> list[dict[str, dict[str, str]]]:
    return [{name: {"type": "literal", "value": value} for name, value in result.items()} for result in results]


@pytest.mark.parametrize(("name", "text"), [
    ("simple.json", json.dumps(STATES)),
    ("verbose.json", json.dumps(verbose(STATES))),
    ("endpoint.json", json.dumps({"head": {}, "results": {"bindings": verbose(STATES)}})),
    ("states.csv", csv_of(STATES, ",")),
    ("states.tsv", csv_of(STATES, "\t")),
    ("mark.csv", "\ufeff" + csv_of(STATES, ",")),
])
def test_every_form_of_file_gives_the_same_rows(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert work([dict(result) for result in read(tmp_path / name)]).rows == work(STATES).rows


@pytest.mark.parametrize("text", ["{}", "[1]", '{"results": 3}', "{broken", '["a"]'])
def test_what_is_no_result_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match="not a query result"):
        read(tmp_path / "x.json")


def test_states_we_know_get_names_and_new_ones_a_row() -> None:
    found = work(STATES)
    [row] = found.rows["actors"]
    assert row == {"class": "State", "label": "Ruritania", "qid": "Q9000001", "iso3": "RUR", "parent": "",
                   "valid_from": "1894-05-01", "valid_to": "", "source": "wikidata", "checked_on": "2024-06-01"}
    assert [(row["actor"], row["text"], row["kind"], row["flags"]) for row in found.rows["names"]] == [
        ("Q17", "Nihonese", "demonym", ""), ("Q9000001", "Strelsau", "capital", ""),
        ("Q9000001", "RUR", "acronym", "case")]
    assert list(found.remarks()) == ["1 results left out: no English label"]


def test_a_name_of_somebody_else_needs_context() -> None:
    [row] = work([STATES[1] | {"name": "Tokyo"}]).rows["names"]
    assert row["flags"] == "context"


def test_terms_of_one_person_and_of_an_unknown_state() -> None:
    found = work(TERMS)
    assert [(row["label"], row["gender"]) for row in found.rows["persons"]] == [("Ana Sample", "f")]
    assert [(row["person"], row["title"], row["of"], row["start"], row["end"]) for row in found.rows["offices"]] == [
        ("Q9000003", "Foreign Minister", "Q17", "2030-01-01", "2031-01-01"),
        ("Q9000003", "Prime Minister", "Q17", "2031-01-01", "")]
    assert list(found.remarks()) == ["left out what refers to Q9000005 (Graustark): in no table; import it first"]


def test_members_of_an_organisation_known_by_name() -> None:
    result = {"organisation": WD + "Q9000006", "organisationLabel": "Pact of Puddings", "short": "PoP",
              "class": "IntergovernmentalOrganisation", "member": WD + "Q17", "memberLabel": "Japan"}
    found = work([result, result])
    assert len(found.rows["actors"]) == len(found.rows["names"]) == len(found.rows["memberships"]) == 1
    assert found.rows["memberships"][0]["organisation"] == "Q9000006"


def test_rows_fit_our_tables_and_a_second_import_adds_nothing(tmp_path: Path) -> None:
    tables.append(tmp_path, work(STATES).rows)
    tables.append(tmp_path, work(TERMS).rows)
    again = Import(tables.load(sorted(tmp_path.glob("*.tsv"))), "2025-01-01")
    for results in (STATES, TERMS):
        again.add(results, "results")
    assert again.rows == {}


def test_variables_of_another_query_are_refused() -> None:
    with pytest.raises(KgError, match=r"x\.csv: no variable person, organisation, item"):
        Import(tables.load(), "").add([{"city": "Q1"}], "x.csv")
    Import(tables.load(), "").add([], "empty.csv")


@pytest.mark.parametrize("path", sorted((folder() / "actors" / "queries").glob("*.rq")), ids=lambda path: path.stem)
def test_the_queries_are_sparql_and_give_what_import_reads(path: Path) -> None:
    from rdflib.plugins.sparql.parser import parseQuery

    query = path.read_text(encoding="utf-8")
    assert parseQuery(query)
    asked = {name.lstrip("?") for name in query.split("WHERE")[0].split() if name.startswith("?")}
    subject = asked & {"person", "organisation", "item"}
    needed = {"person": {"title", "of", "ofLabel", "start", "end"}, "organisation": {"class", "member", "memberLabel"},
              "item": {"class", "name", "kind"}}
    assert len(subject) == 1
    assert needed[min(subject)] | {f"{min(subject)}Label"} <= asked
