"""Serve until told to stop."""

from __future__ import annotations

import copy
import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import uvicorn
from starlette.applications import Starlette
from uvicorn.config import LOGGING_CONFIG

from kg.explorer.site import pages
from kg.model import KgError
from kg.query import load
from kg.serve.app import app
from kg.serve.engine import try_out
from kg.serve.limits import Limits
from kg.serve.place import Fixed, Followed, Place
from kg.store import Store

GRACE = 3  # seconds for open requests to end after a signal


@contextmanager
def loaded(file: str | None) -> Iterator[Place]:
    """A temporary store that holds the RDF file, or nothing."""
    with TemporaryDirectory(prefix="kg-serve-") as folder:
        store = load(file, folder=folder) if file else ox.Store(folder)
        del store  # an engine can open it only when we have closed it
        yield Fixed(Path(folder))


def followed(store: str) -> AbstractContextManager[Place]:
    """A store as `kg add` makes it, in its newest state at any time."""
    return nullcontext(Followed(Store(store)))


def run(source: AbstractContextManager[Place], host: str, port: int, limits: Limits, ready: Callable[[str], None], *,
        writable: bool = False, cors: bool = False) -> None:
    """Serve a source until SIGINT or SIGTERM, then put everything away; `ready` is told the URL."""
    with suppress(KeyboardInterrupt), terminable(), listen(host, port) as listening, source as place:
        try_out(place, writable)
        ready(url(listening))
        site = app(place, writable=writable, cors=cors, limits=limits, pages=pages(place, writable))
        serve(site, listening)


def serve(site: Starlette, listening: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, raised as KeyboardInterrupt when all is shut down. Access log on stderr."""
    config = uvicorn.Config(site, log_config=logging(), timeout_graceful_shutdown=GRACE, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = "address already in use" if error.errno == errno.EADDRINUSE else str(error.strerror).lower()
        raise KgError(f"{host}:{port}: {reason}; expected a free port of this machine, such as --port 0") from error


@contextmanager
def terminable() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does, so that everything is put away."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def logging() -> dict[str, Any]:
    config = copy.deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    config["loggers"]["uvicorn.error"]["level"] = "WARNING"
    return config
