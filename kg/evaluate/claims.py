"""Both sides of the comparison in one form: claims between gold entities, out of gold relations and out of records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import PurePosixPath
from typing import Any, Literal

from kg.evaluate.align import GoldDocument
from kg.evaluate.gold import Record
from kg.model import STATE
from kg.ontology import ontology

Level = Literal["actor", "state"]
Key = tuple[str, ...]
SUFFIX = re.compile(r"\.(txt|html?|json|xml|md)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation between two gold entities, or actors that are none (their id begins with "?")."""

    document: str
    type: str
    source: str
    target: str
    polarity: str
    modality: str | None
    date: tuple[str, str] | None
    attribution: str | None
    confidence: float
    quote: str

    @property
    def key(self) -> Key:
        """What must be equal for a claim to be right."""
        ends = (self.source, self.target)
        return (self.document, self.type, *(sorted(ends) if is_symmetric(self.type) else ends), self.polarity)


def is_symmetric(kind: str) -> bool:
    known = ontology().relations.get(kind)
    return known is not None and known.symmetric


def expand(relation: Record) -> Iterator[tuple[Any, Any]]:
    """Every source with every target; either may be one actor or a list of them."""
    return product(*(ends if isinstance(ends, list) else [ends] for ends in (relation["source"], relation["target"])))


def at_level(claims: Iterable[Claim], level: Level) -> list[Claim]:
    """At state level, what a State does with its own people is no claim."""
    return [claim for claim in claims if level == "actor" or claim.source != claim.target]


def gold_claims(gold: GoldDocument, level: Level) -> list[Claim]:
    """What people read in the document."""
    claims = (claim for relation in gold.data["relations"] for claim in claims_of_relation(relation, gold, level))
    return at_level(claims, level)


def claims_of_relation(relation: Record, gold: GoldDocument, level: Level) -> Iterator[Claim]:
    def entity(key: str) -> str:
        return gold.state(key) if level == "state" else key

    speaker, date = relation.get("attribution"), relation.get("date")
    for source, target in expand(relation):
        yield Claim(gold.id, relation["type"], entity(source), entity(target), relation.get("polarity") or "affirmed",
                    relation.get("modality"), tuple(date) if date else None, entity(speaker) if speaker else None,
                    1.0, relation["quote"])


def confidence_of(record: Record) -> float:
    return 1.0 if record.get("confidence") is None else float(record["confidence"])


def document_of(record: Record, gold: Sequence[GoldDocument]) -> GoldDocument | None:
    """The gold document a record comes from, by id or file name; an address or path before it is of no matter."""
    reference = str((record.get("evidence") or {}).get("document") or "")
    bare = SUFFIX.sub("", re.split("[#?]", reference)[0].rstrip("/"))
    exact = (d for d in gold if {d.id, d.stem} & {bare, PurePosixPath(bare).name})
    ending = (d for d in gold if bare.endswith((d.id, d.stem)))
    return next(exact, None) or next(ending, None)


class Directory:
    """The actors of a set of records, for references by id: an affiliation, an attribution, a bare source or target."""

    def __init__(self, records: Iterable[Record]) -> None:
        ends = (end for record in records for pair in expand(record) for end in pair)
        self.actors: dict[str, Record] = {end["id"]: end for end in ends if isinstance(end, dict) and end.get("id")}

    def find(self, reference: Any) -> Record:
        """An actor from an embedded object, the id of another record's actor, a QID, an ISO code or a name."""
        if isinstance(reference, dict):
            return reference
        if reference in self.actors:
            return self.actors[reference]
        if re.fullmatch("[A-Z]{3}", reference):
            return {"iso3": reference}
        return {"wikidata" if re.fullmatch(r"Q\d+", reference) else "name": reference}

    def top(self, actor: Record) -> Record:
        """The end of an actor's chain of affiliations: the first State, or the last that is known."""
        seen: list[Record] = []
        while actor.get("class") != STATE and actor.get("affiliation") and actor not in seen:
            seen.append(actor)
            actor = self.find(actor["affiliation"])
        return actor

    def entity(self, reference: Any, gold: GoldDocument, level: Level) -> str:
        """The gold entity of an actor, or of the State behind it."""
        actor = self.find(reference)
        above = self.top(actor) if level == "state" else actor
        return gold.align(above if gold.is_state(above) else actor)

    def claims(self, record: Record, gold: GoldDocument, level: Level) -> Iterator[Claim]:
        start, end, speaker = record.get("date_start"), record.get("date_end"), record.get("attribution")
        date = (str(start or end), str(end or start)) if start or end else None
        for source, target in expand(record):
            yield Claim(gold.id, record["type"], self.entity(source, gold, level), self.entity(target, gold, level),
                        record.get("polarity") or "affirmed", record.get("modality"), date,
                        self.entity(speaker, gold, level) if speaker else None, confidence_of(record),
                        (record.get("evidence") or {}).get("text") or "")
