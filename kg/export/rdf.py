"""RDF files: N-Triples, N-Quads and JSON-LD written line by line; others are the same lines, transcribed by pyoxigraph.

Memory stays flat at any size. Nothing is sorted here: the order of the mapping depends on the content alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import pyoxigraph as ox

from kg.assemble import KnowledgeGraph
from kg.export.rdf_jsonld import lines as jsonld_lines
from kg.export.rdf_mapping import quads, triples
from kg.export.rdf_terms import Names, Triple
from kg.model import KgError
from kg.ontology import BASE

if TYPE_CHECKING:
    import rdflib

BIG = 50_000  # statements, about a million triples: as many as rdflib's own store bears (1 KB and 40 µs a triple)
FORMATS = {
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def write_rdf(graph: KnowledgeGraph, target: str | Path | BinaryIO, suffix: str = "", base: str = BASE) -> None:
    """Write to a path or binary stream, in the format of `suffix` (".ttl"; that of the path where it is left out)."""
    if isinstance(target, str | Path):
        with open(target, "wb") as stream:
            return write_rdf(graph, stream, suffix or Path(target).suffix, base)
    if suffix not in FORMATS:
        raise KgError(f"RDF format {suffix!r}: expected one of {', '.join(FORMATS)}")
    names, format = Names(base), FORMATS[suffix]
    if format == ox.RdfFormat.JSON_LD:
        return target.writelines(jsonld_lines(quads(graph, names), names))
    lines = quad_lines(graph, names) if format.supports_datasets else triple_lines(graph, names)
    if suffix in (".nt", ".nq"):
        target.writelines(lines)
    else:
        transcribe(lines, target, format, names.prefixes)


WRITERS: dict[str, Callable[[KnowledgeGraph, BinaryIO], None]] = {
    suffix: partial(write_rdf, suffix=suffix) for suffix in FORMATS
}


def transcribe(lines: Iterable[bytes], stream: BinaryIO, format: ox.RdfFormat, prefixes: dict[str, str]) -> None:
    """Our own lines in another format, read as they are made."""
    parsed = ox.parse(io.BufferedReader(Lines(lines)), ox.RdfFormat.N_QUADS)
    if format == ox.RdfFormat.RDF_XML:
        stream = cast(BinaryIO, CarriageReturns(stream))
        prefixes = {prefix: iri for prefix, iri in prefixes.items() if prefix}
    found = parsed if format.supports_datasets else (quad.triple for quad in parsed)
    ox.serialize(found, stream, format, prefixes=prefixes)


def to_rdflib(graph: KnowledgeGraph, base: str = BASE, store: str | None = None) -> rdflib.Dataset:
    """The graph in rdflib, one named graph a document; queries see the union of all, so that simple ones work.

    `store` is a store plugin of rdflib, left out "default", or "Oxigraph" from BIG statements on if it is installed
    (pip install oxrdflib). Oxigraph answers queries over big graphs in a fraction of the time, but finds a triple once
    for each graph it stands in (ask for DISTINCT rows), and its strings come back typed, so that for rdflib they
    differ from Literal("x").
    """
    import rdflib

    names = Names(base)
    big = len(graph.statements) >= BIG and find_spec("oxrdflib") is not None
    dataset = rdflib.Dataset(store=store or ("Oxigraph" if big else "default"), default_union=True)
    for prefix, iri in names.prefixes.items():
        dataset.bind(prefix, iri, replace=True)
    for name, described in groupby(quads(graph, names), key=itemgetter(1)):
        part = dataset.graph(rdflib.URIRef(name) if name else rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
        part.parse(data=b"".join(line(triple) for triple, _ in described), format="nt")
    return dataset


def triple_lines(graph: KnowledgeGraph, names: Names) -> Iterator[bytes]:
    return (line(triple) for triple in triples(graph, names))


def quad_lines(graph: KnowledgeGraph, names: Names) -> Iterator[bytes]:
    return (line(triple, name) for triple, name in quads(graph, names))


def line(triple: Triple, name: str | None = None) -> bytes:
    """N-Triples, or N-Quads where the triple stands in a named graph."""
    subject, predicate, value = triple
    where = f" <{name}>" if name else ""
    return f"<{subject}> <{predicate}> {value}{where} .\n".encode()


class Lines(io.RawIOBase):
    """An iterator of bytes as a file to read from."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.lines = iter(lines)
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self.rest or next(self.lines, b"")
        size = min(len(buffer), len(chunk))
        buffer[:size], self.rest = chunk[:size], chunk[size:]
        return size


class CarriageReturns(io.RawIOBase):
    """Passes bytes on, a carriage return as a character reference: XML readers would make a line feed of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.stream.write(bytes(data).replace(b"\r", b"&#13;"))
        return len(data)
