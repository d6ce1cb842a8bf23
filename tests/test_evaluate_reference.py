"""Our scores against those of the reference scorer, on noisy readings of gold documents."""

import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest

from kg.evaluate import evaluate, render

SHARED = Path(__file__).parents[2] / "shared"
OURS = "polarity"  # a measure that the reference scorer does not have


@pytest.fixture(scope="module")
def reference():
    path = SHARED / "tools" / "score.py"
    if not path.is_file():
        pytest.skip("no reference scorer")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    module = sys.modules["reference_score"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records_of(entry, chance):
    """Records that read a document nearly right: dropped, turned, renamed, negated and misplaced ones among them."""
    entities = {entity["id"]: entity for entity in entry["entities"]}
    return [noisy(relation, source, target, entry, entities, chance) for relation in entry["relations"]
            for source in relation["source"] for target in relation["target"] if chance.random() < 0.85]


def noisy(relation, source, target, entry, entities, chance):
    if chance.random() < 0.15:
        source, target = target, source
    kind = chance.choice([relation["type"]] * 25 + ["ACCUSE", "CONSULT", "MEMBER_OF", "UNHEARD_OF"])
    dates = relation["date"] if chance.random() < 0.7 else chance.choice([None, ["2021-01-01", "2021-06-30"]])
    start, end = dates or (None, None)
    speaker = relation["attribution"]
    return {
        "type": kind, "source": disguised(source, entities, chance),
        "target": [disguised(end, entities, chance) for end in {target: 1, chance.choice([source, target]): 1}],
        "polarity": chance.choice([relation["polarity"]] * 6 + ["affirmed", "negated"]),
        "modality": chance.choice([relation["modality"]] * 4 + ["future", None]),
        "date_start": start, "date_end": chance.choice([end, None]),
        "attribution": speaker and chance.choice([disguised(speaker, entities, chance), f"act:{speaker}", None]),
        "confidence": chance.choice([None, 0, 1, 0.2, round(chance.random(), 3)]),
        "evidence": {"document": chance.choice([entry["id"], f"https://example.org/{entry['id']}.html#p", "other", ""]),
                     "text": relation["quote"]},
    }  # fmt: skip


def disguised(key, entities, chance):
    """An actor as some reader could give it: as an object or a bare string, by alias, with or without codes."""
    entity = entities[key]
    name = chance.choice([entity["name"], *entity["aliases"], f"President {entity['name']}'s", "Somebody Else"])
    bare = chance.random()
    if bare < 0.15:
        return chance.choice([name, entity["wikidata"] or name, entity["iso3"] or name])
    codes = {code: entity[code] if chance.random() < 0.5 else None for code in ("wikidata", "iso3")}
    above = entity["affiliation"]
    home = (entities.get(above) or {}).get("iso3")
    return {"id": f"act:{key}", "name": name, "class": chance.choice([entity["class"]] * 5 + [None]), **codes,
            "affiliation": above and chance.choice([f"act:{above}", home or above, f"act:{key}", None])}


@pytest.mark.parametrize("level", ["actor", "state"])
@pytest.mark.parametrize("part", "abcde")
def test_every_number_is_that_of_the_reference_scorer(reference, level, part):
    gold = reference.read_lines(SHARED / "gold" / f"train-{part}.jsonl")
    chance = random.Random(part)
    records = [record for entry in gold for record in records_of(entry, chance)]
    floor = 0.0 if part == "a" else 0.15
    expected = reference.score(gold, records, level, floor, errors=10_000)
    ours = evaluate(gold, records, level, floor)
    assert 0.1 < ours.strict.f1 < 0.9 and ours.misses and ours.false_alarms
    found = ours.as_dict(errors=10_000)
    assert 0.5 < found["qualifiers"].pop(OURS)["accuracy"] < 1
    assert json.dumps(found) == json.dumps(expected)


def test_the_table_is_that_of_the_reference_scorer(reference, capsys):
    gold = reference.read_lines(SHARED / "gold" / "train-a.jsonl")
    records = [record for entry in gold for record in records_of(entry, random.Random(1))]
    reference.show(reference.score(gold, records), by_type=True, reliability=False)
    ours = render(evaluate(gold, records), by_type=True).splitlines()
    assert [line for line in ours if not line.startswith(OURS)] == capsys.readouterr().out.rstrip("\n").splitlines()
