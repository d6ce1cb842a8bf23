"""The state a document is about, for words that leave it unsaid: "the army", "President Karimov"."""

from __future__ import annotations

from collections import Counter

from kg.annotate.cast import Cast
from kg.model import STATE, Actor


def dateline_state(cast: Cast) -> Actor | None:
    """The state whose capital the dateline names."""
    for name in cast.gazetteer.by_name((cast.document.dateline or "").split("/")[0].split(",")[0].title()):
        if cast.gazetteer.entities[name.entity].actor.kind == STATE and name.entity in cast.actors:
            return cast.actors[name.entity]
    return None


def main_state(cast: Cast) -> Actor | None:
    """The state that the document is plainly about: mentioned at least twice as often as any other."""
    counts = Counter(span.id_ for span in cast.spans if span.label_ == STATE)
    (state, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return cast.actors[state] if most >= 2 * next_most and most else None
