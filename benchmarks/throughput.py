"""How fast `kg build` reads, against the bare spaCy pipeline on the same texts in the same run.

    python benchmarks/throughput.py                      # the bundled sample
    python benchmarks/throughput.py texts.jsonl news/    # your own texts

Prints seconds by the clock and the throughput as a share of the bare pipeline's, which has one process and takes the
texts as one batch: of frames alone and of the whole reading in one process, and of the reading as it comes, with a
worker a core where there are many documents. The ways take turns, the best of ROUNDS counts; "the first time" is the
reading as it comes once more, before them, when the process that workers are forked from has yet to start and load.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from kg import annotate
from kg.builder import SAMPLE
from kg.engines.local import FRAMES, OURS, Means, readings
from kg.model import Document
from kg.read import ReadOptions, Source, find, read

ROUNDS = 3
BARE, WHOLE = "bare pipeline", "whole, as it comes"


def main(inputs: list[str]) -> None:
    sources = (source for source in find(inputs or [str(SAMPLE)]) if isinstance(source, Source))
    texts = [item for source in sources for item in read(source, ReadOptions()) if isinstance(item, Document)]
    known = ways(texts)
    first = timed(known[WHOLE])
    best = fastest(known) | {f"{WHOLE}, the first time": first}
    print(f"{len(texts)} documents, {sum(len(text.text.split()) for text in texts)} words, best of {ROUNDS}")
    for name, seconds in best.items():
        print(f"{name:34} {seconds:7.2f} s   throughput {best[BARE] / seconds:.2f} of the bare pipeline")


def ways(texts: list[Document]) -> dict[str, Callable[[], object]]:
    """The ways to read the texts, by name, with everything loaded that this process needs."""
    bare = annotate.bare()
    list(readings(texts[:1]))
    return {
        BARE: lambda: list(bare.pipe(text.text for text in texts)),
        "frames, one process": lambda: list(readings(texts, Means(reader=FRAMES), processes=1)),
        "whole, one process": lambda: list(readings(texts, OURS, processes=1)),
        WHOLE: lambda: list(readings(texts)),
    }


def fastest(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    rounds = [{name: timed(way) for name, way in ways.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in ways}


def timed(way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
