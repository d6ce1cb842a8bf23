"""Precision against recall, over thresholds of confidence."""

from __future__ import annotations

from io import BytesIO

from kg.evaluate import curve, draw
from kg.export.figure import save

ENDS = [{"id": name.lower(), "class": "State", "name": name, "wikidata": None, "iso3": None, "aliases": [],
         "affiliation": None} for name in ("Peru", "Chile", "Cuba")]
GOLD = [{"id": "one", "entities": ENDS, "relations": [
    {"type": "ASSAULT", "source": ["peru"], "target": [other], "polarity": "affirmed", "modality": "actual",
     "date": None, "place": None, "attribution": None, "role": None, "quote": "x"} for other in ("chile", "cuba")]}]


def record(kind: str, target: str, confidence: float) -> dict[str, object]:
    source, other = ({"id": name, "name": name, "class": "State"} for name in ("Peru", target))
    return {"type": kind, "source": source, "target": other, "polarity": "affirmed", "modality": "actual",
            "date_start": None, "date_end": None, "attribution": None, "confidence": confidence,
            "evidence": {"document": "one", "start": 0, "end": 1, "text": "x"}}


RECORDS = [record("ASSAULT", "Chile", 0.9), record("ACCUSE", "Chile", 0.52), record("ASSAULT", "Cuba", 0.31)]


def test_less_sure_statements_buy_recall() -> None:
    rates = {point.threshold: (point.strict.precision, point.strict.recall) for point in curve(GOLD, RECORDS)}
    assert rates[0.9] == (1.0, 0.5)
    assert rates[0.5] == (0.5, 0.5)
    assert rates[0.3] == (2 / 3, 1.0)
    assert max(rates) == 0.9


def test_the_picture_names_its_best_threshold_and_is_the_same_each_time() -> None:
    pictures = []
    for _ in range(2):
        save(lambda: draw(curve(GOLD, RECORDS)), stream := BytesIO(), "svg")
        pictures.append(stream.getvalue())
    assert pictures[0] == pictures[1]
    assert b"best F1 0.80, from 0.30" in pictures[0]
