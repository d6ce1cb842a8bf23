"""Scores as text for people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.scores import Accuracy, Band, Score, Scores


def render(scores: Scores, *, by_type: bool = False, calibration: bool = False) -> str:
    """A text table; on request with a row a type, and the calibration."""
    lines = [*overview(scores, by_type)]
    lines += [qualifier_line(name, accuracy) for name, accuracy in scores.qualifiers.items()]
    if calibration:
        lines += [band_line(band) for band in scores.calibration]
    return "\n".join(lines)


def overview(scores: Scores, by_type: bool) -> Iterator[str]:
    yield (f"{scores.documents} documents, {scores.level} level, "
           f"{scores.records_without_gold} records for documents without gold")
    yield f"{'':24}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}{'hits':>7}"
    rows = {"strict": scores.strict, "dyad": scores.dyad, "quad": scores.quad, "entities": scores.entities}
    for name, score in (rows | scores.by_type if by_type else rows).items():
        yield score_line(name, score)


def score_line(name: str, score: Score) -> str:
    shares = f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}"
    return f"{name:24}{shares}{score.gold:7}{score.predicted:7}{score.hits:7}"


def qualifier_line(name: str, accuracy: Accuracy) -> str:
    share = "none" if accuracy.accuracy is None else f"{accuracy.accuracy:.3f}"
    return f"{name + ' accuracy':24}{share:>7}  over {accuracy.pairs} matched pairs"


def band_line(band: Band) -> str:
    marks = "" if band.confidence is None else f"  said {band.confidence:.3f}  right {band.accuracy:.3f}"
    return f"{f'confidence {band.low:.1f}-{band.high:.1f}':24}{band.statements:7}{marks}"
