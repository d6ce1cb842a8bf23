"""Three articles from outside the project, where they are at hand: the actors and relations a reader finds in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.assemble import KnowledgeGraph
from kg.model import Actor, slug
from kg.ontology import ontology

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = [pytest.mark.model, pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not at hand")]
UN = "united-nations united-nations-security-council"
FACTS = {  # what is known of each: type, source, target, words of the sentence
    "UN sanctions of August 2017": ("SANCTION", UN, "north-korea", "unanimous|sanctions"),
    "the alliance with Japan": ("ALLIED_WITH", "united-states", "japan", "all(y|ies|iance)"),
    "the alliance with South Korea": ("ALLIED_WITH", "united-states", "south-korea", "all(y|ies|iance)"),
    "Blinken's talks in Tokyo": ("CONSULT", "antony-blinken", "japan", ""),
    "Austin's talks in Tokyo": ("CONSULT", "lloyd-austin", "japan", ""),
    "Blinken's talks in Seoul": ("CONSULT", "antony-blinken", "south-korea", ""),
    "Austin's talks in Seoul": ("CONSULT", "lloyd-austin", "south-korea", ""),
    "the talks in Anchorage": ("CONSULT", "antony-blinken united-states", "china", "Anchorage"),
    "North Korea's rejection of talks": ("REJECT", "north-korea", "united-states", "talks|communicat|dialogue"),
    "Kim Yo Jong's threat": ("THREATEN", "kim-yo-jong", "united-states south-korea", ""),
}
NOT_YET = {
    "the alliance with Japan": "the allies are named a sentence away from their ally",
    "the alliance with South Korea": "the allies are named a sentence away from their ally",
}


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.build([SEEDS])


def meant(graph: KnowledgeGraph, words: str) -> Iterator[Actor]:
    """Who the mentions that end as these words do stand for."""
    for reading in graph.readings.values():
        known = {actor.id: actor for actor in reading.actors}
        ends = {found.end() for found in re.finditer(words, reading.document.text)}
        yield from (known[mention.actor] for mention in reading.mentions if mention.end in ends)


def test_all_three_are_read_without_their_notices(graph: KnowledgeGraph) -> None:
    assert len(graph.documents) == 3 and not graph.issues
    text = " ".join(document.text for document in graph.documents.values())
    assert not re.search("cookie|privacy|GDPR|contributed reporting", text, re.IGNORECASE)
    assert sorted(str(document.date) for document in graph.documents.values()) == ["2021-03-16", "None", "None"]


@pytest.mark.parametrize(("words", "name"), [
    ("Antony Blinken", "antony-blinken"), ("Antony J. Blinken", "antony-blinken"),
    ("Anthony Blinken", "antony-blinken"), ("Mr. Blinken", "antony-blinken"),
    ("Kim Jong Un", "kim-jong-un"), ("Kim Jong-un", "kim-jong-un"), ("Mr. Kim", "kim-jong-un"),
    ("Kim Yo Jong", "kim-yo-jong"), ("Biden administration", "united-states"), ("Washington(?=’s)", "united-states"),
    ("(?:US|American) offic(?:ials?|ers)", "united-states"),
])
def test_one_node_whatever_the_text_calls_it(graph: KnowledgeGraph, words: str, name: str) -> None:
    assert {slug(actor.name) for actor in meant(graph, words)} == {name}
    assert len({actor.id for actor in meant(graph, words)}) == 1


def test_a_capital_where_something_happens_is_a_place(graph: KnowledgeGraph) -> None:
    assert {actor.kind for actor in meant(graph, "(?<!leaders )(?<!government )in (?:Tokyo|Seoul)")} == {"Place"}


@pytest.mark.parametrize("fact", FACTS)
def test_facts_any_reader_finds(graph: KnowledgeGraph, fact: str, request: pytest.FixtureRequest) -> None:
    if fact in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[fact]))
    kind, sources, targets, words = FACTS[fact]
    ends = {(slug(s.source.name), slug(s.target.name)) for s in graph.statements
            if s.type == kind and s.polarity == "affirmed" and re.search(words, s.evidence.text)}
    if ontology().relations[kind].symmetric:
        ends |= {(target, source) for source, target in ends}
    assert ends & {(source, target) for source in sources.split() for target in targets.split()}
