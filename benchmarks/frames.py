"""How often each frame is right on gold documents, and the confidence that this suggests.

    python benchmarks/frames.py gold/train-a.jsonl gold/train-b.jsonl

A statement counts as right if gold has its type, ends and polarity anywhere in the document. Frames with few
statements are drawn to the overall share: suggested = (right + WEIGHT × share) / (statements + WEIGHT), the posterior
mean under a beta prior. Copy it into the frame's `confidence` in ontology/frames; rows are ordered by how many
statements are wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from kg.annotate import annotate
from kg.engines.local import pipeline
from kg.evaluate import documents, read_gold
from kg.evaluate.align import GoldDocument
from kg.evaluate.claims import gold_claims
from kg.export.records import actor_record
from kg.extract import statement
from kg.extract.frames import frames
from kg.extract.match import Matcher
from kg.extract.qualify import qualify
from kg.model import Actor
from kg.ontology import ontology

WEIGHT = 8.0


def main(paths: list[str]) -> None:
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in paths:
        for name, good in judged(path):
            fired[name] += 1
            right[name] += good
    share = right.total() / fired.total()
    print(f"{fired.total()} statements by frames, {share:.3f} right")
    for name in sorted(fired, key=lambda n: (right[n] - fired[n], n)):
        suggested = (right[name] + WEIGHT * share) / (fired[name] + WEIGHT)
        print(f"{name:45}{fired[name]:5}{right[name]:5}   suggested {suggested:.2f}")


def judged(path: str) -> Iterator[tuple[str, bool]]:
    """The frame of every statement that frames make in the texts of a gold file, and whether gold has it."""
    gold = read_gold(path)
    for entry, document in zip(map(GoldDocument, gold), documents(gold), strict=True):
        doc = next(iter(annotate(pipeline(None, ()), [document])))
        wanted = {(c.type, *ends(c.type, c.source, c.target), c.polarity) for c in gold_claims(entry, "actor")}
        for match in Matcher(doc, frames()):
            reading = qualify(match.trigger)
            if not reading.blocked:
                made = statement(doc, match, reading)
                source, target = entry.align(plain(made.source)), entry.align(plain(made.target))
                indirect = " (indirect)" if match.source.indirect or match.target.indirect else ""
                yield (f"{made.type} {match.frame.id}{indirect}",
                       (made.type, *ends(made.type, source, target), made.polarity) in wanted)


def plain(actor: Actor) -> dict[str, object]:
    return dict(actor_record(actor))


def ends(kind: str, source: str, target: str) -> tuple[str, str]:
    return tuple(sorted((source, target))) if ontology().relations[kind].symmetric else (source, target)  # type: ignore


if __name__ == "__main__":
    main(sys.argv[1:])
