"""The graph as read back from RDF."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from concert import ANA, FRANCE

from kg.annotate.entities import Membership, Office
from kg.assemble import KnowledgeGraph
from kg.background import Background
from kg.explorer.data import day, page_data
from kg.explorer.from_rdf import base_of, read_graph
from kg.export import write
from kg.export.rdf import write_rdf
from kg.model import Actor, Statement
from kg.query import load


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nq"])
def test_documents_statements_and_actors_come_back(shown: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    write(shown, tmp_path / f"graph{suffix}")
    found = read_graph(load(tmp_path / f"graph{suffix}"))
    assert found.documents == shown.documents
    assert {one.id: facts(one) for one in found.statements} == {one.id: facts(one) for one in shown.statements}
    assert list(map(traits, found.actors.values())) == list(map(traits, shown.actors.values()))


def facts(one: Statement) -> tuple[object, ...]:
    claimant = one.attribution and one.attribution.id
    return (one.type, one.evidence, one.polarity, one.modality, one.date, one.place, one.role, claimant,
            round(one.confidence, 6))


def traits(one: Actor) -> tuple[object, ...]:
    return one.id, one.name, one.kind, one.iso3, one.affiliation, one.wikidata


def test_names_stand_in_for_mentions(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    write(quarrel, tmp_path / "graph.ttl")
    found = read_graph(load(tmp_path / "graph.ttl"))
    named = {(mention.actor, mention.text) for reading in found.readings.values() for mention in reading.mentions}
    assert {("Q142", "Paris"), ("Q142", "France"), ("Q912", "Mali"), ("Q181574", "ECOWAS")} <= named
    assert all(reading.document.text[one.start:one.end] == one.text
               for reading in found.readings.values() for one in reading.mentions)


@pytest.mark.parametrize("suffix", [".nq", ".ttl"])
def test_what_actor_tables_know_comes_back(quarrel: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    begun = datetime.date(2020, 5, 1)
    known = Background((Office(ANA.id, "Minister of Puddings", FRANCE.id, begun, None, "hand"),),
                       (Membership("Q7184", FRANCE.id, None, None, "hand"),),
                       actors=(ANA, FRANCE, Actor("Q7184", "NATO", "IntergovernmentalOrganisation")), inline=True)
    informed = replace(quarrel, background=known)
    write(informed, tmp_path / f"graph{suffix}")
    found = read_graph(load(tmp_path / f"graph{suffix}"))
    assert (found.background.offices, found.background.memberships) == (known.offices, known.memberships)
    assert page_data(found)["background"] == page_data(informed)["background"] == {
        "member": [list(quarrel.actors).index(one.id) for one in (ANA, FRANCE)],
        "of": [list(quarrel.actors).index(FRANCE.id), "NATO"], "title": ["Minister of Puddings", None],
        "start": [day(begun), None], "end": [None, None]}
    assert len(found.statements) == len(quarrel.statements)


def test_another_base_is_found(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    base = "http://data.example/politics/"
    write_rdf(quarrel, tmp_path / "graph.ttl", base=base)
    store = load(tmp_path / "graph.ttl")
    found = read_graph(store)
    assert base_of(store) == base and list(found.actors) == list(quarrel.actors)
    assert page_data(found, base_of(store))["nodes"]["iri"][0].startswith(base)


def test_data_of_others_have_nothing_to_draw() -> None:
    store = ox.Store()
    store.add(ox.Quad(*[ox.NamedNode("http://data.example/x")] * 3))
    assert read_graph(store) == KnowledgeGraph.of([])
