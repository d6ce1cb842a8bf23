"""Inputs into a store: what is there already is not read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from kg.builder import Watch, documents
from kg.engines import local
from kg.model import Document, Issue, Reading
from kg.read import ReadOptions, find
from kg.store import fingerprint
from kg.store.writer import Writer

BATCH = 500  # documents after which readers see what was added


@dataclass
class Report:
    """What became of the documents: how many were "added", "replaced" or "kept" as they were."""

    changes: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)


def add(store: Writer, inputs: Iterable[str | Path], *, options: ReadOptions | None = None,
        means: local.Means = local.OURS, processes: int | None = None, watch: Watch = iter) -> Report:
    """Read all documents of the inputs and put them; see kg.builder.build for the arguments.

    A document replaces the stored one of the same id. Of different ones within the inputs, the one stays that
    KnowledgeGraph.of would keep, and an issue says so.
    """
    store.know(means.actors)
    run = Run(store, fingerprint.engine(means))
    found = documents(find([str(item) for item in inputs]), options or ReadOptions(), run.report.issues)
    for number, reading in zip(count(1), local.readings(run.unread(watch(found)), means, processes)):
        run.put(reading)
        if number % BATCH == 0:
            store.publish()
    return run.report


class Run:
    """One pass over inputs."""

    def __init__(self, store: Writer, engine: str) -> None:
        self.store, self.engine, self.report = store, engine, Report()
        self.met: dict[str, str] = {}  # document id → fingerprint of the one drawn first

    def unread(self, found: Iterable[Document]) -> Iterator[Document]:
        """The documents that are not in the store as they are."""
        for document in found:
            mark = fingerprint.of(document, self.engine)
            first = self.met.setdefault(document.id, mark)
            if first != mark or self.store.fingerprint(document.id) != mark:
                yield document
            else:
                self.report.changes["kept"] += 1

    def put(self, reading: Reading) -> None:
        document, mark = reading.document, fingerprint.of(reading.document, self.engine)
        self.report.issues += reading.issues
        if self.met[document.id] != mark:
            problem = "different texts have this id; only one of them is in the store"
            self.report.issues.append(Issue(document.id, problem))
            stored = self.store.reading(document.id)
            if stored and repr(stored) < repr(reading):
                return
        self.report.changes[self.store.put(reading, mark)] += 1
