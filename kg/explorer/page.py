"""The page as one file with the graph in it, to be opened or mailed as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.assemble import KnowledgeGraph

PAGE = Path(__file__).parent / "page.html"  # what `make explorer` builds
EDITOR = PAGE.with_name("editor.js")  # also; the page runs it when the server hands it out
PLACE = "<!--data-->"


def write_html(graph: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write the explorer of this graph to a binary stream, in UTF-8."""
    from kg.explorer.data import page_data
    from kg.explorer.documents import document_records

    before, after = PAGE.read_bytes().split(PLACE.encode())
    stream.write(before)
    stream.writelines(element("graph", [page_data(graph)]))
    stream.writelines(element("documents", document_records(graph)))
    stream.write(after)


def element(name: str, records: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Iterator[bytes]:
    """Records as JSON, one a line, in an element that browsers do not run."""
    yield f'<script type="application/json" id="data-{name}">\n'.encode()
    for record in records:
        yield embedded(record) + b"\n"
    yield b"</script>\n"


def embedded(record: dict[str, Any]) -> bytes:
    """JSON in which nothing ends the element or opens another, whatever a text says."""
    return dumped(record).replace(b"<", b"\\u003c")


def dumped(record: Any) -> bytes:
    """Compact JSON in UTF-8; half of a surrogate pair, which UTF-8 cannot hold, stays as JSON's own escape."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")
