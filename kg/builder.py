"""The main job: inputs in, one graph out. Reading, annotating and extracting are a map, assembling is a fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg import judgements as judging
from kg.annotate import gazetteer
from kg.assemble import KnowledgeGraph
from kg.background import background
from kg.engines import local
from kg.engines.local import Means
from kg.judgements import Judgement
from kg.model import Document, Issue, KgError, Reading
from kg.read import ReadOptions, Source, find, read

SAMPLE = Path(__file__).parent / "sample"
Watch = Callable[[Iterable[Document]], Iterable[Document]]


def build(inputs: Iterable[str | Path] = (), *, options: ReadOptions | None = None, model: str | None = None,
          processes: int | None = None, actors: Iterable[str | Path] = (), reader: str | Path | None = None,
          min_confidence: float | None = None, judgements: str | Path | None = None,
          watch: Watch = iter) -> KnowledgeGraph:
    """The graph of all documents in files, folders, globs or standard input ("-"); without inputs, of the sample.

    What could not be read is in the graph's `issues`. `model` names a spaCy pipeline, `actors` are tables of your own
    actors, over ours, `reader` is the folder of a reader of your own ("none": frames alone). Statements below
    `min_confidence` are left out, by default those less sure than where F1 is best. Actors that the table of
    `judgements` calls the same are one (see kg.judgements). `watch` sees the documents pass.
    Raises KgError when nothing at all could be read, with the first reason.
    """
    judged = judging.read(judgements) if judgements else ()
    means = Means(model, tuple(map(str, actors)), str(reader) if reader else None, min_confidence)
    return build_with(inputs, means, options=options, processes=processes, judged=judged, watch=watch)


def build_with(inputs: Iterable[str | Path], means: Means, *, options: ReadOptions | None = None,
               processes: int | None = None, judged: Iterable[Judgement] = (), watch: Watch = iter) -> KnowledgeGraph:
    """The graph of all documents in the inputs, see `build`."""
    issues: list[Issue] = []
    paths = [str(item) for item in inputs] or [str(SAMPLE)]
    found = documents(find(paths), options or ReadOptions(), issues)
    graph = assemble(local.readings(watch(found), means, processes), issues)
    if not graph.readings:
        raise KgError(f"no document could be read: {first(issues, paths)}")
    return with_background(judging.apply(graph, judged), means.actors)


def with_background(graph: KnowledgeGraph, actors: Iterable[str | Path] = (), inline: bool = False) -> KnowledgeGraph:
    """The graph with what the actor tables know of its actors, which most exports leave out (see kg.background)."""
    wanted = {key for actor in graph.actors.values() for key in (actor.id, actor.affiliation) if key}
    return replace(graph, background=background(wanted, gazetteer.load(extra=map(Path, actors)), inline))


def assemble(readings: Iterable[Reading], issues: list[Issue]) -> KnowledgeGraph:
    """The fold; `issues` may still grow while the readings are drawn."""
    drawn = list(readings)
    return KnowledgeGraph.of(drawn, issues)


def documents(sources: Iterable[Source | Issue], options: ReadOptions, issues: list[Issue]) -> Iterator[Document]:
    """The documents of all sources; issues on the way are put aside."""
    for source in sources:
        for item in [source] if isinstance(source, Issue) else read(source, options):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                yield item


def first(issues: list[Issue], paths: list[str]) -> str:
    return f"{issues[0].where}: {issues[0].problem}" if issues else f"nothing found in {', '.join(paths)}"
