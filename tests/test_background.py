"""Background knowledge stands apart: in a graph of its own, and in flat formats only when asked for."""

import datetime
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.annotate.entities import Entity, Membership, Office
from kg.annotate.gazetteer import Gazetteer
from kg.assemble import KnowledgeGraph
from kg.background import Background, background
from kg.export.rdf import write_rdf
from kg.model import Actor
from kg.ontology import BASE, Term
from kg.validate import validate

FRANCE, ECOWAS, ANA = "Q142", "Q181574", "Person/ana-example"
DAY = datetime.date(2020, 5, 17)
ACTORS = [Actor(FRANCE, "French Republic", "State", FRANCE, "FRA"), Actor(ANA, "Ana Example", "Person"),
          Actor(ECOWAS, "ECOWAS", "IntergovernmentalOrganisation", ECOWAS), Actor("Q5", "Elsewhere", "State"),
          Actor("Company/c", "C", "Company", affiliation=FRANCE)]


def known() -> Gazetteer:
    return Gazetteer(
        {actor.id: Entity(actor) for actor in ACTORS}, [],
        [Office(ANA, "Minister", "Q5", DAY, None, "hand"), Office("Person/other", "King", FRANCE, DAY, None, "hand")],
        [Membership(ECOWAS, FRANCE, None, DAY, "hand"), Membership(ECOWAS, "Q5", None, None, "hand")])  # fmt: skip


@pytest.fixture
def informed(quarrel: KnowledgeGraph) -> KnowledgeGraph:
    return replace(quarrel, background=background(quarrel.actors, known()))


def test_only_what_concerns_the_actors() -> None:
    found = background([FRANCE, ECOWAS, ANA, "Company/c", "Person/nobody"], known())
    assert [(office.person, office.of) for office in found.offices] == [(ANA, "Q5")]
    assert [membership.member for membership in found.memberships] == [FRANCE]
    assert found.parts == (("Company/c", FRANCE),)
    assert {actor.id for actor in found.actors} == {actor.id for actor in ACTORS}


def written(graph: KnowledgeGraph, path: Path) -> list[ox.Quad]:
    """What the file says, but for how many triples it holds."""
    write_rdf(graph, path)
    return [quad for quad in ox.parse(path=path) if quad.predicate.value != Term.TRIPLES]


@pytest.mark.parametrize("suffix", [".trig", ".nq", ".jsonld"])
def test_a_graph_of_its_own(informed: KnowledgeGraph, quarrel: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    quads = written(informed, tmp_path / f"graph{suffix}")
    own = [quad for quad in quads if quad.graph_name == ox.NamedNode(BASE + "background")]
    others = {str(quad) for quad in quads} - {str(quad) for quad in own}
    assert [quad.object.value for quad in own if quad.predicate.value == Term.ROLE_NAME] == ["Minister"]
    assert not any(BASE + "membership/" in quad for quad in others)
    plain = {str(quad) for quad in written(quarrel, tmp_path / f"plain{suffix}")}
    assert plain <= others and all("background" in quad for quad in others - plain)
    assert validate(tmp_path / f"graph{suffix}").text == "conforms"


def test_actors_the_texts_name_keep_the_label_that_texts_give(informed: KnowledgeGraph, tmp_path: Path) -> None:
    quads = written(informed, tmp_path / "graph.nq")
    labels = [quad.object.value for quad in quads if quad.predicate.value == Term.PREF_LABEL]
    assert "French Republic" not in labels and "Elsewhere" in labels


@pytest.mark.parametrize("suffix", [".ttl", ".nt", ".rdf"])
def test_flat_formats_have_it_only_when_asked(informed: KnowledgeGraph, quarrel: KnowledgeGraph, tmp_path: Path,
                                              suffix: str) -> None:
    plain = written(quarrel, tmp_path / f"plain{suffix}")
    assert written(informed, tmp_path / f"graph{suffix}") == plain
    inline = replace(informed, background=replace(informed.background, inline=True))
    more = written(inline, tmp_path / f"more{suffix}")
    assert len(more) > len(plain) and {str(quad) for quad in plain} <= {str(quad) for quad in more}
    assert validate(tmp_path / f"more{suffix}").text == "conforms"


def test_it_outlives_thresholds_and_unions(informed: KnowledgeGraph) -> None:
    assert informed.above(0.5).background == informed.background
    assert (informed | informed).background == informed.background
    assert (informed | replace(informed, background=Background())).background == informed.background
