"""Holding a graph file against the SHACL shapes of the ontology, one document at a time where it has named graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib

from kg.ontology import IRI, PREFIXES, Term, folder
from kg.query import load

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
SH = rdflib.SH
TARGETS = {  # how a shape chooses what it is held against
    SH.targetClass: "$this a/rdfs:subClassOf* <{}>",
    SH.targetSubjectsOf: "$this <{}> ?any",
    SH.targetObjectsOf: "?any <{}> $this",
}


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


@dataclass(frozen=True)
class Constraint:
    """A SPARQL constraint: a query for what is wrong, and one for what the shape is held against."""

    message: str
    wrong: str
    targets: str


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


def check(triples: Iterable[ox.Triple]) -> set[Result]:
    """The results over these triples and the ontology: pySHACL's, but for SPARQL constraints, which Oxigraph answers.

    pySHACL would ask each of them of each resource anew; here it is asked once.
    """
    given = [*triples, *ontology_triples()]
    return {*by_pyshacl(lines(given), plain_shapes()), *by_sparql(given)}


def by_pyshacl(data: str, shapes: rdflib.Graph) -> Iterator[Result]:
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=data, format="nt"), shacl_graph=shapes, inplace=True)
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        parts = (report.value(result, part) for part in (SH.focusNode, SH.resultMessage, SH.value))
        yield Result(*("" if part is None else str(part) for part in parts))


def by_sparql(triples: Iterable[ox.Triple]) -> Iterator[Result]:
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples)
    for constraint in constraints():
        rows = solutions(store, constraint.wrong)
        held = {row["this"] for row in solutions(store, constraint.targets)} if rows else set()
        has_value = "?value" in constraint.wrong.split("WHERE")[0]
        for row in rows:
            if row["this"] in held:
                value = row["value"] if has_value else row["this"]
                yield Result(row["this"].value, constraint.message, value.value)


def solutions(store: ox.Store, sparql: str) -> list[ox.QuerySolution]:
    answer = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return list(answer)


@cache
def constraints() -> tuple[Constraint, ...]:
    """The SPARQL constraints of all shapes."""
    graph = shapes()
    found = (Constraint(str(graph.value(one, SH.message)), str(graph.value(one, SH.select)), targets(graph, shape))
             for shape, one in graph.subject_objects(SH.sparql))
    return tuple(sorted(found, key=repr))


def targets(graph: rdflib.Graph, shape: rdflib.term.Node) -> str:
    """A query for what a shape is held against."""
    chosen = (f"{{ {pattern.format(term)} }}" for way, pattern in TARGETS.items() for term in graph.objects(shape, way))
    return f"SELECT DISTINCT $this {{ {' UNION '.join(sorted(chosen))} }}"


@cache
def ontology_triples() -> tuple[ox.Triple, ...]:
    """What the shapes ask of the ontology: everything but its wording."""
    quads = (quad for name in ("core.ttl", "events.ttl") for quad in ox.parse(path=folder() / name))
    return tuple(quad.triple for quad in quads
                 if isinstance(quad.object, ox.NamedNode) or quad.predicate.value == Term.NOTATION)


def lines(triples: Iterable[ox.Triple]) -> str:
    """N-Triples."""
    return "".join(f"{triple} .\n" for triple in triples)


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(folder() / "shapes.ttl", format="turtle")


@cache
def plain_shapes() -> rdflib.Graph:
    """The shapes without SPARQL constraints."""
    plain = rdflib.Graph()
    for triple in shapes():
        if triple[1] != SH.sparql:
            plain.add(triple)
    return plain
