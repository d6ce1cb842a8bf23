"""The map on this machine: one process, or a pool of them that each hold the pipeline."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg.model import Document, Issue, KgError, Reading

if TYPE_CHECKING:
    from spacy.language import Language

CHUNK = 4  # documents handed to a process at a time
WINDOW = 8  # chunks in flight for each process, so that memory stays flat on endless input


@cache
def pipeline(model: str | None, actors: tuple[str, ...] = ()) -> Language:
    """The annotating pipeline, loaded once in each process."""
    from kg import annotate

    return annotate.load(model, actors)


def read_one(document: Document, model: str | None = None, actors: tuple[str, ...] = ()) -> Reading:
    """One document read alone, so that its statements cannot depend on its neighbours. A failure becomes an issue."""
    from kg.annotate import annotate
    from kg.extract import extract

    nlp = pipeline(model, actors)
    try:
        with nlp.memory_zone():
            return extract(next(iter(annotate(nlp, [document]))))
    except KgError:
        raise
    except Exception as error:
        problem = f"could not be read: {type(error).__name__}: {' '.join(str(error).split())}"
        return Reading(document, issues=(Issue(document.id, problem),))


def read_chunk(documents: list[Document], model: str | None, actors: tuple[str, ...]) -> list[Reading]:
    return [read_one(document, model, actors) for document in documents]


def readings(documents: Iterable[Document], model: str | None = None, processes: int = 1,
             actors: tuple[str, ...] = ()) -> Iterator[Reading]:
    """What each document says, in the order given. `processes` above 1 start that many workers.

    `actors` are tables of the user's own actors.
    """
    if processes <= 1:
        yield from (read_one(document, model, actors) for document in documents)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Reading]]] = deque()
        for chunk in chunks(documents):
            waiting.append(pool.submit(read_chunk, chunk, model, actors))
            if len(waiting) >= WINDOW * processes:
                yield from waiting.popleft().result()
        for future in waiting:
            yield from future.result()


def chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
