"""A query must not make the server fetch from elsewhere, however the keyword is dressed; a mere word may stand."""

import pytest
from servers import HTTP, Server

from kg.outward import outward

FETCHING = [
    "SELECT * { SERVICE <http://inside.example/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * {SERVICE?x{?s ?p ?o}}",
    "SELECT * { \\u0053ERVICE <http://inside.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'SERVICE' . SERVICE <http://inside.example/#a'b> { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { ?s e:a\\' ?o SERVICE <http://inside.example/> { ?s e:a\\' ?o } }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<http://inside.example/>{} }",
    "SELECT * { # a comment's end\n SERVICE <http://inside.example/#'> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''it's''' . SERVICE <http://inside.example/> { ?s ?p '''''' } }",
    "LOAD <http://inside.example/>",
]
HARMLESS = [
    "SELECT ?service { ?service ?p $load }",
    "PREFIX service: <http://e/> SELECT * { ?s service:load service:service, <http://e/SERVICE> }",
    "PREFIX e: <http://e/> SELECT * { ?s e:civil-service e:LOAD }",
    "SELECT * { ?s ?p 'the secret SERVICE', \"\"\"a \"SERVICE\" <x> {\"\"\"@en-load } # SERVICE <http://e/> {}",
    "ASK { ?s ?p 'it\\'s SERVICE' }",
]


@pytest.mark.parametrize("sparql", FETCHING)
def test_fetching_is_seen(sparql: str) -> None:
    assert outward(sparql) in ("SERVICE", "LOAD")


@pytest.mark.parametrize("sparql", HARMLESS)
def test_words_are_not_fetching(sparql: str) -> None:
    assert outward(sparql) == ""


@pytest.mark.parametrize("sparql", FETCHING)
def test_every_way_in_is_watched(server: Server, sparql: str) -> None:
    direct = {"content-type": "application/sparql-query"}
    answers = [server.ask(sparql), HTTP.post(server.query, data={"query": sparql}),
               HTTP.post(server.query, content=sparql, headers=direct),
               HTTP.post(f"{server.url}/update", data={"update": sparql}),
               HTTP.post(server.query, params={"query": sparql}, content="ASK {}", headers=direct)]
    assert [answer.status_code for answer in answers] == [403] * 5
    assert "asks no other" in answers[0].text


@pytest.mark.parametrize("sparql", HARMLESS)
def test_words_are_answered(server: Server, sparql: str) -> None:
    assert server.ask(sparql, "*/*").status_code == 200
