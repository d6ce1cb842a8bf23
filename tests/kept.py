"""The bundled articles as they were read when exports/ was last written: what views of the graph are checked on.

The numbers of the reader differ by hundredths between processors, which round sums in their own ways; what is made of
one reading is the same to the byte everywhere. Run as a script, this reads the articles and writes exports/ anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import kg
from kg.assemble import KnowledgeGraph
from kg.builder import with_background
from kg.store.readings import dump, load

READINGS = Path(__file__).parent / "golden" / "readings.jsonl"
EXPORTS = Path(__file__).parents[1] / "exports"
SUFFIXES = ".gexf", ".graphml", ".jsonl", ".svg", ".ttl"


def graph() -> KnowledgeGraph:
    """The graph of the readings that were kept."""
    return with_background(KnowledgeGraph.of(map(load, READINGS.read_text("utf-8").splitlines())))


def keep(built: KnowledgeGraph) -> None:
    """Put these readings in the place of those that were kept."""
    lines = (dump(built.readings[key]) + "\n" for key in sorted(built.readings))
    READINGS.write_text("".join(lines), "utf-8", newline="\n")


if __name__ == "__main__":
    keep(kg.build())
    for suffix in SUFFIXES:
        graph().write(str(EXPORTS / f"sample{suffix}"))
    sys.stdout.write(f"{READINGS} and {EXPORTS} written\n")
