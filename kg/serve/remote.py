"""Other people's stores: what a graph of theirs holds, and how to put triples there, over either of two protocols."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

import httpx
import pyoxigraph as ox

from kg.model import KgError

BATCH = 10_000  # triples in one request, where they can be parted
FORMAT = ox.RdfFormat.N_TRIPLES
ACCEPT = f"{FORMAT.media_type}, {ox.RdfFormat.TURTLE.media_type};q=0.5"
UPDATE = "application/sparql-update"
QUERY = "application/sparql-query"


class Remote(Protocol):
    """A store; a graph is named by its IRI, or "" for the default graph."""

    def triples(self, graph: str) -> set[ox.Triple]: ...

    def put(self, graph: str, triples: Collection[ox.Triple]) -> None: ...

    def add(self, graph: str, triples: Collection[ox.Triple]) -> None: ...


@dataclass(frozen=True)
class GraphStore:
    """Over the SPARQL 1.1 Graph Store Protocol: PUT replaces a named graph, POST adds to a graph."""

    endpoint: str
    client: httpx.Client

    def triples(self, graph: str) -> set[ox.Triple]:
        return parsed(self._ask("GET", graph, headers={"accept": ACCEPT}))

    def put(self, graph: str, triples: Collection[ox.Triple]) -> None:
        self._send("PUT", graph, triples)

    def add(self, graph: str, triples: Collection[ox.Triple]) -> None:
        for batch in batches(triples):
            self._send("POST", graph, batch)

    def _send(self, method: str, graph: str, triples: Collection[ox.Triple]) -> None:
        body = ox.serialize(triples, format=FORMAT)
        self._ask(method, graph, content=body, headers={"content-type": FORMAT.media_type})

    def _ask(self, method: str, graph: str, **rest: Any) -> httpx.Response:
        """The answer, empty if a graph to GET is not there."""
        parameters = {"graph": graph} if graph else {"default": ""}
        answer = sent(self.client, method, self.endpoint, params=parameters, **rest)
        if method == "GET" and answer.status_code == 404:
            return httpx.Response(200)
        return accepted(answer, self.endpoint, method, graph)


@dataclass(frozen=True)
class UpdateStore:
    """Over SPARQL: one address answers, another takes changes. A large graph goes in several parts."""

    query: str
    update: str
    client: httpx.Client

    def triples(self, graph: str) -> set[ox.Triple]:
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {within(graph, '?s ?p ?o')} }}"
        headers = {"accept": ACCEPT, "content-type": QUERY}
        answer = sent(self.client, "POST", self.query, content=sparql.encode(), headers=headers)
        return parsed(accepted(answer, self.query, "a query", graph))

    def put(self, graph: str, triples: Collection[ox.Triple]) -> None:
        first, *rest = batches(triples)
        self._change(graph, f"DROP SILENT GRAPH <{graph}> ;\n{insert(graph, first)}")
        for batch in rest:
            self._change(graph, insert(graph, batch))

    def add(self, graph: str, triples: Collection[ox.Triple]) -> None:
        for batch in batches(triples):
            self._change(graph, insert(graph, batch))

    def _change(self, graph: str, sparql: str) -> None:
        answer = sent(self.client, "POST", self.update, content=sparql.encode(), headers={"content-type": UPDATE})
        accepted(answer, self.update, "an update", graph)


def insert(graph: str, triples: Collection[ox.Triple]) -> str:
    lines = "".join(f"{triple} .\n" for triple in triples)
    return f"INSERT DATA {{ {within(graph, lines)} }}"


def within(graph: str, pattern: str) -> str:
    return f"GRAPH <{graph}> {{ {pattern} }}" if graph else pattern


def parsed(answer: httpx.Response) -> set[ox.Triple]:
    format = ox.RdfFormat.from_media_type(answer.headers.get("content-type", "")) or FORMAT
    return {quad.triple for quad in ox.parse(answer.content, format=format)}


def batches(triples: Collection[ox.Triple]) -> Iterator[list[ox.Triple]]:
    rest = iter(sorted(triples, key=str))
    while batch := list(islice(rest, BATCH)):
        yield batch


def sent(client: httpx.Client, method: str, url: str, **rest: Any) -> httpx.Response:
    """The answer; a KgError if there is none."""
    try:
        return client.request(method, url, **rest)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise KgError(f"{url}: {error or type(error).__name__}; expected a store, such as "
                      "http://localhost:7878/store; run again to go on") from error


def accepted(answer: httpx.Response, url: str, method: str, graph: str) -> httpx.Response:
    """The answer; a KgError if the store refused."""
    if not answer.is_success:
        what, said = graph or "the default graph", " ".join(answer.text.split())[:200]
        raise KgError(f"{url}: {answer.status_code} to {method} of {what}: {said}")
    return answer
