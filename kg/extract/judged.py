"""Frames and the learned reader together: each weighs what the other says, and the reader adds what frames miss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.ends import allowed, ordered
from kg.extract.evidence import cite
from kg.extract.findings import Findings
from kg.extract.frames import frames
from kg.extract.judge import Clues, Judge
from kg.extract.learned import Guess
from kg.extract.qualify import Qualifiers, speaker
from kg.extract.signals import TYPES
from kg.extract.when import Dates
from kg.model import MODALITIES, Modality, Polarity, Statement
from kg.ontology import ontology

Made = tuple[str, str, str, int]  # type, source, target, and where the evidence starts
Place = tuple[str, str, int]  # source, target, and where the evidence starts


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is held of one type between two actors in one sentence, by the reader, by a frame, or by both."""

    type: str
    guess: Guess | None
    framed: Statement | None
    clues: Clues


def judged(doc: Doc, framed: Iterable[Statement], found: Findings, guesses: list[Guess],
           judge: Judge, dates: Dates, least: float = 0.0) -> Iterator[Statement]:
    """The statements of the frames with the confidence they deserve, and those of the reader that have the `least`."""
    for opinion in opinions(framed, found.vain, guesses):
        sure = judge.confidence(opinion.type, opinion.clues)
        if opinion.framed is not None:
            yield replace(opinion.framed, confidence=sure)
        elif opinion.guess is not None and sure >= least:
            one = learned(doc, opinion.type, opinion.guess, sure, found.read)
            yield dates.settle(one, anchor(opinion.guess.trigger))


def opinions(framed: Iterable[Statement], vain: Set[Made], guesses: list[Guess]) -> Iterator[Opinion]:
    """An opinion for each statement of a frame, and for each type of a guess that no frame makes, bars or turns."""
    by_place, told = {place(guess): guess for guess in guesses}, Told(framed)
    for one in told.statements:
        yield Opinion(one.type, by_place.get(ends(one)), one, clues(one.type, ends(one), by_place, told))
    for guess in guesses:
        for kind in likely(guess):
            if (kind, *place(guess)) not in vain and not told.settles(kind, *place(guess)):
                yield Opinion(kind, guess, None, clues(kind, place(guess), by_place, told))


class Told:
    """What the frames say, by sentence."""

    def __init__(self, framed: Iterable[Statement]) -> None:
        self.statements = list(framed)
        self.here: dict[int, list[Statement]] = defaultdict(list)
        for one in self.statements:
            self.here[one.evidence.start].append(one)

    def sure(self, kind: str, source: str, target: str, start: int) -> float:
        """The confidence of a frame that says so in the sentence, 0 if none does."""
        return surest(one for one in self.here[start] if one.type == kind and ends(one)[:2] == (source, target))

    def settles(self, kind: str, source: str, target: str, start: int) -> bool:
        """Whether a frame says so in the sentence, this way round or the other."""
        return bool(self.sure(kind, source, target, start) or self.sure(kind, target, source, start))

    def rival(self, kind: str, source: str, target: str, start: int) -> float:
        """That of a frame that has the same act with one other end."""
        return surest(one for one in self.here[start] if one.type == kind
                      and len({one.source.id, one.target.id} & {source, target}) == 1)

    def otherwise(self, kind: str, source: str, target: str, start: int) -> float:
        """That of a frame that has another act between the two."""
        return surest(one for one in self.here[start] if one.type != kind and ends(one)[:2] == (source, target))


def surest(found: Iterable[Statement]) -> float:
    return max((one.confidence for one in found), default=0.0)


def ends(one: Statement) -> Place:
    return one.source.id, one.target.id, one.evidence.start


def likely(guess: Guess) -> Iterator[str]:
    """The types that may hold, symmetric ones for one order of the ends only; an office only where a title is said."""
    source, target = guess.candidate.source, guess.candidate.target
    for number in guess.likely:
        kind = TYPES[number]
        said = kind not in offices() or title(guess)
        if said and allowed(kind, source, target) and ordered(kind, source, target) == (source, target):
            yield kind


def place(guess: Guess) -> Place:
    candidate = guess.candidate
    return candidate.source.id, candidate.target.id, candidate.start


def clues(kind: str, place: Place, by_place: dict[Place, Guess], told: Told) -> Clues:
    """What frame and reader say; of symmetric types, the mean over both orders of the ends."""
    source, target, start = place
    symmetric = ontology().relations[kind].symmetric
    guess, turned = by_place.get(place), by_place.get((target, source, start))
    odds, back = (float(one.holds[TYPES.index(kind)]) if one else 0.0 for one in (guess, turned))
    return Clues(
        (odds + back) / 2 if symmetric else odds, back, other(kind, guess), told.sure(kind, *place),
        told.rival(kind, *place), told.otherwise(kind, *place), guess is None or guess.candidate.together)


def other(kind: str, guess: Guess | None) -> float:
    """The odds of the likeliest other type."""
    return float(guess.holds[[other != kind for other in TYPES]].max()) if guess else 0.0


def learned(doc: Doc, kind: str, guess: Guess, sure: float,
            qualify: Callable[[Token], Qualifiers]) -> Statement:
    """A statement that only the reader makes, qualified at the word it looked at."""
    candidate, trigger = guess.candidate, anchor(guess.trigger)
    read = qualify(trigger)
    return Statement(
        kind, candidate.source, candidate.target, cite(candidate.sentence.root), polarity(guess, kind), mood(guess),
        read.date, read.place, speaker(doc, read), title(guess) if kind in offices() else None, sure)


@cache
def offices() -> frozenset[str]:
    """The relation types that need a title."""
    return frozenset(frame.type for frame in frames().facts("offices"))


def title(guess: Guess) -> str | None:
    """The noun that was looked at, or stands by the holder's name, with what describes it; no part of a mention."""
    mentions = (*guess.candidate.head.spans, *guess.candidate.tail.spans)
    taken = {word.i for span in mentions for word in span}
    nouns = (word for word in (guess.trigger, *beside(guess)) if word.pos_ in ("NOUN", "PROPN") and not word.ent_type_)
    noun = next((word for word in nouns if word.i not in taken), None)
    if noun is None:
        return None
    return " ".join([*(word.text for word in noun.lefts if word.dep_ in ("compound", "amod")), noun.text])


def beside(guess: Guess) -> Iterator[Token]:
    """Words in apposition to the holder's name, or joined with it."""
    for span in guess.candidate.head.spans:
        if span.root.dep_ in ("appos", "compound"):
            yield span.root.head
        yield from (word for word in span.root.children if word.dep_ in ("appos", "compound"))


def polarity(guess: Guess, kind: str) -> Polarity:
    return "negated" if guess.denied[TYPES.index(kind)] > 0.5 else "affirmed"


def mood(guess: Guess) -> Modality:
    found: Modality = MODALITIES[int(guess.moods.argmax())]  # type: ignore[assignment]
    return found


def anchor(token: Token) -> Token:
    """The nearest word above that can name an act."""
    while token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") and token.head != token:
        token = token.head
    return token
