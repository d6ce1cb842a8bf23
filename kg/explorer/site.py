"""What `kg serve` adds to its endpoint: the page at /, its graph, its documents one by one, and the named questions."""

from __future__ import annotations

import gzip
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.explorer.data import page_data
from kg.explorer.documents import document_records
from kg.explorer.from_rdf import base_of, read_graph
from kg.explorer.page import PAGE, dumped
from kg.ontology import PREFIXES
from kg.questions import names, question


class Explored:
    """The graph of a store as the page wants it, read when first asked for."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    @cached_property
    def parts(self) -> tuple[bytes, list[bytes]]:
        """The graph, and each document, as JSON."""
        store = ox.Store.read_only(str(self.folder))
        graph = read_graph(store)
        return dumped(page_data(graph, base_of(store))), [dumped(record) for record in document_records(graph)]


def pages(folder: str | Path) -> list[BaseRoute]:
    """The routes of the explorer over the Oxigraph store in `folder`."""
    explored = Explored(folder)

    async def page(request: Request) -> Response:
        return packed(request, PAGE.read_bytes(), "text/html; charset=utf-8")

    async def graph(request: Request) -> Response:
        return packed(request, (await run_in_threadpool(lambda: explored.parts))[0])

    async def document(request: Request) -> Response:
        found = (await run_in_threadpool(lambda: explored.parts))[1]
        number = int(request.path_params["number"])
        return packed(request, found[number]) if number < len(found) else Response(status_code=404)

    async def questions(request: Request) -> Response:
        return packed(request, dumped({"prefixes": PREFIXES, "questions": asked()}))

    return [Route("/", page), Route("/explorer/graph", graph), Route("/explorer/questions", questions),
            Route("/explorer/documents/{number:int}", document)]


def asked() -> list[dict[str, Any]]:
    return [asdict(question(name)) for name in names()]


def packed(request: Request, body: bytes, kind: str = "application/json") -> Response:
    """Compressed where the client takes it."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(body, media_type=kind)
    return Response(gzip.compress(body, 6, mtime=0), media_type=kind, headers={"content-encoding": "gzip"})
