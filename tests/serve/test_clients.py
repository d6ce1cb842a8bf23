"""The endpoint as people's tools use it: SPARQLWrapper, rdflib's SPARQLStore, curl; and what a browser needs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import SPARQLWrapper
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from servers import HTTP, G, Server, serving

KNOWS = "SELECT ?who ?whom { ?who <http://data.example/knows> ?whom } ORDER BY ?who"
PAIRS = [("http://data.example/ada", "http://data.example/bo"), ("http://data.example/bo", "http://data.example/cy")]


@pytest.mark.parametrize("method", [SPARQLWrapper.GET, SPARQLWrapper.POST])
@pytest.mark.parametrize("request_method", [SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY])
def test_sparqlwrapper(server: Server, method: str, request_method: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.query, returnFormat=SPARQLWrapper.JSON)
    client.setQuery(KNOWS)
    client.setMethod(SPARQLWrapper.POST if request_method == SPARQLWrapper.POSTDIRECTLY else method)
    client.setRequestMethod(request_method)
    rows = client.queryAndConvert()["results"]["bindings"]
    assert [(row["who"]["value"], row["whom"]["value"]) for row in rows] == PAIRS


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD parser uses it
@pytest.mark.parametrize("form", [SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD])
def test_sparqlwrapper_reads_graphs_into_rdflib(server: Server, form: str) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.query)
    client.setQuery("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    client.setReturnFormat(form)
    client.setOnlyConneg(True)
    found = client.query().response.read()
    assert len(Graph().parse(data=found, format={"rdf+xml": "xml"}.get(form, form))) == 6


def test_sparqlwrapper_chooses_a_graph_and_names_a_bad_query(server: Server) -> None:
    client = SPARQLWrapper.SPARQLWrapper(server.query, returnFormat=SPARQLWrapper.CSV)
    client.addDefaultGraph(f"{G}1")
    client.setQuery("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert client.queryAndConvert().split() == [b"n", b"2"]
    client.setQuery("SELECT {")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="expected one of"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_store(server: Server, method: str) -> None:
    graph = Graph(SPARQLStore(server.query, method=method))
    assert [tuple(map(str, row)) for row in graph.query(KNOWS)] == PAIRS
    assert len(graph) == 6
    cy = URIRef("http://data.example/cy")
    assert set(graph.objects(cy)) == {Literal("grüße 🕊", lang="de"), Literal('a, "b"\n')}
    one = Graph(SPARQLStore(server.query, context_aware=True, method=method), identifier=URIRef(f"{G}1"))
    assert len(one) == 2


def test_rdflib_writes_where_it_may(file: Path) -> None:
    before = file.read_bytes()
    with serving(str(file), "--writable") as server:
        store = SPARQLUpdateStore(server.query, f"{server.url}/update")
        graph = Graph(store, DATASET_DEFAULT_GRAPH_ID)
        graph.add((URIRef("http://data.example/dee"), URIRef("http://data.example/age"), Literal(7)))
        assert len(graph) == 7
        store.update("DELETE WHERE { ?s <http://data.example/age> ?o }")
        assert len(graph) == 5
    assert file.read_bytes() == before


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl here")
def test_curl(server: Server) -> None:
    command = ["curl", "-sS", server.query, "--data-urlencode", f"query={KNOWS}", "-H", "accept: application/json"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20)
    assert [row["whom"]["value"] for row in json.loads(shown.stdout)["results"]["bindings"]] == [b for _, b in PAIRS]


def test_other_pages_may_ask_only_if_allowed(server: Server, file: Path) -> None:
    headers = {"origin": "https://page.example", "access-control-request-method": "POST",
               "access-control-request-headers": "content-type"}
    assert "access-control-allow-origin" not in HTTP.get(server.query, headers=headers).headers
    with serving(str(file), "--cors") as open_server:
        for answer in (HTTP.options(open_server.query, headers=headers), open_server.ask("ASK {}"),
                       HTTP.get(open_server.query, headers=headers)):
            assert answer.status_code == 200
        assert HTTP.get(open_server.query, headers=headers).headers["access-control-allow-origin"] == "*"


def test_the_help_shows_a_query_that_works(server: Server) -> None:
    command = [sys.executable, "-m", "kg.cli", "serve", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "curl localhost:7878/query --data-urlencode" in shown
