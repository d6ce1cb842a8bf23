"""How much our annotation and extraction add to the bare spaCy pipeline, on the same texts in the same run.

    python benchmarks/annotate.py                      # the bundled sample
    python benchmarks/annotate.py texts.jsonl news/    # your own texts

Prints words a second of the bare pipeline, of annotating (actors found and linked) and of the whole reading
(statements), each document alone as in a build, and their ratios to the bare pipeline.

The stages take turns, ROUNDS times, and the
median of the ratios of a round counts, so that a drifting machine does not matter.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from kg import annotate
from kg.builder import SAMPLE
from kg.engines.local import read_one
from kg.model import Document
from kg.read import find, read

ROUNDS = 5


def main(inputs: list[str]) -> None:
    sources = (source for source in find(inputs or [str(SAMPLE)]))
    texts = [item for source in sources for item in read(source) if isinstance(item, Document)]  # type: ignore[arg-type]
    words = sum(len(text.text.split()) for text in texts)
    bare, ours = annotate.bare(), annotate.load()
    stages: dict[str, Callable[[Document], object]] = {
        "bare pipeline": lambda text: bare(text.text),
        "annotate": lambda text: next(iter(annotate.annotate(ours, [text]))),
        "read whole": read_one,
    }
    seconds: dict[str, list[float]] = {name: [] for name in stages}
    for turn in range(ROUNDS + 1):
        for name, stage in stages.items():
            taken = timed(stage, texts)
            if turn:  # the first round warms up
                seconds[name].append(taken)
    print(f"{len(texts)} documents, {words} words, {ROUNDS} rounds")
    for name, taken in seconds.items():
        ratio = median(base / own for base, own in zip(seconds["bare pipeline"], taken, strict=True))
        print(f"{name:14} {words / median(taken):8.0f} words/s   throughput {ratio:.2f} of the bare pipeline")


def timed(stage: Callable[[Document], object], texts: list[Document]) -> float:
    start = time.process_time()
    for text in texts:
        stage(text)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
