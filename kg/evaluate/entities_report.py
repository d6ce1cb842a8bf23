"""Scores of actors as text for people and as plain values for JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from kg.evaluate.entities import EntityScores, Error, Share


def render_entities(scores: EntityScores, errors: int = 0) -> str:
    """A text table, with a row a class, and on request the first `errors` errors of each kind."""
    return "\n".join([*overview(scores), *by_class(scores), *(listed(scores.errors, errors) if errors else ())])


def overview(scores: EntityScores) -> Iterator[str]:
    yield f"{scores.documents} documents, actors other than places"
    for name, share in scores.summary().items():
        yield f"{name:24}{rate(share)}  {share.hits} of {share.total}"


def by_class(scores: EntityScores) -> Iterator[str]:
    yield f"{'':30}{'P':>7}{'R':>7}{'pred':>7}{'gold':>7}"
    for kind, recall in scores.recall_by_class.items():
        precision = scores.precision_by_class[kind]
        yield f"{kind:30}{rate(precision)}{rate(recall)}{precision.total:7}{recall.total:7}"


def rate(share: Share) -> str:
    return f"{'-':>7}" if share.rate is None else f"{share.rate:7.3f}"


def listed(errors: Iterable[Error], most: int) -> Iterator[str]:
    groups: defaultdict[str, list[Error]] = defaultdict(list)
    for error in errors:
        groups[error.kind].append(error)
    for kind in sorted(groups):
        yield f"{kind.upper()}  {len(groups[kind])}"
        yield from (f"  {error.document}  {error.text}" for error in groups[kind][:most])


def entities_dict(scores: EntityScores, errors: int = 0) -> dict[str, Any]:
    """Plain values for JSON, with the first `errors` errors of each kind."""
    seen: Counter[str] = Counter()
    kept = []
    for error in scores.errors:
        seen[error.kind] += 1
        kept += [asdict(error)] if seen[error.kind] <= errors else []
    figures = {name.replace(" ", "_"): plain(share) for name, share in scores.summary().items()}
    classes = {kind: {"precision": plain(scores.precision_by_class[kind]), "recall": plain(share)}
               for kind, share in scores.recall_by_class.items()}
    return {"documents": scores.documents, **figures, "by_class": classes} | ({"errors": kept} if errors else {})


def plain(share: Share) -> dict[str, float | None]:
    return {"rate": share.rate, "hits": share.hits, "total": share.total}
