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
from functools import cached_property, partial
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from kg.extract.candidates import named
from kg.extract.ends import ends
from kg.extract.given import Given, dates
from kg.extract.qualify import cues
from kg.extract.qualify.adjuncts import clause
from kg.extract.qualify.climb import VERBAL
from kg.extract.qualify.dates import tense_of
from kg.extract.qualify.dates_anchor import counted_from
from kg.extract.qualify.dates_rules import off
from kg.model import Interval, Statement
from kg.ontology import ontology

if TYPE_CHECKING:
    from kg.extract.learned import Guess

BEFORE, AFTER = 4, 1  # sentences in which an act's date is looked for, besides the first date of all
LENGTHS = (("a day", 0), ("a week", 7), ("a season", 100), ("a year", 400))  # days that a date spans at most
CENTURY = 36_000  # days that a date may span at most: "the 21st century" dates no act
PERIOD, MOMENT = 366, 7  # days that a date in another sentence may span at most, or the first date of all
AGES = (("ahead", -1), ("today", 0), ("this week", 7), ("lately", 60))  # days from its end to publication at most
BENDS = (-2, 0)  # log odds that a date is the act's, to the reader, at which their weight may change
CONTENT = ("ccomp", "xcomp", "parataxis")  # how what is said hangs on the verb of saying
LEAST = 0.01  # added to shares, so that their logarithms stay small
Signals = dict[str, float]


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
            if date and (date.end - date.start).days <= act.patience(given) and not act.only_said(given):
                yield date, {"any": 1.0, **act.place(given), **act.fit(date, given), **read(guess, given)}

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
        return CENTURY if apart == 0 else PERIOD if -AFTER <= apart <= BEFORE else MOMENT

    def days(self, given: Given) -> Interval | None:
        """The days that a date means, by the tense of its verb; if that is not the act's, the nearer to publication."""
        found = given.days(given.tense)
        if self.holds(given) or self.tense in ("none", given.tense):
            return found
        other, published = given.days(self.tense), given.expression.published
        if given.tense == "none" or found is None or other is None or published is None:
            return other
        return min(found, other, key=partial(off, published))

    def only_said(self, given: Given) -> bool:
        """Whether a date is of a claim that the act is the content of: it dates only the claim, unless that is the act,
        one of words by the one who claims ("We condemn this, she said on Monday")."""
        verb = self.host(given)
        if verb is None or not self.told(given) or self.holds(given):
            return False
        content = next((word for word in (self.trigger, *self.trigger.ancestors) if word.head == verb), None)
        return content is not None and content.dep_ in CONTENT and not (
            self.one.attribution == self.one.source and in_words(self.one.type))

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
                "since": float(given.expression.phrase.lower().startswith("since"))}


def read(guess: Guess | None, given: Given) -> Signals:
    """What the reader makes of a date, as logarithms: the odds that it is the act's, and that none is."""
    if guess is None or given.place not in guess.days:
        return {"unread": 1.0}
    none, this = (math.log((share + LEAST) / (1 - share + LEAST))
                  for share in (guess.dated[0], guess.dated[1 + guess.days.index(given.place)]))
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


def happens(kind: str) -> bool:
    """Whether a relation type is something that happens, rather than stands."""
    return ontology().relations[kind].score is not None


def in_words(kind: str) -> bool:
    """Whether a relation type is something that happens by being said."""
    return (ontology().relations[kind].quad or "").startswith("verbal")


def within(steps: tuple[tuple[str, int], ...], days: int, beyond: str) -> str:
    """The name of the first step that is not exceeded."""
    return next((name for name, most in steps if days <= most), beyond)


def count(found: Iterable[object]) -> float:
    return math.log1p(sum(map(bool, found)))
