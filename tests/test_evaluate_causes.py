"""Misses and false alarms by cause, on one small document by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.evaluate import CAUSES, causes_dict, errors, evaluate, render_causes, sightings
from kg.evaluate.causes import Error, named_in

Record = dict[str, Any]
TEXT = "Peru blamed Chile. Chile met Cuba! Nobody spoke. Mali slept. Peru's envoy in Lima was silent."


def entity(key: str, name: str, kind: str = "State", **more: Any) -> Record:
    return {"id": key, "class": kind, "name": name, "wikidata": None, "iso3": None, "aliases": [],
            "affiliation": None} | more


PERU, CHILE, CUBA, MALI = (entity(name.lower(), name) for name in ("Peru", "Chile", "Cuba", "Mali"))
ENVOY = entity("envoy", "Ana Example", "Person", affiliation="peru")
ALL = [PERU, CHILE, CUBA, MALI, ENVOY]


def gold(*relations: tuple[str, str, str, str]) -> list[Record]:
    return [{"id": "one", "date": None, "text": TEXT, "entities": ALL, "relations": [
        {"type": kind, "source": [source], "target": [target], "polarity": polarity, "quote": TEXT}
        for kind, source, target, polarity in relations]}]


def said(kind: str, source: Record, target: Record, polarity: str = "affirmed") -> Record:
    return {"type": kind, "source": source, "target": target, "polarity": polarity,
            "evidence": {"document": "one", "start": 0, "end": 1, "text": "…"}}


def seen(*actors: Record) -> list[Record]:
    """Actor records with their mentions, as `kg actors list` prints them."""
    places = {name: TEXT.index(name) for name in ("Peru", "Chile", "Cuba", "Mali")} | {"Ana Example": len(TEXT) - 5}
    return [actor | {"document": "one", "mentions": [[places[actor["name"]], places[actor["name"]] + 4, actor["name"]]]}
            for actor in actors]


def causes(wanted: list[Record], found: list[Record], actors: list[Record], level: Any = "actor") -> list[Error]:
    return errors(evaluate(wanted, found, level), sightings(wanted, [TEXT], actors, level))


@pytest.mark.parametrize(("relation", "record", "missed", "alarm"), [
    (("ACCUSE", "peru", "chile", "affirmed"), said("ACCUSE", PERU, CHILE, "negated"), "wrong polarity",
     "wrong polarity"),
    (("ACCUSE", "peru", "chile", "affirmed"), said("ACCUSE", CHILE, PERU), "wrong direction", "wrong direction"),
    (("ACCUSE", "peru", "chile", "affirmed"), said("THREATEN", CHILE, PERU), "wrong type", "wrong type"),
    (("CONSULT", "peru", "chile", "affirmed"), said("CONSULT", CHILE, PERU, "negated"), "wrong polarity",
     "wrong polarity"),
    (("ACCUSE", "peru", "chile", "affirmed"), said("ACCUSE", CUBA, CHILE), "other", "other"),
    (("ACCUSE", "peru", "mali", "affirmed"), said("ACCUSE", PERU, entity("x", "Spain")), "no candidate",
     "actor missing"),
    (("HOLDS_OFFICE", "envoy", "peru", "affirmed"), said("ACCUSE", PERU, CUBA), "actor missing", "other"),
])
def test_each_cause(relation: tuple[str, str, str, str], record: Record, missed: str, alarm: str) -> None:
    found = causes(gold(relation), [record], seen(PERU, CHILE, CUBA, MALI))
    assert [(one.missed, one.cause) for one in found] == [(True, missed), (False, alarm)]
    assert (found[0].instead is not None) == missed.startswith("wrong")


def test_what_is_right_about_the_pair_is_no_rival() -> None:
    wanted = gold(("ACCUSE", "peru", "chile", "affirmed"), ("REJECT", "peru", "chile", "affirmed"))
    assert [one.cause for one in causes(wanted, [said("ACCUSE", PERU, CHILE)], seen(PERU, CHILE))] == ["other"]


def test_neighbouring_sentences_make_a_candidate_and_farther_ones_do_not() -> None:
    near, far = gold(("ACCUSE", "peru", "cuba", "affirmed")), gold(("ACCUSE", "peru", "mali", "affirmed"))
    everyone = seen(PERU, CUBA, MALI)
    assert [one.cause for one in causes(near, [], everyone)] == ["other"]
    assert [one.cause for one in causes(far, [], everyone)] == ["no candidate"]


def test_at_state_level_an_actor_is_where_its_state_is() -> None:
    wanted = gold(("ACCUSE", "envoy", "mali", "affirmed"))
    assert [one.cause for one in causes(wanted, [], seen(ENVOY, MALI))] == ["other"]
    assert [one.cause for one in causes(wanted, [], seen(PERU, MALI), "state")] == ["no candidate"]
    assert [one.cause for one in causes(wanted, [], seen(CUBA, MALI), "state")] == ["actor missing"]


def test_a_place_is_no_sighting_of_an_actor() -> None:
    place = seen(PERU | {"class": "Place"}, CHILE)
    assert [one.cause for one in causes(gold(("ACCUSE", "peru", "chile", "affirmed")), [], place)] == ["actor missing"]


def test_the_actors_of_bare_records_are_met_where_their_names_stand() -> None:
    found = list(named_in(gold(), [TEXT], [said("ACCUSE", CHILE, PERU), said("REJECT", PERU, CHILE)]))
    assert [(one["name"], [text for _, _, text in one["mentions"]]) for one in found] == [
        ("Chile", ["Chile", "Chile"]), ("Peru", ["Peru", "Peru"])]


def test_the_table_counts_and_shows_as_many_examples_as_asked() -> None:
    wanted = gold(*(("ACCUSE", "peru", other, "affirmed") for other in ("chile", "cuba", "mali")))
    found = causes(wanted, [said("REJECT", PERU, CHILE)], seen(PERU, CHILE, CUBA, MALI))
    lines = render_causes(found, examples=1).splitlines()
    assert [line.split()[-2:] for line in lines[1:7]] == [["0", "0"], ["1", "0"], ["1", "1"], ["0", "0"], ["0", "0"],
                                                          ["1", "0"]]
    assert lines[8] == ("MISS         wrong type: one affirmed ACCUSE peru -> chile, "
                        f"instead affirmed REJECT peru -> chile: {TEXT}")
    assert len(lines) == 1 + len(CAUSES) + 4
    values = causes_dict(found, examples=0)
    assert {cause: values["misses"][cause]["count"] for cause in CAUSES if values["misses"][cause]["count"]} == {
        "no candidate": 1, "wrong type": 1, "other": 1}
    assert values["misses"]["other"]["examples"] == []


def test_the_command_prints_causes_on_request(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold(("ACCUSE", "peru", "chile", "affirmed"))[0]), "utf-8")
    (tmp_path / "ours.jsonl").write_text(json.dumps(said("REJECT", PERU, CHILE)), "utf-8")
    files = [str(tmp_path / "gold.jsonl"), str(tmp_path / "ours.jsonl")]
    told = CliRunner().invoke(main, ["evaluate", *files, "--errors"])
    assert told.exit_code == 0 and "wrong type                           1             1" in told.output
    assert "errors by cause" not in CliRunner().invoke(main, ["evaluate", *files]).output
    values = json.loads(CliRunner().invoke(main, ["evaluate", *files, "--json", "--errors", "1"]).output)
    assert values["causes"]["false_alarms"]["wrong type"]["examples"][0]["claim"] == "affirmed REJECT peru -> chile"
