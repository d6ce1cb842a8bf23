"""Own probe sentences for what event coders are known to get wrong: each must give just the statements expected of it.

The expectations of probes/probes.tsv were written by the domain contract before the sentences were first read; then
162 of 232 were all right. A cell lists statements as `TYPE Source > Target: marks`, parted by semicolons, "-" for none.
Marks are `negated`, a modality (`any` for whichever), `says X` for the attribution (`?` for whichever) and `on DAY` or
`on DAY..DAY` for the date, which is compared only where it is given. A statement after "?" may be there or not: the
contract lets a reader do either.
"""

from __future__ import annotations

import csv
import datetime
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.engines.local import read_one
from kg.model import MODALITIES, Document, Statement
from kg.ontology import ontology

PROBES = Path(__file__).parent / "probes"
FORM = re.compile(r"(?P<may>\??)(?P<type>[A-Z_]+) (?P<source>.+?) > (?P<target>.+?)(?:: (?P<marks>.+))?")


@dataclass(frozen=True)
class Wanted:
    """One statement that a probe must, or may, give."""

    type: str
    ends: tuple[str, ...]
    polarity: str
    modality: str  # "any" for whichever
    speaker: str  # "?" for whichever
    date: str
    optional: bool

    def fits(self, one: Statement) -> bool:
        speaker = one.attribution.name if one.attribution else ""
        return ((self.type, self.ends, self.polarity) == (one.type, ends(one.type, one.source.name, one.target.name),
                                                          one.polarity)
                and self.modality in ("any", one.modality) and self.speaker in ("?", speaker)
                and self.date in ("", str(one.date and f"{one.date.start}..{one.date.end}")))


@dataclass(frozen=True)
class Probe:
    id: str
    phenomenon: str
    date: str
    text: str
    expected: str

    @property
    def wanted(self) -> list[Wanted]:
        return [wanted(cell) for cell in self.expected.split("; ") if cell != "-"]

    def wrong(self) -> str:
        """What is missing and what is too much, in a line; empty where all is right."""
        found = statements(self.text, self.date)
        missing = [cell for cell, one in zip(self.expected.split("; "), self.wanted, strict=False)
                   if not one.optional and not any(map(one.fits, found))]
        extra = [told(one) for one in found if not any(want.fits(one) for want in self.wanted)]
        return "; ".join([*(f"missing {cell}" for cell in missing), *(f"extra {line}" for line in extra)])


def ends(kind: str, source: str, target: str) -> tuple[str, ...]:
    return tuple(sorted((source, target))) if ontology().relations[kind].symmetric else (source, target)


def wanted(cell: str) -> Wanted:
    form = FORM.fullmatch(cell)
    assert form, f"not a statement: {cell!r}"
    marks = form["marks"].split(", ") if form["marks"] else []
    days = "".join(mark.removeprefix("on ") for mark in marks if mark.startswith("on "))
    return Wanted(form["type"], ends(form["type"], form["source"], form["target"]),
                  "negated" if "negated" in marks else "affirmed",
                  next((mark for mark in marks if mark in (*MODALITIES, "any")), "actual"),
                  "".join(mark.removeprefix("says ") for mark in marks if mark.startswith("says ")),
                  days and (days if ".." in days else f"{days}..{days}"), bool(form["may"]))


def told(one: Statement) -> str:
    speaker = f", says {one.attribution.name}" if one.attribution else ""
    day = f", on {one.date.start}..{one.date.end}" if one.date else ""
    return f"{one.type} {one.source.name} > {one.target.name}: {one.polarity}, {one.modality}{speaker}{day}"


def probes() -> Iterator[Probe]:
    with (PROBES / "probes.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Probe(**row)


@cache
def statements(text: str, day: str) -> tuple[Statement, ...]:
    reading = read_one(Document("probe", text, datetime.date.fromisoformat(day)))
    assert not reading.issues, reading.issues
    return reading.statements


def test_probes_are_well_formed() -> None:
    all_probes = list(probes())
    assert len(all_probes) >= 200
    assert len({probe.id for probe in all_probes}) == len({probe.text for probe in all_probes}) == len(all_probes)
    assert {one.type for probe in all_probes for one in probe.wanted} <= set(ontology().relations)


@pytest.mark.model
def test_nine_probes_in_ten_are_all_right() -> None:
    failures = [(probe, wrong) for probe in probes() if (wrong := probe.wrong())]
    for probe, wrong in failures:
        print(f"{probe.id}: {probe.text}\n    {wrong}")
    total = sum(1 for _ in probes())
    print(f"{total - len(failures)} of {total} probes all right")
    assert 1 - len(failures) / total >= 0.90


@pytest.mark.model
def test_actors_that_merely_share_a_sentence_get_no_edge() -> None:
    sentences = (PROBES / "unrelated.txt").read_text("utf-8").splitlines()
    assert len(sentences) == 100
    edges = [(text, told(one)) for text in sentences for one in statements(text, "2024-05-15")]
    print(*edges, sep=os.linesep)
    assert len(edges) <= 3, edges
