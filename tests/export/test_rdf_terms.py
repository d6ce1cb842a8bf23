"""Terms for any text: IRIs that are valid and never shared, literals that keep their length, in every format."""

import datetime
import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.export.rdf import FORMATS, WRITERS, write_rdf
from kg.export.rdf_terms import Names, decimal, literal
from kg.model import Actor, Document, Evidence, Interval, Mention, Reading, Statement
from kg.ontology import BASE, PREFIXES

anything = st.text(st.characters(exclude_categories=()), max_size=40)  # lone surrogates and controls included
words = anything.filter(str.strip)


@pytest.mark.parametrize(("value", "expected"),
                         [(1.0, "1"), (0.0, "0"), (0.3, "0.3"), (1 / 3, "0.333333"), (1e-9, "0")])
def test_decimals_are_canonical(value: float, expected: str) -> None:
    assert decimal(value) == f'"{expected}"^^<{PREFIXES["xsd"]}decimal>'


@given(ids=st.lists(anything, min_size=2, max_size=2, unique=True))
def test_different_ids_have_different_valid_iris(ids: list[str]) -> None:
    iris = [make(key) for key in ids for make in (Names().document, Names().actor)]
    assert len(set(iris)) == 4
    for iri in iris:
        assert ox.NamedNode(iri).value == iri


@given(host=st.from_regex(r"[a-z]{1,5}\.example", fullmatch=True), path=anything)
def test_web_addresses_are_their_own_iris_where_valid(host: str, path: str) -> None:
    address = f"https://{host}/{path}"
    iri = Names().document(address)
    assert iri == address or iri.startswith(BASE + "document/https%3A//")
    assert ox.NamedNode(iri).value == iri


@given(anything)
def test_literals_keep_length_and_survive(text: str) -> None:
    line = f"<http://a.example/> <http://a.example/> {literal(text)} .\n".encode()
    value = next(iter(ox.parse(line, ox.RdfFormat.N_TRIPLES))).object.value
    assert len(value) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, value, strict=True))


@given(text=words, title=anything, key=words, name=words, role=words, slug=words, publisher=anything, url=anything)
def test_nasty_strings_in_every_format(text: str, title: str, key: str, name: str, role: str, slug: str, publisher: str,
                                       url: str) -> None:
    actor, office = Actor("Person/" + slug, name, "Person"), Actor("Q1", "Office", "State", "Q1")
    statement = Statement("HOLDS_OFFICE", actor, office, Evidence(key, 0, len(text), text), role=role,
                          date=Interval(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)))
    reading = Reading(Document(key, text, None, title, url, publisher), (actor, office),
                      (Mention(actor.id, 0, len(text), text),), (statement,))
    graph = KnowledgeGraph.of([reading])
    for suffix in WRITERS:
        assert pairs(graph, suffix) == pairs(graph, ".nt"), suffix


def pairs(graph: KnowledgeGraph, suffix: str) -> set[tuple[str, str]]:
    stream = io.BytesIO()
    write_rdf(graph, stream, suffix)
    return {(quad.subject.value, quad.object.value) for quad in ox.parse(stream.getvalue(), FORMATS[suffix])}
