"""How far to trust frames and reader, fitted on documents that the reader was not trained on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from kg.extract.judge import Clues, Judge
from kg.extract.judged import Opinion, anchor, opinions, polarity
from kg.extract.learned import Guess
from kg.extract.signals import TYPES
from kg.learn.labels import Lesson
from kg.ontology import ontology

STRENGTH = 0.3  # inverse of the regularisation (sklearn's C)
NAMES = tuple(Clues(0.5).weighed())
Claim = tuple[str, ...]  # document, type, source, target, polarity


@dataclass(frozen=True, slots=True)
class Verdict:
    """An opinion, the claim it would make, and whether the gold makes it too."""

    type: str
    clues: Clues
    claim: Claim
    right: bool


def calibrate(verdicts: Sequence[Verdict], gold: int) -> Judge:
    """The judge that fits some verdicts best; its threshold is where F1 is, given the number of gold claims."""
    rows = np.array([[*one.clues.weighed().values(), *(float(one.type == kind) for kind in TYPES)] for one in verdicts])
    fitted = LogisticRegression(C=STRENGTH, max_iter=2000).fit(rows, [one.right for one in verdicts])
    weights, biases = np.split(fitted.coef_[0], [len(NAMES)])
    judge = Judge(rounded(NAMES, weights), rounded(TYPES, biases + fitted.intercept_[0]), 0.5)
    return replace(judge, threshold=threshold(judge, verdicts, gold))


def rounded(names: Sequence[str], values: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def threshold(judge: Judge, verdicts: Sequence[Verdict], gold: int) -> float:
    """The confidence, in hundredths, from which F1 over claims is best."""
    sure: dict[Claim, tuple[float, bool]] = {}
    for one in verdicts:
        weight = judge.confidence(one.type, one.clues)
        sure[one.claim] = max(sure.get(one.claim, (0.0, False)), (weight, one.right))
    scores = {}
    for hundredths in range(5, 95):
        kept = [right for confidence, right in sure.values() if confidence >= hundredths / 100]
        scores[hundredths / 100] = 2 * sum(kept) / (len(kept) + gold)
    return max(scores, key=lambda value: (scores[value], value))


def verdicts(lesson: Lesson, guesses: Iterable[Guess]) -> Iterator[Verdict]:
    """Every opinion on a document, held against its gold."""
    wanted = claims(lesson)
    for opinion in opinions(lesson.framed, lesson.found.vain, list(guesses)):
        claim = claimed(lesson, opinion)
        yield Verdict(opinion.type, opinion.clues, claim, claim in wanted)


def claims(lesson: Lesson) -> set[Claim]:
    """What the gold of a document says, the ends of symmetric types in order."""
    return {made(lesson, relation["type"], source, target, relation["polarity"])
            for relation in lesson.gold.data["relations"]
            for source, target in product(relation["source"], relation["target"])}


def claimed(lesson: Lesson, opinion: Opinion) -> Claim:
    if opinion.framed is not None:
        source, target, sign = opinion.framed.source.id, opinion.framed.target.id, opinion.framed.polarity
    else:
        assert opinion.guess is not None
        candidate = opinion.guess.candidate
        read = lesson.found.read(anchor(opinion.guess.trigger(opinion.type)))
        source, target, sign = candidate.source.id, candidate.target.id, polarity(opinion.guess, opinion.type, read)
    return made(lesson, opinion.type, lesson.known.get(source, source), lesson.known.get(target, target), sign)


def made(lesson: Lesson, kind: str, source: str, target: str, sign: str) -> Claim:
    ends = sorted((source, target)) if ontology().relations[kind].symmetric else (source, target)
    return (lesson.gold.id, kind, *ends, sign)
