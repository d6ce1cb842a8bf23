"""How soon the explorer shows a large graph, and how much it has to load for that.

    python benchmarks/explorer.py              # 10,000 actors, 30,000 edges
    python benchmarks/explorer.py 1000 3000    # other numbers

A made-up graph is written as one page and opened in headless Chromium, which draws in software; the first picture is
there when the browser has presented a frame with it. Times are the best and the median of ROUNDS. "busy" is how long
the page's main thread computed, whatever else the machine did. What `kg serve` sends before the first click is
counted compressed.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests" / "export"))
from synthetic import synthetic

from kg.explorer.data import page_data
from kg.explorer.page import PAGE, dumped, write_html

ROUNDS = 5
MORE = 1.05  # statements for an edge: some fall on the same one
SOFTWARE = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--no-sandbox"]
DRAWN = "performance.getEntriesByName('drawn')[0]?.startTime"
Taken = tuple[float, float]  # milliseconds until the first picture, and of these busy


def main(actors: int, edges: int) -> None:
    graph = synthetic(actors, round(edges * MORE))
    with TemporaryDirectory() as folder:
        page = Path(folder) / "graph.html"
        start = time.perf_counter()
        with page.open("wb") as stream:
            write_html(graph, stream)
        print(f"written in {time.perf_counter() - start:.1f} s, {page.stat().st_size / 1e6:.1f} MB with all texts")
        data = page_data(graph)
        sent = sum(len(gzip.compress(part, 6)) for part in (dumped(data), PAGE.read_bytes()))
        print(f"{len(data['nodes']['id'])} actors, {len(data['edges']['source'])} edges: "
              f"{sent / 1e6:.2f} MB sent before the first click")
        for name, times in zip(("first picture", "busy"), zip(*rounds(page.as_uri()), strict=True), strict=True):
            print(f"{name}: best {min(times) / 1000:.2f} s, median {median(times) / 1000:.2f} s")


def rounds(address: str) -> list[Taken]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=SOFTWARE)
        return [opened(browser, address) for _ in range(ROUNDS)]


def opened(browser: Browser, address: str) -> Taken:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address)
    while (drawn := page.evaluate(DRAWN)) is None:
        page.wait_for_timeout(20)
    figures = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return drawn, figures["TaskDuration"] * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ["10000", "30000"]))
