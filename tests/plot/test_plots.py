"""Timelines and matrices: the right numbers, readable names, the same bytes; and the command that draws them."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from concert import FRANCE, MALI, concert
from lxml import etree
from matplotlib.figure import Figure
from matplotlib.text import Text

from kg.answers import answer
from kg.assemble import KnowledgeGraph
from kg.cli import main
from kg.export.figure import save
from kg.model import Actor, Document, Evidence, Interval, Reading, Statement
from kg.ontology import ontology
from kg.plot.events import Event, events, monthly
from kg.plot.matrix import busiest, gathered, matrix
from kg.plot.timeline import ends, ticks, timeline, year_at_least
from kg.query import load
from kg.questions import question

DAY = datetime.date.fromisoformat
NASTY = "שלום $x$ <&> \x00\n_^{" + "very " * 40


@pytest.fixture
def graph(readings: list[Reading]) -> KnowledgeGraph:
    return concert(readings)


def svg(figure: Figure) -> bytes:
    stream = io.BytesIO()
    save(lambda: figure, stream, "svg")
    return stream.getvalue()


def texts(figure: Figure) -> set[str]:
    root = etree.fromstring(svg(figure))
    return {" ".join("".join(text.itertext()).split()) for text in root.iter("{http://www.w3.org/2000/svg}text")}


def said(kind: str, day: str, source: Actor = FRANCE, target: Actor = MALI, at: int = 0) -> Statement:
    time = Interval(DAY(day), DAY(day))
    return Statement(kind, source, target, Evidence("d", at, at + 1, "x"), date=time)


def told(*statements: Statement) -> KnowledgeGraph:
    return KnowledgeGraph.of([Reading(Document("d", "x" * 99), (FRANCE, MALI), (), statements)])


def test_events_are_what_was_done_and_nothing_else(graph: KnowledgeGraph) -> None:
    found = events(graph)
    assert {event.statement.modality for event in found} == {"actual", "historical"}
    assert {event.statement.polarity for event in found} == {"affirmed"}
    assert {event.score for event in found} >= {-9.0, 2.5}
    assert "MEMBER_OF" not in {event.relation.name for event in found}


def test_what_was_before_the_story_has_no_date_of_the_story() -> None:
    before, now = (Statement("AID", FRANCE, MALI, Evidence("d", at, 9, "x"), modality=modality)
                   for at, modality in enumerate(("historical", "actual")))
    reading = Reading(Document("d", "x" * 9, DAY("2024-05-10")), (), (), (before, now))
    assert sorted(bool(event.time) for event in events(KnowledgeGraph.of([reading]))) == [False, True]


def test_months_are_those_of_the_question_about_balance(graph: KnowledgeGraph, tmp_path: Path) -> None:
    undated = {key: replace(reading, document=replace(reading.document, date=None))
               for key, reading in graph.readings.items()}
    bare = replace(graph, readings=undated)
    bare.write(tmp_path / "graph.ttl")
    asked = answer(load(tmp_path / "graph.ttl"), question("balance"), {"actor": "Mali"})
    wanted = {(frozenset(row[:2]), row[2]): float(row[3]) for row in asked.table()}
    names = {key: actor.name for key, actor in bare.actors.items()}
    pairs: dict[frozenset[str], list[Event]] = defaultdict(list)
    for event in events(bare):
        if "Q912" in ends(event):
            pairs[frozenset(names[end] for end in ends(event))].append(event)
    drawn = {(pair, f"{month:%Y-%m}"): score for pair in pairs for month, score in monthly(pairs[pair]).items()}
    assert drawn == pytest.approx(wanted) and len(wanted) >= 3


def test_mean_of_a_month_and_what_is_longer() -> None:
    statements = said("AID", "2024-02-01"), said("ASSAULT", "2024-02-29", at=1), said("AID", "2024-03-01", at=2)
    year = replace(said("AID", "2024-01-01", at=3), date=Interval(DAY("2024-01-01"), DAY("2024-12-31")))
    found = events(told(*statements, year))
    assert monthly(found) == {DAY("2024-02-01"): 0.5, DAY("2024-03-01"): 10.0}


def test_timeline_tells_who_when_and_what() -> None:
    graph = told(said("AID", "2024-02-01"), said("ASSAULT", "2024-02-29", MALI, FRANCE, at=1),
                 said("ASSAULT", "2024-02-29", MALI, FRANCE, at=2), said("CONSULT", "2021-05-01", at=3))
    seen = texts(timeline(graph, FRANCE, MALI))
    labels = {relation.name: relation.label for relation in ontology().relations.values()}
    assert {"France and Mali: conflict and cooperation", "France to Mali", labels["AID"], labels["CONSULT"],
            f"{labels['ASSAULT']} ×2", "2021", "2024"} <= seen
    assert any(text.startswith("4 events. ") for text in seen)


def test_timeline_of_two_who_never_met() -> None:
    seen = texts(timeline(told(said("AID", "2024-02-01")), FRANCE, Actor("Q1", NASTY, "State")))
    assert any(text.startswith("0 events") for text in seen)


def test_a_year_at_least_and_few_ticks() -> None:
    assert year_at_least([DAY("2024-02-10")]) == (DAY("2023-08-01"), DAY("2024-07-01"))
    assert year_at_least([DAY("2020-02-10"), DAY("2024-02-10")]) == (DAY("2020-02-01"), DAY("2024-02-01"))
    for last in ("2020-12-01", "2023-06-01", "2049-01-01", "2399-12-01"):
        marks = ticks(DAY("2020-01-01"), DAY(last))
        assert 1 <= len(marks) <= 14 and marks[0].month == 1


def test_names_of_events_do_not_overlap() -> None:
    kinds = [relation.name for relation in ontology().relations.values() if relation.score is not None]
    many = [said(kind, f"2024-{1 + at % 6:02}-{1 + at % 28:02}", at=at) for at, kind in enumerate(kinds * 4)]
    figure = timeline(told(*many), FRANCE, MALI)
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts
             if isinstance(text, Text) and not text.get_path_effects()]
    assert len(boxes) > 15
    assert not [1 for n, one in enumerate(boxes) for two in boxes[:n] if one.overlaps(two)]


def test_cells_of_the_matrix(graph: KnowledgeGraph) -> None:
    found = events(graph)
    shown = busiest(found, 3)
    assert shown[0] == "Q912" and len(shown) == 3
    cells = gathered(found, ["Q912", "Q142", "Q183"])
    assert {cell: sorted(event.relation.name for event in some) for cell, some in cells.items()} == {
        ("Q142", "Q912"): ["CONSULT", "SANCTION", "SANCTION"], ("Q912", "Q142"): ["CONSULT", "SANCTION"],
        ("Q183", "Q912"): ["ASSAULT", "CONSULT", "REQUEST", "SANCTION"], ("Q912", "Q183"): ["CONSULT", "REJECT"],
        ("Q142", "Q183"): ["CONSULT"], ("Q183", "Q142"): ["CONSULT"],
    }


def test_matrix_names_who_and_what_and_counts(graph: KnowledgeGraph) -> None:
    seen = texts(matrix(graph))
    assert {"Mali", "Germany", "who does it", "to whom", "3", "sanction"} <= seen
    assert any("events among" in text for text in seen)
    assert any("0 events among 0 actors" in text for text in texts(matrix(KnowledgeGraph.of([]))))


def test_hostile_names_are_text() -> None:
    nasty = Actor("Q1", NASTY, "State")
    graph = told(said("AID", "2024-02-01", target=nasty))
    for figure in (timeline(graph, FRANCE, nasty), matrix(graph)):
        assert b"$x$ &lt;&amp;&gt;" in svg(figure)


def test_the_same_bytes_under_any_hash_seed(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.write(tmp_path / "graph.nt")
    for seed in ("1", "2"):
        for words in (["timeline", "--actor", "FRA", "--actor", "Mali"], ["matrix"], ["network"]):
            out = tmp_path / f"{words[0]}{seed}.svg"
            command = [sys.executable, "-m", "kg.cli", "plot", words[0], tmp_path / "graph.nt", *words[1:], "-o", out]
            subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    for name in ("timeline", "matrix", "network"):
        assert (tmp_path / f"{name}1.svg").read_bytes() == (tmp_path / f"{name}2.svg").read_bytes()


def kg(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="kg")


@pytest.fixture
def file(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    graph.write(tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def test_plots_from_a_file(file: Path) -> None:
    for words in (["timeline", "--actor", "France", "--actor", "Mali"], ["matrix", "--top", "4", "--level", "state"],
                  ["network", "--ego", "Mali", "--from", "2024-01-01", "--all"]):
        for form, start in ((".png", b"\x89PNG"), (".svg", b"<?xml")):
            out = file.parent / "new" / f"plot{form}"
            result = kg("plot", words[0], file, *words[1:], "-o", out)
            assert result.exit_code == 0 and str(out.name) in result.stderr.replace("\n", "")
            assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(("words", "problem"), [
    (("timeline", "--actor", "France"), "1 times --actor; expected two"),
    (("timeline", "--actor", "France", "--actor", "FRA"), "both --actor are France; expected two different ones"),
    (("timeline", "--actor", "France", "--actor", "Malo"), "no actor 'Malo' in the graph; near: Mali"),
    (("matrix", "-o", "x.jpg"), "x.jpg: no format for a picture; expected .png or .svg"),
    (("matrix", "--from", "2024-02-02", "--to", "2024-01-01"), "is after --to"),
    (("network", "--ego", "Nobody"), "no actor 'Nobody' in the graph"),
])
def test_wrong_use_is_told_in_one_line(file: Path, words: tuple[str, ...], problem: str) -> None:
    result = kg("plot", words[0], file, *words[1:])
    assert result.exit_code == 2 and problem in result.stderr and "Traceback" not in result.stderr
