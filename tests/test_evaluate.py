"""Scores by hand on two small documents, and against the reference scorer where ../shared has it."""

import json

import pytest

from kg.evaluate import documents, evaluate, read_gold, read_records, render
from kg.evaluate.align import GoldDocument, normalise
from kg.evaluate.claims import Directory, document_of
from kg.evaluate.scores import Score
from kg.model import KgError

FRANCE = {"id": "fra", "class": "State", "name": "France", "wikidata": "Q142", "iso3": "FRA", "aliases": ["Paris"],
          "affiliation": None}
MALI = {"id": "mli", "class": "State", "name": "Mali", "wikidata": "Q912", "iso3": "MLI", "aliases": [],
        "affiliation": None}
MINISTRY = {"id": "mfa", "class": "GovernmentBody", "name": "Ministry of Foreign Affairs", "wikidata": None,
            "iso3": None, "aliases": ["Foreign Ministry"], "affiliation": "mli"}
SPOKESMAN = {"id": "spo", "class": "Person", "name": "Oumar Diarra", "wikidata": None, "iso3": None, "aliases": [],
             "affiliation": "mfa"}


def relation(kind, source, target, **qualifiers):
    return {"type": kind, "source": [source], "target": [target], "polarity": "affirmed", "modality": "actual",
            "date": None, "place": None, "attribution": None, "role": None, "quote": "…"} | qualifiers


GOLD = [{"id": "one", "date": "2022-02-17", "text": "Mali accused France.",
         "entities": [FRANCE, MALI, MINISTRY, SPOKESMAN],
         "relations": [relation("ACCUSE", "spo", "fra", attribution="spo", date=["2022-02-10", "2022-02-17"]),
                       relation("CONSULT", "fra", "mli", polarity="negated"),
                       relation("HOLDS_OFFICE", "spo", "mfa")]}]


def record(kind, source, target, **qualifiers):
    return {"type": kind, "source": source, "target": target, "polarity": "affirmed", "modality": "actual",
            "date_start": None, "date_end": None, "attribution": None, "confidence": 1.0,
            "evidence": {"document": "one", "start": 0, "end": 1, "text": "…"}} | qualifiers


def actor(entity, **changes):
    return {key: entity[key] for key in ("id", "name", "class", "wikidata", "iso3", "affiliation")} | changes


RIGHT = [record("ACCUSE", actor(SPOKESMAN), actor(FRANCE), attribution=actor(SPOKESMAN), date_start="2022-02-17"),
         record("CONSULT", actor(FRANCE), actor(MALI), polarity="negated"),
         record("HOLDS_OFFICE", actor(SPOKESMAN), actor(MINISTRY))]


def test_a_perfect_reading_scores_one_everywhere():
    scores = evaluate(GOLD, RIGHT)
    assert [scores.strict, scores.dyad, scores.entities] == [Score(3, 3, 3), Score(3, 3, 3), Score(4, 4, 4)]
    assert scores.quad == Score(4, 4, 4)  # the symmetric one counts in both directions
    assert scores.strict.f1 == 1
    assert [scores.qualifiers[name].accuracy for name in ("modality", "date", "attribution")] == [1, 1, 1]
    assert scores.qualifiers["date"].pairs == 1
    assert not scores.misses and not scores.false_alarms


def test_no_predictions_and_no_gold_score_zero():
    assert evaluate(GOLD, []).strict == Score(3, 0, 0)
    assert evaluate([], RIGHT).strict.f1 == 0
    assert evaluate([], RIGHT).records_without_gold == 3


def test_symmetric_types_have_no_direction_and_others_do():
    turned = [RIGHT[0] | {"source": actor(FRANCE), "target": actor(SPOKESMAN)},
              RIGHT[1] | {"source": actor(MALI), "target": actor(FRANCE)}]
    scores = evaluate(GOLD, turned)
    assert scores.by_type["CONSULT"].hits == 1
    assert scores.by_type["ACCUSE"].hits == 0
    assert scores.dyad.hits == 2


def test_polarity_must_agree():
    assert evaluate(GOLD, [RIGHT[1] | {"polarity": "affirmed"}]).strict.hits == 0


def test_quad_view_forgives_the_type_within_a_class():
    scores = evaluate(GOLD, [RIGHT[0] | {"type": "THREATEN"}])
    assert (scores.strict.hits, scores.quad.hits) == (0, 1)


def test_state_level_puts_the_state_behind_an_actor_in_its_place():
    government = [record("ACCUSE", actor(MALI), actor(FRANCE)), *RIGHT[1:]]
    scores = evaluate(GOLD, government, level="state")
    assert scores.strict == Score(2, 2, 2)  # the office within Mali is no statement between states
    assert evaluate(GOLD, RIGHT, level="state").strict == Score(2, 2, 2)


def test_affiliations_are_followed_through_other_records():
    body = actor(MINISTRY, id="x:mfa", affiliation="MLI")
    person = actor(SPOKESMAN, affiliation="x:mfa")
    chain = [record("ACCUSE", person, actor(FRANCE)), record("HOLDS_OFFICE", person, body)]
    assert evaluate(GOLD, chain, level="state").by_type["ACCUSE"].hits == 1


def test_affiliations_in_a_circle_end():
    one, other = actor(SPOKESMAN, id="a", affiliation="b"), actor(MINISTRY, id="b", affiliation="a")
    assert evaluate(GOLD, [record("PART_OF", one, other)], level="state").strict.predicted == 1


def test_misses_and_false_alarms_name_each_pair_once():
    wrong = record("SANCTION", actor(FRANCE), actor(MALI))
    scores = evaluate(GOLD, [RIGHT[0], wrong, wrong])
    assert [(claim.type, claim.source, claim.target) for claim in scores.misses] == [
        ("CONSULT", "fra", "mli"), ("HOLDS_OFFICE", "spo", "mfa")]
    assert [claim.type for claim in scores.false_alarms] == ["SANCTION"]


def test_min_confidence_leaves_out_the_doubtful():
    unsure = [RIGHT[0] | {"confidence": 0.3}, RIGHT[1] | {"confidence": 0.5}, RIGHT[2] | {"confidence": None}]
    assert evaluate(GOLD, unsure, min_confidence=0.5).strict == Score(3, 2, 2)


def test_calibration_compares_said_and_right_by_band():
    said = [RIGHT[0] | {"confidence": 0.9}, RIGHT[0] | {"confidence": 1, "type": "AID"}, RIGHT[1] | {"confidence": 0.1}]
    bands = evaluate(GOLD, said).calibration
    assert [band.statements for band in bands] == [1, 0, 0, 0, 2]
    assert (bands[4].confidence, bands[4].accuracy) == (0.95, 0.5)
    assert bands[1].accuracy is None


def test_a_qualifier_is_right_by_the_share_of_its_predictions():
    twice = [RIGHT[0], RIGHT[0] | {"modality": "future", "date_start": "2023-01-01"}]
    qualifiers = evaluate(GOLD, twice).qualifiers
    assert (qualifiers["modality"].accuracy, qualifiers["date"].accuracy) == (0.5, 0.5)
    assert evaluate(GOLD, []).qualifiers["date"].accuracy is None


def test_polarity_is_judged_where_all_else_agrees():
    turned = [one | {"polarity": "negated"} for one in RIGHT[:1]] + RIGHT[1:]
    assert evaluate(GOLD, RIGHT).qualifiers["polarity"].accuracy == 1
    found = evaluate(GOLD, turned).qualifiers["polarity"]
    assert found.accuracy == pytest.approx(1 - 1 / found.pairs)


@pytest.mark.parametrize(("name", "plain"), [
    ("Secretary of State Antony J. Blinken's", "antonyjblinken"), ("Kim Jong-un", "kimjongun"),
    ("The Élysée", "elysee"), ("Mr. Lavrov", "lavrov"), ("former Prime Minister Imran Khan", "imrankhan"),
    ("President", "president"), ("General Assembly", "assembly"), ("Egypt’s parliament", "egyptparliament"), ("…", ""),
])  # fmt: skip
def test_names_are_compared_without_titles_accents_and_possessives(name, plain):
    assert normalise(name) == plain


@pytest.mark.parametrize(("entity", "found"), [
    ({"name": "Frankreich", "class": "State", "iso3": "FRA"}, "fra"),
    ({"name": "Frankreich", "wikidata": "Q142"}, "fra"),
    ({"name": "Paris", "class": "State"}, "fra"),
    ({"name": "Paris", "class": "State", "wikidata": "Q90"}, "?Q90"),  # codes differ, so names do not decide
    ({"name": "Army", "class": "MilitaryForce", "iso3": "FRA"}, "?army"),  # of the country, not the country
    ({"name": "the Foreign Ministry", "wikidata": "Q5"}, "mfa"),  # the entity has no code to compare
    ({"name": "", "id": "x"}, "?x"),
])  # fmt: skip
def test_an_actor_is_the_entity_with_its_code_else_its_name(entity, found):
    assert GoldDocument(GOLD[0]).align(entity) == found


@pytest.mark.parametrize("reference", ["FRA", "Q142", "Paris", "kg:France"])
def test_an_actor_may_be_given_by_code_name_or_id(reference):
    directory = Directory([record("ACCUSE", actor(SPOKESMAN), actor(FRANCE, id="kg:France"))])
    assert directory.entity(reference, GoldDocument(GOLD[0]), "actor") == "fra"


@pytest.mark.parametrize(("reference", "known"), [
    ("one", True), ("one.txt", True), ("https://example.org/news/one.html?page=2", True), ("file", True),
    ("two", False), ("", False),
])  # fmt: skip
def test_a_record_finds_its_gold_document_by_id_file_or_address(reference, known):
    gold = GoldDocument(GOLD[0] | {"text_file": "texts/file.txt"})
    found = document_of({"evidence": {"document": reference}}, [gold])
    assert found is (gold if known else None)


def test_an_unknown_level_is_refused():
    with pytest.raises(KgError, match="level 'city', expected one of actor, state"):
        evaluate(GOLD, [], level="city")


def test_render_has_a_row_a_measure_and_more_on_request():
    scores = evaluate(GOLD, RIGHT[:2])
    text = render(scores)
    assert "strict                    1.000  0.667  0.800      3      2      2" in text.splitlines()
    assert "ACCUSE" not in text and "confidence" not in text
    everything = render(scores, by_type=True, calibration=True).splitlines()
    assert "confidence 0.8-1.0            2  said 1.000  right 1.000" in everything
    assert sum(line.startswith("ACCUSE ") for line in everything) == 1


def test_gold_files_are_read_and_checked(tmp_path):
    path = tmp_path / "gold.jsonl"
    (tmp_path / "two.txt").write_text("Text two.", encoding="utf-8")
    two = GOLD[0] | {"id": "two", "text": None, "text_file": "two.txt", "date": None}
    path.write_text(f"{json.dumps(GOLD[0])}\n\n{json.dumps(two)}\n", encoding="utf-8")
    texts = documents(read_gold(path), tmp_path)
    assert [(d.id, d.text, d.date and d.date.isoformat()) for d in texts] == [
        ("one", "Mali accused France.", "2022-02-17"), ("two", "Text two.", None)]


@pytest.mark.parametrize(("line", "message"), [
    ("{", r"gold.jsonl:2: not JSON"),
    ("[]", r"gold.jsonl:2: no id, entities, relations, expected an object with"),
    ('{"id": "x"}', r"gold.jsonl:2: no entities, relations"),
])  # fmt: skip
def test_a_broken_gold_line_is_named(tmp_path, line, message):
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(GOLD[0])}\n{line}\n", encoding="utf-8")
    with pytest.raises(KgError, match=message):
        read_gold(path)


def test_missing_files_texts_and_bad_dates_are_named(tmp_path):
    with pytest.raises(KgError, match="no such file"):
        read_records(tmp_path / "none.jsonl")
    with pytest.raises(KgError, match="gold document one: no text and no file"):
        documents([{"id": "one"}], tmp_path)
    with pytest.raises(KgError, match="gold document one: date 'May', expected YYYY-MM-DD"):
        documents([{"id": "one", "text": "", "date": "May"}])
