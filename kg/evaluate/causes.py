"""Why a reading errs: misses and false alarms by cause, so that one sees what to mend first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.align import GoldDocument
from kg.evaluate.claims import Claim, Level, document_of, expand, is_symmetric
from kg.evaluate.entities import Node
from kg.evaluate.gold import Record
from kg.evaluate.scores import Scores, dyad
from kg.model import PLACE

MISSING, APART, TYPE, DIRECTION, POLARITY, OTHER = CAUSES = (
    "actor missing",  # an end was not found in the document; of a false alarm, gold knows no such actor
    "no candidate",  # both were found, but never in one sentence or in neighbouring ones
    "wrong type",
    "wrong direction",
    "wrong polarity",
    "other",  # nothing was read between two actors at hand; of a false alarm, gold has nothing between them
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|\n\s*\n")
Met = Mapping[str, Mapping[str, frozenset[int]]]  # gold document → gold entity → sentences it is mentioned in


@dataclass(frozen=True, slots=True)
class Error:
    """A miss, or a false alarm, with its cause; `instead` is what the other side has in its place, if anything."""

    missed: bool
    cause: str
    claim: Claim
    instead: Claim | None = None

    def as_dict(self) -> dict[str, Any]:
        return {"cause": self.cause, "missed": self.missed, "document": self.claim.document,
                "claim": told(self.claim), "instead": told(self.instead) if self.instead else None,
                "quote": self.claim.quote}


def told(claim: Claim) -> str:
    return f"{claim.polarity} {claim.type} {claim.source} -> {claim.target}"


def errors(scores: Scores, met: Met) -> list[Error]:
    """The misses, then the false alarms of `scores`. `met`, of `sightings` at the same level, tells which actors were
    found and where."""
    misses, alarms = by_dyad(scores.misses), by_dyad(scores.false_alarms)
    return [*(error(claim, alarms, met, missed=True) for claim in scores.misses),
            *(error(claim, misses, met, missed=False) for claim in scores.false_alarms)]


def by_dyad(claims: Iterable[Claim]) -> dict[object, list[Claim]]:
    groups: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[frozenset(dyad(claim))].append(claim)
    return groups


def error(claim: Claim, others: Mapping[object, list[Claim]], met: Met, *, missed: bool) -> Error:
    """One claim that the other side lacks, laid to the nearest of what it has in excess between the same two."""
    rivals = others.get(frozenset(dyad(claim)), [])
    for cause, near in ((POLARITY, same_but_polarity), (DIRECTION, turned), (TYPE, lambda one, other: True)):
        if found := next((rival for rival in rivals if near(claim, rival)), None):
            return Error(missed, cause, claim, found)
    return Error(missed, absent(claim, met) if missed else stray(claim), claim)


def same_but_polarity(one: Claim, other: Claim) -> bool:
    return one.key[:-1] == other.key[:-1]


def turned(one: Claim, other: Claim) -> bool:
    same = (one.type, one.polarity) == (other.type, other.polarity)
    return same and one.source == other.target and not is_symmetric(one.type)


def absent(claim: Claim, met: Met) -> str:
    """Why nothing was read between two actors."""
    found = met.get(claim.document, {})
    if claim.source not in found or claim.target not in found:
        return MISSING
    near = any(abs(one - other) <= 1 for one in found[claim.source] for other in found[claim.target])
    return OTHER if near else APART


def stray(claim: Claim) -> str:
    """Why something was read that gold does not have."""
    return MISSING if any(end.startswith("?") for end in (claim.source, claim.target)) else OTHER


def sightings(gold: Sequence[Record], texts: Sequence[str], actors: Iterable[Record], level: Level = "actor") -> Met:
    """Where the actors of gold documents were found, by actor records as `kg actors list` gives them; at state level
    an actor is where its State is. `texts` are those that mentions count characters of."""
    known: dict[str, tuple[GoldDocument, list[int]]] = {}
    for document, text in zip(map(GoldDocument, gold), texts, strict=True):
        ends = [match.end() for match in SENTENCE_END.finditer(text)]
        known |= dict.fromkeys((document.id, document.stem), (document, ends))
    met: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)
    for actor in actors:
        if actor["document"] not in known or actor["class"] == PLACE:
            continue
        document, ends = known[actor["document"]]
        if entity := Node(document, actor).entity:
            key = document.state(entity) if level == "state" else entity
            inside = {bisect_right(ends, start) for start, _, _ in actor["mentions"]}
            met[document.id][key] = met[document.id].get(key, frozenset()) | inside
    return met


def named_in(gold: Sequence[Record], texts: Sequence[str], records: Iterable[Record]) -> Iterator[Record]:
    """Actor records for the actors of statement records, mentioned wherever their names stand in the gold texts."""
    entries = [GoldDocument(entry) for entry in gold]
    by_id = dict(zip((entry.id for entry in entries), texts, strict=True))
    used = ((document_of(record, entries), end) for record in records for pair in expand(record) for end in pair)
    seen: set[tuple[str, str]] = set()
    for document, end in used:
        if document is None or not isinstance(end, dict) or (document.id, str(end["id"])) in seen:
            continue
        seen.add((document.id, str(end["id"])))
        names = "|".join(re.escape(name) for name in (end["name"], *(end.get("aliases") or ())))
        found = re.finditer(rf"(?<!\w)(?:{names})(?!\w)", by_id[document.id])
        yield {**end, "document": document.id, "mentions": [[m.start(), m.end(), m.group()] for m in found]}
