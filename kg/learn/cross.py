"""Cross-validation by document: every gold text read by a network that has not seen it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluate.gold import Record
from kg.evaluate.scores import Scores, evaluate
from kg.export.records import record
from kg.extract import best, framed
from kg.extract.judge import Judge
from kg.extract.judged import judged
from kg.extract.learned import Guess
from kg.extract.when import Dates, Dating, shared
from kg.learn import ASIDE, EPOCHS, dates
from kg.learn.calibrate import Verdict, calibrate, claims, verdicts
from kg.learn.labels import Lesson
from kg.learn.teach import trained
from kg.learn.training import Taught, Watch, ask

Text = TypeVar("Text")


@dataclass(frozen=True)
class Held:
    """A document held out, and what the network trained on the others guessed of it.

    Those that are not `gold` tell more of dates, of which gold has few; how sure a statement is, gold alone tells.
    """

    lesson: Lesson
    guesses: tuple[Guess, ...]
    gold: bool = True

    @property
    def verdicts(self) -> list[Verdict]:
        return list(verdicts(self.lesson, self.guesses))

    def records(self, judge: Judge, dating: Dating) -> list[Record]:
        """The statements of the frames, and those of the reader that reach its threshold."""
        doc, found = self.lesson.doc, self.lesson.found
        given = Dates(doc, dating, self.guesses)
        said = best(framed(doc, found, given))
        told = best(judged(doc, said, found, list(self.guesses), judge, given))
        return [record(one) for one in shared(told)]


def hold_out(lessons: Sequence[Lesson], also: Sequence[Lesson], folds: int, seed: int, epochs: int = EPOCHS,
             watch: Watch = iter) -> Iterator[Held]:
    """Each lesson guessed by a network trained on those of other folds, and some of those `also` trained on."""
    for fold in range(folds):
        network = trained(epoch(without(lessons, fold, folds), without(also, fold, ASIDE)), seed, epochs, watch)
        for one in lessons[fold::folds]:
            yield Held(one, tuple(ask(network, one.windows)))
        for one in also[fold::ASIDE]:
            yield Held(one, tuple(ask(network, one.windows)), gold=False)


def without(lessons: Sequence[Text], part: int, parts: int) -> list[Text]:
    """All lessons but those of one part."""
    return [one for number, one in enumerate(lessons) if number % parts != part]


def epoch(gold: Sequence[Lesson], also: Sequence[Lesson]) -> list[Taught]:
    """What an epoch looks at: gold twice."""
    return [pair for one in (*gold, *gold, *also) for pair in zip(one.windows, one.labels, strict=True)]


def judge_of(held: Sequence[Held]) -> Judge:
    """The judge fitted on the gold held out."""
    gold = [one for one in held if one.gold]
    said = [verdict for one in gold for verdict in one.verdicts]
    return calibrate(said, sum(len(claims(one.lesson)) for one in gold))


def dating_of(held: Sequence[Held]) -> Dating:
    """The weights of dates, fitted on all that was held out."""
    return dates.fit((one.lesson, one.guesses) for one in held)


def table(held: Sequence[Held], judge: Judge, dating: Dating) -> dict[str, Scores]:
    """Scores of the frames alone and of frames and reader together, on the gold held out."""
    read = [one for one in held if one.gold]
    gold = [one.lesson.gold.data for one in read]
    readings: dict[str, list[Record]] = {
        "frames": [record(one) for each in read for one in each.lesson.framed],
        "both": [one for each in read for one in each.records(judge, dating)]}
    return {name: evaluate(gold, found) for name, found in readings.items()}
