"""Engines over one store, each started when needed. One answers one request at a time, and is ended if it hangs.

Where the store moves on, an engine that starts reads its newest state; a request is answered from the state that was
the newest when it came.
"""

from __future__ import annotations

import asyncio

import httpx

from kg.model import KgError
from kg.serve.engine import Engine
from kg.serve.limits import Limits, Refused
from kg.serve.place import Place


class Pool:
    """Read-only engines side by side, or one writable engine, which then answers one request after the other."""

    def __init__(self, place: Place, limits: Limits, writable: bool) -> None:
        self.limits = limits
        self.engines = [Engine(place, limits, writable) for _ in range(1 if writable else limits.engines)]
        self.idle: asyncio.LifoQueue[Engine] = asyncio.LifoQueue()
        for engine in self.engines:
            self.idle.put_nowait(engine)
        self.client = httpx.AsyncClient(timeout=None, trust_env=False,
                                        limits=httpx.Limits(max_keepalive_connections=0))

    async def close(self) -> None:
        await self.client.aclose()
        for engine in self.engines:
            await engine.stop()

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """What an engine answers. Refused with 503 if none is free, or it takes too long or breaks down.

        Cancelling stops the query, too.
        """
        engine = await self._free()
        answered = False
        try:
            async with asyncio.timeout(self.limits.seconds):
                if engine.outdated:
                    await engine.stop()
                if not engine.running:
                    await self._retire()
                    await engine.start()
                response = await engine.answer(self.client, request)
            answered = True
            return response
        except TimeoutError:
            raise Refused(503, f"stopped: no answer within {self.limits.seconds:g} s") from None
        except (httpx.TransportError, KgError):
            raise Refused(503, f"stopped: the engine broke down, perhaps at {self.limits.memory} MB") from None
        finally:
            if not answered or engine.outdated:
                await engine.stop()
            self.idle.put_nowait(engine)

    async def _retire(self) -> None:
        """Stop idle engines that are outdated, so that nobody holds what they read any more."""
        idle = [self.idle.get_nowait() for _ in range(self.idle.qsize())]
        try:
            for engine in idle:
                if engine.outdated:
                    await engine.stop()
        finally:
            for engine in reversed(idle):
                self.idle.put_nowait(engine)

    async def _free(self) -> Engine:
        try:
            async with asyncio.timeout(self.limits.wait):
                return await self.idle.get()
        except TimeoutError:
            raise Refused(503, f"busy: {len(self.engines)} requests are being answered; try again later") from None
