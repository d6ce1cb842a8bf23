"""Every named question, asked of the small graph, by pyoxigraph and by rdflib."""

from pathlib import Path

import pytest
import rdflib

from kg.assemble import KnowledgeGraph
from kg.export.rdf import write_rdf
from kg.ontology import folder
from kg.query import query

BANNED, MET = "France imposed sanctions on Mali on 2 February.", "Mali and France met in Lomé in 2019."
REFUSED = "“Mali will not meet France,” Ana Example said."
PAGE, PAPER = "https://news.example/2024/quarrel?page=1", "https://w3id.org/kg-politics/id/document/other%20paper/2%20%C3%A9"
MINISTRY = "French Ministry of Puddings"
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "allies": [],
    "sanctions": [("France", "Mali", "", PAPER, "Paris has sanctioned Mali."),
                  ("France", "Mali", "2024-02-02", PAGE, BANNED)],
    "meetings": [("France", "Mali", "2019-01-01", "2019-12-31", "Lomé")],
    "claims": [("Ana Example", "France", "consultation", "Mali", "negated", "future")],
    "outlets": [("Ana Example", "CONSULT", "Mali", "The Invented Courier", "1", "0.333333"),
                ("Ana Example", "HOLDS_OFFICE", MINISTRY, "The Invented Courier", "1", "1"),
                ("France", "CONSULT", "Mali", "The Invented Courier", "2", "1"),
                ("France", "SANCTION", "Mali", "The Invented Courier", "1", "0.9"),
                ("France", "SANCTION", "Mali", "The Other Paper", "1", "0.6"),
                ("Mali", "MEMBER_OF", "ECOWAS", "The Other Paper", "1", "1")],
    "contradictions": [("France", "consultation", "Mali", MET, REFUSED)],
    "unreal": [("Ana Example", "CONSULT", "Mali", "affirmed", "hypothetical")],
    "offices": [(MINISTRY, "puddings minister", "Ana Example", "actual")],
    "members": [("ECOWAS", "Mali")],
    "evidence": [],
    "unlinked": [("GovernmentBody", MINISTRY, ""), ("Person", "Ana Example", "The puddings minister")],
    "balance": [("France", "Mali", "2024-02", "-6", "1")],
}
WITH_VALUES = [  # name, its VALUES as written, as asked, answers
    ("allies", '"South Korea"', '"France"', []),
    ("sanctions", "(UNDEF UNDEF)", '(UNDEF "ECOWAS")', []),
    ("meetings", '"0001-01-01"', '"2020-01-01"', []),
    ("claims", "{ UNDEF }", '{ "Mali" }', []),
    ("offices", "{ UNDEF }", f'{{ "{MINISTRY}" }}', ANSWERS["offices"]),
    ("members", "{ UNDEF }", '{ "ECOWAS" }', ANSWERS["members"]),
    ("evidence", '"South Korea" "North Korea"', '"Mali" "ECOWAS"',
     [("MEMBER_OF", "affirmed", "actual", "1", "Mali is a member of ECOWAS.", PAPER, "0", "27")]),
]


def question(name: str) -> str:
    return (folder() / "questions" / f"{name}.rq").read_text(encoding="utf-8")


@pytest.fixture
def path(quarrel: KnowledgeGraph, tmp_path: Path) -> Path:
    write_rdf(quarrel, tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def answers(path: Path, sparql: str) -> list[tuple[str, ...]]:
    rows = query(path, sparql).rows
    return [tuple("" if value is None else str(getattr(value, "value", value)) for value in row) for row in rows]


def test_all_questions_are_tested_and_described() -> None:
    files = sorted((folder() / "questions").glob("*.rq"))
    assert [path.stem for path in files] == sorted(ANSWERS)
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in files)


@pytest.mark.parametrize("name", ANSWERS)
def test_question(path: Path, name: str) -> None:
    assert answers(path, question(name)) == ANSWERS[name]


@pytest.mark.parametrize(("name", "default", "given", "expected"), WITH_VALUES, ids=[row[0] for row in WITH_VALUES])
def test_question_with_values(path: Path, name: str, default: str, given: str, expected: list[tuple[str, ...]]) -> None:
    assert question(name).count(default) == 1
    assert answers(path, question(name).replace(default, given)) == expected


def test_allies_are_found_from_either_side() -> None:
    path = folder() / "examples" / "valid" / "two-documents.trig"
    assert answers(path, question("allies").replace("South Korea", "India")) == [("Japan",)]
    assert answers(path, question("allies").replace("South Korea", "Japan")) == [("India",)]


@pytest.mark.parametrize("name", ANSWERS)
def test_rdflib_gives_the_same_answers(path: Path, name: str) -> None:
    rows = rdflib.Graph().parse(path).query(question(name))
    assert [tuple("" if value is None else str(value) for value in row) for row in rows] == ANSWERS[name]
