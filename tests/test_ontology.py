"""The Turtle files say what the contract says, and every term of ours that code writes is declared and described."""

import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS

from kg.assemble import KnowledgeGraph
from kg.ontology import IRI, PREFIXES, Term, expand, folder, ontology, vocabulary

ORGANISATIONS = {"GovernmentBody", "IntergovernmentalOrganisation", "MilitaryForce", "PoliticalParty", "Company",
                 "MediaOrganisation", "Institution"}
SYMMETRIC = {"CONSULT", "COOPERATE", "ALLIED_WITH", "ADVERSARY_OF", "RELATIVE_OF", "TRADES_WITH",
             "DISPUTES_TERRITORY_WITH"}
OUR = PREFIXES["kg"]


@pytest.fixture(scope="module")
def turtle() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("core.ttl", "events.ttl"):
        graph.parse(folder() / name)
    return graph


def ours(terms: Iterable[object]) -> list[rdflib.URIRef]:
    named = {term for term in terms if isinstance(term, rdflib.URIRef)}
    return sorted(term for term in named if term.startswith(OUR) and term != rdflib.URIRef(OUR))


def test_the_contract_s_types_and_classes() -> None:
    assert len(ontology().relations) == 25
    assert set(ontology().classes) == ORGANISATIONS | {"State", "Person", "Place"}
    assert {name for name, relation in ontology().relations.items() if relation.symmetric} == SYMMETRIC


@pytest.mark.parametrize(("name", "sources", "targets"), [
    ("SANCTION", ORGANISATIONS | {"State", "Person"}, ORGANISATIONS | {"State", "Person"}),
    ("HOLDS_OFFICE", {"Person"}, ORGANISATIONS | {"State"}),
    ("MEMBER_OF", ORGANISATIONS | {"State", "Person"}, ORGANISATIONS),
    ("PART_OF", ORGANISATIONS, ORGANISATIONS | {"State"}),
    ("HOSTS_FORCES_OF", {"State"}, ORGANISATIONS | {"State"}),
    ("RELATIVE_OF", {"Person"}, {"Person"}),
    ("DISPUTES_TERRITORY_WITH", {"State"}, {"State"}),
])
def test_ends(name: str, sources: set[str], targets: set[str]) -> None:
    assert ontology().relations[name].sources == sources
    assert ontology().relations[name].targets == targets


PLOVER = {  # as specified
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5,
    "COERCE": -7, "ASSAULT": -9,
}
GOLDSTEIN = (0, 3, 4, 1, 3.5, 6, 7, 5, -2, -5, -2, -4, -6, -6.5, -7.2, -4, -7, -9, -10, -10)  # of CAMEO 01 to 20


def test_goldstein_scores(turtle: rdflib.Graph) -> None:
    roots = sorted(turtle.subject_objects(rdflib.URIRef(expand("kg:goldstein"))))
    assert [float(score) for _, score in roots] == list(GOLDSTEIN)
    assert [str(root)[-2:] for root, _ in roots] == [f"{number:02}" for number in range(1, 21)]


def test_scores_and_quad_classes() -> None:
    events = {name: relation for name, relation in ontology().relations.items() if relation.quad}
    assert {name: relation.score for name, relation in events.items()} == PLOVER
    for relation in events.values():
        assert relation.score is not None
        assert ("conflict" in str(relation.quad)) == (relation.score <= 0)
    assert all(r.score is None for name, r in ontology().relations.items() if name not in events)


def test_signs() -> None:
    signs = {name: relation.sign for name, relation in ontology().relations.items()}
    assert {name for name, sign in signs.items() if sign and ontology().relations[name].score is None} == {
        "ALLIED_WITH", "ADVERSARY_OF", "DISPUTES_TERRITORY_WITH"}
    assert (signs["ALLIED_WITH"], signs["ADVERSARY_OF"], signs["DISPUTES_TERRITORY_WITH"]) == (1, -1, -1)
    assert (signs["AID"], signs["ASSAULT"], signs["REQUEST"], signs["MEMBER_OF"]) == (1, -1, 0, 0)


def test_every_term_is_described(turtle: rdflib.Graph) -> None:
    for term in ours(turtle.subjects()):
        assert turtle.value(term, RDFS.label), term
        assert turtle.value(term, RDFS.comment), term


def test_every_property_has_domain_and_range(turtle: rdflib.Graph) -> None:
    kinds = OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty
    properties = ours(subject for kind in kinds for subject in turtle.subjects(RDF.type, kind))
    assert len(properties) > 40
    for term in properties:
        for end in turtle.value(term, RDFS.domain), turtle.value(term, RDFS.range):
            assert end is not None, term
            assert not str(end).startswith(OUR) or (end, RDF.type, OWL.Class) in turtle, term


def test_header_has_what_ontology_tools_ask_for(turtle: rdflib.Graph) -> None:
    header = rdflib.URIRef(IRI)
    for term in ("title", "creator", "license", "description"):
        assert turtle.value(header, rdflib.DCTERMS[term]), term
    assert str(turtle.value(header, rdflib.VANN.preferredNamespacePrefix)) == "kg"
    assert not any(character.isdigit() for character in IRI.removeprefix("https://w3id.org"))


@pytest.mark.parametrize("name", ["core.ttl", "events.ttl", "shapes.ttl", "alignments.ttl"])
def test_what_a_file_uses_is_declared(name: str, turtle: rdflib.Graph) -> None:
    graph = rdflib.Graph().parse(folder() / name)
    declared = set(turtle.subjects()) | set(graph.subjects())
    assert set(ours(term for triple in graph for term in triple)) <= declared
    assert {prefix: iri for prefix, iri in graph.namespaces() if PREFIXES.get(prefix, str(iri)) != str(iri)} == {}


def test_terms_of_the_code_are_declared(turtle: rdflib.Graph) -> None:
    used = [value for name, value in vars(Term).items() if name.isupper()]
    assert set(ours(rdflib.URIRef(value) for value in used)) <= set(turtle.subjects())


def test_the_exporter_writes_declared_terms_only(quarrel: KnowledgeGraph, turtle: rdflib.Graph) -> None:
    written = {term for quad in quarrel.to_rdflib().quads() for term in quad[:3]}
    assert len(ours(written)) > 60
    assert set(ours(written)) <= set(turtle.subjects())


def test_vocabulary_is_a_part_of_the_ontology(turtle: rdflib.Graph) -> None:
    lines = "".join(f"<{s}> <{p}> {o} .\n" for s, p, o in vocabulary())
    copied = rdflib.Graph().parse(data=lines, format="nt")
    assert len(copied) == len(vocabulary()) > 200
    assert set(copied) <= set(turtle)
    assert (rdflib.URIRef(OUR + "Sanction"), SKOS.notation, rdflib.Literal("SANCTION")) in copied


def test_alignments_say_nothing_of_undeclared_wikidata_kinds() -> None:
    graph = rdflib.Graph().parse(folder() / "alignments.ttl")
    wikidata = [term for term in graph.objects() if "wikidata.org/" in str(term)]
    assert wikidata and all(str(term).rsplit("/", 1)[1][0] in "QP" for term in wikidata)


def test_class_pairs_are_decided_for_every_type() -> None:
    pairs = list(product(ontology().classes, repeat=2))
    for relation in ontology().relations.values():
        allowed = [pair for pair in pairs if pair[0] in relation.sources and pair[1] in relation.targets]
        assert 0 < len(allowed) < len(pairs)
        assert "Place" not in relation.sources | relation.targets


def test_every_class_and_message_of_the_shapes_counts(turtle: rdflib.Graph) -> None:
    """A shape for every class of which data has instances, and an invalid example for every message."""
    graph = rdflib.Graph().parse(folder() / "shapes.ttl")
    targets = set(graph.objects(None, SH.targetClass))
    bare = [kind for kind in ours(turtle.subjects(RDF.type, OWL.Class))
            if not targets & set(turtle.transitive_objects(kind, RDFS.subClassOf))]
    assert bare == []
    examples = "".join(path.read_text("utf-8") for path in (folder() / "examples" / "invalid").iterdir())
    messages = {str(message) for message in graph.objects(None, SH.message)}
    assert {message for message in messages if f"# expect: {message}\n" not in examples} == set()


def test_pylode_documents_every_term(tmp_path: Path, turtle: rdflib.Graph) -> None:
    pytest.importorskip("pylode")
    pages, seed = [tmp_path / "one.html", tmp_path / "two.html"], {"PYTHONHASHSEED": "0"}
    for page in pages:
        subprocess.run([sys.executable, folder() / "doc.py", page], check=True, env=os.environ | seed)
    assert pages[0].read_bytes() == pages[1].read_bytes()
    text = pages[0].read_text("utf-8")
    assert [term for term in ours(turtle.subjects(RDF.type, OWL.Class)) if term not in text] == []
