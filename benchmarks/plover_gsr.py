"""How our reading does on the PLOVER gold standard records, sentence by sentence, beside other coders.

    python benchmarks/plover_gsr.py plover_gsr.jsonl                      # the measures, ours and those of others
    python benchmarks/plover_gsr.py plover_gsr.jsonl --records out.jsonl  # also our statement records
    python benchmarks/plover_gsr.py plover_gsr.jsonl --records out.jsonl --surest  # those of the second row
    python benchmarks/plover_gsr.py plover_gsr.jsonl --min-confidence 0.05   # every sentence here has an act

Cross-border records only: both sides have a country, and another. Records marked reciprocal and symmetric types count
both ways. Category: the type of the most confident affirmed event read in the sentence (none is wrong). Triple:
(source country, type, target country). Pair: the same without the type. An actor's country is its own or that of the
State or body it is affiliated to.

The gold standard has one type a sentence, we read all acts ("rejected a proposal of Peru" is one of Peru, too). The
second row keeps of each sentence only the type that was read with most confidence.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations, product
from pathlib import Path
from typing import Any

from kg.engines.local import Means, readings
from kg.evaluate.scores import Score
from kg.export.records import line
from kg.model import Actor, Document, Reading, Statement
from kg.ontology import ontology

NO_COUNTRY = {"IGO", "NGO", "IMG", "ISM", "MNC", "INT"}
DAY = datetime.date(2000, 1, 1)  # the sentences have none
OTHERS = {  # category accuracy, triple F1, pair F1
    "best event coder": (0.51, 0.48, 0.68),
    "first named on second, linear text model": (0.65, 0.48, 0.79),
}
Pair = tuple[str, str]
Triple = tuple[str, str, str]


@dataclass
class Tally:
    """Wanted and said, over all records."""

    records: int = 0
    right: int = 0
    triples: list[int] = field(default_factory=lambda: [0, 0, 0])
    pairs: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, wanted: set[Pair], kind: str, said: list[tuple[float, Triple]]) -> None:
        category = surest(said)
        triples = {t for _, t in said if t[0] and t[2] and t[0] != t[2]}
        self.records += 1
        self.right += category == kind
        count(self.triples, {(a, kind, b) for a, b in wanted}, triples)
        count(self.pairs, wanted, {(a, b) for a, _, b in triples})


def surest(said: list[tuple[float, Triple]]) -> str | None:
    """The type of the most confident event."""
    return max(said, key=lambda event: event[0])[1][1] if said else None


def count(into: list[int], wanted: set[Any], said: set[Any]) -> None:
    for index, number in enumerate((len(wanted), len(said), len(wanted & said))):
        into[index] += number


def countries(side: list[dict[str, Any]]) -> set[str]:
    codes = {actor.get("code") or "" for actor in side}
    return {code for code in codes if len(code) == 3 and code.isupper()} - NO_COUNTRY


def gold_pairs(record: dict[str, Any]) -> set[Pair]:
    """The directed pairs of different countries of one record."""
    sources, targets = countries(record["sources"]), countries(record["targets"])
    if record.get("reciprocal"):
        return set(permutations(sources | targets, 2))
    return {(a, b) for a, b in product(sources, targets) if a != b}


def said(reading: Reading, known: dict[str, Actor]) -> Iterator[tuple[float, Triple]]:
    """The affirmed events of one reading with their confidence, between countries ("" where one has none)."""
    for one in filter(affirmed, reading.statements):
        ends = country(one.source, known), country(one.target, known)
        for source, target in sorted({ends, ends[::-1]} if ontology().relations[one.type].symmetric else {ends}):
            yield one.confidence, (source, one.type, target)


def affirmed(one: Statement) -> bool:
    """Whether a statement says of an event that it is so."""
    return ontology().relations[one.type].quad is not None and one.polarity == "affirmed"


def country(actor: Actor | None, known: dict[str, Actor]) -> str:
    """The ISO code of an actor or of the first above it that has one."""
    seen: set[str] = set()
    while actor is not None and not actor.iso3 and actor.id not in seen:
        seen.add(actor.id)
        actor = known.get(actor.affiliation or "")
    return actor.iso3 or "" if actor is not None else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--records", type=Path, help="write our statement records here")
    parser.add_argument("--surest", action="store_true", help="of the events among them, only those of the surest type")
    parser.add_argument("--min-confidence", type=float, metavar="SHARE", help="as of kg build; by default, its default")
    parser.add_argument("--reader", metavar="FOLDER", help="a reader of your own, as of kg build")
    args = parser.parse_args()
    gold = [json.loads(row) for row in args.gold.read_text("utf-8").splitlines() if row.strip()]
    means = Means(reader=args.reader, sure=args.min_confidence)
    read = list(readings((Document(record["id"], record["text"], DAY) for record in gold), means))
    known = {end.id: end for reading in read for one in reading.statements for end in (one.source, one.target)}
    every, lead = Tally(), Tally()
    rows = []
    for record, reading in zip(gold, read, strict=True):
        events = list(said(reading, known))
        kind = surest(events)
        if wanted := gold_pairs(record):
            every.add(wanted, record["event_2021"], events)
            lead.add(wanted, record["event_2021"], [event for event in events if event[1][1] == kind])
        rows += [line(one) for one in reading.statements if not (args.surest and affirmed(one) and one.type != kind)]
    show({"this reading": every, "this reading, its surest type alone": lead})
    if args.records:
        args.records.write_bytes(b"".join(rows))


def show(tallies: dict[str, Tally]) -> None:
    print(f"{max(tally.records for tally in tallies.values())} cross-border records{'':19}category  triple F1  pair F1")
    rows = {name: (tally.right / tally.records, Score(*tally.triples).f1, Score(*tally.pairs).f1)
            for name, tally in tallies.items()}
    for name, (category, triple, pair) in {**rows, **OTHERS}.items():
        print(f"{name:44}{category:6.3f}{triple:11.3f}{pair:9.3f}")
    for name, tally in tallies.items():
        triples, pairs = Score(*tally.triples), Score(*tally.pairs)
        print(f"{name}: triples P {triples.precision:.3f} R {triples.recall:.3f}, "
              f"pairs P {pairs.precision:.3f} R {pairs.recall:.3f}")


if __name__ == "__main__":
    main()
