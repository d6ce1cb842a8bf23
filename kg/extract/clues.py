"""What bears on a statement: what frames and reader say of it, and of others like it in its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from kg.extract.ends import Place, ends
from kg.extract.judge import Clues
from kg.extract.learned import Guess, Shares
from kg.extract.signals import TYPES
from kg.model import Statement
from kg.ontology import ontology

NUMBER = {kind: number for number, kind in enumerate(TYPES)}


def clues(kind: str, place: Place, guessed: Guessed, told: Told) -> Clues:
    """Of an act between two actors in one sentence; of symmetric types, the mean over both orders of the ends."""
    source, target, start = place
    number, symmetric = NUMBER[kind], ontology().relations[kind].symmetric
    guess, turned = guessed.at.get(place), guessed.at.get((target, source, start))
    odds, back = (float(one.holds[number]) if one else 0.0 for one in (guess, turned))
    return Clues(
        (odds + back) / 2 if symmetric else odds, back, other(number, guess), told.sure(kind, *place),
        told.rival(kind, *place), told.otherwise(kind, *place), guess is None or guess.candidate.together,
        *guessed.besides(number, place, odds))


def other(number: int, guess: Guess | None) -> float:
    """The odds of the likeliest other type."""
    return float(np.delete(guess.holds, number).max()) if guess else 0.0


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


class Guessed:
    """What the reader says, by place, and of all candidates of a sentence that share a source or a target."""

    def __init__(self, guesses: Iterable[Guess]) -> None:
        self.at = {guess.candidate.place: guess for guess in guesses}
        groups: dict[Place, list[Guess]] = defaultdict(list)
        for (source, target, start), guess in self.at.items():
            groups["", target, start].append(guess)
            groups[source, "", start].append(guess)
        self.groups = {key: Group(held) for key, held in groups.items()}

    def besides(self, number: int, place: Place, odds: float) -> tuple[float, float]:
        """The best odds of the same act in the sentence with another source, and with another target."""
        source, target, start = place
        groups = self.groups.get(("", target, start)), self.groups.get((source, "", start))
        by_other, on_other = (group.besides(number, odds) if group else 0.0 for group in groups)
        return by_other, on_other


class Group:
    """The two best odds of each type among some candidates."""

    def __init__(self, guesses: Sequence[Guess]) -> None:
        self.guesses = guesses

    @cached_property
    def best(self) -> Shares:
        """The second best, and the best."""
        nothing = np.zeros_like(self.guesses[0].holds)
        return np.sort([nothing, *(guess.holds for guess in self.guesses)], axis=0)[-2:]

    def besides(self, number: int, odds: float) -> float:
        """The best odds of another candidate than the one that has these."""
        second, first = self.best[:, number]
        return float(second if odds >= first else first)
