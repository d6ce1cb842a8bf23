"""Frames and the learned reader together: each weighs what the other says, and the reader adds what frames miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from kg.extract.ends import allowed, ordered
from kg.extract.evidence import cite
from kg.extract.judge import Clues, Judge
from kg.extract.learned import Guess
from kg.extract.qualify import qualify, speaker
from kg.extract.signals import TYPES
from kg.model import MODALITIES, Polarity, Statement
from kg.ontology import ontology

FAINT = 0.04  # odds below which the reader's guess of a type is not followed up
Place = tuple[str, str, int]  # source, target, and where the evidence starts


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is held of one type between two actors in one sentence, by the reader, by a frame, or by both."""

    type: str
    guess: Guess | None
    framed: Statement | None
    clues: Clues


def judged(doc: Doc, framed: Iterable[Statement], guesses: list[Guess], judge: Judge) -> Iterator[Statement]:
    """The statements of the frames with the confidence they deserve, and those of the reader."""
    for opinion in opinions(framed, guesses):
        sure = judge.confidence(opinion.type, opinion.clues)
        if opinion.framed is not None:
            yield replace(opinion.framed, confidence=sure)
        elif opinion.guess is not None:
            yield learned(doc, opinion.type, opinion.guess, sure)


def opinions(framed: Iterable[Statement], guesses: list[Guess]) -> Iterator[Opinion]:
    """An opinion for each statement of a frame, and for each type of a guess that none of them makes."""
    by_place = {place(guess): guess for guess in guesses}
    told = set()
    for one in framed:
        guess = by_place.get((one.source.id, one.target.id, one.evidence.start))
        told.add((one.type, one.source.id, one.target.id, one.evidence.start))
        yield Opinion(one.type, guess, one, clues(one.type, guess, by_place, one.confidence))
    for guess in guesses:
        for kind in likely(guess):
            if (kind, *place(guess)) not in told:
                yield Opinion(kind, guess, None, clues(kind, guess, by_place))


def likely(guess: Guess) -> Iterator[str]:
    """The types that may hold, those of symmetric types for one order of the ends only."""
    source, target = guess.candidate.source, guess.candidate.target
    for number in np.nonzero(guess.holds > FAINT)[0]:
        kind = TYPES[number]
        if allowed(kind, source, target) and ordered(kind, source, target) == (source, target):
            yield kind


def place(guess: Guess) -> Place:
    candidate = guess.candidate
    return candidate.source.id, candidate.target.id, cite(candidate.sentence.root).start


def clues(kind: str, guess: Guess | None, by_place: dict[Place, Guess], frame: float = 0.0) -> Clues:
    """What frame and reader say; of symmetric types, the mean over both orders of the ends."""
    if guess is None:
        return Clues(odds=0.0, frame=frame)
    number = TYPES.index(kind)
    source, target, start = place(guess)
    turned = by_place.get((target, source, start))
    odds, back = float(guess.holds[number]), float(turned.holds[number]) if turned is not None else 0.0
    if ontology().relations[kind].symmetric:
        odds = (odds + back) / 2
    other = float(np.delete(guess.holds, number).max())
    return Clues(odds, back, other, frame, guess.candidate.acts and guess.candidate.bears)


def learned(doc: Doc, kind: str, guess: Guess, sure: float) -> Statement:
    """A statement that only the reader makes, qualified at the word it looked at."""
    candidate, trigger = guess.candidate, anchor(guess.trigger)
    read = qualify(trigger)
    return Statement(
        kind, candidate.source, candidate.target, cite(candidate.sentence.root),
        polarity(guess, kind),
        MODALITIES[int(guess.moods.argmax())], read.date, read.place, speaker(doc, read), confidence=sure)  # type: ignore[arg-type]


def polarity(guess: Guess, kind: str) -> Polarity:
    return "negated" if guess.denied[TYPES.index(kind)] > 0.5 else "affirmed"


def anchor(token: Token) -> Token:
    """The nearest word above that can name an act."""
    while token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") and token.head != token:
        token = token.head
    return token
