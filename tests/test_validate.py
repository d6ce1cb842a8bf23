"""What we write conforms; each invalid example fails for the reasons that its first lines say, and for no other."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from kg.assemble import KnowledgeGraph
from kg.export.rdf import write_rdf
from kg.model import Actor, Document, Evidence, KgError, Reading, Statement
from kg.ontology import RelationType, folder, ontology
from kg.validate import validate

EXAMPLES = folder() / "examples"


@pytest.mark.parametrize("suffix", [".ttl", ".nq", ".jsonld"])
def test_what_we_write_conforms(quarrel: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    write_rdf(quarrel, tmp_path / f"graph{suffix}")
    report = validate(tmp_path / f"graph{suffix}")
    assert report.text == "conforms"
    assert report.conforms


@pytest.mark.parametrize("path", sorted((EXAMPLES / "valid").iterdir()), ids=lambda path: path.name)
def test_valid_examples(path: Path) -> None:
    assert validate(path).results == ()


@pytest.mark.parametrize("path", sorted((EXAMPLES / "invalid").iterdir()), ids=lambda path: path.name)
def test_invalid_examples(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    expected = {line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")}
    report = validate(path)
    assert expected
    assert {result.message for result in report.results} == expected
    assert not report.conforms


def test_faults_are_found_in_the_graph_of_one_document(readings: list[Reading], tmp_path: Path) -> None:
    courier, paper = readings
    moved = replace(paper.statements[0], evidence=replace(paper.statements[0].evidence, start=1))
    write_rdf(KnowledgeGraph.of([courier, replace(paper, statements=(moved,))]), tmp_path / "graph.nq")
    report = validate(tmp_path / "graph.nq")
    assert [result.message for result in report.results] == ["the quoted text stands at its offsets in the document"]
    assert report.results[0].value == "Mali is a member of ECOWAS."
    assert report.text.endswith("1 thing(s) do not hold")


@pytest.mark.parametrize("relation", ontology().relations.values(), ids=lambda relation: relation.name)
def test_shapes_allow_the_ends_that_the_ontology_allows(relation: RelationType, tmp_path: Path) -> None:
    """One statement for each pair of classes: shapes and the domains and ranges of core.ttl must say the same."""
    statements = tuple(ends(relation.name, *pair) for pair in product(ontology().classes, repeat=2))
    wrong = {s.id for s in statements if s.source.kind not in relation.sources or s.target.kind not in relation.targets}
    reading = Reading(Document("text", "They did it."), (), (), statements)
    write_rdf(KnowledgeGraph.of([reading]), tmp_path / "graph.ttl")
    found = {result.focus.rsplit("/", 1)[1] for result in validate(tmp_path / "graph.ttl").results}
    assert found == wrong


def ends(kind: str, source: str, target: str) -> Statement:
    role = "head" if kind == "HOLDS_OFFICE" else None
    return Statement(kind, Actor(f"{source}/a", "A", source), Actor(f"{target}/b", "B", target),
                     Evidence("text", 0, 12, "They did it."), role=role)


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        validate(tmp_path / "graph.ttl")
