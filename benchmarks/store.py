"""What adding, correcting and removing one document costs as a store grows: ratios in one run.

    python benchmarks/store.py                 # from 1,000 to 100,000 statements
    python benchmarks/store.py 1000 10000      # other sizes

Made-up documents of ten statements each, over as many actors as news of that size would name (a hundredth of the
statements, a few of them in most). Reading text is not measured: the store gets readings. At each size, ROUNDS new
documents are added, corrected and removed; the medians count, and ratios compare them with the first size. "publish"
is once for all of these: what `kg add` does at its end, so that readers see what is new.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from kg.model import Actor, Document, Evidence, Mention, Reading, Statement
from kg.store import writing
from kg.store.writer import Writer

SIZES = (1_000, 10_000, 100_000)  # statements
EACH = 10  # statements in a document
ROUNDS = 100
STEPS = ("add", "correct", "remove", "publish")
T = TypeVar("T")


def main(sizes: list[int]) -> None:
    print(f"{'statements':>10}" + "".join(f"{step + ' (ms)':>14}{'ratio':>7}" for step in STEPS))
    chance = random.Random(1)
    first: dict[str, float] = {}
    cast = [Actor(f"Q{number}", f"Land {number}", "State", f"Q{number}") for number in range(max(sizes) // 100)]
    stream = made_up(cast, chance)
    with TemporaryDirectory() as folder, writing(Path(folder) / "kg") as store:
        held = 0
        for size in sizes:
            for reading in islice(stream, (size - held) // EACH):
                store.put(reading)
            store.publish()
            held = size
            taken = measured(store, list(islice(stream, ROUNDS)), cast, chance)
            first = first or taken
            print(f"{size:>10}" + "".join(f"{taken[step] * 1000:>14.2f}{taken[step] / first[step]:>7.2f}"
                                          for step in STEPS), flush=True)


def made_up(cast: list[Actor], chance: random.Random) -> Iterator[Reading]:
    """Endlessly many documents. Low numbers of actors come up far more often than high ones."""
    number = 0
    while True:
        yield document(f"https://news.example/{number}", cast, chance)
        number += 1


def document(key: str, cast: list[Actor], chance: random.Random) -> Reading:
    pairs = [(cast[int(len(cast) * chance.random() ** 3)], cast[int(len(cast) * chance.random() ** 3)])
             for _ in range(EACH)]
    sentences = [f"{one.name} sanctioned {other.name}, says line {line}." for line, (one, other) in enumerate(pairs)]
    text = "\n".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    statements = tuple(Statement("SANCTION", one, other, Evidence(key, start, start + len(sentence), sentence))
                       for (one, other), sentence, start in zip(pairs, sentences, starts, strict=True))
    mentions = tuple(Mention(one.id, start, start + len(one.name), one.name)
                     for (one, _), start in zip(pairs, starts, strict=True))
    return Reading(Document(key, text, title=key), tuple({actor: None for pair in pairs for actor in pair}),
                   mentions, statements)


def measured(store: Writer, news: list[Reading], cast: list[Actor], chance: random.Random) -> dict[str, float]:
    """Median seconds a document; the store is as before afterwards."""
    corrections = [document(reading.document.id, cast, chance) for reading in news]
    return {
        "add": median([timed(store.put, reading) for reading in news]),
        "correct": median([timed(store.put, reading) for reading in corrections]),
        "remove": median([timed(store.remove, reading.document.id) for reading in news]),
        "publish": timed(Writer.publish, store),
    }


def timed(step: Callable[[T], object], argument: T) -> float:
    start = time.perf_counter()
    step(argument)
    return time.perf_counter() - start


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
