"""What each part of the reading is worth: frames alone, a linear model alone, the network alone, all together.

    python benchmarks/ablation.py train-*.jsonl --reader out/fold-0 --fold 0:3 --also benchmarks/corpus/*.jsonl
    python benchmarks/ablation.py train-*.jsonl --held dev.jsonl --also benchmarks/corpus/*.jsonl

Of the gold texts every third is held out, as for `kg train --folds 3`, or others are; the reader, by default the one
that comes with the package, must not have been trained on these.
The linear model (logistic regression; signals, words between the ends, words and labels of the path through the parse)
learns from the others and those given as --also. Linear model and network alone are cut where their F1 is best on the
texts held out, which flatters both alike; all together is cut where the reader says.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import spmatrix
from sklearn.feature_extraction import FeatureHasher
from sklearn.linear_model import SGDClassifier

from kg.engines.local import PACKAGED
from kg.evaluate.gold import Record
from kg.evaluate.scores import evaluate
from kg.export.records import record
from kg.extract.candidates import Candidate
from kg.extract.judged import learned, likely
from kg.extract.learned import Guess, Reader
from kg.extract.paths import Paths, closest
from kg.extract.signals import NAMES, TYPES
from kg.learn.base import tokenizer
from kg.learn.course import texts
from kg.learn.cross import Held, without
from kg.learn.labels import Lesson, lessons
from kg.model import MODALITIES

COLUMNS = 2**20
CUTS = [round(cut, 2) for cut in np.arange(0.1, 0.95, 0.05)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--reader", type=Path, default=PACKAGED, metavar="FOLDER")
    parser.add_argument("--fold", default="0:3", metavar="N:FOLDS")
    parser.add_argument("--held", nargs="+", default=[], metavar="JSONL", help="texts held out in place of a fold")
    parser.add_argument("--also", nargs="*", default=[], metavar="JSONL")
    args = parser.parse_args()
    apart, others = parted(texts(args.gold), args.fold, texts(args.held))
    reader = Reader(args.reader)
    held = [Held(one, tuple(reader.read(one.doc, one.found))) for one in lessons(apart, tokenizer())]
    linear = Linear(lessons([*others, *texts(args.also)], tokenizer()))
    gold = [one.lesson.gold.data for one in held]
    show("frames", gold, [record(one) for each in held for one in each.lesson.framed])
    best("linear", gold, [said for each in held for said in told(each.lesson, linear.guesses(each.lesson))])
    best("network", gold, [said for each in held for said in told(each.lesson, each.guesses)])
    show("frames + network", gold, [said for each in held for said in each.records(reader.judge, reader.dating)])


def parted(gold: list[Record], part: str, held: list[Record]) -> tuple[list[Record], list[Record]]:
    """The texts held out, one fold of gold where no others are given, and those to learn from."""
    fold, folds = map(int, part.split(":"))
    return (held, gold) if held else (gold[fold::folds], without(gold, fold, folds))


def told(lesson: Lesson, guesses: Sequence[Guess]) -> Iterator[Record]:
    """Everything that guesses hold likely, with its odds as confidence."""
    for guess in guesses:
        for kind in likely(guess):
            odds = float(guess.holds[TYPES.index(kind)])
            yield record(learned(lesson.doc, kind, guess, round(odds, 3), lesson.found.read))


def best(name: str, gold: list[Record], said: list[Record]) -> None:
    """The row of the cut with the best F1."""
    cut = max(CUTS, key=lambda least: evaluate(gold, said, min_confidence=least).strict.f1)
    show(f"{name}, from {cut}", gold, [one for one in said if one["confidence"] >= cut])


def show(name: str, gold: list[Record], said: list[Record]) -> None:
    actor, state = evaluate(gold, said), evaluate(gold, said, "state")
    print(f"{name:22} strict P {actor.strict.precision:.3f} R {actor.strict.recall:.3f} F1 {actor.strict.f1:.3f}  "
          f"dyad F1 {actor.dyad.f1:.3f}  state F1 {state.strict.f1:.3f}", flush=True)


class Linear:
    """A logistic regression for each type, over sparse features of a candidate."""

    def __init__(self, taught: Iterator[Lesson]) -> None:
        self.hasher = FeatureHasher(COLUMNS, input_type="string", alternate_sign=False)
        rows, labels = [], []
        for lesson in taught:
            rows += list(features(lesson))
            labels += [one.holds for one in lesson.labels]
        table, wanted = self.hasher.transform(rows), np.concatenate(labels)
        self.models = [fitted(table, wanted[:, number]) for number in range(len(TYPES))]

    def guesses(self, lesson: Lesson) -> list[Guess]:
        """The odds of every candidate; nothing is denied and all is actual."""
        rows = list(features(lesson))
        table = self.hasher.transform(rows)
        odds = np.column_stack([model.predict_proba(table)[:, 1] for model in self.models]).astype(np.float32)
        nothing = np.zeros(len(TYPES), np.float32)
        actual = np.eye(len(MODALITIES), dtype=np.float32)[MODALITIES.index("actual")]
        asked = [one for window in lesson.windows for one in window.candidates]
        return [Guess(one, held, nothing, actual, dict.fromkeys((held > CUTS[0]).nonzero()[0].tolist(), place(one)), {},
                      ()) for one, held in zip(asked, odds, strict=True)]


def fitted(table: spmatrix, wanted: np.ndarray) -> SGDClassifier:
    model = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=12, tol=None, average=True, random_state=0)
    return model.fit(table, wanted > 0)


def features(lesson: Lesson) -> Iterator[list[str]]:
    """The features of each candidate, in the order of the windows."""
    paths = Paths(lesson.doc)
    for window in lesson.windows:
        for candidate, signals in zip(window.candidates, window.signals, strict=True):
            known = [NAMES[number] for number in signals.nonzero()[0]]
            yield [*known, *words(lesson, candidate, paths)]


def words(lesson: Lesson, candidate: Candidate, paths: Paths) -> Iterator[str]:
    """Words of the path and their labels, words between the ends, and all words of the sentence."""
    doc, path = lesson.doc, paths.of(candidate)
    ends = f"{candidate.source.kind} {candidate.target.kind}"
    for side, way in (("up", path.up), ("top", path.top), ("down", path.down)):
        for word in way:
            yield from (f"{side} {doc[word].lemma_}", f"{side} {doc[word].dep_} {doc[word].lemma_} {ends}")
    yield "path " + " ".join(f"{doc[word].dep_}" for word in path.words)
    if candidate.together:
        first, last = sorted(closest(candidate.head, candidate.tail))
        yield from (f"between {word.lemma_} {candidate.acts}" for word in doc[first + 1 : last])
    yield from (f"word {word.lemma_}" for word in candidate.sentence if word.is_alpha)


def place(candidate: Candidate) -> tuple[int, int]:
    root = candidate.sentence.root
    return root.idx, root.idx + len(root)


if __name__ == "__main__":
    main()
