"""The app takes routes of others, such as an explorer's static files, after its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from kg.serve.app import app


def test_static_files_stand_beside_the_endpoint(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Explorer</h1>")
    site = app(tmp_path / "no-store", pages=[Mount("/", StaticFiles(directory=tmp_path, html=True))])

    async def get() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://test") as client:
            return [await client.get("/"), await client.delete("/query")]

    page, endpoint = asyncio.run(get())
    assert page.text == "<h1>Explorer</h1>" and endpoint.status_code == 405
