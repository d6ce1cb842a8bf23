"""The ASGI app: SPARQL 1.1 Protocol at /query and /update, Graph Store Protocol at /store.

The engine speaks the protocols; the app passes requests on, keeps to the limits and refuses what reaches outward.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from kg.outward import outward
from kg.serve.limits import MEGABYTE, Limits, Refused, collect
from kg.serve.operation import operations
from kg.serve.place import Fixed, Place
from kg.serve.pool import Pool

PASSED_ON = ("accept", "content-type", "host")
PASSED_BACK = ("content-type", "location")


def app(folder: str | Path | Place, *, writable: bool = False, cors: bool = False, limits: Limits | None = None,
        pages: Sequence[BaseRoute] = ()) -> Starlette:
    """An endpoint over the Oxigraph store in a folder, or in a place that moves on.

    `pages` are routes of your own, such as static files at "/".
    """
    limits = limits or Limits()
    pool = Pool(Fixed(Path(folder)) if isinstance(folder, str | Path) else folder, limits, writable)

    async def answer(request: Request) -> Response:
        too_large = Refused(413, f"the request is larger than {limits.megabytes} MB")
        body = await collect(request.stream(), limits.megabytes * MEGABYTE, too_large)
        check(request, body)
        found = await unless_gone(request, pool.answer(forwarded(request, body)))
        return Response(found.content, found.status_code, chosen(found.headers, PASSED_BACK))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await pool.close()

    stores = ["GET", "PUT", "POST", "DELETE"] if writable else ["GET"]
    routes = [Route("/query", answer, methods=["GET", "POST"]), Route("/update", answer, methods=["POST"]),
              Route("/store", answer, methods=stores), *pages]
    everyone = [Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])]
    return Starlette(routes=routes, lifespan=lifespan, middleware=everyone if cors else [],
                     exception_handlers={Refused: refused})


async def unless_gone(request: Request, answer: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    """The answer; if the client goes away meanwhile, whoever works on it is told to stop."""
    work, left = asyncio.create_task(answer), asyncio.create_task(gone(request))
    await asyncio.wait([work, left], return_when=asyncio.FIRST_COMPLETED)
    left.cancel()
    if not work.done():
        work.cancel()
        await asyncio.wait([work])
        raise Refused(499, "the client has gone")
    return work.result()


async def gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def check(request: Request, body: bytes) -> None:
    for operation in operations(request.url.query, request.headers.get("content-type", ""), body):
        if keyword := outward(operation):
            raise Refused(403, f"{keyword} is refused: this server asks no other")


def forwarded(request: Request, body: bytes) -> httpx.Request:
    method = "GET" if request.method == "HEAD" else request.method
    url = httpx.URL(f"http://127.0.0.1{request.url.path}", query=request.url.query.encode("ascii") or None)
    return httpx.Request(method, url, headers=chosen(request.headers, PASSED_ON), content=body)


def chosen(headers: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {name: headers[name] for name in names if name in headers}


async def refused(_request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refused)
    wait = {"retry-after": "5"} if refusal.status == 503 else None
    return PlainTextResponse(f"{refusal.reason}\n", refusal.status, wait)
