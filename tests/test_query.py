"""Questions of the field, with the answers they must have, over every RDF format."""

import csv
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.assemble import KnowledgeGraph
from kg.export.rdf import FORMATS, write_rdf
from kg.model import KgError
from kg.query import SUFFIXES, query, show

QUESTIONS = {
    "SELECT ?who ?whom { ?who kg:sanctions ?whom }": [(":Q142", ":Q912")],
    "SELECT ?name { ?s a kg:Consult ; kg:polarity kg:negated ; kg:attributedTo/skos:prefLabel ?name }":
        [("Ana Example",)],
    """SELECT ?date ?text { ?s a kg:Sanction ; kg:dateStart ?date ; kg:evidence/oa:hasSelector/oa:exact ?text }""":
        [("2024-02-02", "France imposed sanctions on Mali on 2 February.")],
    "SELECT ?state { wd:Q142 ^owl:sameAs ?france . ?body kg:affiliation+ ?france ; skos:prefLabel ?state }":
        [("Ana Example",), ("French Ministry of Puddings",)],
    """SELECT ?outlet (AVG(?c) AS ?mean) { ?s a kg:Sanction ; kg:confidence ?c ; prov:wasDerivedFrom ?document .
        ?document dc:publisher ?outlet } GROUP BY ?outlet""":
        [("The Invented Courier", "0.9"), ("The Other Paper", "0.6")],
    """SELECT ?type (COUNT(?s) AS ?n) { ?s a/skos:notation ?type ; a/rdfs:subClassOf+ kg:Event } GROUP BY ?type""":
        [("CONSULT", "3"), ("SANCTION", "2")],
    """SELECT ?label ?score { ?s a ?type ; kg:polarity kg:affirmed ; kg:dateStart "2024-02-02"^^xsd:date .
        ?type rdfs:label ?label ; kg:score ?score }""": [("sanction", "-6")],
    "SELECT ?who ?whom { { ?who kg:sanctions ?whom } UNION { ?who kg:consultsWith ?whom } }":
        [(":Q142", ":Q912"), (":Q142", ":Q912"), (":Q912", ":Q142")],
    "SELECT ?title { ?d kg:text ?text ; dcterms:title ?title FILTER(CONTAINS(?text, '🕊')) }":
        [('A quarrel <over> "puddings"',)],
}


@pytest.fixture(params=SUFFIXES)
def path(quarrel: KnowledgeGraph, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"graph{request.param}"
    write_rdf(quarrel, path)
    return path


def test_what_is_written_can_be_asked() -> None:
    assert set(SUFFIXES) == set(FORMATS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions(path: Path, question: str) -> None:
    assert sorted(tuple(row) for row in query(path, question).table()) == QUESTIONS[question]


def test_named_graphs_can_be_asked_for(path: Path) -> None:
    found = query(path, "SELECT ?where { GRAPH ?where { ?who kg:sanctions ?whom } }").table()
    documents = {"https://news.example/2024/quarrel?page=1", ":document/other%20paper/2%20%C3%A9"}
    assert {row[0] for row in found} == (documents if path.suffix in (".nq", ".trig", ".jsonld") else set())


def test_the_user_s_prefix_wins(path: Path) -> None:
    assert query(path, "PREFIX kg: <https://other.example/> SELECT * { ?a kg:sanctions ?b }").rows == ()


def test_forms_of_a_table(path: Path) -> None:
    result = query(path, "SELECT ?label ?place { ?s a kg:Consult ; kg:polarity ?p . ?p rdfs:label ?label OPTIONAL "
                         "{ ?s kg:place ?place } } ORDER BY ?label ?place")
    assert result.table() == [["affirmed", ""], ["affirmed", "Lomé"], ["negated", ""]]
    assert list(csv.reader(result.csv().splitlines())) == [["label", "place"], *result.table()]
    answer = json.loads(result.json())
    assert answer["head"] == {"vars": ["label", "place"]}
    assert answer["results"]["bindings"][1] == {"label": {"type": "literal", "value": "affirmed", "xml:lang": "en"},
                                                "place": {"type": "literal", "value": "Lomé"}}


def test_json_is_what_pyoxigraph_reads(path: Path) -> None:
    result = query(path, "SELECT * { ?s kg:confidence ?c ; kg:source ?who }")
    read = ox.parse_query_results(result.json().encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    assert [tuple(solution) for solution in read] == list(result.rows)


def test_ask_and_construct(path: Path) -> None:
    yes = query(path, "ASK { ?who kg:sanctions ?whom }")
    assert (yes.truth, yes.table(), json.loads(yes.json())) == (True, [["true"]], {"head": {}, "boolean": True})
    assert query(path, "ASK { ?who kg:assaults ?whom }").truth is False
    built = query(path, "CONSTRUCT { ?whom kg:fears ?who } WHERE { ?who kg:sanctions ?whom }")
    assert built.table() == [[":Q912", "kg:fears", ":Q142"]]
    assert query(path, "DESCRIBE ?s { ?s kg:iso3 'MLI' }").columns == ("subject", "predicate", "object")


def test_iris_are_shortened_by_the_longest_known_prefix() -> None:
    assert show(ox.NamedNode("https://w3id.org/kg-politics/id/Q142")) == ":Q142"
    assert show(ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")) == "skos:prefLabel"
    assert show(ox.NamedNode("https://elsewhere.example/x")) == "https://elsewhere.example/x"


@pytest.mark.parametrize(("question", "message"), [
    ("SELEC ?s", r"^query: error at 1:"), ("SELECT *\n{ ?s zz:p ?o }", r"^query: error at 2:\d+.*known prefixes: kg, "),
    ("SELECT *\n{ ?s ?p ?o ", r"^query: error at 2:"),
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "^query: SERVICE is refused: everything stays"),
])
def test_wrong_queries_are_told_in_a_line(path: Path, question: str, message: str) -> None:
    with pytest.raises(KgError, match=message) as caught:
        query(path, question)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "content", "message"), [
    ("graph.txt", "", r"graph\.txt: no RDF file by its suffix, expected one of \.ttl"),
    ("missing.ttl", None, r"missing\.ttl: no such file"),
    ("broken.ttl", "<a> <b>", r"broken\.ttl: not valid ttl: .*line 1"),
    ("broken.nq", "<http://a.example/> <http://b.example/> .\n", r"broken\.nq: not valid nq: .*line 1"),
])
def test_wrong_files_are_told_in_a_line(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(KgError, match=message):
        query(tmp_path / name, "ASK { ?s ?p ?o }")
