"""Which dates belong to which acts, fitted on what gold says of the acts that we read as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Token

from kg.extract import statement
from kg.extract.act import Signals
from kg.extract.judged import anchor, learned, likely
from kg.extract.learned import Guess
from kg.extract.when import Dates, Dating
from kg.learn.calibrate import Claim, made
from kg.learn.labels import Lesson, overlap
from kg.model import Statement

STRENGTH = 0.02  # inverse of the regularisation (sklearn's C)
THRESHOLD = 0.4  # most dates were right in cross-validation with this
CLAUSE = Dating({"any": -2.0, "the clause's own": 4.0}, THRESHOLD)  # where gold dates nothing, what the clause says
Days = tuple[str, str]


def fit(read: Iterable[tuple[Lesson, Sequence[Guess]]]) -> Dating:
    """The weights of dates, from documents and what the network guesses of them."""
    examples = [example for lesson, guesses in read for example in of(lesson, guesses)]
    if len({right for _, right in examples}) < 2:
        return CLAUSE
    table = DictVectorizer(sparse=True)
    rows = table.fit_transform([signals for signals, _ in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    fitted = model.fit(rows, [right for _, right in examples])
    names = table.get_feature_names_out()
    weights = {str(name): round(float(weight), 4) for name, weight in zip(names, fitted.coef_[0], strict=True)}
    return Dating({name: weight for name, weight in weights.items() if weight}, THRESHOLD)


def of(lesson: Lesson, guesses: Sequence[Guess]) -> Iterator[tuple[Signals, bool]]:
    """For every date that an act might have: its signals, and whether the gold dates the act so."""
    dates, wanted = Dates(lesson.doc, guesses=guesses), told(lesson)
    for one, trigger in acts(lesson, guesses):
        claim = made(lesson, one.type, lesson.known.get(one.source.id, one.source.id),
                     lesson.known.get(one.target.id, one.target.id), one.polarity)
        for date, signals in dates.choices(one, trigger) if claim in wanted else ():
            yield signals, any(overlap(date, days) for days in wanted[claim])


def told(lesson: Lesson) -> dict[Claim, list[Days]]:
    """What the gold makes of a document, and the dates it gives it: none, one, or one for each mention."""
    found: dict[Claim, list[Days]] = defaultdict(list)
    for relation in lesson.gold.data["relations"]:
        for source, target in product(relation["source"], relation["target"]):
            dates = found[made(lesson, relation["type"], source, target, relation["polarity"])]
            if relation["date"]:
                dates.append((relation["date"][0], relation["date"][1]))
    return found


def acts(lesson: Lesson, guesses: Sequence[Guess]) -> Iterator[tuple[Statement, Token]]:
    """Whatever might be read in a document, with the words that state it."""
    for match, read in lesson.found.matches:
        if not read.blocked:
            yield statement(lesson.doc, match, read), match.trigger
    for guess in guesses:
        for kind in likely(guess):
            yield learned(lesson.doc, kind, guess, 1.0, lesson.found.read), anchor(guess.trigger(kind))
