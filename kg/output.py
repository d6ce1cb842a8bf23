"""Where a graph goes: a folder of files, one file, or standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.actors.alike import Pair
from kg.assemble import KnowledgeGraph
from kg.export import formats, write, write_stream
from kg.export.events import event_records
from kg.export.look import PLAIN, Look
from kg.model import Document, KgError

STEM = "graph"
Writer = Callable[[KnowledgeGraph, Sequence[Pair]], list[Path]]  # graph, and pairs of actors that may be one


def outputs(target: str, wanted: Iterable[str], default: Iterable[str], look: Look = PLAIN) -> Writer:
    """What writes a graph to a folder, a file whose suffix is a format, or "-", and tells the files it wrote.

    `default` is what a folder gets where no format is wanted; standard output then gets the first of it. `look` is for
    graph files and pictures.
    Raises KgError before any work is done where the formats are unknown or the place cannot be written.
    """
    chosen, usual = suffixes(wanted), suffixes(default)
    path = Path(target)
    if target == "-":
        return to_stdout(chosen or usual[:1], look)
    if path.suffix in formats() and not path.is_dir():
        return to_file(path, chosen, look)
    check(path)
    return lambda graph, alike: to_folder(graph, alike, path, chosen or usual, look)


def suffixes(names: Iterable[str]) -> list[str]:
    """Formats as suffixes: "ttl" or ".ttl" is ".ttl"."""
    found = [name if name.startswith(".") else f".{name}" for name in names]
    if unknown := [name for name in found if name not in formats()]:
        raise KgError(f"no format {unknown[0]!r}; known: {', '.join(formats())}")
    return found


def to_stdout(chosen: list[str], look: Look) -> Writer:
    if len(chosen) != 1:
        raise KgError(f"standard output takes one format, not {len(chosen)}: {', '.join(chosen)}")

    def writer(graph: KnowledgeGraph, _: Sequence[Pair]) -> list[Path]:
        write_stream(graph, sys.stdout.buffer, chosen[0], look)
        return []

    return writer


def to_file(path: Path, chosen: list[str], look: Look) -> Writer:
    if chosen and chosen != [path.suffix]:
        raise KgError(f"{path}: its suffix and --format {', '.join(chosen)} disagree; expected one of them or a folder")
    check(path.parent)
    return lambda graph, _: write(graph, path, look)


def to_folder(graph: KnowledgeGraph, alike: Sequence[Pair], folder: Path, chosen: list[str], look: Look) -> list[Path]:
    """The graph in every chosen format, documents as read, events, what could not be read, actors that may be one."""
    written = [path for suffix in chosen for path in write(graph, folder / f"{STEM}{suffix}", look)]
    issues = sorted(graph.issues, key=lambda issue: (issue.where, issue.problem))
    return [*written, lines(folder / "documents.jsonl", map(record, graph.documents.values())),
            lines(folder / "events.jsonl", event_records(graph)),
            lines(folder / "issues.jsonl", map(asdict, issues)),
            lines(folder / "ambiguous.jsonl", (pair.record() for pair in alike))]


def record(document: Document) -> dict[str, object]:
    """A document with its cleaned text, into which evidence offsets point; `kg build` reads it back."""
    date = document.date.isoformat() if document.date else None
    return asdict(document) | {"date": date}


def lines(path: Path, records: Iterable[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    return path


def check(folder: Path) -> None:
    """Make a folder and make sure that it can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".kg-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        problem = f"cannot be written ({error.strerror}); expected a folder that you may write to"
        raise KgError(f"{folder}: {problem}") from error
