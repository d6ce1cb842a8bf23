"""RDF 1.2 triple terms: one for each statement that yields a direct triple, the same in every format."""

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.assemble import KnowledgeGraph
from kg.cli import main
from kg.export.rdf import FORMATS, write_rdf
from kg.export.rdf_star import SUFFIXES, write_beside, write_star
from kg.model import KgError
from kg.ontology import PREFIXES, Term

JOINED = """SELECT ?page ?text { ?statement rdf:reifies <<( ?who kg:sanctions ?whom )>> ;
    prov:wasDerivedFrom ?page ; kg:evidence/oa:hasSelector/oa:exact ?text . ?who kg:sanctions ?whom }"""


def star(graph: KnowledgeGraph, suffix: str) -> list[ox.Quad]:
    stream = io.BytesIO()
    write_star(graph, stream, suffix)
    return list(ox.parse(stream.getvalue(), FORMATS[suffix]))


def plain(graph: KnowledgeGraph, suffix: str) -> list[ox.Quad]:
    stream = io.BytesIO()
    write_rdf(graph, stream, suffix)
    return list(ox.parse(stream.getvalue(), FORMATS[suffix]))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_each_term_is_a_triple_of_the_plain_file(quarrel: KnowledgeGraph, suffix: str) -> None:
    found = star(quarrel, suffix)
    assert len(found) == 5  # of seven statements, two do not hold
    assert {quad.predicate.value for quad in found} == {Term.REIFIES}
    stated = {(quad.triple, quad.graph_name) for quad in plain(quarrel, suffix)}
    assert {(quad.object, quad.graph_name) for quad in found} <= stated
    assert {quad.subject for quad in found} < {triple.subject for triple, _ in stated}


def test_formats_agree(quarrel: KnowledgeGraph) -> None:
    assert set(star(quarrel, ".nq")) == set(star(quarrel, ".trig"))
    assert {quad.triple for quad in star(quarrel, ".nq")} == {quad.triple for quad in star(quarrel, ".ttl")}


def test_beside_the_plain_file_both_join(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    quarrel.write(tmp_path / "graph.ttl")
    written = write_beside(quarrel, [tmp_path / "graph.ttl", tmp_path / "graph.csv"])
    assert written == [tmp_path / "graph.star.ttl"]
    assert {path.name for path in tmp_path.iterdir()} == {"graph.ttl", "graph.star.ttl"}
    store = ox.Store()
    for path in tmp_path.iterdir():
        store.bulk_load(path=path)
    rows = store.query(JOINED, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    assert len(list(rows)) == 2


def test_nothing_to_stand_beside(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"expected one of \.ttl"):
        write_beside(quarrel, [tmp_path / "graph.csv"])


@pytest.mark.model
def test_as_an_option_of_build(tmp_path: Path) -> None:
    given = "Peru imposed sanctions on Chile on Monday."
    told = CliRunner().invoke(main, ["build", "-", "-o", str(tmp_path / "news.nt"), "--rdf-star"], input=given)
    assert told.exit_code == 0, told.output
    assert (tmp_path / "news.star.nt").read_text().count("reifies> <<( <") == 1
