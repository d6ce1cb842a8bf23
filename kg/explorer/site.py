"""What `kg serve` adds to its endpoint: the page at /, its graph, documents by their rows, and the named questions."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.explorer.page import EDITOR, PAGE, dumped
from kg.model import Reading, digest
from kg.ontology import PREFIXES, Term, vocabulary
from kg.questions import names, question
from kg.serve.place import Place


@dataclass(frozen=True)
class Edition:
    """A state of the graph, as the page wants it: documents point into the graph that has the same name."""

    name: str
    graph: bytes
    documents: list[bytes]


class Editions:
    """The newest edition of the store in a place, made when first asked for. A writable store has one each time."""

    def __init__(self, place: Place, writable: bool) -> None:
        self.place = place
        self.writable = writable
        self.made: tuple[Path | None, Edition] | None = None
        self.lock = Lock()

    def newest(self) -> Edition:
        with self.lock:
            folder = self.place.newest()
            if self.made is None or self.made[0] != folder or self.writable:
                with self.place.held() as held:
                    self.made = held, edition(held, self.place.readings())
            return self.made[1]

    def named(self, name: str) -> Edition | None:
        return self.made[1] if self.made and self.made[1].name == name else None


def edition(folder: Path, known: Iterable[Reading] = ()) -> Edition:
    """Of a store in a folder; `known` are readings of its documents, for what its RDF does not tell."""
    from kg.builder import with_background
    from kg.explorer.data import page_data
    from kg.explorer.documents import document_records
    from kg.explorer.from_rdf import base_of, read_graph
    from kg.explorer.mentions import mentioned, words

    store = ox.Store.read_only(str(folder))
    graph = mentioned(read_graph(store, words()), known)
    graph = graph if graph.background.actors else with_background(graph)
    data = page_data(graph, base_of(store))
    name = digest(dumped(data).decode("utf-8"))
    return Edition(name, dumped(data | {"edition": name}), [dumped(record) for record in document_records(graph)])


def pages(place: Place, writable: bool = False) -> list[BaseRoute]:
    """The routes of the explorer over the store in a place."""
    editions = Editions(place, writable)

    async def page(request: Request) -> Response:
        return packed(request, PAGE.read_bytes(), "text/html; charset=utf-8")

    async def editor(request: Request) -> Response:
        return packed(request, EDITOR.read_bytes(), "text/javascript; charset=utf-8")

    async def graph(request: Request) -> Response:
        return packed(request, (await run_in_threadpool(editions.newest)).graph)

    async def documents(request: Request) -> Response:
        found, wanted = editions.named(request.path_params["edition"]), request.path_params["rows"].split(",")
        if found is None:
            return PlainTextResponse("the graph has changed since this page was loaded; load it again\n", 409)
        if not all(row.isdecimal() and int(row) < len(found.documents) for row in wanted):
            return Response(status_code=404)
        return packed(request, b"\n".join(found.documents[int(row)] for row in wanted))

    async def questions(request: Request) -> Response:
        return packed(request, dumped({"prefixes": PREFIXES, "terms": terms(), "questions": asked()}))

    return [Route("/", page), Route("/explorer/editor.js", editor), Route("/explorer/graph", graph),
            Route("/explorer/questions", questions),
            Route("/explorer/documents/{edition}/{rows}", documents)]


def asked() -> list[dict[str, Any]]:
    return [asdict(question(name)) for name in names()]


def terms() -> dict[str, str]:
    """What queries are made of, as prefixed names: our own terms with their labels, and those of others we write."""
    own = {subject: quoted.rpartition('"')[0][1:] for subject, about, quoted in vocabulary() if about == Term.LABEL}
    others = {term: "" for name, term in vars(Term).items() if name.isupper() and term not in own}
    return {prefixed(term): label for term, label in sorted((own | others).items())}


def prefixed(iri: str) -> str:
    prefix, space = next((prefix, space) for prefix, space in PREFIXES.items() if iri.startswith(space))
    return f"{prefix}:{iri.removeprefix(space)}"


def packed(request: Request, body: bytes, kind: str = "application/json") -> Response:
    """Compressed where the client takes it."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(body, media_type=kind)
    return Response(gzip.compress(body, 6, mtime=0), media_type=kind, headers={"content-encoding": "gzip"})
