"""Every named question, asked of a graph made by hand and of the sample. Run as a script, this writes the answers anew.

The answers stand in tests/questions: hand/ for the graph of concert.py, sample/ the first of those for the sample.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from click.testing import CliRunner
from concert import concert
from hypothesis import given
from hypothesis import strategies as st
from kept import graph as kept_graph

from kg.answers import actor, answer, document, opened
from kg.ask import ask
from kg.export.rdf import write_rdf
from kg.model import KgError, Reading
from kg.ontology import BASE
from kg.questions import names, parse, question

ANSWERS = Path(__file__).parent / "questions"
NAMES = names()
FEW = 10  # rows of each answer on the sample that are kept
COUNTED = ("active", "states")  # a period changes what these count
PROBES = {"actor": ("Germany", "ECOWAS"), "other": ("Mali", "ECOWAS"), "from": ("2024-01-01", "9999-01-01"),
          "to": ("2024-03-31", "0001-01-01"), "type": ("SANCTION", "PROTEST"), "document": ("A concert",),
          "below": ("0.5", "0"), "outlet": ("The Other Paper",)}
Rows = list[list[str]]
WITH_VALUES: list[tuple[str, dict[str, str], Rows]] = [
    ("allies", {"actor": "Italy"}, [["Italy", "Germany", "actual"], ["Italy", "Spain", "actual"]]),
    ("allies", {"actor": "ITA", "from": "2021-01-01"}, [["Italy", "Spain", "actual"]]),
    ("allies", {"actor": "Q38", "to": "2019-12-31"}, []),
    ("alliance-chains", {"actor": "Spain"}, [["Spain", "Italy", "Germany"]]),
    ("balance", {"actor": "Mali", "other": "Germany"},
     [["Germany", "Mali", "2024-01", "2.5", "1"], ["Germany", "Mali", "2024-04", "-9", "1"]]),
    ("turned", {"actor": "Germany"}, [["Germany", "Mali", "2024-01", "2.5", "2024-04", "-9"]]),
    ("members", {"actor": "ECOWAS"}, [["ECOWAS", "Germany"], ["ECOWAS", "Mali"]]),
    ("fellow-members", {"actor": "Mali"}, [["Mali", "Germany", "ECOWAS"]]),
    ("rivals", {"actor": "Mali"}, [["Mali", "Spain"]]),
    ("states", {"actor": "France", "type": "kinship"}, [["France", "kinship", "Italy", "1"]]),
    ("relations", {"actor": "Spain", "type": "AID"}, [["Spain", "aid", "Italy", "1", "0", "1"]]),
    ("reciprocal", {"type": "AID"}, []),
    ("unreal", {"type": "consultation", "actor": "Spain"},
     [["Germany", "consultation", "Spain", "affirmed", "future"]]),
]


@pytest.fixture
def path(readings: list[Reading], tmp_path: Path) -> Path:
    write_rdf(concert(readings), tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


@pytest.fixture
def graph(path: Path) -> ox.Store:
    with opened(path) as store:
        return store


def kept(where: str, name: str) -> str:
    return (ANSWERS / where / f"{name}.csv").read_text("utf-8")


def plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def test_every_question_is_kept_with_its_answers() -> None:
    assert len(NAMES) >= 25
    for where in ("hand", "sample"):
        assert sorted(path.stem for path in (ANSWERS / where).iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_answers(graph: ox.Store, name: str) -> None:
    found = answer(graph, question(name), {})
    assert found.rows and plain(found.csv()) == kept("hand", name)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_answers(path: Path, name: str) -> None:
    rows = rdflib.Graph().parse(path).query(question(name).sparql)
    expected = list(csv.reader(kept("hand", name).splitlines()))[1:]
    assert [["" if value is None else str(value) for value in row] for row in rows] == expected


@pytest.mark.parametrize(("name", "values", "expected"), WITH_VALUES)
def test_answers_to_values(graph: ox.Store, path: Path, name: str, values: dict[str, str], expected: Rows) -> None:
    assert answer(graph, question(name), values).table() == expected


@pytest.mark.parametrize("name", [name for name in NAMES if question(name).parameters])
def test_each_parameter_chooses_among_the_rows(graph: ox.Store, name: str) -> None:
    asked = question(name)
    everything = set(answer(graph, asked, {}).rows)
    for parameter in asked.parameters:
        found = [set(answer(graph, asked, {parameter.name: value}).rows) for value in PROBES[parameter.name]]
        assert min(map(len, found)) < len(everything)
        assert name in COUNTED or all(rows <= everything for rows in found)


def test_answers_on_the_sample(tmp_path: Path) -> None:
    write_sample_answers(tmp_path)
    assert {one.stem: one.read_text("utf-8") for one in tmp_path.iterdir()} == {
        name: kept("sample", name) for name in NAMES}


@given(st.text())
def test_no_text_can_alter_a_question(text: str) -> None:
    term = ox.Literal(text.encode("utf-8", "replace").decode())
    line = question("outlet").with_values({"outlet": term}).split("WHERE {\n")[1].split("\n  VALUES ?type")[0]
    rows = list(ox.Store().query(f"SELECT * WHERE {{\n{line}\n}}"))
    assert [row["outlet"] for row in rows] == [term]


def test_quotes_and_braces_are_text(graph: ox.Store) -> None:
    assert len(answer(graph, question("outlet"), {"outlet": 'The "Imaginary" {Herald}'}).rows) == 20
    for text in ('" } # ', '"} ?s ?p ?o {', "\\", "\\\" }", "a\nb", "'", "{ UNDEF }"):
        assert answer(graph, question("outlet"), {"outlet": text}).rows == ()
        with pytest.raises(KgError, match="no actor"):
            answer(graph, question("allies"), {"actor": text})


@pytest.mark.parametrize("text", ["France", "Paris", "FRA", "Q142", "fra", "france", BASE + "Q142"])
def test_an_actor_is_found_by(graph: ox.Store, text: str) -> None:
    assert actor(graph, text).value.endswith("/Q142")


@pytest.mark.parametrize("text", ["A concert", "https://herald.example/concert"])
def test_a_document_is_found_by(graph: ox.Store, text: str) -> None:
    assert document(graph, text).value == "https://herald.example/concert"
    assert document(graph, "other paper/2 é").value.endswith("/document/other%20paper/2%20%C3%A9")


@pytest.mark.parametrize(("name", "values", "problem"), [
    ("allies", {"actor": "Frence"}, "no actor 'Frence' in the graph; near: France$"),
    ("allies", {"actor": "Ana Example"}, r"actor 'Ana Example' may be Ana Example \(.*ana-example\), .*brackets"),
    ("allies", {"from": "May"}, "'May' is not a date; expected YYYY-MM-DD"),
    ("allies", {"outlet": "x"}, "question allies: no parameter 'outlet'; its parameters: actor, from, to"),
    ("actors", {"actor": "x"}, "question actors: no parameter 'actor'; its parameters: none"),
    ("reciprocal", {"type": "PUDDING"}, "no type 'PUDDING'; expected one of AGREE, CONSULT"),
    ("doubtful", {"below": "half"}, "'half' is not a number"),
    ("document", {"document": "A concerto"}, "no document 'A concerto' in the graph; near: A concert"),
])
def test_a_value_that_is_wrong(graph: ox.Store, name: str, values: dict[str, str], problem: str) -> None:
    with pytest.raises(KgError, match=problem):
        answer(graph, question(name), values)


@pytest.mark.parametrize(("text", "problem"), [
    ("SELECT * { ?s ?p ?o }\n", r"x.rq:1: .*expected a comment"),
    ("# Who?\n# one (colour): which\n\nSELECT * {\n  VALUES ?one { UNDEF }\n}\n", "x.rq:2: kind 'colour', expected"),
    ("# Who?\n# one (actor): which\n\nSELECT * { ?s ?p ?o }\n", "x.rq:2: parameter 'one' is not in the query"),
    ("# Who?\n\nSELECT * {\n  VALUES ?one { UNDEF }\n}\n", "x.rq:4: parameter 'one' is not described"),
    ("# Who?\n\nSELECT * {\n  ?s ?p\n}\n", "x.rq:6: not SPARQL"),
])
def test_a_file_that_is_no_question(text: str, problem: str) -> None:
    with pytest.raises(KgError, match=problem):
        parse(Path("x.rq"), text)


def test_a_name_that_no_question_has() -> None:
    with pytest.raises(KgError, match="no question 'alies'; known: about, active"):
        question("alies")


def test_the_command(path: Path) -> None:
    listed = CliRunner().invoke(ask, [])
    assert listed.exit_code == 0 and all(f" {name} " in listed.output for name in NAMES)
    rows = CliRunner().invoke(ask, ["allies", str(path), "--actor", "Italy", "--limit", "1", "-f", "csv"])
    assert rows.output.splitlines() == ["who,ally,modality", "Italy,Germany,actual"]
    wrong = CliRunner().invoke(ask, ["allies", str(path), "--actor", "Nobody"])
    assert wrong.exit_code == 2 and wrong.stderr == "kg allies: no actor 'Nobody' in the graph\n"


def write_sample_answers(where: Path) -> None:
    kept_graph().write(str(where / "sample.ttl"))
    with opened(where / "sample.ttl") as store:
        write(store, where, FEW)
    (where / "sample.ttl").unlink()


def write(store: ox.Store, where: Path, limit: int | None = None) -> None:
    for name in NAMES:
        found = answer(store, question(name), {}, limit).csv()
        (where / f"{name}.csv").write_text(plain(found), "utf-8", newline="\n")


if __name__ == "__main__":
    write_sample_answers(ANSWERS / "sample")
    sys.stdout.write(f"{len(NAMES)} answers written to {ANSWERS / 'sample'}\n")
