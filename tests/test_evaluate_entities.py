"""Scores of actors, on a document of our own: each figure moves for its own fault and for no other."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluate import EntityScores, entities_dict, evaluate_entities, render_entities

TEXT = "France's Ana Example and her cousin Leo Example met Mali in Oran. The army was silent, said the Courier."
GOLD: dict[str, Any] = {
    "id": "talks", "text": TEXT, "relations": [], "entities": [
        {"id": "fr", "class": "State", "name": "France", "wikidata": "Q142", "iso3": "FRA", "aliases": ["Paris"]},
        {"id": "ml", "class": "State", "name": "Mali", "wikidata": "Q912", "iso3": "MLI", "aliases": []},
        {"id": "ana", "class": "Person", "name": "Ana Example", "wikidata": None, "aliases": ["Example"]},
        {"id": "leo", "class": "Person", "name": "Leo Example", "wikidata": "Q5", "aliases": []},
        {"id": "army", "class": "MilitaryForce", "name": "Malian Army", "wikidata": None, "aliases": ["The army"]},
        {"id": "eu", "class": "IntergovernmentalOrganisation", "name": "EU", "wikidata": "Q458", "aliases": []},
        {"id": "oran", "class": "Place", "name": "Oran", "wikidata": None, "aliases": []},
    ]}  # fmt: skip


def node(key: str, kind: str, name: str, *texts: str, **codes: str) -> dict[str, Any]:
    spans = [[TEXT.find(text), TEXT.find(text) + len(text), text] for text in texts]
    return {"document": "talks", "id": key, "name": name, "class": kind, "wikidata": codes.get("wikidata"),
            "iso3": codes.get("iso3"), "affiliation": None, "mentions": spans}  # fmt: skip


FRANCE = node("Q142", "State", "France", "France", wikidata="Q142", iso3="FRA")
MALI = node("Q912", "State", "Mali", "Mali", wikidata="Q912", iso3="MLI")
ANA = node("Person/ana-example", "Person", "Ana Example", "Ana Example", "her")
LEO = node("Person/leo-example", "Person", "Leo Example", "Leo Example")
ARMY = node("MilitaryForce/army", "MilitaryForce", "Armed Forces of Mali", "The army")
RIGHT = [FRANCE, MALI, ANA, LEO, ARMY, node("Place/oran", "Place", "Oran", "Oran")]


def score(*nodes: dict[str, Any]) -> EntityScores:
    return evaluate_entities([GOLD], [TEXT], nodes)


def test_all_right_but_what_is_only_implied() -> None:
    scores = score(*RIGHT)
    rates = {name: share.rate for name, share in scores.summary().items()}
    assert rates.pop("recall of all") == 5 / 6
    assert rates == {"recall": 1, "precision": 1, "false merges": 0, "splits": 0, "right class": 1, "right code": 1}
    assert scores.errors == ()


def test_a_stranger_costs_precision_alone() -> None:
    scores = score(*RIGHT, node("MediaOrganisation/courier", "MediaOrganisation", "Courier", "Courier"))
    assert (scores.precision.hits, scores.precision.total) == (5, 6)
    assert scores.recall.rate == 1
    assert [(error.kind, error.text) for error in scores.errors] == [
        ("not gold", "MediaOrganisation/courier (MediaOrganisation; Courier)")]
    assert scores.precision_by_class["MediaOrganisation"].rate == 0
    assert scores.recall_by_class["MediaOrganisation"].rate is None


def test_two_persons_in_one_node() -> None:
    both = node("Person/ana-example", "Person", "Ana Example", "Ana Example", "Leo Example")
    scores = score(FRANCE, MALI, ARMY, both)
    assert (scores.false_merges.hits, scores.false_merges.total) == (1, 4)
    assert [error.kind for error in scores.errors] == ["missed", "false merge"]


def test_a_person_in_two_nodes() -> None:
    scores = score(*RIGHT, node("Person/example", "Person", "Example", "Example"))
    assert (scores.splits.hits, scores.splits.total) == (1, 5)
    assert scores.precision.rate == 1
    assert scores.errors[0].text == "Ana Example (Person): Person/ana-example, Person/example"


def test_a_place_is_no_actor() -> None:
    scores = score(node("Place/mali", "Place", "Mali", "Mali"), FRANCE)
    assert scores.recall.hits == 1
    assert "Mali (State), found as a place" in {error.text for error in scores.errors}


def test_a_wrong_class_is_still_found() -> None:
    scores = score(FRANCE, node("Company/army", "Company", "Malian Army", "The army"))
    assert (scores.right_class.hits, scores.right_class.total) == (1, 2)
    assert scores.precision.rate == 1


def test_a_wrong_code_is_no_match_and_is_told() -> None:
    scores = score(FRANCE, node("Q6", "Person", "Leo Example", "Leo Example", wikidata="Q6"))
    assert (scores.right_code.hits, scores.right_code.total) == (1, 2)
    assert scores.precision.hits == 1


@pytest.mark.parametrize(("texts", "found"), [(("the army",), 1), (("it",), 0), (("The army", "it"), 1)])
def test_descriptions_count_but_pronouns_do_not(texts: tuple[str, ...], found: int) -> None:
    assert score(node("MilitaryForce/x", "MilitaryForce", "Armed Forces of Mali", *texts)).precision.hits == found


def test_words_that_only_begin_alike_do_not_name_an_entity() -> None:
    scores = evaluate_entities([GOLD | {"text": "Malians spoke of the EUCOM."}], ["Malians spoke of the EUCOM."], [])
    assert scores.recall.total == 0 and scores.recall.rate is None
    assert scores.recall_of_all.total == 6


def test_report_and_json_list_as_many_errors_of_a_kind_as_asked() -> None:
    scores = score(FRANCE)
    assert render_entities(scores, errors=2).count("\n  talks") == 2
    assert render_entities(scores).count("talks") == 0
    assert len(entities_dict(scores, 3)["errors"]) == 3
    assert entities_dict(scores)["recall"] == {"rate": 1 / 5, "hits": 1, "total": 5}


def test_command_scores_a_file_of_actor_records(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "actors.jsonl").write_text("\n".join(map(json.dumps, RIGHT)), encoding="utf-8")
    arguments = ["evaluate", str(tmp_path / "gold.jsonl"), str(tmp_path / "actors.jsonl"), "--entities", "--json"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["precision"]["rate"] == 1
