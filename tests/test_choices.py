"""The options that choose a part of a graph and its look do so from outside, for every kind of file."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.model import Reading
from kg.store import writing


@pytest.fixture
def store(readings: list[Reading], tmp_path: Path) -> Path:
    with writing(tmp_path / "news.kg") as opened:
        for reading in readings:
            opened.put(reading)
    return tmp_path / "news.kg"


def export(store: Path, name: str, *options: str) -> tuple[Result, Path]:
    target = store.parent / name
    words = ["export", str(target), "--store", str(store), *options]
    return CliRunner().invoke(main, words, prog_name="kg"), target


def edges(store: Path, *options: str) -> list[tuple[str, str, str]]:
    """Source, kind and target of every edge of the GEXF file."""
    result, target = export(store, "graph.gexf", *options)
    assert result.exit_code == 0, result.stderr
    network = nx.MultiDiGraph(nx.read_gexf(target, version="1.3"))
    names = nx.get_node_attributes(network, "label")
    return sorted((names[one], data["label"], names[two]) for one, two, data in network.edges(data=True))


OFFICE = ("Ana Example", "HOLDS_OFFICE", "French Ministry of Puddings")
MEETING = ("France", "CONSULT", "Mali")
SANCTION = ("France", "SANCTION", "Mali")
MEMBER = ("Mali", "MEMBER_OF", "ECOWAS")


@pytest.mark.parametrize(("options", "wanted"), [
    ("", [OFFICE, MEETING, SANCTION, MEMBER]),
    ("--all", [("Ana Example", "CONSULT (hypothetical)", "Mali"), OFFICE, MEETING,
               ("France", "CONSULT (negated)", "Mali"), SANCTION, MEMBER]),
    ("--edges statement", [OFFICE, MEETING, SANCTION, ("France", "SANCTION 2", "Mali"), MEMBER]),
    ("--level state", [MEETING, SANCTION, MEMBER]),
    ("--from 2024-02-02 --to 2024-02-02", [SANCTION]),
    ("--to 2019-12-31", [MEETING]),
    ("--min-mentions 2", [SANCTION]),
    ("--ego ECOWAS", [MEMBER]),
    ("--ego ECOWAS --steps 2", [MEETING, SANCTION, MEMBER]),
    ("--min-confidence 0.8", [OFFICE, SANCTION, MEMBER]),
])
def test_graph_files(store: Path, options: str, wanted: list[tuple[str, str, str]]) -> None:
    assert edges(store, *options.split()) == wanted


def test_a_part_is_a_part_in_tables_too_but_the_look_is_not_for_them(store: Path) -> None:
    def rows(*options: str) -> list[str]:
        assert export(store, "graph.csv", *options)[0].exit_code == 0
        lines = (store.parent / "graph.edges.csv").read_text("utf-8").splitlines()
        return [row["relation"] for row in csv.DictReader(lines)]

    assert sorted(rows("--from", "2024-03-01")) == ["MEMBER_OF", "SANCTION"]
    assert rows() == rows("--all", "--edges", "statement") and len(rows()) == 7


def test_an_actor_that_is_not_there(store: Path) -> None:
    result, target = export(store, "graph.ttl", "--ego", "Malo")
    assert result.exit_code == 2 and not target.exists()
    assert result.stderr == "kg export: no actor 'Malo' in the graph; near: Mali\n"


def test_pictures_take_their_look(store: Path) -> None:
    _, plain = export(store, "plain.svg")
    _, other = export(store, "other.svg", "--color", "community", "--size", "mentions", "--all")
    assert "state (2)" in plain.read_text("utf-8") and "size: number of relations" in plain.read_text("utf-8")
    assert "size: number of statements" in other.read_text("utf-8") and "state (2)" not in other.read_text("utf-8")
