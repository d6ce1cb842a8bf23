"""Pictures of the explorer on the bundled sample, for the README, written to exports/screenshots.

    PYTHONPATH=. python benchmarks/screenshots.py
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import kg
from kg.export.rdf_membership import holds
from kg.ontology import ontology

ROOT = Path(__file__).parents[1]
SAMPLE, FOLDER = ROOT / "exports" / "sample.ttl", ROOT / "exports" / "screenshots"
SOFTWARE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox"]
COLOURS = 255
DESK, PHONE = {"width": 1200, "height": 750}, {"width": 390, "height": 780}


def main() -> None:
    actor, edge = subjects()
    views = {
        "light": (DESK, "#theme=light"), "dark": (DESK, f"#theme=dark&actor={actor}&around={actor}"),
        "edge": (DESK, f"#theme=light&edge={edge}"), "article": (DESK, f"#theme=light&edge={edge}"),
        "sparql": (DESK, "#theme=light&view=sparql"), "phone": (PHONE, f"#theme=light&actor={actor}")}
    with serving(SAMPLE) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=SOFTWARE)
        for name, (size, view) in views.items():
            page = opened(browser, address + "/" + view, size)
            act(page, name)
            page.screenshot(path=FOLDER / f"{name}.png")
            shrink(FOLDER / f"{name}.png")
            print(FOLDER / f"{name}.png")


def shrink(picture: Path) -> None:
    """Few colours are enough for lines and letters, the rare ones of the legend among them."""
    Image.open(picture).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(picture, optimize=True)


def subjects() -> tuple[str, str]:
    """The actor of most statements, and the act it is surest of, as the page addresses them."""
    graph = kg.build()
    ends = Counter(end.id for one in graph.statements for end in (one.source, one.target))
    actor = max(sorted(ends), key=ends.__getitem__)
    acts: dict[tuple[str, str, str], float] = defaultdict(float)
    for one in graph.statements:
        if holds(one) and actor in (one.source.id, one.target.id) and ontology().relations[one.type].quad:
            acts[one.source.id, one.type, one.target.id] += one.confidence
    return quote(actor), quote("|".join(max(sorted(acts), key=acts.__getitem__)), "")


@contextmanager
def serving(graph: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", str(graph)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = re.search(r"http://[\d.:]+", process.stderr.readline())
        assert told, "kg serve has not started"
        try:
            yield told[0]
        finally:
            process.terminate()


def opened(browser: Browser, address: str, size: dict[str, int]) -> Page:
    page = browser.new_page(viewport=size)
    page.goto(address, timeout=120_000)
    page.wait_for_selector("#canvas canvas", state="attached")
    page.wait_for_timeout(2000)
    return page


def act(page: Page, name: str) -> None:
    """What a reader does next in that view, until all is at rest."""
    if name == "sparql":
        page.locator("#run").click()
        page.locator("#sparql tbody tr").first.wait_for()
    if name == "article":
        page.locator("#panel p.source button").first.click()
    page.wait_for_timeout(2000)


if __name__ == "__main__":
    main()
