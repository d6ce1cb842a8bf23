"""The graph of the bundled articles: what must be in it, and what every export must show of it.

What is in it is asked of the graph built here, what exports show of it of the readings kept with them (kept.py).
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from statistics import mean

import networkx as nx
import pytest
import rdflib
from kept import EXPORTS, SUFFIXES
from kept import graph as kept_graph

import kg
from kg.assemble import KnowledgeGraph
from kg.export import write
from kg.export.groups import groups
from kg.model import Statement
from kg.ontology import ontology
from kg.query import query
from kg.select import asserted
from kg.validate import validate

GOLDEN = Path(__file__).parent / "golden" / "sample.tsv"
FACTS = list(csv.DictReader(io.StringIO(GOLDEN.read_text("utf-8")), delimiter="\t"))
STALE = "out of date: run make exports and commit the result"
NAMED = "SELECT ?one ?other { ?s a kg:%s ; kg:source/skos:prefLabel ?one ; kg:target/skos:prefLabel ?other %s }"
QUESTIONS = {  # of the field, with answers that must be among those given
    NAMED % ("Sanction", ". ?a kg:sanctions ?b . ?s kg:source ?a ; kg:target ?b"):
        ("Economic Community of West African States", "Niger"),
    NAMED % ("Aid", "; kg:polarity kg:negated ; kg:attributedTo/skos:prefLabel 'NATO'"): ("NATO", "Ukraine"),
    NAMED % ("HoldsOffice", "; kg:role 'foreign minister'"): ("Penny Wong", "Australia"),
    "SELECT ?m ?body { ?a kg:memberOf ?b . ?a skos:prefLabel ?m . ?b skos:prefLabel ?body }": ("Finland", "NATO"),
    "SELECT ?x ?text { ?s a kg:Assault ; kg:source/skos:prefLabel ?x ; kg:evidence/oa:hasSelector/oa:exact ?text }":
        ("Russia", "Russia invaded Ukraine on February 24, 2022."),
}


@pytest.fixture(scope="module")
def built() -> KnowledgeGraph:
    return kg.build()


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kept_graph()


@pytest.fixture(scope="module")
def files(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample")
    for suffix in ("gexf", "graphml", "ttl", "nq", "csv"):
        write(graph, place / f"graph.{suffix}")
    return place


def says(statement: Statement, fact: dict[str, str]) -> bool:
    ends = [statement.source.name, statement.target.name]
    wanted = [fact["source"], fact["target"]]
    if ontology().relations[statement.type].symmetric:
        ends.sort(), wanted.sort()
    said = statement.type, statement.polarity, statement.modality, getattr(statement.attribution, "name", "")
    meant = fact["type"], fact["polarity"], fact["modality"], fact["attribution"]
    return ends == wanted and said == meant and statement.evidence.text.startswith(fact["sentence"])


@pytest.mark.model
@pytest.mark.parametrize("fact", FACTS, ids=[f"{f['type']} {f['source']} > {f['target']}" for f in FACTS])
def test_facts_that_anyone_reads_in_the_articles(built: KnowledgeGraph, fact: dict[str, str]) -> None:
    assert [statement for statement in built.statements if says(statement, fact)]


@pytest.mark.model
def test_every_sentence_stands_where_the_statement_says(built: KnowledgeGraph) -> None:
    for statement in built.statements:
        place = statement.evidence
        assert built.documents[place.document].text[place.start:place.end] == place.text != ""


@pytest.mark.model
def test_nothing_was_lost_on_the_way(built: KnowledgeGraph) -> None:
    assert len(built.documents) == 12 and not built.issues
    assert {s.evidence.document for s in built.statements} == set(built.documents)


@pytest.mark.model
def test_the_kept_readings_are_those_of_today(built: KnowledgeGraph, graph: KnowledgeGraph) -> None:
    """But for what the rounding of another processor may change: a few hundredths of confidence."""
    assert built.documents == graph.documents
    assert {key: one.mentions for key, one in built.readings.items()} == {
        key: one.mentions for key, one in graph.readings.items()}
    now, then = ({one.id: one for one in some.statements} for some in (built, graph))
    common = [(now[key], then[key]) for key in now.keys() & then.keys()]
    assert len(common) > 0.95 * max(len(now), len(then)), STALE
    assert mean(abs(one.confidence - other.confidence) for one, other in common) < 0.03, STALE
    assert mean(replace(one, confidence=0) == replace(other, confidence=0) for one, other in common) > 0.95, STALE


@pytest.mark.parametrize("suffix", ["gexf", "graphml"])
def test_networkx_reads_back_every_edge_with_its_sentence(graph: KnowledgeGraph, files: Path, suffix: str) -> None:
    path = files / f"graph.{suffix}"
    found = nx.read_gexf(path, version="1.3") if suffix == "gexf" else nx.read_graphml(path, force_multigraph=True)
    part = asserted(graph)
    shown = part.statements
    assert (len(found.nodes), len(found.edges)) == (len(part.actors), len(groups(shown)))
    sentences = {statement.evidence.text for statement in shown}
    assert all(edge["evidence"] in sentences and edge["document"] for _, _, edge in found.edges(data=True))
    assert sum(edge["mentions"] for _, _, edge in found.edges(data=True)) == len(shown)


def test_a_table_row_is_a_statement_with_its_sentence(graph: KnowledgeGraph, files: Path) -> None:
    with (files / "graph.edges.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["Id"]: row for row in csv.DictReader(stream)}
    assert set(rows) == {statement.id for statement in graph.statements}
    assert all(rows[s.id]["evidence"].lstrip("'") == s.evidence.text.lstrip("'") for s in graph.statements)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("suffix", ["ttl", "nq"])
def test_rdflib_reads_back_every_statement_with_its_sentence(graph: KnowledgeGraph, files: Path, suffix: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=(files / f"graph.{suffix}").read_bytes(), format={"ttl": "turtle", "nq": "nquads"}[suffix])
    rows = read.query("""PREFIX kg: <https://w3id.org/kg-politics/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT DISTINCT ?s ?text { ?s kg:source ?a ; kg:target ?b ; kg:evidence/oa:hasSelector/oa:exact ?text }""")
    said = sorted((str(row[0]).rsplit("/", 1)[1], str(row[1])) for row in rows)
    assert said == [(statement.id, statement.evidence.text) for statement in graph.statements]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_committed_exports_are_what_the_code_writes(graph: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    [path] = write(graph, tmp_path / f"sample{suffix}")
    committed = EXPORTS / path.name
    fresh = committed.exists() and committed.read_bytes() == path.read_bytes()
    assert fresh, f"exports/{path.name}: {STALE}"


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_of_the_field(files: Path, question: str) -> None:
    assert list(QUESTIONS[question]) in query(files / "graph.ttl", question).table()


@pytest.mark.parametrize("suffix", ["ttl", "nq"])
def test_the_graph_conforms_to_the_shapes(files: Path, suffix: str) -> None:
    report = validate(files / f"graph.{suffix}")
    assert report.conforms, report.text
