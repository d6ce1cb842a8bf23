"""Bad input: one clear line for each, and all else is read."""

import os
import time
from pathlib import Path

import pytest

from kg.model import Document, Issue
from kg.read import READERS, Source, read

ROAD = "Peru closed the road to Chile."
ACCEPTED = ", ".join(READERS)
DATES = "2021-03-16, 2021-03-16T10:00:00Z, 16 March 2021, March 16, 2021 or 31/03/2021"


def told(tmp_path: Path, name: str, content: bytes) -> list[str]:
    """What reading a file yields: texts, and issues as "where: problem"."""
    path = tmp_path / name
    path.write_bytes(content)
    return [item.text if isinstance(item, Document) else f"{item.where}: {item.problem}"
            for item in read(Source(name, path))]


@pytest.mark.parametrize(("name", "content", "expected"), [
    ("a.txt", b"", [f"a.txt: empty, expected text: {ACCEPTED}"]),
    ("a.jsonl", b"", [f"a.jsonl: empty, expected text: {ACCEPTED}"]),
    ("a.txt", b" \n\t\n", ["a.txt: empty"]),
    ("a.jsonl", b"\n\n", ["a.jsonl: holds no text"]),
    ("a.txt", b"Privacy Policy\nRead more\n", ["a.txt: nothing but notices, credits and the like"]),
    ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", [f"a.txt: a PNG picture, expected text: {ACCEPTED}"]),
    ("a.md", b"PK\x03\x04\x14\0", [f"a.md: a zip archive or office document, expected text: {ACCEPTED}"]),
    ("a.txt", b"Peru\0closed", [f"a.txt: binary, expected text: {ACCEPTED}"]),
    ("a.txt", b"Peru closed the caf\xe9.", ["a.txt: not UTF-8; read as cp1252", "Peru closed the café."]),
    ("a.html", b"<html><body><img src=a.png></body></html>", ["a.html: a web page without text"]),
    ("a.jsonl", b'{"text": "broken\n[1]\n{"a": 1, "b": 2}\n{"text": null}\n{"text": " "}\n{"text": "' + ROAD.encode()
     + b'"}\n', [
        "a.jsonl:1: not JSON (Invalid control character at), expected one object a line",
        "a.jsonl:2: '[1]' is no JSON object, expected one with a text",
        "a.jsonl:3: no text under 'text'; keys: a, b; map one with --column text=NAME",
        "a.jsonl:4: no text under 'text'; keys: text; map one with --column text=NAME",
        "a.jsonl:5: empty", ROAD]),
    ("a.jsonl", b"[" * 100_000, ["a.jsonl:1: not JSON (maximum recursion depth exceeded while decoding a JSON array "
                                 "from a unicode string), expected one object a line"]),
    ("a.csv", b"id,body\n1,Peru\n", ["a.csv: no column 'text'; columns: id, body; map one with --column text=NAME"]),
    ("a.csv", b"id,text\n1,Peru, closed\n2,\n3," + ROAD.encode() + b"\n4,\"Chile", [
        "a.csv:2: 3 cells under 2 columns; put quotes around cells with delimiters",
        "a.csv:3: the text is empty", ROAD,
        "a.csv:5: not CSV (unexpected end of data); "
        "put quotes around cells that hold delimiters, quotes or line ends"]),
    ("a.csv", b"text\n", ["a.csv: holds no text"]),
    ("a.jsonl", b'{"date": "05/03/2021", "text": "' + ROAD.encode() + b'"}', [
        f"a.jsonl:1: date '05/03/2021' is not understood, expected for example {DATES}", ROAD]),
])
def test_one_clear_line_for_each(tmp_path: Path, name: str, content: bytes, expected: list[str]) -> None:
    assert told(tmp_path, name, content) == expected


@pytest.mark.parametrize(("name", "before", "after"), [
    ("a.txt", b"", b""), ("a.jsonl", b'{"text": "', b'"}'), ("a.csv", b"text\n", b""), ("a.html", b"<p>", b"</p>")])
def test_five_megabytes_on_one_line_are_refused_quickly(tmp_path: Path, name: str, before: bytes, after: bytes) -> None:
    started = time.perf_counter()
    [problem] = told(tmp_path, name, before + b"Peru closed. " * 400_000 + after)
    assert "characters in one text, skipped; expected 1,000,000 at most" in problem
    assert time.perf_counter() - started < 5


def test_the_largest_text_is_cleaned_quickly(tmp_path: Path) -> None:
    started = time.perf_counter()
    [text] = told(tmp_path, "a.txt", b"Peru said so. " * 70_000)
    assert len(text) == 70_000 * 14 - 1 and time.perf_counter() - started < 20


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    gone = Source("a.txt", tmp_path / "a.txt")
    assert list(read(gone)) == [Issue("a.txt", "cannot be read: No such file or directory")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ROAD)
    path.chmod(0)
    assert list(read(Source("a.txt", path))) == [Issue("a.txt", "cannot be read: Permission denied")]
