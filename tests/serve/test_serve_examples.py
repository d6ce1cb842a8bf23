"""The examples that `kg serve --help` and `kg push --help` show, on a free port instead of the one they name."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from servers import serving

from kg.assemble import KnowledgeGraph
from kg.cli import main
from kg.export.rdf import write_rdf
from kg.model import Reading
from kg.serve.cli import push, serve
from kg.store import writing

SERVE, CURL, SERVE_STORE, SERVE_EMPTY = (line.strip() for line in str(serve.epilog).strip().splitlines())
PUSHES = [line.strip() for line in str(push.epilog).strip().splitlines()]
PLACE = "http://localhost:7878"


@pytest.fixture(autouse=True)
def world(quarrel: KnowledgeGraph, readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    Path("kg-out").mkdir()
    for name in ("graph.ttl", "graph.trig"):
        write_rdf(quarrel, Path("kg-out", name))
    with writing("news.kg") as store:
        store.put(readings[0])


def words(line: str) -> list[str]:
    """The arguments of a `kg serve` line, less the port."""
    found = shlex.split(line)[2:]
    return found[:found.index("--port")] if "--port" in found else found


@pytest.mark.parametrize("line", [SERVE, SERVE_STORE])
def test_serve(line: str) -> None:
    assert line.startswith("kg serve ")
    with serving(*words(line)) as server:
        assert server.ask("ASK { ?s ?p ?o }").text == "true"


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl here")
def test_curl() -> None:
    with serving(*words(SERVE)) as server:
        command = shlex.split(CURL.replace("localhost:7878", server.url))
        shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    assert len(json.loads(shown)["results"]["bindings"]) == 5


def test_push() -> None:
    with serving(*words(SERVE_EMPTY)) as server:
        said = [CliRunner().invoke(main, shlex.split(line.replace(PLACE, server.url))[1:]).stdout for line in PUSHES]
    assert ["0 graphs sent, " in line for line in said] == [False, True]  # the second finds what the first has sent
