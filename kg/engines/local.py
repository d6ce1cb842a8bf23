"""The map on this machine: one process, or a pool of them that each hold the pipeline."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Document, Issue, KgError, Reading

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.extract.learned import Reader

FEW = 24  # documents sooner read in this process than workers would start
MOST = 4  # workers, unless more are asked for: each may hold the pipeline in memory
WINDOW = 32  # documents in flight for each process, so that memory stays flat on endless input


@dataclass(frozen=True, slots=True)
class Means:
    """What documents are read with, besides what the package knows.

    `model` names a spaCy pipeline, `actors` are tables of the user's own actors, `reader` is the folder of a trained
    reader ("none": frames alone). Statements less `sure` (0 to 1) are left out; by default the reader says how sure.
    """

    model: str | None = None
    actors: tuple[str, ...] = ()
    reader: str | None = None
    sure: float | None = None


OURS = Means()
PACKAGED = Path(__file__).parents[1] / "extract" / "model"
FRAMES = "none"  # as a reader: none is asked


@cache
def reader(folder: str | None) -> Reader | None:
    """The reader in a folder, by default the one that comes with the package, loaded once in each process."""
    if folder == FRAMES:
        return None
    from kg.extract.learned import Reader

    return Reader(Path(folder) if folder else PACKAGED)


@cache
def pipeline(model: str | None, actors: tuple[str, ...]) -> Language:
    """The annotating pipeline, loaded once in each process."""
    from kg import annotate

    return annotate.load(model, actors)


def ready(means: Means) -> tuple[Language, Reader | None]:
    """What documents are read with, loaded."""
    return pipeline(means.model, means.actors), reader(means.reader)


def read_one(document: Document, means: Means = OURS) -> Reading:
    """One document read alone, so that its statements cannot depend on its neighbours. A failure becomes an issue."""
    from kg.annotate import annotate
    from kg.extract import extract

    nlp, learned = ready(means)
    try:
        with nlp.memory_zone():
            return extract(next(iter(annotate(nlp, [document]))), reader=learned, sure=means.sure)
    except KgError:
        raise
    except Exception as error:
        problem = f"could not be read: {type(error).__name__}: {' '.join(str(error).split())}"
        return Reading(document, issues=(Issue(document.id, problem),))


def readings(documents: Iterable[Document], means: Means = OURS, processes: int | None = None) -> Iterator[Reading]:
    """What each document says, in the order given. `processes` above 1 start that many workers.

    By default a few documents are read here, and one worker a core, at most `MOST`, starts where there are more.
    """
    source = iter(documents)
    if processes is None:
        first = list(islice(source, FEW + 1))
        source, processes = chain(first, source), min(cores(), MOST) if len(first) > FEW else 1
    if processes <= 1:
        yield from (read_one(document, means) for document in source)
        return
    context, begin = workers(means)
    with ProcessPoolExecutor(processes, mp_context=context, initializer=begin) as pool:
        waiting: deque[Future[Reading]] = deque()
        for document in source:
            waiting.append(pool.submit(read_one, document, means))
            if len(waiting) >= WINDOW * processes:
                yield waiting.popleft().result()
        for future in waiting:
            yield future.result()


def workers(means: Means) -> tuple[BaseContext, Callable[[], None] | None]:
    """How workers start: forked from a process that has loaded our own pipeline and stays until this one ends.

    Where that cannot be, or another pipeline or the user's own actors are wanted, each loads its own.
    """
    if sys.platform != "linux" or means.model is not None or means.actors:
        return get_context("spawn"), without_torch if means.model is None else None
    context = get_context("forkserver")
    context.set_forkserver_preload(["kg.engines.warm"])
    return context, None


def without_torch() -> None:
    """Lets a worker start sooner: spaCy imports torch wherever it is installed, which our own pipeline never uses."""
    sys.modules["torch"] = None  # type: ignore[assignment]


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
