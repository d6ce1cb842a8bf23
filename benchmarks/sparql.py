"""How much our RDF costs beside rdflib alone, in one run: building and serialising, and five named questions.

    python benchmarks/sparql.py             # a million triples
    python benchmarks/sparql.py 200000

The triples are those that our mapping yields for made-up documents. rdflib gets them one by one as its own terms and
serialises them; we stream from records to file. Both files must hold the same triples, and the questions the same rows.
"""

from __future__ import annotations

import datetime
import io
import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import pyoxigraph as ox
import rdflib

from kg.assemble import KnowledgeGraph
from kg.export.rdf import FORMATS, write_rdf
from kg.export.rdf_mapping import triples
from kg.export.rdf_terms import Names
from kg.model import Actor, Document, Evidence, Interval, Reading, Statement
from kg.ontology import folder, ontology
from kg.query import ask

TRIPLES = 1_000_000
A_STATEMENT = 20.5  # triples, about
QUESTIONS = ("allies", "sanctions", "members", "offices", "claims")
T = TypeVar("T")
WRITTEN = ((".nt", "nt"), (".ttl", "turtle"))


def main(wanted: int) -> None:
    graph = made_up(int(wanted / A_STATEMENT))
    plain, seconds = timed(lambda: filled(graph))
    print(f"{len(plain)} triples of {len(graph.statements)} statements in {len(graph.readings)} documents\n")
    print(f"{'':34}{'rdflib':>9}{'ours':>9}")
    for suffix, name in WRITTEN:
        data, dumped = timed(lambda name=name: plain.serialize(format=name, encoding="utf-8"))
        own, ours = timed(lambda suffix=suffix: written(graph, suffix))
        assert count(data, suffix) == count(own, suffix) == len(plain)
        report(f"build and write {suffix}", seconds + dumped, ours)
    compare(plain, loaded(own, WRITTEN[-1][0]))


def compare(plain: rdflib.Graph, store: ox.Store) -> None:
    for name in QUESTIONS:
        question = (folder() / "questions" / f"{name}.rq").read_text("utf-8")
        theirs, slow = timed(lambda question=question: len(list(plain.query(question))))
        ours, fast = timed(lambda question=question: len(ask(store, question).rows))
        assert theirs == ours, (name, theirs, ours)
        report(f"ask {name} ({ours} rows)", slow, fast)


def report(what: str, theirs: float, ours: float) -> None:
    print(f"{what:34}{theirs:8.2f}s{ours:8.2f}s   {theirs / ours:6.1f} times less", flush=True)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    return work(), time.process_time() - start


def filled(graph: KnowledgeGraph) -> rdflib.Graph:
    """The triples of the mapping in rdflib, made of its own terms."""
    plain = rdflib.Graph()
    for subject, predicate, value in triples(graph, Names()):
        plain.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term(value)))
    return plain


def term(value: str) -> rdflib.term.Node:
    return rdflib.URIRef(value[1:-1]) if value.startswith("<") else rdflib.util.from_n3(value)


def written(graph: KnowledgeGraph, suffix: str) -> bytes:
    stream = io.BytesIO()
    write_rdf(graph, stream, suffix)
    return stream.getvalue()


def count(data: bytes, suffix: str) -> int:
    return len(set(ox.parse(data, FORMATS[suffix])))


def loaded(data: bytes, suffix: str) -> ox.Store:
    store = ox.Store()
    store.bulk_load(data, FORMATS[suffix])
    return store


def made_up(statements: int, a_document: int = 10) -> KnowledgeGraph:
    """Statements between few busy and many quiet actors, of every type, ten to a document; the same each time."""
    chance = random.Random(5)
    return KnowledgeGraph.of(reading(number, a_document, chance) for number in range(max(1, statements // a_document)))


def reading(number: int, statements: int, chance: random.Random) -> Reading:
    key = f"https://news.example/{number}"
    sentences = [f"In report {number}, sentence {place} says who did what to whom." for place in range(statements)]
    found = tuple(drawn(key, sentence, place * (len(sentence) + 1), chance) for place, sentence in enumerate(sentences))
    return Reading(Document(key, " ".join(sentences), datetime.date(2020, 1, 1), f"Report {number}"), (), (), found)


def drawn(document: str, sentence: str, start: int, chance: random.Random) -> Statement:
    relation = chance.choice(list(ontology().relations.values()))
    source, target = actor(relation.sources, chance, ""), actor(relation.targets, chance, "the other ")
    day = datetime.date(2020, 1, 1) + datetime.timedelta(chance.randrange(1500))
    return Statement(relation.name, source, target, Evidence(document, start, start + len(sentence), sentence),
                     polarity=chance.choice(("affirmed",) * 9 + ("negated",)), date=Interval(day, day),
                     attribution=actor(relation.sources, chance, "") if chance.random() < 0.2 else None,
                     role="minister" if relation.name == "HOLDS_OFFICE" else None,
                     confidence=chance.randrange(50, 100) / 100)


def actor(kinds: frozenset[str], chance: random.Random, which: str) -> Actor:
    kind, number = chance.choice(sorted(kinds)), int(chance.paretovariate(0.7)) % 500
    return Actor(f"{kind}/{which}{number}", f"{which}{kind} {number}", kind)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else TRIPLES)
