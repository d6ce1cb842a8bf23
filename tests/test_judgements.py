"""Judgements: kept as written, the last one counts, never joined against a no, and applied without loss."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.assemble import KnowledgeGraph
from kg.judgements import HEADER, Judgement, append, apply, canonical, read
from kg.model import Actor, Document, Evidence, Issue, KgError, Mention, Reading, Statement

TEXT = "Putin thanked Mali. Vladimir Putin met Mali. Putin praised Vladimir Putin."
MALI = Actor("Q912", "Mali", "State", "Q912", "MLI")
RUSSIA = "Q159"
FULL = Actor("Q7747", "Vladimir Putin", "Person", "Q7747", affiliation=RUSSIA)
SHORT = Actor("Person/putin", "Putin", "Person")
SAME = Judgement("same", "Person/putin", "Q7747", "ana", "2024-01-01", "one and only")


def cite(start: int, end: int) -> Evidence:
    return Evidence("d", start, end, TEXT[start:end])


def graph() -> KnowledgeGraph:
    said = (Statement("SUPPORT", SHORT, MALI, cite(0, 19)), Statement("CONSULT", FULL, MALI, cite(20, 44)),
            Statement("SUPPORT", SHORT, FULL, cite(45, 74)),
            Statement("CONSULT", SHORT, MALI, cite(20, 44), confidence=0.5, attribution=SHORT))
    mentions = (Mention("Person/putin", 0, 5, "Putin"), Mention("Q7747", 20, 34, "Vladimir Putin"))
    return KnowledgeGraph.of([Reading(Document("d", TEXT), (SHORT, FULL, MALI), mentions, said)])


def test_one_node_with_all_names_and_statements() -> None:
    before = graph()
    after = apply(before, [SAME])
    assert set(after.actors) == {"Q7747", "Q912"}
    assert after.names["Q7747"] == ("Putin", "Vladimir Putin")
    assert [(s.type, s.source.id, s.target.id) for s in sorted(after.statements, key=lambda s: s.evidence.start)] == [
        ("SUPPORT", "Q7747", "Q912"), ("CONSULT", "Q7747", "Q912")]
    assert after.actors["Q7747"] == FULL
    assert after.issues == {Issue("d", "SUPPORT left out: Q7747 would be both its ends")}
    assert before == graph()


def test_of_two_readings_of_a_sentence_the_surer_stays() -> None:
    [met] = [s for s in apply(graph(), [SAME]).statements if s.type == "CONSULT"]
    assert met.confidence == 1.0


def test_applying_twice_changes_nothing_more() -> None:
    once = apply(graph(), [SAME])
    assert apply(once, [SAME]) == once


def test_no_judgements_no_change() -> None:
    assert apply(graph(), []) == graph()
    assert apply(graph(), [Judgement("unsure", "Person/putin", "Q7747")]) == graph()


def test_an_id_that_no_document_has_can_still_stand_for_others() -> None:
    after = apply(graph(), [Judgement("same", "Person/putin", "Q1")])
    assert after.actors["Q1"] == replace(SHORT, id="Q1", wikidata="Q1")


def test_affiliations_follow_and_nobody_belongs_to_themselves() -> None:
    party = Actor("PoliticalParty/p", "P", "PoliticalParty", affiliation="PoliticalParty/q")
    said = Statement("SUPPORT", party, MALI, cite(0, 19))
    one = KnowledgeGraph.of([Reading(Document("d", TEXT), (party, MALI), (), (said,))])
    own = apply(one, [Judgement("same", "PoliticalParty/p", "PoliticalParty/q")])
    assert own.actors["PoliticalParty/p"].affiliation is None
    assert apply(one, [Judgement("same", "Q5", "PoliticalParty/q")]).actors["PoliticalParty/p"].affiliation == "Q5"


def test_items_stand_for_slugs_and_smaller_ids_for_larger() -> None:
    ids, issues = canonical([Judgement("same", "b", "a"), Judgement("same", "Q9", "b"), Judgement("same", "x", "y")])
    assert ids == {"a": "Q9", "b": "Q9", "Q9": "Q9", "x": "x", "y": "x"}
    assert issues == []


def test_a_no_keeps_apart_even_by_way_of_others() -> None:
    judged = [Judgement("same", "a", "b"), Judgement("same", "b", "c"), Judgement("different", "c", "a")]
    ids, issues = canonical(judged)
    assert ids == {"a": "a", "b": "a"}
    assert [issue.where for issue in issues] == ["b and c"]


def test_the_last_judgement_on_a_pair_counts() -> None:
    same, other = Judgement("same", "a", "b"), Judgement("different", "b", "a")
    assert canonical([other, same])[0] == {"a": "a", "b": "a"}
    assert canonical([same, other])[0] == {}


pairs = st.lists(st.tuples(st.sampled_from(["same", "different"]), *[st.sampled_from("abcde")] * 2), max_size=6,
                 unique_by=lambda one: frozenset(one[1:]))


@given(pairs)
def test_whatever_the_order_no_pair_judged_different_is_one(found: list[tuple[str, str, str]]) -> None:
    judged = [Judgement(*one) for one in found if one[1] != one[2]]
    ids, _ = canonical(judged)
    for one in judged:
        if one.verdict == "different":
            assert ids.get(one.one, one.one) != ids.get(one.other, one.other)
    assert all(canonical(order)[0] == ids for order in list(permutations(judged))[:24])


def test_the_file_keeps_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    append(file, SAME)
    append(file, Judgement("unsure", "a", "b", why="tab\there\nand there"))
    assert read(file) == [SAME, Judgement("unsure", "a", "b", why="tab here and there")]
    assert file.read_text(encoding="utf-8").startswith(HEADER + "\n")


@pytest.mark.parametrize(("text", "message"), [
    ("a\tb\n", ":1: columns"),
    (HEADER + "\nsame\ta\n", ":2: 2 cells, expected 6"),
    (HEADER + "\n\nequal\ta\tb\t\t\t\n", ":3: verdict 'equal', expected one of same, different, unsure"),
    (HEADER + "\nsame\ta\ta\t\t\t\n", ":2: actors 'a' and 'a', expected two different ids"),
])  # fmt: skip
def test_errors_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "j.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match="j.tsv" + message):
        read(tmp_path / "j.tsv")


@pytest.mark.model
def test_a_build_takes_them_too(tmp_path: Path) -> None:
    text, table = tmp_path / "news.txt", tmp_path / "judgements.tsv"
    text.write_text("Putin thanked Mali. Zorvan Ketterly met Mali's president.", encoding="utf-8")
    append(table, Judgement("same", "Q912", "Person/zorvan-ketterly"))
    assert "Person/zorvan-ketterly" in kg.build([text]).actors
    assert "Person/zorvan-ketterly" not in kg.build([text], judgements=table).actors
