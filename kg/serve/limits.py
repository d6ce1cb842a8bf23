"""What one request may cost, and what happens to one that costs more."""

from __future__ import annotations

from collections.abc import AsyncIterable
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    seconds: float = 30.0  # for the answer to one request
    wait: float = 5.0  # seconds in line for a free engine
    engines: int = 4  # requests answered at the same time
    megabytes: int = 64  # of one request, and of one answer
    memory: int = 2048  # megabytes of working memory of one engine, where the system can bound it


class Refused(Exception):
    """A request that will not be answered: the HTTP status to give, and one line for the client."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


async def collect(chunks: AsyncIterable[bytes], limit: int, refusal: Refused) -> bytes:
    """All chunks as one; raises the refusal as soon as they are more than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise refusal
        parts.append(chunk)
    return b"".join(parts)
