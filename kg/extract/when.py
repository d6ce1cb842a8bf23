"""When an act happened: which of the dates that its document gives is the act's own.

What the clause of an act says (kg.extract.qualify.dates) is one sign of it. Others are where a date stands, what it
hangs on, and how it fits the act; they are weighed by a logistic model fitted on gold (kg.learn.dates). A date that the
text does not give is never made up.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from kg.extract.act import AFTER, BEFORE, Act, Signals, happens
from kg.extract.candidates import named
from kg.extract.ends import ends
from kg.extract.given import Given, dates
from kg.model import Interval, Statement

if TYPE_CHECKING:
    from kg.extract.learned import Guess

BENDS = (-2, 0)  # log odds that a date is the act's, to the reader, at which their weight may change
LEAST = 0.01  # added to shares, so that their logarithms stay small


@dataclass(frozen=True, slots=True)
class Dating:
    """Weights of the signals; the date of an act is the likeliest, if as likely as `threshold` (0 to 1)."""

    weights: Mapping[str, float]
    threshold: float

    def likelihood(self, signals: Signals) -> float:
        return 1 / (1 + math.exp(-sum(self.weights.get(name, 0.0) * value for name, value in signals.items())))


class Dates:
    """The dates that an annotated document gives, and which of them an act has."""

    def __init__(self, doc: Doc, dating: Dating | None = None, guesses: Iterable[Guess] = ()) -> None:
        self.doc, self.dating = doc, dating
        self.guesses = {guess.candidate.place: guess for guess in guesses}

    def settle(self, one: Statement, trigger: Token) -> Statement:
        """A statement with the date it most likely has; as it is where no `dating` is known."""
        if self.dating is None:
            return one
        found = [(self.dating.likelihood(signals), date) for date, signals in self.choices(one, trigger)]
        sure, date = max(found, key=lambda choice: choice[0], default=(0.0, None))
        return replace(one, date=date if sure >= self.dating.threshold else None)

    def choices(self, one: Statement, trigger: Token) -> Iterator[tuple[Interval, Signals]]:
        """Every date that may be the act's, with what speaks for and against it."""
        act, guess = Act(one, trigger, self), self.guesses.get(ends(one))
        for given in self.near(act.sentence):
            date = act.days(given)
            if date and (date.end - date.start).days <= act.patience(given):
                yield date, {"any": 1.0, **act.place(given), **act.fit(date, given), **read(guess, one.type, given)}

    def near(self, sentence: int) -> Iterator[Given]:
        for given in self.given:
            if -AFTER <= sentence - given.sentence <= BEFORE or given is self.given[0]:
                yield given

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """Those of the document, in text order."""
        return dates(self.doc)

    @cached_property
    def sentences(self) -> dict[int, int]:
        """The number of each sentence, by where it starts."""
        return {sentence.start: number for number, sentence in enumerate(self.doc.sents)}

    @cached_property
    def breaks(self) -> list[int]:
        """Where lines end, as characters."""
        return [place for place, sign in enumerate(self.doc.text) if sign == "\n"]

    def line(self, word: Token) -> int:
        """The number of the line that a word stands in."""
        return bisect_left(self.breaks, word.idx)

    @cached_property
    def actors(self) -> list[set[str]]:
        """Who is named in each sentence."""
        return [set(found) for found in named(self.doc)]


def read(guess: Guess | None, kind: str, given: Given) -> Signals:
    """What the reader makes of a date, as logarithms: the odds that it is the act's, and that none is."""
    shares = guess.when(kind) if guess is not None else None
    if guess is None or shares is None or given.place not in guess.days:
        return {"unread": 1.0}
    none, this = (math.log((share + LEAST) / (1 - share + LEAST))
                  for share in (shares[0], shares[1 + guess.days.index(given.place)]))
    return {"undated": none, "read": this, **{f"read over {bend}": max(this - bend, 0.0) for bend in BENDS}}


def shared(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements of a document; an event without a date takes that of its other mentions, if they agree."""
    said = list(statements)
    dates: dict[tuple[str, ...], set[Interval]] = defaultdict(set)
    for one in said:
        if one.date:
            dates[claim(one)].add(one.date)
    for one in said:
        known = dates.get(claim(one), set())
        undated = one.date is None and happens(one.type) and len(known) == 1
        yield replace(one, date=next(iter(known))) if undated else one


def claim(one: Statement) -> tuple[str, ...]:
    return one.type, one.source.id, one.target.id, one.polarity
