"""The RDF view of a store, in Oxigraph on disk: what `kg export` writes as N-Quads, changed document by document.

As in a file loaded by kg.query, the default graph also holds, once, the triples of all named graphs. Every writing
function sets a state, so that it can be done again after a crash at any point of it.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.export.rdf import line
from kg.export.rdf_background import describe_graph
from kg.export.rdf_mapping import describe_actor, describe_dataset
from kg.export.rdf_terms import Names, Triple
from kg.model import Actor
from kg.ontology import IRI, ontology, vocabulary
from kg.store.locks import locked

DEFAULT = ox.DefaultGraph()
WORKING, PUBLISHED, DRAFT = "rdf", "published", ".part"


def set_frame(rdf: ox.Store, names: Names, background: Collection[Triple]) -> set[str]:
    """What no document says: the vocabulary, the background, what the dataset is. Of whom the background fell silent.
    """
    set_graph(rdf, IRI, vocabulary())
    gone = set_graph(rdf, names.background, background)
    about = list(describe_graph(names)) if background else []
    for subject in (names.dataset, names.background):
        old = rdf.quads_for_pattern(ox.NamedNode(subject), None, None, DEFAULT)
        swap(rdf, {quad.triple for quad in old},
             parsed(triple for triple in [*describe_dataset(names), *about] if triple[0] == subject))
    return {triple.subject.value for triple in gone if isinstance(triple.subject, ox.NamedNode)}


def set_graph(rdf: ox.Store, name: str, described: Iterable[Triple]) -> set[ox.Triple]:
    """Make the named graph hold these triples; without any, it is gone. What it held and holds no more."""
    graph, new = ox.NamedNode(name), parsed(described)
    old = {quad.triple for quad in rdf.quads_for_pattern(None, None, None, graph)}
    swap(rdf, old, new, graph)
    if not new:
        rdf.remove_graph(graph)
    return old - new


def set_actor(rdf: ox.Store, iri: str, described: Iterable[Triple]) -> None:
    """Make the description of an actor, which stands in the default graph, hold these triples."""
    subject = ox.NamedNode(iri)
    found = (quad for term in descriptive() for quad in rdf.quads_for_pattern(subject, term, None, DEFAULT))
    swap(rdf, {quad.triple for quad in found}, parsed(described))


@cache
def descriptive() -> tuple[ox.NamedNode, ...]:
    """The properties by which actors are described, as those of an actor that has them all show."""
    whole = Actor("x", "x", next(iter(ontology().classes)), wikidata="Q1", iso3="XXX", affiliation="y")
    return tuple(ox.NamedNode(term) for term in sorted({term for _, term, _ in describe_actor(whole, Names())}))


def swap(rdf: ox.Store, old: set[ox.Triple], new: set[ox.Triple], graph: ox.NamedNode | None = None) -> None:
    """Put new triples for old ones, in the default graph and in `graph`; what other graphs also hold stays default."""
    rdf.extend(within(triple, name) for triple in new - old for name in (DEFAULT, graph) if name)
    for triple in old - new:
        if not elsewhere(rdf, triple, graph):
            rdf.remove(within(triple, DEFAULT))
        if graph:
            rdf.remove(within(triple, graph))


def elsewhere(rdf: ox.Store, triple: ox.Triple, graph: ox.NamedNode | None) -> bool:
    found = rdf.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return any(quad.graph_name not in (DEFAULT, graph) for quad in found)


def within(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def parsed(described: Iterable[Triple]) -> set[ox.Triple]:
    lines = b"".join(line(triple) for triple in described)
    return {quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES)}


def publish(rdf: ox.Store, folder: Path) -> None:
    """Put the view on disk, and beside it, by hard links, a copy for readers that never changes.

    Copies that no reader holds any more are deleted.
    """
    rdf.flush()
    place = folder / PUBLISHED
    place.mkdir(exist_ok=True)
    for draft in place.glob(f"*{DRAFT}"):
        shutil.rmtree(draft)
    older = copies(folder)
    number = int(older[-1].name) + 1 if older else 1
    draft = place / f"{number}{DRAFT}"
    rdf.backup(draft)
    draft.rename(place / str(number))
    for copy in older:
        drop(copy)


def copies(folder: Path) -> list[Path]:
    """The published copies, the newest last."""
    found = (path for path in (folder / PUBLISHED).glob("*") if path.name.isdecimal())
    return sorted(found, key=lambda path: int(path.name))


def newest(folder: Path) -> Path | None:
    return next(reversed(copies(folder)), None)


def drop(copy: Path) -> None:
    with locked(copy, fcntl.LOCK_EX | fcntl.LOCK_NB) as unread:
        if unread:
            shutil.rmtree(copy)


@contextmanager
def published(folder: Path) -> Iterator[Path | None]:
    """The newest copy, kept from deletion meanwhile; None where nothing was published yet."""
    while copy := newest(folder):
        if not copy.exists():
            continue
        with locked(copy, fcntl.LOCK_SH):
            if (copy / "CURRENT").exists():
                yield copy
                return
    yield None
