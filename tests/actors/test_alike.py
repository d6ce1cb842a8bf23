"""Pairs that may be one actor: told with a reason, whatever the order, and not again once judged."""

import random
from itertools import pairwise

import pytest

from kg.actors.alike import found, maybe_same
from kg.assemble import KnowledgeGraph
from kg.judgements import Judgement
from kg.model import Actor, Document, Evidence, Reading, Statement

ACTORS = [
    Actor("Person/putin", "Putin", "Person"), Actor("Q7747", "Vladimir Putin", "Person"),
    Actor("Person/vladimir-poutine", "Wladimir Putin", "Person"), Actor("Person/kim-jong-un", "Kim Jong-un", "Person"),
    Actor("Person/kim-jong-il", "Kim Jong-il", "Person"), Actor("Person/george-bush", "George H. W. Bush", "Person"),
    Actor("Person/laura-bush", "Laura Bush", "Person"), Actor("A", "Hizb Allah", "MilitaryForce"),
    Actor("B", "Hizb-Allah", "PoliticalParty"), Actor("C", "Lomé", "Place"), Actor("D", "Lome", "Place"),
]  # fmt: skip


def graph() -> KnowledgeGraph:
    text = "They met."
    pairs = pairwise(ACTORS)
    said = tuple(Statement("CONSULT", one, other, Evidence("d", 0, 9, text)) for one, other in pairs)
    return KnowledgeGraph.of([Reading(Document("d", text), tuple(ACTORS), (), said)])


@pytest.mark.parametrize("seed", range(5))
def test_pairs_and_reasons_in_any_order(seed: int) -> None:
    mixed = random.Random(seed).sample(ACTORS, len(ACTORS))
    assert {(pair.one.id, pair.other.id, pair.why) for pair in found(mixed)} == {
        ("Person/putin", "Q7747", "a family name alone"),
        ("Person/putin", "Person/vladimir-poutine", "a family name alone"),
        ("Person/vladimir-poutine", "Q7747", "spellings of one name"),
        ("A", "B", "equal names, MilitaryForce and PoliticalParty"),
    }


def test_each_pair_once_in_order_and_not_when_judged() -> None:
    pairs = maybe_same(graph())
    assert [(pair.one.id, pair.other.id) for pair in pairs] == sorted((pair.one.id, pair.other.id) for pair in pairs)
    assert len(pairs) == 4
    judged = [Judgement("different", "B", "A"), Judgement("unsure", "Q7747", "Person/putin")]
    assert [str(pair) for pair in maybe_same(graph(), judged)] == [
        "Putin (Person/putin) | Wladimir Putin (Person/vladimir-poutine): a family name alone",
        "Wladimir Putin (Person/vladimir-poutine) | Vladimir Putin (Q7747): spellings of one name"]
