"""Errors by cause as text for people and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.evaluate.causes import CAUSES, Error, told

SIDES = {True: "MISS", False: "FALSE ALARM"}


def render_causes(errors: Sequence[Error], examples: int = 3) -> str:
    """A table of causes, and the first `examples` of each."""
    lines = [f"{'errors by cause':24}{'misses':>14}{'false alarms':>14}"]
    for cause in CAUSES:
        counts = (sum(one.cause == cause and one.missed == missed for one in errors) for missed in SIDES)
        lines.append(f"{cause:24}" + "".join(f"{count:14}" for count in counts))
    return "\n".join([*lines, *shown(errors, examples)])


def shown(errors: Sequence[Error], examples: int) -> Iterator[str]:
    """The first errors of each cause and side."""
    for cause in CAUSES:
        for missed, side in SIDES.items():
            for one in [one for one in errors if (one.cause, one.missed) == (cause, missed)][:examples]:
                instead = f", instead {told(one.instead)}" if one.instead else ""
                quote = " ".join(one.claim.quote.split())
                yield f"{side:12} {cause}: {one.claim.document} {told(one.claim)}{instead}: {quote}"


def causes_dict(errors: Sequence[Error], examples: int = 3) -> dict[str, Any]:
    """Counts by side and cause, and the first `examples` of each."""
    return {name: {cause: grouped(errors, cause, missed, examples) for cause in CAUSES}
            for name, missed in (("misses", True), ("false_alarms", False))}


def grouped(errors: Sequence[Error], cause: str, missed: bool, examples: int) -> dict[str, Any]:
    found = [one for one in errors if (one.cause, one.missed) == (cause, missed)]
    return {"count": len(found), "examples": [one.as_dict() for one in found[:examples]]}
