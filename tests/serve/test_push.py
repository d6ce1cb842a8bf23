"""Loading into a real store, the oxigraph server, by the Graph Store Protocol and by SPARQL Update."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from kg.serve import remote as remotes
from kg.serve.push import Pushed, push

SIZE = 40  # named graphs
Push = Callable[..., Pushed]


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[Server]:
    with oxigraph(tmp_path / "remote") as server:
        yield server


def by_graph_store(path: Path, server: Server, watch: pushing.Watch = lambda graph: None) -> Pushed:
    return push(path, f"{server.url}/store", watch)


def by_update(path: Path, server: Server, watch: pushing.Watch = lambda graph: None) -> Pushed:
    return push(path, f"{server.url}/query", watch, update=f"{server.url}/update")


@pytest.fixture(params=[by_graph_store, by_update])
def send(request: pytest.FixtureRequest) -> Push:
    chosen: Push = request.param
    return chosen


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.nq"
    named = "".join(f'<http://e/{n}> <http://e/p> "{n}" <{G}{n:02}> .\n' for n in range(SIZE))
    default = '<http://e/a> <http://e/p> "default" .\n<http://e/a> <http://e/p> "grüße \\" } 🕊\\n\\\\"@de .\n'
    path.write_text(named + default, "utf-8")
    return path


def held(server: Server) -> set[ox.Quad]:
    answer = HTTP.get(f"{server.url}/store", headers={"accept": "application/n-quads"})
    return set(ox.parse(answer.content, format=ox.RdfFormat.N_QUADS))


def test_the_store_then_holds_what_the_file_holds(remote: Server, many: Path, send: Push) -> None:
    assert send(many, remote) == Pushed(SIZE, 0, 2)
    assert held(remote) == set(ox.parse(path=many))


def test_a_second_push_sends_nothing(remote: Server, many: Path, send: Push) -> None:
    send(many, remote)
    assert send(many, remote) == Pushed(0, SIZE, 0)


def test_a_push_that_broke_off_is_taken_up(tmp_path: Path, many: Path, send: Push) -> None:
    with oxigraph(tmp_path / "remote") as first:
        def fail_at(graph: str) -> None:
            if graph == f"{G}25":
                first.process.kill()
                first.process.wait()

        with pytest.raises(KgError, match="run again to go on"):
            send(many, first, fail_at)
    with oxigraph(tmp_path / "remote") as second:
        assert send(many, second) == Pushed(SIZE - 25, 25, 2)
        assert held(second) == set(ox.parse(path=many))


def test_only_what_changed_is_sent_and_strangers_stay(remote: Server, many: Path, send: Push) -> None:
    stranger = '<http://e/stranger> <http://e/p> "stays"'
    for graph in ("default", f"graph={G}stranger"):
        HTTP.put(f"{remote.url}/store?{graph}", content=f"{stranger} .", headers={"content-type": "text/turtle"})
    send(many, remote)
    many.write_text(many.read_text("utf-8").replace('"7"', '"seven"'), "utf-8")
    assert send(many, remote) == Pushed(1, SIZE - 1, 0)
    strangers = set(ox.parse(f"{stranger} .\n{stranger} <{G}stranger> .", format=ox.RdfFormat.N_QUADS))
    assert held(remote) == set(ox.parse(path=many)) | strangers


def test_large_graphs_go_in_batches(remote: Server, tmp_path: Path, send: Push, monkeypatch: pytest.MonkeyPatch
                                    ) -> None:
    monkeypatch.setattr(remotes, "BATCH", 30)
    path = tmp_path / "large.nq"
    path.write_text("".join(f'<http://e/{n}> <http://e/p> "{n}" {where}.\n' for n in range(100)
                            for where in ("", f"<{G}1> ")))
    assert send(path, remote) == Pushed(1, 0, 100)
    HTTP.post(f"{remote.url}/update", data={"update": "DELETE WHERE { <http://e/5> ?p ?o }"})
    HTTP.post(f"{remote.url}/update", data={"update": f"DELETE WHERE {{ GRAPH <{G}1> {{ <http://e/5> ?p ?o }} }}"})
    assert send(path, remote) == Pushed(1, 0, 1)
    assert len(held(remote)) == 200


@pytest.mark.parametrize("ways", [["--endpoint", "{}/store"], ["--endpoint", "{}/query", "--update", "{}/update"]])
def test_a_graph_of_ours_from_the_command_line_into_our_own_server(quarrel: KnowledgeGraph, tmp_path: Path,
                                                                   ways: list[str]) -> None:
    path = tmp_path / "graph.trig"
    write_rdf(quarrel, path)
    with serving("--writable") as server:
        arguments = ["push", str(path), *(way.format(server.url) for way in ways)]
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


@pytest.mark.parametrize(("query", "update", "said"), [("/query", "/nothing", "/nothing: 404 to an update of"),
                                                       ("/nothing", "/update", "/nothing: 404 to a query of")])
def test_where_updates_do_not_go_is_named(remote: Server, many: Path, query: str, update: str, said: str) -> None:
    with pytest.raises(KgError, match=said):
        push(many, remote.url + query, update=remote.url + update)


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9/store", "no address", "ftp://127.0.0.1/"])
def test_an_endpoint_that_is_not_there_is_named(many: Path, endpoint: str) -> None:
    with pytest.raises(KgError, match=f"{endpoint}: .*expected a store"):
        push(many, endpoint)
