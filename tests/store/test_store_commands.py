"""`kg add`, `kg remove`, `kg export` from outside: what they say, leave alone, and write."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.engines.local import Means
from kg.questions import names
from kg.store import Store, writing
from kg.store.adding import Run
from kg.store.fingerprint import engine

pytestmark = pytest.mark.model
TEXTS = {"https://news.example/1": "Peru imposed sanctions on Chile on Monday.",
         "https://news.example/2": "Chile praised Peru. The president of Chile met the president of Peru in Lima.",
         "https://news.example/3": "Bolivia denied that it had threatened Chile."}


def kg(*words: str | Path, given: str = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=given, prog_name="kg")


def lines(texts: dict[str, str]) -> str:
    return "".join(json.dumps({"url": url, "text": text, "date": "2024-05-01"}) + "\n" for url, text in texts.items())


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(TEXTS))
    return path


@pytest.fixture
def folder(tmp_path: Path, news: Path) -> Path:
    result = kg("add", news, "--store", tmp_path / "kg")
    assert (result.exit_code, result.stderr) == (0, "documents   3 added, 0 replaced, 0 kept\n")
    return tmp_path / "kg"


def test_what_is_there_is_not_read_again(folder: Path, news: Path) -> None:
    assert kg("add", news, "--store", folder).stderr == "documents   0 added, 0 replaced, 3 kept\n"
    with writing(folder) as store:
        documents = [reading.document for reading in store.readings()]
        assert list(Run(store, engine(Means())).unread(documents)) == []
        assert list(Run(store, engine(Means("another_model"))).unread(documents)) == documents
        later = [replace(document, date=None) for document in documents]
        assert list(Run(store, engine(Means())).unread(later)) == later


def test_an_export_is_what_a_build_of_the_documents_would_be(folder: Path, news: Path, tmp_path: Path) -> None:
    assert kg("build", news, "-o", tmp_path / "built", "-f", "nq", "-f", "gexf", "-f", "jsonl").exit_code == 0
    assert kg("export", tmp_path / "out", "--store", folder, "-f", "nq", "-f", "gexf", "-f", "jsonl").exit_code == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "built")


def test_an_export_takes_the_options_of_a_build(folder: Path, news: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged.tsv"
    assert kg("actors", "same", "Q298", "Q419", "--judgements", judged).exit_code == 0
    for options in (["--background", "-f", "ttl"], ["--rdf-star", "-f", "nq"], ["--min-confidence", "0.7"],
                    ["--judgements", judged, "-f", "jsonl"]):
        assert kg("build", news, "-o", tmp_path / "built", *options).exit_code == 0
        assert kg("export", tmp_path / "out", "--store", folder, *options).exit_code == 0
        assert contents(tmp_path / "out") == contents(tmp_path / "built"), options
    assert b'"Peru"' not in contents(tmp_path / "out")["graph.jsonl"]  # judged to be Chile


def test_removed_and_corrected_is_as_never_written_so(folder: Path, news: Path, tmp_path: Path) -> None:
    first, second, third = TEXTS
    changed = {first: "Peru lifted its sanctions on Chile.", second: TEXTS[second]}
    added = kg("add", "-", "--stdin", "jsonl", "--store", folder, given=lines({first: changed[first]}))
    assert added.stderr == "documents   0 added, 1 replaced, 0 kept\n"
    assert kg("remove", third, "--store", folder).stderr == "documents   1 removed\n"
    news.write_text(lines(changed))
    assert kg("build", news, "-o", tmp_path / "built").exit_code == 0
    assert kg("export", tmp_path / "out", "--store", folder).exit_code == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "built")


def test_a_store_answers_queries(folder: Path) -> None:
    answer = kg("query", folder, "SELECT ?n { ?s a kg:Sanction ; kg:source/skos:prefLabel ?n }", "--format", "csv")
    assert (answer.exit_code, answer.stdout.split()) == (0, ["n", "Peru"])


def test_a_store_answers_named_questions_as_its_export_does(folder: Path, tmp_path: Path) -> None:
    assert kg("export", tmp_path / "graph.nq", "--store", folder).exit_code == 0
    for name in names():
        here, there = (kg("ask", name, place, "--format", "csv") for place in (folder, tmp_path / "graph.nq"))
        assert (here.exit_code, here.stdout) == (0, there.stdout), name
    answer = kg("ask", "sanctions", folder, "--actor", "PER", "--format", "csv")
    assert answer.stdout.splitlines()[1].startswith("Peru,Chile,")
    wrong = kg("ask", "allies", folder, "--actor", "Ruritania")
    assert wrong.exit_code == 2 and "no actor 'Ruritania' in the graph" in wrong.stderr


def test_of_two_texts_with_one_id_the_same_stays_in_any_order(tmp_path: Path) -> None:
    key, *_ = TEXTS
    for order in (1, -1):
        texts = [lines({key: text}) for text in list(TEXTS.values())[:2]][::order]
        result = kg("add", "-", "--stdin", "jsonl", "--store", tmp_path / f"kg{order}", given="".join(texts))
        assert f"issue       {key}: different texts have this id; only one of them is in the store" in result.stderr
    assert Store(tmp_path / "kg1").graph() == Store(tmp_path / "kg-1").graph()


def test_errors_are_one_line_that_names_the_folder(folder: Path, news: Path, tmp_path: Path) -> None:
    with writing(folder):
        busy = kg("add", news, "--store", folder)
    assert busy.exit_code == 2 and busy.stderr.count("\n") == 1
    assert busy.stderr.startswith(f"kg add: {folder}: another process is writing to this store")
    for words in (("remove", "nowhere", "--store", folder), ("export", "x.ttl", "--store", tmp_path)):
        wrong = kg(*words)
        assert wrong.exit_code == 2 and wrong.stderr.count("\n") == 1 and str(words[-1]) in wrong.stderr


def test_missing_and_bad_input_shows_in_the_exit_code(folder: Path, news: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert kg("add", tmp_path / "empty.txt", news, "--store", folder).exit_code == 0
    assert kg("add", tmp_path / "empty.txt", news, "--store", folder, "--strict").exit_code == 1
    assert kg("add", tmp_path / "missing.txt", news, "--store", folder).exit_code == 2


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
