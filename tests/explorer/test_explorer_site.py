"""What `kg serve` hands out to the page."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.assemble import KnowledgeGraph
from kg.explorer.page import PAGE
from kg.explorer.site import pages
from kg.export import write
from kg.model import Reading
from kg.query import load
from kg.questions import names
from kg.serve.app import app


@dataclass
class Moving:
    """A place whose newest store changes, as one that documents are added to."""

    folders: list[Path] = field(default_factory=list)

    def add(self, graph: KnowledgeGraph, folder: Path) -> Moving:
        write(graph, folder / "graph.trig")
        store: ox.Store = load(folder / "graph.trig", folder=folder / "store")
        del store
        self.folders.append(folder / "store")
        return self

    def newest(self) -> Path:
        return self.folders[-1]

    def held(self) -> nullcontext[Path]:
        return nullcontext(self.newest())


def get(place: Moving, *paths: str, compressed: bool = True) -> list[httpx.Response]:
    site = app(place, pages=pages(place))

    async def answers() -> list[httpx.Response]:
        transport, accept = httpx.ASGITransport(site), "gzip" if compressed else "identity"
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return [await client.get(path, headers={"accept-encoding": accept}) for path in paths]

    return asyncio.run(answers())


def test_the_page_the_graph_a_document_and_the_questions(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    place = Moving().add(quarrel, tmp_path)
    page, graph, questions = get(place, "/", "/explorer/graph", "/explorer/questions")
    assert page.content == PAGE.read_bytes() and page.headers["content-type"] == "text/html; charset=utf-8"
    assert [one["name"] for one in questions.json()["questions"]] == names()
    assert graph.headers["content-encoding"] == "gzip" and len(graph.json()["statements"]["iri"]) == 7
    [plain] = get(place, "/explorer/graph", compressed=False)
    assert plain.json() == graph.json() and "content-encoding" not in plain.headers


def test_documents_belong_to_the_graph_they_were_read_for(readings: list[Reading], tmp_path: Path) -> None:
    place = Moving().add(KnowledgeGraph.of(readings[:1]), tmp_path / "one")
    site = app(place, pages=pages(place))

    async def story() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(site), base_url="http://test") as client:
            first = (await client.get("/explorer/graph")).json()["edition"]
            there = await client.get(f"/explorer/documents/{first}/0")
            beyond = await client.get(f"/explorer/documents/{first}/1")
            assert there.json()["text"] == readings[0].document.text and beyond.status_code == 404
            place.add(KnowledgeGraph.of(readings), tmp_path / "two")
            assert (await client.get(f"/explorer/documents/{first}/0")).status_code == 200
            second = (await client.get("/explorer/graph")).json()["edition"]
            stale = await client.get(f"/explorer/documents/{first}/0")
            assert second != first and stale.status_code == 409 and "load it again" in stale.text

    asyncio.run(story())
