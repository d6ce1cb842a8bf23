"""Loading a file into any store that speaks the SPARQL 1.1 Graph Store Protocol.

What is there already is not sent again: a push that broke off is taken up by running it again, and pushing a newer
build sends only the documents that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox

from kg.model import KgError
from kg.query import load

BATCH = 10_000  # triples of the default graph in one request
TIMEOUT = 300.0  # seconds without a byte
FORMAT = ox.RdfFormat.N_TRIPLES
Watch = Callable[[str], None]


@dataclass(frozen=True)
class Pushed:
    graphs: int  # named graphs put in place
    kept: int  # named graphs that were there, alike
    triples: int  # triples added to the default graph


@dataclass(frozen=True)
class Remote:
    """A graph store: PUT replaces a named graph, POST adds to the default graph."""

    endpoint: str
    client: httpx.Client

    def triples(self, graph: str) -> set[ox.Triple]:
        """What the store holds in a graph, named by its IRI, or "" for the default graph."""
        answer = self.ask("GET", graph, headers={"accept": FORMAT.media_type})
        return {quad.triple for quad in ox.parse(answer.content, format=FORMAT)}

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        self._send("PUT", graph, triples)

    def add(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        self._send("POST", graph, triples)

    def _send(self, method: str, graph: str, triples: Iterable[ox.Triple]) -> None:
        body = ox.serialize(triples, format=FORMAT)
        self.ask(method, graph, content=body, headers={"content-type": FORMAT.media_type})

    def ask(self, method: str, graph: str, **rest: Any) -> httpx.Response:
        """The answer, empty if a graph to GET is not there; a KgError if the store refuses or cannot be reached."""
        try:
            answer = self.client.request(method, self.endpoint, params={"graph": graph} if graph else {"default": ""},
                                         **rest)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise KgError(f"{self.endpoint}: {error or type(error).__name__}; expected a graph store, such as "
                          "http://localhost:7878/store; run again to go on") from error
        if method == "GET" and answer.status_code == 404:
            return httpx.Response(200)
        if not answer.is_success:
            what, said = graph or "the default graph", " ".join(answer.text.split())[:200]
            raise KgError(f"{self.endpoint}: {answer.status_code} to {method} of {what}: {said}")
        return answer


def push(path: str | Path, endpoint: str, watch: Watch = lambda graph: None) -> Pushed:
    """Make the named graphs of an RDF file stand in the store as in the file, and add its default graph to the store's.

    `endpoint` is the graph store's URL; `watch` is told each graph before it is compared. Nothing else is removed.
    """
    store = load(path, union=False)
    names = sorted(str(name.value) for name in store.named_graphs())
    with httpx.Client(timeout=TIMEOUT, follow_redirects=True) as client:
        remote = Remote(endpoint, client)
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
    for batch in batches(missing):
        remote.add("", batch)
    return len(missing)


def graph_of(store: ox.Store, name: str) -> set[ox.Triple]:
    graph = ox.NamedNode(name) if name else ox.DefaultGraph()
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}


def batches(triples: set[ox.Triple]) -> Iterator[list[ox.Triple]]:
    rest = iter(sorted(triples, key=str))
    while batch := list(islice(rest, BATCH)):
        yield batch
