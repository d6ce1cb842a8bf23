"""The whole course: lessons from gold, cross-validation, calibration, the last network, and its card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.gold import Record, read_gold
from kg.evaluate.scores import Score, Scores
from kg.extract import fitted
from kg.extract.learned import DATING, WEIGHING
from kg.learn.base import tokenizer
from kg.learn.cross import Held, dating_of, epoch, hold_out, judge_of, table
from kg.learn.labels import lessons
from kg.learn.teach import trained
from kg.learn.training import Watch
from kg.learn.weights import save
from kg.model import KgError

CARD = "MODEL.md"
QUALIFIERS = "polarity", "modality", "attribution", "date"
HEADING = f"| held out | strict P | R | F1 | dyad P | R | F1 | {' | '.join(QUALIFIERS)} |"


def run(gold: Sequence[str], also: Sequence[str], folder: Path, *, folds: int, epochs: int, seed: int,
        watch: Watch) -> str:
    """Train on gold files, write the reader into a folder, return its card. KgError where there are too few texts."""
    words = tokenizer()
    own, extra = list(lessons(texts(gold), words)), list(lessons(texts(also), words))
    if len(own) < folds:
        raise KgError(f"{', '.join(gold)}: {len(own)} annotated texts, expected at least {folds}, one for each fold")
    held = list(hold_out(own, extra, folds, seed, epochs, watch))
    network = trained(epoch(own, extra), seed, epochs, watch)
    weighing, dating = judge_of(held), dating_of(held)
    save(network, folder)
    fitted.save(weighing, folder / WEIGHING)
    fitted.save(dating, folder / DATING)
    card = "\n".join(describe(held, table(held, weighing, dating), len(extra), folds, epochs, seed)) + "\n"
    (folder / CARD).write_text(card, encoding="utf-8")
    return card


def texts(paths: Sequence[str]) -> list[Record]:
    return [record for path in paths for record in read_gold(path)]


def describe(held: Sequence[Held], scores: dict[str, Scores], extra: int, folds: int, epochs: int,
             seed: int) -> list[str]:
    """The card: what it was trained on, and what it scored on texts held out."""
    gold = [one for one in held if one.gold]
    relations = sum(len(one.lesson.gold.data["relations"]) for one in gold)
    return [
        "# A reader of relations between political actors", "",
        f"Trained on {len(gold) + extra} annotated texts, {len(gold)} of them gold with {relations} relations, in "
        f"{folds} folds; {epochs} epochs, seed {seed}.",
        "Base: the lower layers of all-mpnet-base-v2 (Apache 2.0). Weights of seven bits, read by ONNX Runtime.", "",
        "By document, each read by a network that has not seen it:", "", HEADING, "|---" * 11 + "|",
        *(row(name, one) for name, one in scores.items()), "",
        "Confidence is fitted on the same texts, so that of statements given 0.8, four in five are right.",
        *["What dates an act is fitted on these and on some of the others, held out as well."] * bool(extra),
        "Limits: English news; actors must be found first; what several sentences only imply is mostly missed."]


def row(name: str, scores: Scores) -> str:
    found = [*rates(scores.strict), *rates(scores.dyad)]
    found += [f"{scores.qualifiers[kind].accuracy or 0:.3f}" for kind in QUALIFIERS]
    return f"| {name} | {' | '.join(found)} |"


def rates(score: Score) -> list[str]:
    return [f"{value:.3f}" for value in (score.precision, score.recall, score.f1)]
