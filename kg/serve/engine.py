"""One `oxigraph` server process on a loopback port: it starts when first asked, and can be ended in mid-query."""

from __future__ import annotations

import asyncio
import resource
import socket
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import httpx

from kg.model import KgError
from kg.serve.limits import MEGABYTE, Limits, Refused, collect
from kg.serve.place import Place

STARTS = 3  # a port that was free may be taken before the engine has it


def binary() -> Path:
    """The server that the PyPI package `oxigraph` holds."""
    try:
        found = [Path(str(file.locate())) for file in files("oxigraph") or () if file.stem == "oxigraph"]
    except PackageNotFoundError:
        found = []
    if not found:
        raise KgError("the oxigraph server is not installed; expected it from: pip install oxigraph")
    return found[0]


def try_out(place: Place, writable: bool) -> None:
    """Start an engine and end it; a KgError if it cannot serve the store."""
    async def once(engine: Engine) -> None:
        await engine.start()
        await engine.stop()

    asyncio.run(once(Engine(place, Limits(), writable)))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@dataclass
class Engine:
    """A server over the store in a place, as it is when the engine starts; a writable one has the place for itself."""

    place: Place
    limits: Limits
    writable: bool = False
    port: int = 0
    folder: Path | None = None
    hold: ExitStack = field(default_factory=ExitStack, repr=False)  # on the folder
    process: asyncio.subprocess.Process | None = None
    log: asyncio.Task[None] | None = field(default=None, repr=False)

    async def start(self) -> None:
        for _ in range(STARTS):
            if await self._started(free_port()):
                return
        raise KgError(f"{self.place.newest()}: the oxigraph server does not start on this store")

    async def _started(self, port: int) -> bool:
        mode = "serve" if self.writable else "serve-read-only"
        self.folder = self.hold.enter_context(self.place.held())
        self.process = process = await asyncio.create_subprocess_exec(
            binary(), mode, "--location", self.folder, "--bind", f"127.0.0.1:{port}",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, start_new_session=True)
        bound_memory(process.pid, self.limits.memory * MEGABYTE)
        assert process.stderr is not None
        listening = b"Listening" in await process.stderr.readline()
        self.log = asyncio.create_task(drain(process.stderr))
        self.port = port
        if not listening:
            await self.stop()
        return listening

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.returncode is None

    @property
    def outdated(self) -> bool:
        """Whether it reads what is no longer the newest."""
        return self.running and self.folder != self.place.newest()

    async def stop(self) -> None:
        """End the process, whatever it is doing; the store outlives that, and an update it was in is undone."""
        if self.process is not None and self.log is not None:
            if self.running:
                self.process.kill()
            await self.process.wait()
            await self.log
        self.hold.close()

    async def answer(self, client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
        """The whole answer to a request for `http://127.0.0.1/…`, whatever the port."""
        request.url = request.url.copy_with(port=self.port)
        response = await client.send(request, stream=True)
        too_large = Refused(500, f"the answer is larger than {self.limits.megabytes} MB; use LIMIT and OFFSET")
        try:
            body = await collect(response.aiter_bytes(), self.limits.megabytes * MEGABYTE, too_large)
        finally:
            await response.aclose()
        return httpx.Response(response.status_code, headers=response.headers, content=body)


def bound_memory(process: int, size: int) -> None:
    if hasattr(resource, "prlimit"):  # Linux
        resource.prlimit(process, resource.RLIMIT_DATA, (size, size))


async def drain(stream: asyncio.StreamReader) -> None:
    async for _line in stream:
        pass
