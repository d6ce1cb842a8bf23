"""RDF says what the records say, in every format, for every reader, whatever is in the text."""

import datetime
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import ORG, OWL, SDO, SKOS, Namespace

from kg.assemble import KnowledgeGraph
from kg.export.rdf import FORMATS, WRITERS, write_rdf
from kg.export.rdf_mapping import quads
from kg.export.rdf_membership import holds, memberships
from kg.export.rdf_terms import Names
from kg.model import KgError, Reading
from kg.ontology import BASE, PREFIXES, Term, ontology

pytestmark = pytest.mark.filterwarnings(  # rdflib's own use
    "ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
KG, OA, PROV = (Namespace(PREFIXES[prefix]) for prefix in ("kg", "oa", "prov"))
RDFLIB = {".nt": "nt", ".nq": "nquads", ".ttl": "turtle", ".trig": "trig", ".rdf": "xml", ".jsonld": "json-ld"}


def written(graph: KnowledgeGraph, suffix: str, base: str = BASE) -> bytes:
    stream = io.BytesIO()
    write_rdf(graph, stream, suffix, base)
    return stream.getvalue()


def oxigraph_triples(data: bytes, suffix: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(data, FORMATS[suffix])]


def rdflib_triples(data: bytes, suffix: str) -> rdflib.Graph:
    """All triples of a file, named graphs or not, in one rdflib graph."""
    if not FORMATS[suffix].supports_datasets:
        return rdflib.Graph().parse(data=data, format=RDFLIB[suffix])
    dataset = rdflib.Dataset().parse(data=data, format=RDFLIB[suffix])
    graph = rdflib.Graph()
    for quad in dataset.quads():
        graph.add(quad[:3])
    return graph


@pytest.fixture
def turtle(quarrel: KnowledgeGraph) -> rdflib.Graph:
    return rdflib_triples(written(quarrel, ".ttl"), ".ttl")


def test_every_field_of_a_statement(quarrel: KnowledgeGraph, turtle: rdflib.Graph) -> None:
    for statement in quarrel.statements:
        node = rdflib.URIRef(BASE + "statement/" + statement.id)
        relation = ontology().relations[statement.type]
        assert (node, rdflib.RDF.type, rdflib.URIRef(relation.iri)) in turtle
        assert turtle.value(node, KG.source) == rdflib.URIRef(Names().actor(statement.source.id))
        assert turtle.value(node, KG.target) == rdflib.URIRef(Names().actor(statement.target.id))
        assert turtle.value(node, KG.polarity) == KG[statement.polarity]
        assert turtle.value(node, KG.modality) == KG[statement.modality]
        assert python(turtle.value(node, KG.dateStart)) == (statement.date.start if statement.date else None)
        assert python(turtle.value(node, KG.dateEnd)) == (statement.date.end if statement.date else None)
        assert python(turtle.value(node, KG.place)) == statement.place
        assert python(turtle.value(node, KG.role)) == statement.role
        assert float(str(turtle.value(node, KG.confidence))) == pytest.approx(statement.confidence, abs=1e-6)
        claimant = Names().actor(statement.attribution.id) if statement.attribution else None
        assert turtle.value(node, KG.attributedTo) == (rdflib.URIRef(claimant) if claimant else None)


def python(term: object) -> object:
    return term.toPython() if isinstance(term, rdflib.Literal) else term


def test_evidence_is_a_web_annotation_of_the_document(quarrel: KnowledgeGraph, turtle: rdflib.Graph) -> None:
    for statement in quarrel.statements:
        node = rdflib.URIRef(BASE + "statement/" + statement.id)
        evidence, document = turtle.value(node, KG.evidence), turtle.value(node, PROV.wasDerivedFrom)
        assert turtle.value(evidence, OA.hasSource) == document
        selectors = {turtle.value(s, rdflib.RDF.type): s for s in turtle.objects(evidence, OA.hasSelector)}
        position, quotation = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
        start, end = (int(str(turtle.value(position, edge))) for edge in (OA.start, OA.end))
        exact = str(turtle.value(quotation, OA.exact))
        assert (start, end, exact) == (statement.evidence.start, statement.evidence.end, statement.evidence.text)
        assert str(turtle.value(document, KG.text))[start:end] == exact


def test_direct_triples_only_of_what_holds_and_both_ways_if_symmetric(turtle: rdflib.Graph) -> None:
    direct = {rdflib.URIRef(relation.direct) for relation in ontology().relations.values()}
    found = {(short(s), short(p), short(o)) for s, p, o in turtle if p in direct}
    assert found == {
        ("Q142", "sanctions", "Q912"),
        ("Q142", "consultsWith", "Q912"), ("Q912", "consultsWith", "Q142"),
        ("Q912", "memberOf", "Q181574"),
        ("ana-example", "holdsOfficeAt", "french-ministry-of-puddings"),
    }


def short(term: object) -> str:
    return str(term).replace("#", "/").rsplit("/", 1)[1]


@pytest.mark.parametrize(("polarity", "modality", "expected"), [
    ("affirmed", "actual", True), ("affirmed", "historical", True), ("affirmed", "future", False),
    ("affirmed", "hypothetical", False), ("negated", "actual", False), ("negated", "historical", False),
])
def test_what_holds(quarrel: KnowledgeGraph, polarity: str, modality: str, expected: bool) -> None:
    statement = replace(quarrel.statements[0], polarity=polarity, modality=modality)  # type: ignore[arg-type]
    assert holds(statement) is expected


def test_actors(turtle: rdflib.Graph) -> None:
    france = rdflib.URIRef(BASE + "Q142")
    assert str(turtle.value(france, SKOS.prefLabel)) == "France"
    assert [str(label) for label in turtle.objects(france, SKOS.altLabel)] == ["Paris"]
    assert str(turtle.value(france, KG.iso3)) == "FRA"
    for same in OWL.sameAs, SDO.sameAs:
        assert turtle.value(france, same) == rdflib.URIRef("http://www.wikidata.org/entity/Q142")
    ana = rdflib.URIRef(BASE + "Person/ana-example")
    ministry = turtle.value(ana, KG.affiliation)
    assert turtle.value(ministry, KG.affiliation) == france
    assert turtle.value(ministry, SKOS.prefLabel) is not None


def test_affiliations_of_no_statement_are_described_too(readings: list[Reading]) -> None:
    courier = readings[0]
    office = tuple(s for s in courier.statements if s.type == "CONSULT" and s.source.kind == "Person")
    graph = rdflib_triples(written(KnowledgeGraph.of([replace(courier, statements=office)]), ".nt"), ".nt")
    ministry = graph.value(rdflib.URIRef(BASE + "Person/ana-example"), KG.affiliation)
    assert str(graph.value(ministry, SKOS.prefLabel)) == "French Ministry of Puddings"
    assert str(graph.value(graph.value(ministry, KG.affiliation), SKOS.prefLabel)) == "France"


def test_offices_and_memberships_that_hold_are_those_of_the_w3c(turtle: rdflib.Graph) -> None:
    found = {(short(turtle.value(m, ORG.member)), short(turtle.value(m, ORG.organization)),
              python(turtle.value(turtle.value(m, ORG.role), SKOS.prefLabel)), (m, KG.polarity, KG.affirmed) in turtle)
             for m in turtle.subjects(rdflib.RDF.type, ORG.Membership)}
    assert found == {("Q912", "Q181574", None, True),
                     ("ana-example", "french-ministry-of-puddings", "puddings minister", True)}


def test_offices_that_are_denied_are_no_memberships(quarrel: KnowledgeGraph) -> None:
    office = next(s for s in quarrel.statements if s.type == "HOLDS_OFFICE")
    assert list(memberships([office])) == [office]
    assert list(memberships([replace(office, polarity="negated"), replace(office, modality="future")])) == []


def test_documents(turtle: rdflib.Graph) -> None:
    courier = rdflib.URIRef("https://news.example/2024/quarrel?page=1")
    assert str(turtle.value(courier, rdflib.DCTERMS.title)) == 'A quarrel <over> "puddings"'
    assert python(turtle.value(courier, rdflib.DCTERMS.issued)) == datetime.date(2024, 2, 5)
    assert str(turtle.value(courier, rdflib.DC.publisher)) == "The Invented Courier"
    assert str(turtle.value(courier, KG.dateline)) == "PARIS"
    assert (rdflib.URIRef(BASE + "document/other%20paper/2%20%C3%A9"), None, KG.Document) in turtle


@pytest.mark.parametrize("suffix", WRITERS)
def test_all_formats_and_readers_agree(quarrel: KnowledgeGraph, suffix: str, turtle: rdflib.Graph) -> None:
    data = written(quarrel, suffix)
    found = oxigraph_triples(data, suffix)
    expected = {(str(s), str(p), str(o)) for s, p, o in turtle if str(p) != Term.TRIPLES}
    assert {(t.subject.value, t.predicate.value, bare(t.object)) for t in found} - size(found) == expected
    assert {(str(s), str(p), str(o)) for s, p, o in rdflib_triples(data, suffix)} - size(found) == expected
    if not FORMATS[suffix].supports_datasets:
        assert len(found) == len(turtle)  # no triple twice


def size(found: list[ox.Triple]) -> set[tuple[str, str, str]]:
    """What a file says of how many triples it holds, one that stands in two named graphs twice."""
    return {(BASE + "dataset", Term.TRIPLES, str(len(found)))}


def bare(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)  # never a blank node
    return str(term.value)


@pytest.mark.parametrize("suffix", WRITERS)
def test_order_of_readings_changes_no_byte(readings: list[Reading], suffix: str) -> None:
    assert written(KnowledgeGraph.of(readings), suffix) == written(KnowledgeGraph.of(readings[::-1]), suffix)


def test_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    code = ("from tests.conftest import *; import sys; from kg.export.rdf import *\n"
            "graph = KnowledgeGraph.of(readings.__wrapped__())\n"
            "[write_rdf(graph, sys.stdout.buffer, suffix) for suffix in FORMATS]")
    runs = [subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, check=True,
                           capture_output=True, cwd=Path(__file__).parents[2]).stdout for seed in ("1", "2")]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 100_000


def test_a_document_graph_holds_all_that_was_read_in_it(quarrel: KnowledgeGraph, readings: list[Reading]) -> None:
    """Without the graph of a document, the file is that of a build without the document, up to actors."""
    gone = Names().document(readings[0].document.id)
    kept = {(quad, name) for quad, name in quads(quarrel, Names()) if name not in (gone, None)}
    built = {(quad, name) for quad, name in quads(KnowledgeGraph.of(readings[1:]), Names()) if name is not None}
    assert kept == built
    named = {triple[0] for triple, name in quads(quarrel, Names()) if name == gone}
    left = {triple[0] for triple, name in quads(quarrel, Names()) if name != gone}
    assert named & left <= {Names().actor(actor) for actor in quarrel.actors}


def test_base_iri(quarrel: KnowledgeGraph) -> None:
    data = written(quarrel, ".nt", "https://example.org/kb/").decode()
    assert "<https://example.org/kb/Q142>" in data and BASE not in data


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org/kb", "https://a b/", "urn:kg:"])
def test_bad_base_iris_are_refused(quarrel: KnowledgeGraph, base: str) -> None:
    with pytest.raises(KgError, match="expected an absolute"):
        written(quarrel, ".nt", base)


def test_path_and_unknown_format(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    write_rdf(quarrel, tmp_path / "graph.trig")
    assert (tmp_path / "graph.trig").read_bytes() == written(quarrel, ".trig")
    with pytest.raises(KgError, match=r"expected one of \.nt"):
        write_rdf(quarrel, tmp_path / "graph.owl")


def test_no_store_rewrites_what_we_write(quarrel: KnowledgeGraph) -> None:
    store = ox.Store()
    store.bulk_load(written(quarrel, ".nq"), ox.RdfFormat.N_QUADS)
    assert {str(quad) + " ." for quad in store} == set(written(quarrel, ".nq").decode().split("\n")) - {""}


def test_an_empty_graph_has_a_header_only() -> None:
    triples = oxigraph_triples(written(KnowledgeGraph.of([]), ".ttl"), ".ttl")
    assert {t.subject.value for t in triples if not t.subject.value.startswith(PREFIXES["kg"])} == {BASE + "dataset"}
