"""Holding a graph file against the SHACL shapes of the ontology, one document at a time where it has named graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kg.ontology import IRI, Term, folder
from kg.query import load

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


@dataclass(frozen=True, order=True)
class Result:
    """One thing that does not hold: about which resource, what the shape asks for, and what is there instead."""

    focus: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.focus}: {self.message}" + (f"; here {self.value}" if self.value not in ("", self.focus) else "")


@dataclass(frozen=True)
class Report:
    """What validation found, in order and each thing once."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        return not self.results

    @property
    def text(self) -> str:
        """A line a result, and one that counts them."""
        count = f"{len(self.results)} thing(s) do not hold" if self.results else "conforms"
        return "\n".join([*map(str, self.results), count])


class Chunk(rdflib.Graph):
    """A graph that parses each query once: pySHACL asks the same few of every resource, and parsing is most of it."""

    prepared = staticmethod(cache(prepareQuery))

    def query(self, query_object: Any, *args: Any, **options: Any) -> rdflib.query.Result:
        return super().query(self.prepared(query_object), *args, **options)


def validate(path: str | Path) -> Report:
    """Check a Turtle, N-Triples, N-Quads, TriG, JSON-LD or RDF/XML file; an unreadable one raises KgError."""
    store = load(path, union=False)
    return Report(tuple(sorted({result for chunk in chunks(store) for result in check(chunk)})))


def chunks(store: ox.Store) -> Iterator[list[ox.Triple]]:
    """The default graph, then each named graph with what the default graph says of the resources it names."""
    yield found(store, None, ox.DefaultGraph())
    for name in sorted(store.named_graphs(), key=str):
        if name.value == IRI:
            continue
        own = found(store, None, name)
        named = {term for triple in own for term in (triple.subject, triple.object) if isinstance(term, ox.NamedNode)}
        yield own + [triple for term in named for triple in found(store, term, ox.DefaultGraph())]


def found(store: ox.Store, subject: ox.NamedNode | None, graph: GraphName) -> list[ox.Triple]:
    return [quad.triple for quad in store.quads_for_pattern(subject, None, None, graph)]


def check(triples: Iterable[ox.Triple]) -> Iterator[Result]:
    """The results of pySHACL over these triples and the ontology."""
    data = Chunk()
    data.parse(data=ontology_lines() + lines(triples), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inplace=True)
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        parts = (report.value(result, part) for part in (rdflib.SH.focusNode, rdflib.SH.resultMessage, rdflib.SH.value))
        yield Result(*("" if part is None else str(part) for part in parts))


@cache
def ontology_lines() -> str:
    """What the shapes ask of the ontology: everything but its wording."""
    quads = (quad for name in ("core.ttl", "events.ttl") for quad in ox.parse(path=folder() / name))
    return lines(quad.triple for quad in quads
                 if isinstance(quad.object, ox.NamedNode) or quad.predicate.value == Term.NOTATION)


def lines(triples: Iterable[ox.Triple]) -> str:
    """N-Triples."""
    return "".join(f"{triple} .\n" for triple in triples)


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(folder() / "shapes.ttl", format="turtle")
