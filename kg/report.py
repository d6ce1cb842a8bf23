"""What the command line tells people: progress and summary on stderr, answers and scores as text."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Document, Issue

if TYPE_CHECKING:
    from kg.actors.alike import Pair
    from kg.assemble import KnowledgeGraph
    from kg.query import Result

SHOWN = 10  # issues and pairs listed in the summary; all are in issues.jsonl and ambiguous.jsonl


def progress(documents: Iterable[Document]) -> Iterator[Document]:
    """Pass documents on, with a live count on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield from documents
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents"), TimeElapsedColumn(),
               TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        for document in documents:
            bar.update(task, description=(document.title or document.id)[:60])
            yield document
            bar.advance(task)


def summary(graph: KnowledgeGraph, written: Iterable[Path], alike: Sequence[Pair] = ()) -> None:
    """The end summary on stderr."""
    errors([*summary_lines(graph, written), *few("maybe the same", alike)])


def problems(issues: Iterable[Issue]) -> None:
    """What could not be read or used, on stderr."""
    errors(issue_lines(issues))


def errors(lines: Iterable[str]) -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    for line in lines:
        console.print(line)


def summary_lines(graph: KnowledgeGraph, written: Iterable[Path]) -> Iterator[str]:
    """Documents read, what was skipped and why, actors, statements by type, files written."""
    yield f"documents   {len(graph.documents)}"
    yield f"actors      {len(graph.actors)}  ({counts(actor.kind for actor in graph.actors.values())})"
    yield f"statements  {len(graph.statements)}  ({counts(s.type for s in graph.statements)})"
    for path in written:
        yield f"written     {path}"
    yield from issue_lines(graph.issues)


def issue_lines(issues: Iterable[Issue]) -> Iterator[str]:
    ordered = sorted(issues, key=lambda issue: (issue.where, issue.problem))
    return few("issue", [f"{issue.where}: {issue.problem}" for issue in ordered])


def few(heading: str, things: Sequence[object]) -> Iterator[str]:
    """The first of many, a line each, and how many more there are."""
    for thing in things[:SHOWN]:
        yield f"{heading:11} {thing}"
    if len(things) > SHOWN:
        yield f"{heading:11} and {len(things) - SHOWN} more"


def counts(kinds: Iterable[str]) -> str:
    ordered = sorted(Counter(kinds).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{kind} {number}" for kind, number in ordered) or "none"


def answer(result: Result, form: str) -> None:
    """A query's result on stdout, as a table, CSV or SPARQL results JSON."""
    if form != "table":
        sys.stdout.write(result.csv() if form == "csv" else result.json() + "\n")
        return
    table(result.columns, result.table())


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """A table on stdout, as wide as the terminal, or as wide as it needs to be in a file."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(*columns)
    for row in rows:
        shown.add_row(*map(Text, row))
    wide = None if sys.stdout.isatty() else 10_000
    Console(width=wide).print(shown)
