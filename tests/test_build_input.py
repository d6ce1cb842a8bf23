"""Bad input to `kg build`: one line for each, the rest is built, nothing is lost, and the exit code says it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import ROAD, kg

pytestmark = pytest.mark.model
TEXTS = ".txt, .md, .markdown, .html, .htm, .jsonl, .ndjson, .csv, .tsv"
BAD = {
    "big.txt": (b"Peru praised Chile. " * 260_000,
                "5,200,000 characters in one text, skipped; expected 1,000,000 at most"),
    "empty.txt": (b"", f"empty, expected text: {TEXTS}"),
    "latin.txt": (b"Peru praised Chile at the caf\xe9.", "not UTF-8; read as cp1252"),
    "none.html": (b"<html><body><img src=a.png></body></html>", "a web page without text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0\0", f"a PNG picture, expected text: {TEXTS}"),
    "wire.jsonl:2": (b'{"text": "Peru praised Chile."}\n{broken\n{"text": "Peru met Chile."}\n',
                     "not JSON (Expecting property name enclosed in double quotes), expected one object a line"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(ROAD)
    for name, (content, _) in BAD.items():
        (tmp_path / "in" / name.split(":")[0]).write_bytes(content)
    return tmp_path


def test_each_gets_a_line_and_the_rest_is_built(folder: Path) -> None:
    result = kg("build", folder / "in", "-o", folder / "out")
    expected = [(f"{folder}/in/{name}", problem) for name, (_, problem) in sorted(BAD.items())]
    assert result.exit_code == 0 and "documents   4\n" in result.stderr
    assert [line for line in result.stderr.splitlines() if line.startswith("issue")] == [
        f"issue       {where}: {problem}" for where, problem in expected]
    issues = map(json.loads, (folder / "out/issues.jsonl").read_text().splitlines())
    assert [(issue["where"], issue["problem"]) for issue in issues] == expected
    documents = (folder / "out/documents.jsonl").read_text().splitlines()
    assert len(documents) == 4 and ROAD in "".join(documents)


def test_strict_builds_the_rest_too_and_exits_with_1(folder: Path) -> None:
    assert kg("build", folder / "in", "-o", folder / "out", "--strict").exit_code == 1
    assert (folder / "out/graph.ttl").exists()
    assert kg("build", folder / "in/good.txt", "-o", folder / "out", "--strict").exit_code == 0


@pytest.mark.parametrize("missing", ["gone.txt", "*.md"])
def test_a_path_that_is_not_there_among_good_ones(folder: Path, missing: str) -> None:
    result = kg("build", folder / "in/good.txt", folder / missing, "-o", folder / "out")
    assert result.exit_code == 2 and (folder / "out/graph.ttl").exists()
    [issue] = [line for line in result.stderr.splitlines() if line.startswith("issue")]
    assert issue.startswith(f"issue       {folder}/{missing}: no ")


def test_nothing_but_bad_input_is_an_error_of_one_line(folder: Path) -> None:
    result = kg("build", folder / "in/empty.txt", "-o", folder / "out")
    problem = f"kg build: no document could be read: {folder}/in/empty.txt: empty, expected text: {TEXTS}\n"
    assert (result.exit_code, result.stderr) == (2, problem)


def test_a_place_that_cannot_be_written_is_told_before_any_work(folder: Path) -> None:
    result = kg("build", folder / "in", "-o", folder / "in/good.txt/out")
    assert result.exit_code == 2 and "good.txt/out: cannot be written" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(folder: Path) -> None:
    folder.chmod(0o500)
    result = kg("build", folder / "in", "-o", folder / "out")
    folder.chmod(0o700)
    assert result.exit_code == 2 and "cannot be written (Permission denied)" in result.stderr


def test_a_reader_that_stops_early_is_no_failure_to_talk_about(folder: Path) -> None:
    command = f"{sys.executable} -m kg.cli build {folder}/in/good.txt -o - -f ttl | head -c 10"
    result = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert len(result.stdout) == 10 and "Traceback" not in result.stderr
