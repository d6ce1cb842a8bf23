"""Made-up readings: for properties by hypothesis, and a fixed few in two versions for crashes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.builder import with_background
from kg.export import formats
from kg.model import MODALITIES, Actor, Document, Evidence, Interval, Issue, Mention, Reading, Statement
from kg.ontology import Term, ontology
from kg.query import load
from kg.store import Store

DAY = datetime.date(2024, 2, 5)
TEXTS = [suffix for suffix in formats() if suffix not in (".png", ".svg")]
NAMES = ["Freedonia", "Sylvania", "the \"Duchy\"", "Grand Fenwick\\u0041"]
IDS = ["Q142", "State/ruritania", "Person/rudolf r", "Q2/é", "Q458", "Q3052772"]  # three of them in our tables

# Few ids and names, so that documents often describe the same actor differently and affiliations run in circles.
actors = st.builds(Actor, id=st.sampled_from(IDS), name=st.sampled_from(NAMES),
                   kind=st.sampled_from(["State", "Person"]), affiliation=st.sampled_from([None, *IDS]),
                   aliases=st.sampled_from([(), ("X",), ("X", "Y")]))
intervals = st.dates().map(lambda day: Interval(day, day))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(codec=None), min_size=1, max_size=20))
    document = Document(draw(st.sampled_from(["a", "https://news.example/b?c=1", "ç/d"])), text,
                        draw(st.none() | st.dates()), draw(st.text(max_size=5)))

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def statement() -> Statement:
        start, end = span()
        return Statement(draw(st.sampled_from(sorted(ontology().relations))), draw(actors), draw(actors),
                         Evidence(document.id, start, end, text[start:end]),
                         modality=draw(st.sampled_from(MODALITIES)),  # type: ignore[arg-type]
                         date=draw(st.none() | intervals), attribution=draw(st.none() | actors),
                         confidence=draw(st.floats(0, 1)))

    def mention() -> Mention:
        return Mention(draw(st.sampled_from(IDS)), 0, 1, draw(st.sampled_from([*NAMES, "it"])),
                       draw(st.sampled_from(["name", "pronoun"])))

    return Reading(document, tuple(draw(st.lists(actors, max_size=3))),
                   tuple(mention() for _ in range(draw(st.integers(0, 3)))),
                   tuple(statement() for _ in range(draw(st.integers(0, 3)))),
                   tuple(Issue("a", text) for text in draw(st.lists(st.text(max_size=3), max_size=1))))


def article(number: int, version: int) -> Reading:
    """One of any number of documents, in one of its versions."""
    one, other = (Actor(f"Q{n}", f"Land {n}", "State", f"Q{n}") for n in (number % 3, 3 + version))
    town = Actor("State/home", f"Home {number % 2}", "State")
    minister = Actor(f"Person/{number}", f"Minister {number}", "Person", affiliation=town.id)
    text = f"{one.name} sanctioned {other.name}, version {version} says. {minister.name} met {one.name}."
    end = text.index(".") + 1
    document = Document(f"https://news.example/{number}", text, DAY, f"Story {number}")
    first = Evidence(document.id, 0, end, text[:end])
    second = Evidence(document.id, end + 1, len(text), text[end + 1:])
    return Reading(document, (one, other, town, minister), (Mention(one.id, 0, len(one.name), one.name.upper()),),
                   (Statement("SANCTION", one, other, first), Statement("CONSULT", minister, one, second)))


def files(graph: KnowledgeGraph, folder: Path) -> dict[str, bytes]:
    """A graph in every text format."""
    for suffix in TEXTS:
        graph.write(folder / f"graph{suffix}")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def assert_holds(folder: Path, expected: Iterable[Reading], scratch: Path) -> None:
    """The store holds the graph of these readings, and its RDF view all that a file of it would but for its size."""
    graph, store = with_background(KnowledgeGraph.of(expected)), Store(folder)
    assert store.graph() == graph
    graph.write(scratch / "expected.nq")
    wanted = load(scratch / "expected.nq")
    with store.rdf() as rdf:
        assert set(rdf) == {quad for quad in wanted if quad.predicate != ox.NamedNode(Term.TRIPLES)}
        assert set(rdf.named_graphs()) == set(wanted.named_graphs())
