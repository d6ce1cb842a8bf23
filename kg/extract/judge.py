"""How sure a statement is: what a frame and the learned reader say of it, weighed to a calibrated share.

A logistic model fitted on predictions out of fold (kg.learn.calibrate), one bias for each type: among statements given
0.8, four in five are right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

NEVER = 1e-6
BENDS = (-2, 0, 2)  # log odds at which their weight may change


@dataclass(frozen=True, slots=True)
class Clues:
    """What bears on a statement, 0 to 1; of frames, the confidence of those that fired in its sentence (0: none).

    odds: of the reader, that it holds. back: that it holds the other way round. other: that another type does.
    frame: for it. rival: for the same act with one other end. otherwise: for another act between the two.
    together: whether both ends are in the sentence.
    by_other, on_other: odds of the same act by another source, or on another target, in the sentence.
    """

    odds: float
    back: float = 0.0
    other: float = 0.0
    frame: float = 0.0
    rival: float = 0.0
    otherwise: float = 0.0
    together: bool = True
    by_other: float = 0.0
    on_other: float = 0.0

    def weighed(self) -> dict[str, float]:
        """The numbers that the weights apply to, by name."""
        odds, fired = logit(self.odds), float(self.frame > 0)
        bends = {f"odds over {bend:+d}": max(odds - bend, 0.0) for bend in BENDS}
        return {"odds": odds, **bends, "odds if fired": odds * fired, "back": math.log(self.back + 0.01),
                "other": self.other, "frame": self.frame, "fired": fired, "rival": self.rival,
                "otherwise": self.otherwise, "together": float(self.together),
                "by other": self.by_other, "on other": self.on_other}


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights by clue, and a bias by type; a statement is told from the `threshold` on, where F1 is best."""

    weights: Mapping[str, float]
    types: Mapping[str, float]
    threshold: float

    def confidence(self, kind: str, clues: Clues) -> float:
        """The share of such statements that are right, in hundredths."""
        total = self.types.get(kind, 0.0) + sum(self.weights[name] * value for name, value in clues.weighed().items())
        return round(1 / (1 + math.exp(-total)), 2)


def logit(odds: float) -> float:
    return math.log(max(odds, NEVER) / max(1 - odds, NEVER))
