"""A browser, and pages of the explorer in it that must not complain or ask anything of other sites."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from concert import concert
from hostile import hostile
from servers import Server, serving

from kg.assemble import KnowledgeGraph
from kg.explorer.page import write_html
from kg.export import write
from kg.model import Reading

SOFTWARE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox"]
SIZE = {"width": 1200, "height": 800}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Not for longer: while it runs, so does an event loop in which no other can be started."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install -e '.[dev]'")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium (as .ci/run does)")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium, args=SOFTWARE)
        yield running
        running.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in pages, for tests that expect something to."""
    return []


@pytest.fixture
def open_page(browser: Any, complaints: list[str]) -> Iterator[Open]:
    """Opens an address; at the end nothing may have gone wrong in any page that was opened."""
    context = browser.new_context(viewport=SIZE, accept_downloads=True)
    context.set_default_timeout(60_000)
    context.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
    context.on("request", lambda request: complaints.append(request.url) if remote(request.url) else None)

    def open_page(address: str, **options: Any) -> Any:
        page = context.new_page()
        if options:
            page.set_viewport_size(options)
        page.goto(address)
        page.wait_for_selector("#canvas canvas", state="attached")
        return page

    yield open_page
    context.close()
    assert not complaints


def remote(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1:"))


@pytest.fixture
def shown(readings: list[Reading]) -> KnowledgeGraph:
    return concert([*readings, hostile()])


@pytest.fixture
def file(shown: KnowledgeGraph, tmp_path: Path) -> str:
    """The address of the explorer as one file."""
    with (tmp_path / "graph.html").open("wb") as stream:
        write_html(shown, stream)
    return (tmp_path / "graph.html").as_uri()


@pytest.fixture
def server(shown: KnowledgeGraph, tmp_path: Path) -> Iterator[Server]:
    write(shown, tmp_path / "graph.trig")
    with serving(str(tmp_path / "graph.trig")) as running:
        yield running
