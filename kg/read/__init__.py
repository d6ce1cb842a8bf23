"""Reading: files, folders, patterns and standard input into cleaned documents, one module an input kind.

    for source in find(["news/", "wire.jsonl"]):
        for item in read(source, ReadOptions(date=datetime.date(2021, 3, 16))):
            ...  # a Document, or an Issue that says in one line what could not be read

Bad input never stops the reading: it is an Issue, and all else is read.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain

from kg.model import Document, Issue, KgError
from kg.read import charset, sources
from kg.read.documents import document
from kg.read.record import FIELDS, ReadOptions, Record
from kg.read.sources import Source

__all__ = ["FIELDS", "READERS", "ReadOptions", "Source", "find", "read"]

Reader = Callable[[io.BufferedReader, str, ReadOptions], Iterator[Record | Issue]]

READERS: Mapping[str, tuple[str, str]] = {  # suffix → module and function
    ".txt": ("text", "plain"),
    ".md": ("text", "markdown"),
    ".markdown": ("text", "markdown"),
    ".html": ("html", "page"),
    ".htm": ("html", "page"),
    ".jsonl": ("jsonl", "objects"),
    ".ndjson": ("jsonl", "objects"),
    ".csv": ("tables", "rows"),
    ".tsv": ("tables", "rows"),
}


def find(inputs: Iterable[str]) -> Iterator[Source | Issue]:
    """The sources behind files, folders, patterns and "-", in order and each once; what is missing as issues.

    KgError if there is no source at all.
    """
    return sources.find(inputs, READERS)


def read(source: Source, options: ReadOptions | None = None) -> Iterator[Document | Issue]:
    """The documents of a source, and an issue for everything in it that cannot be read."""
    options = options or ReadOptions()
    try:
        yield from _read(source, options)
    except OSError as error:
        yield Issue(source.name, f"cannot be read: {error.strerror}")


def _read(source: Source, options: ReadOptions) -> Iterator[Document | Issue]:
    parse = reader(source, options)
    with _open(source) as stream:
        items = parse(stream, source.name, options)
        unfit = _unfit(source.name, stream.peek(1024)[:1024])
        for item in [unfit] if unfit else chain([next(items, Issue(source.name, "holds no text"))], items):
            yield from document(item, options) if isinstance(item, Record) else [item]


def _unfit(name: str, head: bytes) -> Issue | None:
    """Why a file that starts like this is not worth reading."""
    kind = charset.binary(head) if head else "empty"
    return Issue(name, f"{kind}, expected text: {', '.join(READERS)}") if kind else None


def reader(source: Source, options: ReadOptions) -> Reader:
    """The reader for the suffix of a file, or for the format that standard input was said to have."""
    suffix = source.path.suffix if source.path else f".{(options.format or 'txt').removeprefix('.')}"
    if suffix.lower() not in READERS:
        raise KgError(f"format {suffix!r} of {source.name}, expected one of {', '.join(READERS)}")
    module, function = READERS[suffix.lower()]
    found: Reader = getattr(import_module(f"kg.read.{module}"), function)
    return found


def _open(source: Source) -> io.BufferedReader:
    return source.path.open("rb") if source.path else io.BufferedReader(io.BytesIO(sys.stdin.buffer.read()))
