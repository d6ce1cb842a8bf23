"""The W3C test cases of the SPARQL 1.1 Protocol, update operation, on a server that may be written to.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ names the cases; data and updates are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from servers import HTTP, G, Server, serving

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
DIRECT = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
DAN = "INSERT DATA { <http://data.example/dan> <http://data.example/age> 7 }"
COPY = "INSERT { GRAPH <http://graphs.example/copy> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
ORIGINS = ("INSERT { GRAPH <http://graphs.example/origins> { ?g <http://data.example/has> ?s } } "
           "WHERE { GRAPH ?g { ?s ?p ?o } }")


@pytest.fixture(scope="module")
def writable() -> Iterator[Server]:
    with serving("--writable") as server:
        yield server


@pytest.fixture
def server(writable: Server, file: Path) -> Server:
    """A server that holds the same data before each test."""
    update(writable, "DROP ALL")
    answer = HTTP.post(f"{writable.url}/store", content=file.read_bytes(), headers={"content-type": "application/trig"})
    assert answer.status_code in (200, 201, 204), answer.text
    return writable


def update(server: Server, sparql: str | bytes, kind: str = DIRECT, **parameters: str | list[str]) -> httpx.Response:
    headers = {"content-type": kind} if kind else {}
    return HTTP.post(f"{server.url}/update", content=sparql, headers=headers, params=parameters or None)


def triples(server: Server, graph: str = "") -> set[str]:
    answer = HTTP.get(f"{server.url}/store", params={"graph": graph} if graph else {"default": ""},
                      headers={"accept": "application/n-triples"})
    return set(answer.text.splitlines()) if answer.status_code == 200 else set()


def test_update_post_form(server: Server) -> None:
    answer = HTTP.post(f"{server.url}/update", data={"update": DAN})
    assert answer.is_success and len(triples(server)) == 2


def test_update_post_direct(server: Server) -> None:
    assert update(server, DAN).is_success and len(triples(server)) == 2
    assert update(server, DAN, f"{DIRECT}; charset=UTF-8").is_success


def test_update_dataset_default_graph(server: Server) -> None:
    assert update(server, COPY, **{"using-graph-uri": f"{G}1"}).is_success
    assert triples(server, f"{G}copy") == triples(server, f"{G}1") != set()


def test_update_dataset_default_graphs(server: Server) -> None:
    form = {"update": COPY, "using-graph-uri": [f"{G}1", f"{G}3"]}
    assert HTTP.post(f"{server.url}/update", data=form).is_success
    assert triples(server, f"{G}copy") == triples(server, f"{G}1") | triples(server, f"{G}3")


def test_update_dataset_named_graphs(server: Server) -> None:
    assert update(server, ORIGINS, **{"using-named-graph-uri": [f"{G}1", f"{G}2"]}).is_success
    origins = {line.split()[0] for line in triples(server, f"{G}origins")}
    assert origins == {f"<{G}1>", f"<{G}2>"}


def test_update_dataset_full(server: Server) -> None:
    sparql = (f"INSERT {{ GRAPH <{G}both> {{ ?s <http://data.example/in> ?g }} }} "
              "WHERE { ?s ?p 36 GRAPH ?g { ?s ?q ?o } }")
    assert update(server, sparql, **{"using-graph-uri": f"{G}1", "using-named-graph-uri": f"{G}2"}).is_success
    assert triples(server, f"{G}both") == {f"<http://data.example/ada> <http://data.example/in> <{G}2> ."}


def test_update_base_uri(server: Server) -> None:
    sparql = f"BASE <{G}> CLEAR GRAPH <1> ; INSERT DATA {{ GRAPH <1> {{ <a> <b> <c> }} }}"
    assert update(server, sparql).is_success
    assert triples(server, f"{G}1") == {f"<{G}a> <{G}b> <{G}c> ."}


def test_several_operations_in_one_request_are_done_in_order(server: Server) -> None:
    assert update(server, f"DROP GRAPH <{G}1> ; {DAN} ; DELETE WHERE {{ ?s <http://data.example/age> ?o }}").is_success
    assert (len(triples(server)), triples(server, f"{G}1")) == (1, set())


def test_bad_update_get(server: Server) -> None:
    answer = HTTP.get(f"{server.url}/update", params={"update": DAN})
    assert answer.status_code == 405 and "POST" in answer.headers["allow"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_update_method(server: Server, method: str) -> None:
    assert HTTP.request(method, f"{server.url}/update", params={"update": DAN}).status_code == 405


BAD = {
    "bad_multiple_updates": (f"update={DAN}&update={DAN}".replace(" ", "+"), FORM, 400),
    "bad_update_wrong_media_type": (DAN, "text/plain", 415),
    "bad_update_as_query": (DAN, "application/sparql-query", 415),
    "bad_update_missing_form_type": ("update=CLEAR%20ALL", "", 400),
    "bad_update_missing_direct_type": (DAN, "", 400),
    "bad_update_non_utf8": (DAN.encode("utf-16"), f"{DIRECT}; charset=UTF-16", 415),
    "bad_update_bytes_that_are_not_utf8": (DAN.encode("utf-16"), DIRECT, 400),
    "bad_update_syntax": ("CLEAR XYZ", DIRECT, 400),
    "bad_update_syntax_form": ("update=CLEAR%20XYZ", FORM, 400),
    "bad_update_empty_form": ("other=1", FORM, 400),
    "bad_update_a_query": ("SELECT * { ?s ?p ?o }", DIRECT, 400),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_requests_change_nothing(server: Server, case: str) -> None:
    content, kind, status = BAD[case]
    answer = update(server, content.encode() if isinstance(content, str) else content, kind)
    assert answer.status_code == status, answer.text
    assert [len(triples(server, graph)) for graph in ("", f"{G}1", f"{G}2", f"{G}3")] == [1, 2, 2, 2]


@pytest.mark.parametrize("parameter", ["using-graph-uri", "using-named-graph-uri"])
@pytest.mark.parametrize("clause", ["USING", "USING NAMED", "WITH"])
def test_bad_update_dataset_conflict(server: Server, parameter: str, clause: str) -> None:
    where = "INSERT { <http://e/a> <http://e/b> <http://e/c> }"
    sparql = f"WITH <{G}1> {where} WHERE {{ ?s ?p ?o }}" if clause == "WITH" else (
        f"{where} {clause} <{G}1> WHERE {{ ?s ?p ?o }}")
    assert update(server, sparql, **{parameter: f"{G}2"}).status_code == 400
    assert len(triples(server)) == 1 and len(triples(server, f"{G}1")) == 2


def test_bad_graph_name(server: Server) -> None:
    assert update(server, COPY, **{"using-graph-uri": "not an IRI"}).status_code == 400


def test_a_failed_operation_undoes_those_before_it(server: Server) -> None:
    assert update(server, f"{DAN} ; DROP GRAPH <{G}none>").status_code >= 400
    assert len(triples(server)) == 1
