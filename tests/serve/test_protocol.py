"""The W3C test cases of the SPARQL 1.1 Protocol (query operation, and what a read-only server says to updates).

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ names the cases; data and queries are ours.
"""

from __future__ import annotations

import httpx
import pytest
from servers import HTTP, G, Server

ALL = "SELECT ?s ?o { ?s ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def number(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


def post(server: Server, content: str | bytes, kind: str, accept: str = "text/csv", **parameters: object
         ) -> httpx.Response:
    headers = {"accept": accept} | ({"content-type": kind} if kind else {})
    return HTTP.post(server.query, content=content, headers=headers, params=parameters or None)  # type: ignore[arg-type]


def test_query_get(server: Server) -> None:
    answer = server.ask("ASK { ?s ?p ?o }", JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (200, JSON)
    assert answer.json()["boolean"] is True


def test_query_post_form(server: Server) -> None:
    assert post(server, "query=ASK%20%7B%7D", FORM, JSON).json()["boolean"] is True


def test_query_post_direct(server: Server) -> None:
    assert post(server, "ASK {}", DIRECT, JSON).json()["boolean"] is True


def test_without_a_dataset_every_triple_counts_once(server: Server) -> None:
    assert number(server.ask(COUNT)) == 6


@pytest.mark.parametrize(("graphs", "triples"), [([f"{G}1"], 2), ([f"{G}1", f"{G}3"], 4), (["http://no.example/"], 0)])
def test_query_dataset_default_graphs_get_and_post(server: Server, graphs: list[str], triples: int) -> None:
    chosen = {"default-graph-uri": graphs}
    form = HTTP.post(server.query, data={"query": COUNT, **chosen}, headers={"accept": "text/csv"})
    assert number(server.ask(COUNT, **chosen)) == number(form) == triples
    assert number(post(server, COUNT, DIRECT, **chosen)) == triples


@pytest.mark.parametrize("graphs", [[f"{G}1"], [f"{G}1", f"{G}2"]])
def test_query_dataset_named_graphs_get_and_post(server: Server, graphs: list[str]) -> None:
    chosen = {"named-graph-uri": graphs}
    form = HTTP.post(server.query, data={"query": NAMED, **chosen}, headers={"accept": "text/csv"})
    for answer in (server.ask(NAMED, **chosen), form, post(server, NAMED, DIRECT, **chosen)):
        assert answer.text.split() == ["g", *graphs]
    assert number(server.ask(COUNT, **chosen)) == 0  # then no graph is the default


def test_query_dataset_full(server: Server) -> None:
    sparql = "SELECT ?s ?g ?o { ?s ?p 36 . GRAPH ?g { ?s ?q ?o } }"
    answer = server.ask(sparql, **{"default-graph-uri": f"{G}1", "named-graph-uri": f"{G}2"})
    assert answer.text.split()[1:] == [f"http://data.example/ada,{G}2,http://data.example/bo"]


def test_query_multiple_dataset_the_protocol_wins_over_from(server: Server) -> None:
    sparql = f"SELECT (COUNT(*) AS ?n) FROM <{G}1> FROM <{G}2> {{ ?s ?p ?o }}"
    assert number(server.ask(sparql, **{"default-graph-uri": f"{G}3"})) == 2


@pytest.mark.parametrize("sparql", ["SELECT (1 AS ?value) {}", "ASK {}"])
@pytest.mark.parametrize("kind", [JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_query_content_type_of_results(server: Server, sparql: str, kind: str) -> None:
    answer = server.ask(sparql, kind)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)


@pytest.mark.parametrize("sparql", ["DESCRIBE <http://data.example/cy>", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
@pytest.mark.parametrize("kind", ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"])
def test_query_content_type_of_graphs(server: Server, sparql: str, kind: str) -> None:
    answer = server.ask(sparql, kind)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, kind)
    assert "grüße 🕊" in answer.text or "gr\\u00FC" in answer.text


def test_the_client_says_which_form_it_likes_best(server: Server) -> None:
    assert server.ask(ALL, f"text/csv;q=0.2, {JSON};q=0.8, */*;q=0.1").headers["content-type"] == JSON


@pytest.mark.parametrize("sparql", [ALL, "ASK {}", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_a_form_that_is_not_there_is_406(server: Server, sparql: str) -> None:
    assert server.ask(sparql, "image/png").status_code == 406


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(server: Server, method: str) -> None:
    answer = HTTP.request(method, server.query, params={"query": "ASK {}"})
    assert answer.status_code == 405 and "POST" in answer.headers["allow"]


def test_bad_multiple_queries(server: Server) -> None:
    assert HTTP.get(server.query, params={"query": ["ASK {}", ALL]}).status_code == 400
    assert post(server, "query=ASK%20%7B%7D&query=ASK%20%7B%7D", FORM).status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/sparql-update"])
def test_bad_query_wrong_media_type(server: Server, kind: str) -> None:
    assert post(server, "ASK {}", kind).status_code == 415


@pytest.mark.parametrize("content", ["query=ASK%20%7B%7D", "ASK {}"])
def test_bad_query_missing_type(server: Server, content: str) -> None:
    assert post(server, content.encode(), "").status_code in (400, 415)


@pytest.mark.parametrize("kind", [FORM, DIRECT])
def test_bad_query_non_utf8(server: Server, kind: str) -> None:
    body = ("query=ASK%20%7B%7D" if kind == FORM else "ASK {}").encode("utf-16")
    assert post(server, body, f"{kind}; charset=UTF-16").status_code == 415
    assert post(server, body, kind).status_code == 400


@pytest.mark.parametrize("sparql", ["ASK {", "", "SELECT * { ?s nothing:known ?o }", "DROP ALL"])
def test_bad_query_syntax(server: Server, sparql: str) -> None:
    answer = server.ask(sparql)
    assert answer.status_code == 400 and answer.headers["content-type"].startswith("text/plain")


def test_a_form_without_query_is_400(server: Server) -> None:
    assert post(server, "quarry=1", FORM).status_code == 400


def test_bad_graph_name(server: Server) -> None:
    assert server.ask(ALL, **{"default-graph-uri": "not an IRI"}).status_code == 400


def test_get_without_query_describes_the_service(server: Server) -> None:
    answer = HTTP.get(server.query, headers={"accept": "application/n-triples"})
    assert f"<http://www.w3.org/ns/sparql-service-description#endpoint> <{server.query}>" in answer.text
    assert "SPARQL11Query" in answer.text and "SPARQL_Results_JSON" in answer.text


def test_a_read_only_server_refuses_every_change(server: Server) -> None:
    update = HTTP.post(f"{server.url}/update", data={"update": "DROP ALL"})
    replace = HTTP.put(f"{server.url}/store?default", content="", headers={"content-type": "text/turtle"})
    assert (update.status_code, replace.status_code) == (403, 405)
    assert HTTP.get(f"{server.url}/update", params={"update": "DROP ALL"}).status_code == 405
    assert number(server.ask(COUNT)) == 6


def test_a_graph_can_be_fetched_by_the_graph_store_protocol(server: Server) -> None:
    answer = HTTP.get(f"{server.url}/store", params={"graph": f"{G}1"}, headers={"accept": "application/n-triples"})
    assert len(answer.text.splitlines()) == 2
    assert HTTP.get(f"{server.url}/store", params={"graph": "http://no.example/"}).status_code == 404


def test_head_answers_as_get_without_a_body(server: Server) -> None:
    answer = HTTP.head(server.query, params={"query": "ASK {}"})
    assert answer.status_code == 200 and answer.content == b""


def test_elsewhere_is_404(server: Server) -> None:
    assert HTTP.get(f"{server.url}/nothing").status_code == 404
