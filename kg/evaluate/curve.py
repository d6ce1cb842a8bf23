"""Precision against recall: what is gained and lost as less sure statements are let in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluate.claims import Level
from kg.evaluate.gold import Record
from kg.evaluate.scores import Score, evaluate

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STEPS = 20  # thresholds, from 0 to just below 1
SIZE = (6.0, 4.5)  # inches


@dataclass(frozen=True, slots=True)
class Point:
    """Scores of the statements at least so sure."""

    threshold: float
    strict: Score
    dyad: Score


def curve(gold: Sequence[Record], records: Sequence[Record], level: Level = "actor") -> list[Point]:
    """A point for each threshold from which any statement is left; see `evaluate` for the arguments."""
    thresholds = (step / STEPS for step in range(STEPS))
    scored = ((value, evaluate(gold, records, level, value)) for value in thresholds)
    return [Point(value, scores.strict, scores.dyad) for value, scores in scored if scores.strict.predicted]


def draw(points: Sequence[Point]) -> Figure:
    """The curves, statements and pairs of actors, with the thresholds written beside the first."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.add_subplot(xlabel="recall", ylabel="precision", xlim=(0, 1), ylim=(0, 1))
    statements, dyads = [point.strict for point in points], [point.dyad for point in points]
    for name, scores, line in (("statements", statements, "-"), ("dyads", dyads, "--")):
        axes.plot([s.recall for s in scores], [s.precision for s in scores], line, marker=".", label=name)
    for point in points[:: max(1, len(points) // 5)]:
        axes.annotate(f"{point.threshold:.2f}", (point.strict.recall, point.strict.precision), fontsize=8,
                      xytext=(4, -10), textcoords="offset points")
    top = max(points, key=lambda point: (point.strict.f1, point.threshold), default=None)
    if top is not None:
        axes.plot(top.strict.recall, top.strict.precision, "o", color="black", fillstyle="none",
                  label=f"best F1 {top.strict.f1:.2f}, from {top.threshold:.2f}")
    axes.grid(alpha=0.3)
    axes.legend(loc="lower left")
    return figure
