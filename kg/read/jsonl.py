"""JSON Lines: one object, one document, a line. A broken line costs only itself."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from kg.model import Issue
from kg.read import charset
from kg.read.record import ReadOptions, Record


def objects(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Record | Issue]:
    """A record for each line; empty lines are passed over."""
    for number, line in enumerate(charset.lines(stream), start=1):
        where = f"{name}:{number}"
        if line.doubt:
            yield Issue(where, line.doubt)
        if line.text.strip():
            yield _record(where, line.text, options)


def _record(where: str, line: str, options: ReadOptions) -> Record | Issue:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Issue(where, f"not JSON ({str(error).partition(':')[0]}), expected one object a line")
    if not isinstance(value, dict):
        return Issue(where, f"{line.strip()[:40]!r} is no JSON object, expected one with a text")
    fields = options.pick(value)
    return Record(where, fields) if "text" in fields else Issue(where, _no_text(value, options))


def _no_text(value: dict[str, object], options: ReadOptions) -> str:
    wanted = options.columns.get("text", "text")
    return f"no text under {wanted!r}; keys: {', '.join(value) or 'none'}; map one with --column text=NAME"
