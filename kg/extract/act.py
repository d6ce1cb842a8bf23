"""An act, and how the dates that its document gives look from there: which may be its own, and what speaks for each."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.given import Given
from kg.extract.qualify import cues
from kg.extract.qualify.adjuncts import clause
from kg.extract.qualify.climb import VERBAL
from kg.extract.qualify.dates import tense_of
from kg.extract.qualify.dates_anchor import counted_from
from kg.extract.qualify.dates_rules import off
from kg.model import Interval, Statement
from kg.ontology import ontology

if TYPE_CHECKING:
    from kg.extract.when import Dates

BEFORE, AFTER = 4, 1  # sentences in which an act's date is looked for, besides the first date of all
LENGTHS = (("a day", 0), ("a week", 7), ("a season", 100), ("a year", 400))  # days that a date spans at most
CENTURY = 36_000  # days that a date may span at most: "the 21st century" dates no act
EVER = 1_000_000  # days that one may that tells when it began: "since 1871"
PERIOD, MOMENT = 366, 7  # days that a date in another sentence may span at most, or the first date of all
AGES = (("ahead", -1), ("today", 0), ("this week", 7), ("lately", 60))  # days from its end to publication at most
Signals = dict[str, float]


class Act:
    """A statement, the word that states it, and how the dates of its document look from there."""

    def __init__(self, one: Statement, trigger: Token, dates: Dates) -> None:
        self.one, self.trigger, self.dates = one, trigger, dates
        self.sentence = dates.sentences[trigger.sent.start]
        self.clause = list(clause(trigger))
        self.tense = tense_of(trigger)
        self.here = [given for given in dates.given if given.sentence == self.sentence]
        self.own = next((given for word in self.clause for given in self.here if word in given.expression.hosts), None)

    def holds(self, given: Given) -> bool:
        """Whether a date hangs on the clause of the act."""
        return given.sentence == self.sentence and any(word in given.expression.hosts for word in self.clause)

    def patience(self, given: Given) -> int:
        """How many days a date may span to be considered: most in the act's own sentence.

        None in another, where the clause of the act has a date of its own.
        """
        apart = self.sentence - given.sentence
        if apart and self.own is not None:
            return -1
        if apart == 0:
            return EVER if since(given) else CENTURY
        return PERIOD if -AFTER <= apart <= BEFORE else MOMENT

    def days(self, given: Given) -> Interval | None:
        """The days that a date means, by the tense of its verb; if that is neither the act's nor one of saying, those
        by the tense of either that are nearer to publication."""
        found = given.days(given.tense)
        if self.holds(given) or self.told(given) or self.tense in ("none", given.tense):
            return found
        other, published = given.days(self.tense), given.expression.published
        if given.tense == "none" or found is None or other is None or published is None:
            return other
        return min(found, other, key=partial(off, published))

    def place(self, given: Given) -> Signals:
        """Where a date stands, seen from the act."""
        apart = self.sentence - given.sentence
        paragraph = self.dates.line(given.expression.hosts[0]) == self.dates.line(self.trigger)
        found = {f"{max(min(apart, BEFORE + 1), -AFTER)} sentences before": 1.0, "paragraph": float(paragraph),
                 "opens the line": float(given.opening and paragraph), "said": float(self.told(given)),
                 "a date here": float(bool(self.here) and apart != 0), "own date": float(self.own is not None),
                 "same tense": float(given.tense == self.tense), "first": float(given is self.dates.given[0])}
        return found | (self.beside(given) if apart == 0 else self.beyond(given))

    def beside(self, given: Given) -> Signals:
        """Of a date in the sentence of the act."""
        first, last = sorted((given.place, self.trigger.i))
        between = self.trigger.doc[first + 1 : last]
        return {
            "of the clause": float(self.holds(given)), "the clause's own": float(given is self.own),
            "alone": float(len(self.here) == 1), "verbs between": count(word.pos_ in VERBAL for word in between),
            "dates between": count(first < other.place < last for other in self.here),
            "commas between": count(word.text in ",;" for word in between),
            "nearest": float(all(abs(other.place - self.trigger.i) >= last - first for other in self.here))}

    def beyond(self, given: Given) -> Signals:
        """Of a date in another sentence."""
        ends, there = {self.one.source.id, self.one.target.id}, self.dates.actors[given.sentence]
        passed = [other for other in self.dates.given if given.place < other.place < self.trigger.i]
        return {"both there": float(ends <= there), "neither there": float(not ends & there),
                "source there": float(self.one.source.id in there), "none since": float(not passed),
                "dates since": count(passed), "opens what follows": float(given.opening)}

    def told(self, given: Given) -> bool:
        """Whether a date is of what somebody says, not of the act."""
        verb = self.host(given)
        return verb is not None and verb not in self.clause and (
            verb.lemma_.lower() in cues.speech_verbs() or cues.denies(verb))

    def host(self, given: Given) -> Token | None:
        """The verb that a date hangs on."""
        return next((word for word in given.expression.hosts if word.pos_ in VERBAL), None)

    def fit(self, date: Interval, given: Given) -> Signals:
        """How a date fits what the act is."""
        published, near = counted_from(self.trigger.doc, self.trigger.idx), given.sentence == self.sentence
        age = (published - date.end).days if published else None
        about = "unknown" if age is None else within(AGES, age, "long ago")
        stands = [] if happens(self.one.type) else ["standing"]
        kinds = [self.one.modality, self.tense, "here" if near else "elsewhere", *stands]
        said = [within(LENGTHS, (date.end - date.start).days, "long"), about, self.one.modality, self.one.type, *stands]
        return {**dict.fromkeys(said, 1.0), **{f"{about}, {kind}": 1.0 for kind in kinds},
                "negated": float(self.one.polarity == "negated"), "noun": float(self.trigger.pos_ == "NOUN"),
                "since": float(since(given))}


def since(given: Given) -> bool:
    """Whether a date tells when something began that goes on."""
    return given.expression.phrase.lower().startswith("since")


def happens(kind: str) -> bool:
    """Whether a relation type is something that happens, rather than stands."""
    return ontology().relations[kind].score is not None


def within(steps: tuple[tuple[str, int], ...], days: int, beyond: str) -> str:
    """The name of the first step that is not exceeded."""
    return next((name for name, most in steps if days <= most), beyond)


def count(found: Iterable[object]) -> float:
    return math.log1p(sum(map(bool, found)))
