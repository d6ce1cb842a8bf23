"""What `kg serve` hands out to the page."""

from __future__ import annotations

import asyncio
import json
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.assemble import KnowledgeGraph
from kg.explorer.page import PAGE
from kg.explorer.site import edition, pages
from kg.export import write
from kg.model import Actor, Document, Evidence, Mention, Reading, Statement
from kg.query import load
from kg.questions import names
from kg.serve.app import app


@dataclass
class Moving:
    """A place whose newest store changes, as one that documents are added to."""

    folders: list[Path] = field(default_factory=list)
    known: list[Reading] = field(default_factory=list)

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

    def readings(self) -> list[Reading]:
        return self.known


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


def test_a_store_tells_where_actors_are_meant_and_a_file_where_words_for_them_stand(quarrel: KnowledgeGraph,
                                                                                   tmp_path: Path) -> None:
    [courier] = [one for one in quarrel.readings.values() if one.document.title]
    place = Moving().add(quarrel, tmp_path)
    assert {"France", "Mali", "Ana Example"} <= marked(place, courier)
    start = courier.document.text.index("may visit")
    pronoun = Mention(courier.mentions[0].actor, start, start + 3, "may", "pronoun")
    place.known = [replace(courier, mentions=(pronoun,))]
    assert marked(place, courier) == {"may"}
    place.known = [replace(courier, document=replace(courier.document, text="another"))]
    assert "France" in marked(place, courier)


def test_capitals_and_adjectives_of_actors_are_marked(tmp_path: Path) -> None:
    france, japan = Actor("Q142", "France", "State"), Actor("Q17", "Japan", "State")
    text = "France met Japan. Paris told Tokyo that French and Peruvian ships were late."
    document = Document("a", text)
    said = Statement("CONSULT", france, japan, Evidence("a", 0, 17, text[:17]))
    reading = Reading(document, (france, japan), (), (said,))
    place = Moving().add(KnowledgeGraph.of([reading]), tmp_path)
    assert marked(place, reading) == {"France", "Japan", "Paris", "Tokyo", "French"}


def marked(place: Moving, reading: Reading) -> set[str]:
    records = map(json.loads, edition(place.newest(), place.readings()).documents)
    [record] = [one for one in records if one["id"] == reading.document.id]
    text = record["text"]
    return {text[start:end] for _, start, end in record["mentions"]}
