"""The graph as files: one writer a format, chosen by the suffix of the file name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.model import KgError

if TYPE_CHECKING:
    from kg.assemble import KnowledgeGraph
    from kg.export.look import Look

Writer = Callable[["KnowledgeGraph", BinaryIO], None]

# Where the writer of a suffix is; imported when first used, so that nobody waits for a library they do not need.
HOMES: Mapping[str, str] = {
    ".jsonl": "kg.export.records:write_jsonl",
    ".ttl": "kg.export.rdf:WRITERS",
    ".nt": "kg.export.rdf:WRITERS",
    ".nq": "kg.export.rdf:WRITERS",
    ".trig": "kg.export.rdf:WRITERS",
    ".jsonld": "kg.export.rdf:WRITERS",
    ".rdf": "kg.export.rdf:WRITERS",
    ".gexf": "kg.export.gexf:write_gexf",
    ".graphml": "kg.export.graphml:write_graphml",
    ".nodes.csv": "kg.export.table:write_nodes",
    ".edges.csv": "kg.export.table:write_edges",
    ".png": "kg.export.picture:WRITERS",
    ".svg": "kg.export.picture:WRITERS",
    ".html": "kg.explorer.page:write_html",
}
LOOKED_AT = frozenset({".gexf", ".graphml", ".png", ".svg"})  # formats that a Look changes
PARTS: Mapping[str, tuple[str, ...]] = {".csv": (".edges.csv", ".nodes.csv")}  # the first is what a stream gets


def formats() -> tuple[str, ...]:
    """The suffixes that `write` knows, each with its dot."""
    inner = {part for parts in PARTS.values() for part in parts}
    return (*(suffix for suffix in HOMES if suffix not in inner), *PARTS)


def write(graph: KnowledgeGraph, path: str | Path, look: Look | None = None) -> list[Path]:
    """Write the graph to a file, its format chosen by suffix; returns the files written.

    "news.csv" becomes two files, news.edges.csv and news.nodes.csv. Missing folders are made. A file is there whole or
    not at all. `look` is for graph files and pictures, which by default show only what is said to hold.
    KgError where the suffix is unknown or the place cannot be written.
    """
    target = Path(path)
    return [write_whole(target.with_suffix(suffix), partial(writer(suffix, look), graph))
            for suffix in parts(target.suffix)]


def write_stream(graph: KnowledgeGraph, stream: BinaryIO, suffix: str, look: Look | None = None) -> None:
    """Write to a binary stream in the format of `suffix` (".ttl"); of ".csv" the table of statements."""
    writer(parts(suffix)[0], look)(graph, stream)


def parts(suffix: str) -> tuple[str, ...]:
    if suffix not in formats():
        raise KgError(f"no format for {suffix or 'a name without suffix'!r}; known: {', '.join(formats())}")
    return PARTS.get(suffix, (suffix,))


def writer(suffix: str, look: Look | None = None) -> Writer:
    module, _, name = HOMES[suffix].partition(":")
    found: Any = getattr(import_module(module), name)
    chosen: Callable[..., None] = found[suffix] if isinstance(found, Mapping) else found
    return partial(chosen, look=look) if look and suffix in LOOKED_AT else chosen


def write_whole(target: Path, fill: Callable[[BinaryIO], None]) -> Path:
    """Write beside the target first, so that a failed export leaves the old file as it was."""
    draft = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            fill(stream)
        os.replace(draft, target)
    except OSError as error:
        raise KgError(f"{target}: cannot be written ({error.strerror or error}); "
                      "expected a file in a folder that you may write to") from error
    finally:
        if draft.is_file():  # something went wrong
            draft.unlink()
    return target
