"""Frames and the learned reader together: each weighs what the other says, and the reader adds what frames miss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotate.cues import word_set
from kg.extract.clues import Guessed, Told, clues
from kg.extract.ends import allowed, ends, ordered
from kg.extract.evidence import cite
from kg.extract.findings import Findings
from kg.extract.frames import frames
from kg.extract.judge import Clues, Judge
from kg.extract.learned import Guess
from kg.extract.qualify import Qualifiers, speaker
from kg.extract.signals import TYPES
from kg.extract.when import Dates
from kg.model import MODALITIES, Modality, Polarity, Statement

ACCUSAL, SAYING = "ACCUSE", word_set("saying")
Made = tuple[str, str, str, int]  # type, source, target, and where the evidence starts


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is held of one type between two actors in one sentence, by the reader, by a frame, or by both."""

    type: str
    ends: tuple[str, str]  # source and target
    guess: Guess | None
    framed: Statement | None
    clues: Clues


def judged(doc: Doc, framed: Iterable[Statement], found: Findings, guesses: Sequence[Guess],
           judge: Judge, dates: Dates, least: float | None = None) -> Iterator[Statement]:
    """The statements of frames and reader with the confidence they deserve, if that is `least` (0 to 1) or more.

    By default it is the judge's threshold.
    """
    enough = judge.threshold if least is None else least
    for opinion in opinions(framed, found.vain, guesses):
        sure = judge.confidence(opinion.type, opinion.clues)
        if sure < enough:
            continue
        if opinion.framed is not None:
            yield replace(opinion.framed, confidence=sure)
        elif opinion.guess is not None:
            one = learned(doc, opinion.type, opinion.guess, sure, found.read)
            yield dates.settle(one, anchor(opinion.guess.trigger(opinion.type)))


def opinions(framed: Iterable[Statement], vain: Set[Made], guesses: Sequence[Guess]) -> Iterator[Opinion]:
    """An opinion for each statement of a frame, and for each type of a guess that no frame makes, bars or turns."""
    guessed, told = Guessed(guesses), Told(framed)
    for one in told.statements:
        yield Opinion(one.type, ends(one)[:2], guessed.at.get(ends(one)), one,
                      clues(one.type, ends(one), guessed, told))
    for guess in guesses:
        place = guess.candidate.place
        for kind in likely(guess):
            if (kind, *place) not in vain and not told.settles(kind, *place):
                yield Opinion(kind, place[:2], guess, None, clues(kind, place, guessed, told))


def likely(guess: Guess) -> Iterator[str]:
    """The types that may hold and that the words bear out, symmetric ones for one order of the ends only."""
    source, target = guess.candidate.source, guess.candidate.target
    for number in guess.looked:
        kind = TYPES[number]
        told = allowed(kind, source, target) and ordered(kind, source, target) == (source, target)
        if told and borne_out(kind, guess):
            yield kind


def borne_out(kind: str, guess: Guess) -> bool:
    """Whether the words allow a type: an office has a title, and to accuse is more than to say what another did."""
    if kind in offices():
        return title(guess) is not None
    return kind != ACCUSAL or anchor(guess.trigger(kind)).lemma_ not in SAYING


def learned(doc: Doc, kind: str, guess: Guess, sure: float,
            qualify: Callable[[Token], Qualifiers]) -> Statement:
    """A statement that only the reader makes, qualified at the word that states it."""
    candidate, read = guess.candidate, qualify(anchor(guess.trigger(kind)))
    return Statement(
        kind, candidate.source, candidate.target, cite(candidate.sentence.root), polarity(guess, kind, read),
        mood(guess, read), read.date, read.place, speaker(doc, read), title(guess) if kind in offices() else None, sure)


@cache
def offices() -> frozenset[str]:
    """The relation types that need a title."""
    return frozenset(frame.type for frame in frames().facts("offices"))


def title(guess: Guess) -> str | None:
    """What the sentence calls the holder, where nothing but the reader tells whose office that is."""
    source, sentence = guess.candidate.source, guess.candidate.sentence
    titles: dict[tuple[str, int], str] = sentence.doc._.open_offices or {}
    return titles.get((source.id, sentence.start))


def polarity(guess: Guess, kind: str, read: Qualifiers) -> Polarity:
    """Denied where the reader holds so, or where the words around its word say so."""
    return "negated" if guess.denied[TYPES.index(kind)] > 0.5 else read.polarity


def mood(guess: Guess, read: Qualifiers) -> Modality:
    """As the reader holds, but what it takes for actual may be of the past or a mere purpose by the words around it."""
    found: Modality = MODALITIES[int(guess.moods.argmax())]  # type: ignore[assignment]
    return read.modality if found == "actual" and read.modality != "future" else found


def anchor(token: Token) -> Token:
    """The nearest word above that can name an act."""
    while token.pos_ not in ("VERB", "NOUN", "ADJ", "AUX") and token.head != token:
        token = token.head
    return token
