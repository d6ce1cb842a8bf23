"""SPARQL over a graph file. Named graphs can be asked for by GRAPH; all other patterns see every triple of the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.model import KgError
from kg.ontology import BASE, PREFIXES, Term
from kg.outward import outward

SUFFIXES = (".ttl", ".nt", ".nq", ".trig", ".jsonld", ".rdf")
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class Result:
    """Columns and rows; a CONSTRUCT or DESCRIBE has one row a triple, an ASK one row with true or false."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    truth: bool | None = None  # of an ASK

    def table(self) -> list[list[str]]:
        """Rows of text to show: IRIs shortened by the known prefixes, literals bare, nothing for what is unbound."""
        return [[show(value) for value in row] for row in self.rows]

    def csv(self) -> str:
        """SPARQL 1.1 Query Results CSV."""
        out = io.StringIO()
        csv.writer(out).writerows([self.columns, *([bare(value) for value in row] for row in self.rows)])
        return out.getvalue()

    def json(self) -> str:
        """SPARQL 1.1 Query Results JSON."""
        if self.truth is not None:
            return json.dumps({"head": {}, "boolean": self.truth})
        bound = [{name: binding(value) for name, value in zip(self.columns, row, strict=True) if value is not None}
                 for row in self.rows]
        answer = {"head": {"vars": self.columns}, "results": {"bindings": bound}}
        return json.dumps(answer, ensure_ascii=False, indent=1)


def query(path: str | Path, sparql: str) -> Result:
    """Answer a SPARQL 1.1 query over a file or a store; kg:, skos:, prov: and the ontology's other prefixes are known.

    A KgError says where a query or a file is wrong.
    """
    from kg.store import Store, is_store

    return Store(path).query(sparql) if is_store(path) else ask(load(path), sparql)


def ask(store: ox.Store, sparql: str) -> Result:
    """Answer a query over a loaded store; a KgError where it is wrong, or would ask another."""
    if keyword := outward(sparql):
        raise KgError(f"query: {keyword} is refused: everything stays on this machine")
    try:
        answer = store.query(sparql, prefixes=PREFIXES)
        if isinstance(answer, ox.QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Result(columns, tuple(tuple(solution) for solution in answer))
        if isinstance(answer, ox.QueryTriples):
            return Result(("subject", "predicate", "object"), tuple(tuple(triple) for triple in answer))
    except (SyntaxError, OSError) as error:
        raise KgError(f"query: {' '.join(str(error).split())}; known prefixes: {', '.join(PREFIXES)}") from error
    truth = bool(answer)
    return Result(("answer",), ((ox.Literal(truth),),), truth)


def load(path: str | Path, *, union: bool = True, folder: str | Path | None = None) -> ox.Store:
    """A file in memory, or in a new store in `folder`; with `union`, the default graph also holds every triple once."""
    path = Path(path)
    if path.suffix not in SUFFIXES:
        raise KgError(f"{path}: no RDF file by its suffix, expected one of {', '.join(SUFFIXES)}")
    if not path.is_file():
        raise KgError(f"{path}: no such file")
    store = ox.Store(folder)
    try:
        store.bulk_load(path=path)
        if union and any(store.named_graphs()):
            store.bulk_extend(merged(path))
    except SyntaxError as error:
        raise KgError(f"{path}: not valid {path.suffix[1:]}: {error.msg}") from error
    return store


def merged(path: Path) -> Iterator[ox.Quad]:
    return (ox.Quad(*quad.triple) for quad in ox.parse(path=path))


def bare(value: Value | None) -> str:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return str(value.value)
    return "" if value is None else str(value)


def show(value: Value | None) -> str:
    """The shortest honest form for people."""
    text = bare(value)
    if not isinstance(value, ox.NamedNode):
        return text
    known = {prefix: iri for prefix, iri in [("", BASE), *PREFIXES.items()] if text.startswith(iri)}
    prefix = max(known, key=lambda name: len(known[name]), default=None)
    return text if prefix is None else f"{prefix}:{text.removeprefix(known[prefix])}"


def binding(value: Value) -> dict[str, Any]:
    if isinstance(value, ox.Triple):
        parts = zip(("subject", "predicate", "object"), value, strict=True)
        return {"type": "triple", "value": {name: binding(part) for name, part in parts}}
    if isinstance(value, ox.Literal):
        extra = {"xml:lang": value.language} if value.language else {"datatype": value.datatype.value}
        plain = extra.get("datatype") == Term.STRING
        return {"type": "literal", "value": value.value} | ({} if plain else extra)
    return {"type": "uri" if isinstance(value, ox.NamedNode) else "bnode", "value": value.value}
