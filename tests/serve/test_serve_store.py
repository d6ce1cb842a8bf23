"""A store of `kg add` behind the endpoint, also while it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from servers import said, serving

from kg.model import Reading
from kg.store import writing

COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a <https://w3id.org/kg-politics/ontology#Document> }"


def put(folder: Path, *readings: Reading) -> None:
    with writing(folder) as store:
        for reading in readings:
            store.put(reading)


def test_a_store_is_served_as_it_stood_at_the_start(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "news.kg"
    put(folder, readings[0])
    with serving("--store", str(folder)) as before:
        assert before.ask(COUNT).text.split() == ["n", "1"]
        put(folder, readings[1])
        with serving("--store", str(folder)) as after:
            assert after.ask(COUNT).text.split() == ["n", "2"]
        assert before.ask(COUNT).text.split() == ["n", "1"]


@pytest.mark.parametrize(("arguments", "message"), [
    (["--store", "nowhere", "--port", "0"], "kg serve: nowhere: no store; expected a folder that kg add --store"),
    (["--store", "nowhere", "--writable"], "--store is served alone and read-only; kg add and kg remove change it"),
    (["--store", "nowhere", "file.ttl"], "--store is served alone"),
])
def test_what_is_no_store_is_named(arguments: list[str], message: str) -> None:
    code, error = said("serve", *arguments)
    assert code == 2 and message in error and "Traceback" not in error
