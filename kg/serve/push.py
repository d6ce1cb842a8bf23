"""Loading a file into any store that speaks the SPARQL 1.1 Graph Store Protocol, or SPARQL Update.

What is there already is not sent again: a push that broke off is taken up by running it again, and pushing a newer
build sends only the documents that changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.query import load
from kg.serve.remote import GraphStore, Remote, UpdateStore

TIMEOUT = 300.0  # seconds without a byte
Watch = Callable[[str], None]


@dataclass(frozen=True)
class Pushed:
    graphs: int  # named graphs put in place
    kept: int  # named graphs that were there, alike
    triples: int  # triples added to the default graph


def push(path: str | Path, endpoint: str, watch: Watch = lambda graph: None, *, update: str | None = None) -> Pushed:
    """Make the named graphs of an RDF file stand in the store as in the file, and add its default graph to the store's.

    `endpoint` is the graph store's URL; with `update`, the URL that takes SPARQL Update, it is that of its queries.
    `watch` is told each graph before it is compared. Nothing else is removed.
    """
    store = load(path, union=False)
    names = sorted(str(name.value) for name in store.named_graphs())
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True) as client:
        remote = UpdateStore(endpoint, update, client) if update else GraphStore(endpoint, client)
        sent = [replaced(remote, name, store, watch) for name in names]
        watch("the default graph")
        triples = added(remote, graph_of(store, ""))
    return Pushed(sum(sent), len(sent) - sum(sent), triples)


def replaced(remote: Remote, name: str, store: ox.Store, watch: Watch) -> bool:
    """Whether the named graph had to be sent."""
    watch(name)
    ours = graph_of(store, name)
    if remote.triples(name) == ours:
        return False
    remote.put(name, ours)
    return True


def added(remote: Remote, ours: set[ox.Triple]) -> int:
    """How many triples of the default graph had to be sent."""
    missing = ours - remote.triples("") if ours else set()
    remote.add("", missing)
    return len(missing)


def graph_of(store: ox.Store, name: str) -> set[ox.Triple]:
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
