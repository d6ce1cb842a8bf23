"""Loading into a real store: the oxigraph server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from servers import HTTP, G, Server, oxigraph, serving

from kg.assemble import KnowledgeGraph
from kg.cli import main
from kg.export.rdf import write_rdf
from kg.model import KgError
from kg.serve import push as pushing
from kg.serve.push import Pushed, push

SIZE = 40  # named graphs


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[Server]:
    with oxigraph(tmp_path / "remote") as server:
        yield server


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.nq"
    named = "".join(f'<http://e/{n}> <http://e/p> "{n}" <{G}{n:02}> .\n' for n in range(SIZE))
    path.write_text(named + '<http://e/a> <http://e/p> "default", "grüße 🕊"@de .\n'.replace(", ", " .\n<http://e/a> "
                                                                                             "<http://e/p> "), "utf-8")
    return path


def held(server: Server) -> set[ox.Quad]:
    answer = HTTP.get(f"{server.url}/store", headers={"accept": "application/n-quads"})
    return set(ox.parse(answer.content, format=ox.RdfFormat.N_QUADS))


def test_the_store_then_holds_what_the_file_holds(remote: Server, many: Path) -> None:
    assert push(many, f"{remote.url}/store") == Pushed(SIZE, 0, 2)
    assert held(remote) == set(ox.parse(path=many))


def test_a_second_push_sends_nothing(remote: Server, many: Path) -> None:
    push(many, f"{remote.url}/store")
    assert push(many, f"{remote.url}/store") == Pushed(0, SIZE, 0)


def test_a_push_that_broke_off_is_taken_up(tmp_path: Path, many: Path) -> None:
    with oxigraph(tmp_path / "remote") as first:
        def fail_at(graph: str) -> None:
            if graph == f"{G}25":
                first.process.kill()
                first.process.wait()

        with pytest.raises(KgError, match="run again to go on"):
            push(many, f"{first.url}/store", fail_at)
    with oxigraph(tmp_path / "remote") as second:
        assert push(many, f"{second.url}/store") == Pushed(SIZE - 25, 25, 2)
        assert held(second) == set(ox.parse(path=many))


def test_only_what_changed_is_sent_and_strangers_stay(remote: Server, many: Path) -> None:
    stranger = '<http://e/stranger> <http://e/p> "stays"'
    for graph in ("default", f"graph={G}stranger"):
        HTTP.put(f"{remote.url}/store?{graph}", content=f"{stranger} .", headers={"content-type": "text/turtle"})
    push(many, f"{remote.url}/store")
    many.write_text(many.read_text("utf-8").replace('"7"', '"seven"'), "utf-8")
    assert push(many, f"{remote.url}/store") == Pushed(1, SIZE - 1, 0)
    strangers = set(ox.parse(f"{stranger} .\n{stranger} <{G}stranger> .", format=ox.RdfFormat.N_QUADS))
    assert held(remote) == set(ox.parse(path=many)) | strangers


def test_the_default_graph_goes_in_batches(remote: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "BATCH", 30)
    path = tmp_path / "plain.nt"
    path.write_text("".join(f'<http://e/{n}> <http://e/p> "{n}" .\n' for n in range(100)))
    assert push(path, f"{remote.url}/store") == Pushed(0, 0, 100)
    HTTP.post(f"{remote.url}/update", data={"update": "DELETE WHERE { <http://e/5> ?p ?o }"})
    assert push(path, f"{remote.url}/store") == Pushed(0, 0, 1)
    assert len(held(remote)) == 100


def test_a_graph_of_ours_from_the_command_line_into_our_own_server(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    write_rdf(quarrel, path)
    with serving("--writable") as server:
        arguments = ["push", str(path), "--endpoint", f"{server.url}/store"]
        first, second = (CliRunner().invoke(main, arguments) for _ in range(2))
        assert held(server) == set(ox.parse(path=path))
    graphs = len({quad.graph_name for quad in ox.parse(path=path)} - {ox.DefaultGraph()})
    assert first.exit_code == second.exit_code == 0
    assert first.stdout.startswith(f"{graphs} graphs sent, 0 there already;")
    assert second.stdout == f"0 graphs sent, {graphs} there already; 0 triples added to the default graph\n"


@pytest.mark.parametrize(("path", "said"), [("/nothing", "404 to PUT of"), ("/query", " to GET of ")])
def test_what_a_store_refuses_is_named(remote: Server, many: Path, path: str, said: str) -> None:
    with pytest.raises(KgError, match=f"{path}: .*{said}"):
        push(many, f"{remote.url}{path}")


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9/store", "no address", "ftp://127.0.0.1/"])
def test_an_endpoint_that_is_not_there_is_named(many: Path, endpoint: str) -> None:
    with pytest.raises(KgError, match=f"{endpoint}: .*expected a graph store"):
        push(many, endpoint)
