"""The fold: any order, any grouping, any repetition of readings gives the same graph."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.export import write_stream
from kg.model import Actor, Document, Evidence, Issue, Mention, Reading, Statement

TEXT = "Peru praised Chile. Chile met Bolivia."
ACTORS = [Actor("Q419", "Peru", "State", "Q419", "PER"), Actor("Q419", "Republic of Peru", "State"),
          Actor("Q298", "Chile", "State", "Q298", "CHL"), Actor("Person/ana", "Ana", "Person"),
          Actor("Person/ana", "Ana", "Person", affiliation="Q298"),
          Actor("Person/ana", "Ana", "Person", affiliation="Q419")]
SENTENCES = [Evidence("", 0, 19, TEXT[:19]), Evidence("", 20, 38, TEXT[20:])]

statements = st.builds(
    Statement, st.sampled_from(["SUPPORT", "CONSULT"]), st.sampled_from(ACTORS), st.sampled_from(ACTORS),
    st.sampled_from(SENTENCES), st.sampled_from(["affirmed", "negated"]),
    attribution=st.none() | st.sampled_from(ACTORS), confidence=st.sampled_from([0.3, 0.9]))
mentions = st.builds(Mention, st.sampled_from([actor.id for actor in ACTORS]), st.just(0), st.just(4),
                     st.sampled_from(["Peru", "Lima", "PERU"]), st.sampled_from(["name", "pronoun"]))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading as extraction gives it: one statement an id, under a document id that others may have too."""
    key, title = draw(st.sampled_from("abc")), draw(st.sampled_from(["Praise", "A meeting"]))
    found = [replace(s, evidence=replace(s.evidence, document=key)) for s in draw(st.lists(statements, max_size=4))]
    issues = draw(st.lists(st.builds(Issue, st.just(key), st.sampled_from(["dark", "damp"])), max_size=1))
    return Reading(Document(key, TEXT, title=title), mentions=tuple(draw(st.lists(mentions, max_size=3))),
                   statements=tuple({s.id: s for s in found}.values()), issues=tuple(issues))


graphs = st.builds(KnowledgeGraph.of, st.lists(readings(), max_size=4))


def shown(graph: KnowledgeGraph) -> tuple[object, ...]:
    """Everything a view can see."""
    return (graph.documents, graph.statements, list(graph.actors.items()), list(graph.names.items()), graph.edges,
            graph.issues)


@given(st.lists(readings(), max_size=5), st.randoms())
def test_order_does_not_matter(several, random):
    shuffled = random.sample(several, len(several))
    assert shown(KnowledgeGraph.of(shuffled)) == shown(KnowledgeGraph.of(several))


@given(graphs, graphs, graphs)
def test_graphs_may_be_merged_in_any_order_and_grouping(one, two, three):
    assert shown(one | two) == shown(two | one)
    assert shown((one | two) | three) == shown(one | (two | three))


@given(graphs)
def test_a_graph_merged_with_itself_or_with_nothing_is_itself(graph):
    assert shown(graph | graph) == shown(graph) == shown(graph | KnowledgeGraph.of([]))


@given(graphs)
def test_edges_hold_every_statement_once(graph):
    held = [statement for edge in graph.edges for statement in edge.statements]
    assert sorted(held, key=lambda s: s.id) == list(graph.statements)
    assert len({edge.id for edge in graph.edges}) == len(graph.edges)


@given(graphs)
def test_every_end_of_an_edge_is_an_actor_and_no_other_actor_is_kept(graph):
    used = {a.id for s in graph.statements for a in (s.source, s.target, s.attribution) if a}
    assert set(graph.actors) == set(graph.names) == used


def reading(key: str, *found: Statement, spoken: tuple[Mention, ...] = (), title: str = "") -> Reading:
    placed = (replace(s, evidence=replace(s.evidence, document=key)) for s in found)
    return Reading(Document(key, TEXT, title=title), mentions=spoken, statements=tuple(placed))


PERU, LONG_PERU, CHILE, ANA, ANA_OF_CHILE, ANA_OF_PERU = ACTORS
PRAISE = Statement("SUPPORT", PERU, CHILE, SENTENCES[0])


def test_two_texts_under_one_id_leave_one_and_an_issue():
    a, b = reading("a", PRAISE, title="A"), reading("a", title="B")
    graph = KnowledgeGraph.of([b, a])
    assert [document.title for document in graph.documents.values()] == ["A"]
    assert graph.issues == {
        Issue("a", "different texts or readings have this id; only one of them is in the graph")}


def test_two_readings_of_one_text_leave_one_in_either_order():
    full, empty = reading("a", PRAISE), reading("a")
    assert shown(KnowledgeGraph.of([full, empty])) == shown(KnowledgeGraph.of([empty, full]))


def test_the_same_text_twice_is_no_issue():
    assert shown(KnowledgeGraph.of([reading("a", PRAISE)] * 2)) == shown(KnowledgeGraph.of([reading("a", PRAISE)]))


def test_an_actor_has_the_name_and_affiliation_most_texts_give_and_every_id_known():
    seen = [replace(PRAISE, source=LONG_PERU), replace(PRAISE, source=LONG_PERU), PRAISE]
    graph = KnowledgeGraph.of(reading(key, one) for key, one in zip("abc", seen, strict=True))
    assert graph.actors["Q419"] == Actor("Q419", "Republic of Peru", "State", "Q419", "PER")
    seen = [replace(PRAISE, source=ana) for ana in (ANA, ANA, ANA_OF_CHILE)]
    graph = KnowledgeGraph.of(reading(key, one) for key, one in zip("abc", seen, strict=True))
    assert graph.actors["Person/ana"] == ANA_OF_CHILE


def test_names_are_counted_over_documents_and_pronouns_are_no_names():
    def spoken(*pairs: tuple[str, str]) -> tuple[Mention, ...]:
        return tuple(Mention("Q419", 0, 4, text, how) for text, how in pairs)

    graph = KnowledgeGraph.of([
        reading("a", PRAISE, spoken=spoken(("Lima", "name"), ("Peru", "name"), ("it", "pronoun"))),
        reading("b", PRAISE, spoken=spoken(("Lima", "alias"), ("the state", "role")))])
    assert graph.names["Q419"] == ("Lima", "Peru")


def test_statements_below_a_confidence_can_be_left_out_with_their_actors():
    unsure = Statement("SUPPORT", ANA, CHILE, SENTENCES[1], confidence=0.4)
    graph = KnowledgeGraph.of([reading("a", PRAISE, unsure)])
    assert [s.confidence for s in graph.above(0.5).statements] == [1.0]
    assert list(graph.above(0.5).actors) == ["Q298", "Q419"]
    assert list(graph.above(0.5).documents) == ["a"]


@given(st.lists(readings(), max_size=4), st.randoms())
def test_records_are_the_same_bytes_in_any_order(several, random):
    def written(some: list[Reading]) -> bytes:
        stream = io.BytesIO()
        write_stream(KnowledgeGraph.of(some), stream, ".jsonl")
        return stream.getvalue()

    assert written(several) == written(random.sample(several, len(several)))
