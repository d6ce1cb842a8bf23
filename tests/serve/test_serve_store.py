"""A store of `kg add` behind the endpoint, also while it changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from servers import Server, busy, said, serving, soon

from kg.model import Reading
from kg.store import view, writing

COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a <https://w3id.org/kg-politics/ontology#Document> }"
SLOW = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(6)) + "}"
DOCUMENTS = 12


def put(folder: Path, *readings: Reading) -> None:
    with writing(folder) as store:
        for reading in readings:
            store.put(reading)


def named(reading: Reading, number: int) -> Reading:
    document = replace(reading.document, id=f"https://news.example/{number}")
    moved = tuple(replace(s, evidence=replace(s.evidence, document=document.id)) for s in reading.statements)
    return replace(reading, document=document, statements=moved)


def documents(server: Server) -> int:
    answer = server.ask(COUNT)
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


def held(folder: Path) -> list[str]:
    """The published copies that are not deleted yet."""
    return [copy.name for copy in view.copies(folder)]


def test_what_is_added_and_removed_is_seen_at_once(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "news.kg"
    put(folder, readings[0])
    with serving("--store", str(folder)) as server:
        assert documents(server) == 1
        put(folder, readings[1])
        assert documents(server) == 2
        with writing(folder) as store:
            store.remove(readings[0].document.id)
        assert documents(server) == 1
        put(folder, readings[0])
        assert held(folder) == ["3", "4"]  # nobody reads the first two any more


def test_readers_go_on_while_documents_come(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "news.kg"
    put(folder)
    with serving("--store", str(folder)) as server, asking(server) as heard, writing(folder) as store:
        for number in range(DOCUMENTS):
            store.put(named(readings[0], number))
            store.publish()
            assert documents(server) == number + 1
    for seen in heard:
        assert seen == sorted(seen) and len(set(seen)) > 1


@contextmanager
def asking(server: Server, clients: int = 3) -> Iterator[list[list[int]]]:
    """Clients that ask again and again, and what each of them was told."""
    over = Event()
    heard: list[list[int]] = [[] for _ in range(clients)]

    def ask(seen: list[int]) -> None:
        while not over.is_set():
            seen.append(documents(server))

    threads = [Thread(target=ask, args=(seen,)) for seen in heard]
    for thread in threads:
        thread.start()
    try:
        yield heard
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_query_is_answered_from_the_state_it_began_with(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "news.kg"
    put(folder, readings[0])
    with serving("--store", str(folder), "--timeout", "2") as server:
        answers: list[int] = []
        slow = Thread(target=lambda: answers.append(server.ask(SLOW).status_code))
        slow.start()
        assert soon(lambda: any(busy(child) for child in server.children()))
        put(folder, readings[1])
        assert documents(server) == 2
        put(folder, named(readings[0], 3))
        assert held(folder) == ["1", "2", "3"]  # the first is still being asked
        slow.join()
        assert answers == [503]
        put(folder, named(readings[0], 4))
        assert held(folder) == ["2", "4"] and documents(server) == 4
        put(folder, named(readings[0], 5))
        assert held(folder) == ["4", "5"]


@pytest.mark.parametrize(("arguments", "message"), [
    (["--store", "nowhere", "--port", "0"], "kg serve: nowhere: no store; expected a folder that kg add --store"),
    (["--store", "nowhere", "--writable"], "--store is served alone and read-only; kg add and kg remove change it"),
    (["--store", "nowhere", "file.ttl"], "--store is served alone"),
])
def test_what_is_no_store_is_named(arguments: list[str], message: str) -> None:
    code, error = said("serve", *arguments)
    assert code == 2 and message in error and "Traceback" not in error


def test_a_store_without_anything_published_is_named(readings: list[Reading], tmp_path: Path) -> None:
    folder = tmp_path / "news.kg"
    with writing(folder) as store:
        store.put(readings[0])
        code, error = said("serve", "--store", str(folder), "--port", "0")
    assert code == 2 and f"kg serve: {folder}: nothing is published yet" in error
