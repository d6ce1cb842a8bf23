"""The measures: precision, recall and F1 by view and type, qualifier accuracy, calibration, misses and false alarms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any, get_args

from kg.evaluate.align import GoldDocument
from kg.evaluate.claims import (
    Claim,
    Directory,
    Key,
    Level,
    at_level,
    confidence_of,
    document_of,
    gold_claims,
    is_symmetric,
)
from kg.evaluate.gold import Record
from kg.model import KgError
from kg.ontology import ontology

BANDS = 5
Pair = tuple[list[Claim], list[Claim]]  # gold claims and predicted ones that have the same key


@dataclass(frozen=True, slots=True)
class Score:
    """How two sets overlap; rates are 0 to 1, and 0 where there is nothing to divide by."""

    gold: int
    predicted: int
    hits: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The mean share, over matched pairs, of predictions whose qualifier some gold reading has. None without pairs."""

    accuracy: float | None
    pairs: int


@dataclass(frozen=True, slots=True)
class Band:
    """Predictions whose confidence lies from `low` to below `high` (to 1 in the last): mean confidence, share right."""

    low: float
    high: float
    statements: int
    confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Scores:
    """The result of `evaluate`. `misses` and `false_alarms` hold one claim for each pair the other side lacks."""

    level: Level
    documents: int
    records_without_gold: int
    strict: Score  # same type, source, target and polarity
    dyad: Score  # same two entities
    quad: Score  # same quad class, source, target and polarity
    entities: Score  # same entities used by statements
    by_type: dict[str, Score]
    qualifiers: dict[str, Accuracy]
    calibration: tuple[Band, ...]
    misses: tuple[Claim, ...]
    false_alarms: tuple[Claim, ...]

    def as_dict(self, errors: int = 0) -> dict[str, Any]:
        """Plain values for JSON, with the first `errors` misses and false alarms."""
        result: dict[str, Any] = {
            "level": self.level, "documents": self.documents, "records_without_gold": self.records_without_gold,
            "strict": rates(self.strict), "dyad": rates(self.dyad), "quad": rates(self.quad),
            "by_type": {kind: rates(score) for kind, score in self.by_type.items()},
            "entities": rates(self.entities),
            "qualifiers": {name: asdict(accuracy) for name, accuracy in self.qualifiers.items()},
            "calibration": [{"from": b.low, "to": b.high, "statements": b.statements, "confidence": b.confidence,
                             "accuracy": b.accuracy} for b in self.calibration],
        }  # fmt: skip
        lists = {"misses": self.misses, "false_alarms": self.false_alarms} if errors else {}
        return result | {name: [asdict(claim) for claim in claims[:errors]] for name, claims in lists.items()}


def rates(score: Score) -> dict[str, float]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1} | asdict(score)


def evaluate(
    gold: Sequence[Record], records: Sequence[Record], level: Level = "actor", min_confidence: float = 0.0
) -> Scores:
    """Statement records (contract, section 4) against gold documents (section 5).

    `level` "state" puts the State behind each actor in its place. Records of documents without gold and records
    less confident than `min_confidence` (0 to 1) are left out; the former are counted.
    """
    if level not in get_args(Level):
        raise KgError(f"level {level!r}, expected one of {', '.join(get_args(Level))}")
    documents = [GoldDocument(entry) for entry in gold]
    wanted = [claim for document in documents for claim in gold_claims(document, level)]
    placed = [(record, document_of(record, documents)) for record in records]
    directory = Directory(records)
    found = at_level((claim for record, document in placed if document and confidence_of(record) >= min_confidence
                      for claim in directory.claims(record, document, level)), level)
    known: set[Key] = {(document.id, entity) for document in documents for entity in document.entities}
    return Scores(
        level=level,
        documents=len(documents),
        records_without_gold=sum(document is None for _, document in placed),
        strict=view(wanted, found, strict),
        dyad=view(wanted, found, dyad),
        quad=view(wanted, found, quad),
        entities=entity_score(wanted, found, known),
        by_type=type_scores(wanted, found),
        qualifiers=qualifier_accuracy(wanted, found),
        calibration=calibration(wanted, found),
        misses=lacking(wanted, found),
        false_alarms=lacking(found, wanted),
    )


def overlap(gold: set[Key], predicted: set[Key]) -> Score:
    return Score(len(gold), len(predicted), len(gold & predicted))


def view(gold: Iterable[Claim], predicted: Iterable[Claim], keys: Callable[[Claim], set[Key]]) -> Score:
    return overlap(*({key for claim in side for key in keys(claim)} for side in (gold, predicted)))


def strict(claim: Claim) -> set[Key]:
    return {claim.key}


def dyad(claim: Claim) -> set[Key]:
    """The two ends, without direction."""
    return {(claim.document, *sorted((claim.source, claim.target)))}


def quad(claim: Claim) -> set[Key]:
    """The quad class, with direction; a symmetric relation has both, a standing one is its own class."""
    known = ontology().relations.get(claim.type)
    kind = (known and known.quad) or f"standing {claim.type}"
    ends = (claim.source, claim.target)
    directions = {ends, ends[::-1]} if is_symmetric(claim.type) else {ends}
    return {(claim.document, kind, *direction, claim.polarity) for direction in directions}


def type_scores(gold: Sequence[Claim], predicted: Sequence[Claim]) -> dict[str, Score]:
    def of_type(claims: Iterable[Claim], kind: str) -> set[Key]:
        return {claim.key for claim in claims if claim.type == kind}

    kinds = sorted({claim.type for claim in (*gold, *predicted)})
    return {kind: overlap(of_type(gold, kind), of_type(predicted, kind)) for kind in kinds}


def entity_score(gold: Iterable[Claim], predicted: Iterable[Claim], known: set[Key]) -> Score:
    """Entities that statements use; a gold entity without a gold relation counts neither for nor against."""
    wanted, used = users(gold), users(predicted)
    return overlap(wanted, used - (known - wanted))


def users(claims: Iterable[Claim]) -> set[Key]:
    return {(claim.document, end) for claim in claims for end in (claim.source, claim.target)}


def group(claims: Iterable[Claim], signed: bool = True) -> dict[Key, list[Claim]]:
    """Claims by key, or by all of it but the polarity, which comes last."""
    groups: dict[Key, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.key if signed else claim.key[:-1], []).append(claim)
    return groups


def pairs_of(gold: Iterable[Claim], predicted: Iterable[Claim], signed: bool = True) -> list[Pair]:
    """What both sides have."""
    read, said = group(gold, signed), group(predicted, signed)
    return [(read[key], said[key]) for key in said if key in read]


def qualifier_accuracy(gold: Sequence[Claim], predicted: Sequence[Claim]) -> dict[str, Accuracy]:
    """Over pairs both sides have, for polarity those that agree in all else.

    A date is right if it overlaps; pairs that nobody dates are left out for dates.
    """
    pairs = pairs_of(gold, predicted)
    dated = [pair for pair in pairs if any(claim.date for side in pair for claim in side)]
    return {
        "polarity": accuracy(pairs_of(gold, predicted, signed=False),
                             lambda one, other: one.polarity == other.polarity),
        "modality": accuracy(pairs, lambda one, other: one.modality == other.modality),
        "date": accuracy(dated, same_days),
        "attribution": accuracy(pairs, lambda one, other: one.attribution == other.attribution),
    }


def accuracy(pairs: Sequence[Pair], agree: Callable[[Claim, Claim], bool]) -> Accuracy:
    shares = [fmean(any(agree(claim, reading) for reading in read) for claim in said) for read, said in pairs]
    return Accuracy(fmean(shares) if shares else None, len(shares))


def same_days(one: Claim, other: Claim) -> bool:
    if one.date is None or other.date is None:
        return one.date == other.date
    return one.date == other.date or (one.date[0] <= other.date[1] and other.date[0] <= one.date[1])


def calibration(gold: Iterable[Claim], predicted: Iterable[Claim]) -> tuple[Band, ...]:
    """Said against right, in bands of equal width: a calibrated reader has the same numbers in both columns."""
    right = {claim.key for claim in gold}
    bands: list[list[Claim]] = [[] for _ in range(BANDS)]
    for claim in predicted:
        bands[min(int(claim.confidence * BANDS), BANDS - 1)].append(claim)
    return tuple(Band(index / BANDS, (index + 1) / BANDS, len(inside),
                      fmean(claim.confidence for claim in inside) if inside else None,
                      fmean(claim.key in right for claim in inside) if inside else None)
                 for index, inside in enumerate(bands))


def lacking(these: Iterable[Claim], others: Iterable[Claim]) -> tuple[Claim, ...]:
    """The first claim of each pair that the other side does not have."""
    theirs = {claim.key for claim in others}
    return tuple(claims[0] for key, claims in group(these).items() if key not in theirs)
