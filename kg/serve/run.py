"""Serve until told to stop."""

from __future__ import annotations

import copy
import errno
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import pyoxigraph as ox
import uvicorn
from starlette.applications import Starlette
from uvicorn.config import LOGGING_CONFIG

from kg.model import KgError
from kg.query import load
from kg.serve.app import app
from kg.serve.limits import Limits

GRACE = 5  # seconds for open requests to end after a signal


def serve_file(file: str | None, host: str, port: int, limits: Limits, tell: Callable[[str], None], *,
               writable: bool = False, cors: bool = False) -> None:
    """Serve an RDF file, or an empty store, from a temporary copy; `tell` gets a line on what is where, when ready."""
    signal.signal(signal.SIGTERM, interrupt)
    with suppress(KeyboardInterrupt), listen(host, port) as listening, TemporaryDirectory(prefix="kg-serve-") as folder:
        store = load(file, folder=folder) if file else ox.Store(folder)
        del store  # an engine can open it only when we have closed it
        tell(f"{file or 'empty store'}: SPARQL at {url(listening)}/query, "
             f"{'writable' if writable else 'read-only'}; Ctrl-C ends it")
        serve(app(folder, writable=writable, cors=cors, limits=limits), listening)


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


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Lets SIGTERM end the process as Ctrl-C does, so that everything is put away."""
    raise KeyboardInterrupt


def logging() -> dict[str, Any]:
    config = copy.deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    config["loggers"]["uvicorn.error"]["level"] = "WARNING"
    return config
