"""Starting and ending: nothing is left behind, and errors are one line."""

from __future__ import annotations

import os
import signal
import socket
import time
from pathlib import Path
from threading import Thread

import httpx
import pytest
from servers import HTTP, WIDE, busy, said, serving, soon


def alive(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_with_0_and_leaves_no_process_and_no_file(file: Path, tmp_path: Path, number: int,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(str(file)) as server:
        server.ask("ASK {}")
        engines = server.children()
        assert engines and all(alive(engine) for engine in engines) and list(tmp_path.iterdir())
        os.kill(server.process.pid, number)
        assert server.process.wait(10) == 0
    assert not [engine for engine in engines if alive(engine)]
    assert not list(tmp_path.iterdir())


def test_it_ends_in_the_middle_of_a_query(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(str(file), "--timeout", "60") as server:
        client = Thread(target=lambda: _quietly(server.query, WIDE))
        client.start()
        assert soon(lambda: any(busy(child) for child in server.children()))
        engines = server.children()
        assert server.end() == 0
        client.join()
    assert not [engine for engine in engines if alive(engine)] and not list(tmp_path.iterdir())


def _quietly(url: str, query: str) -> None:
    try:
        HTTP.get(url, params={"query": query}, timeout=20)
    except httpx.TransportError:
        return


def test_an_engine_that_dies_is_replaced(file: Path) -> None:
    with serving(str(file), "--concurrency", "1") as server:
        assert server.ask("ASK {}").text == "true"
        [engine] = server.children()
        os.kill(engine, signal.SIGKILL)
        assert soon(lambda: not alive(engine))
        time.sleep(0.3)  # the server hears of it a moment later
        assert server.ask("ASK {}").text == "true"
        assert server.children() != [engine]


def test_it_listens_on_loopback_and_logs_each_request_to_stderr(file: Path) -> None:
    with serving(str(file)) as server:
        assert server.url.startswith("http://127.0.0.1:")
        server.ask("ASK { ?quite ?a ?question }")
        HTTP.get(f"{server.url}/nothing")
    lines = [line for line in server.log if "HTTP/1.1" in line]
    assert len(lines) == 2 and "question" in lines[0] and "200" in lines[0] and "404" in lines[1]


def test_a_port_in_use_is_named(file: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert said("serve", str(file), "--port", str(port)) == (
            2, f"kg serve: 127.0.0.1:{port}: address already in use; "
               "expected a free port of this machine, such as --port 0\n")


@pytest.mark.parametrize(("arguments", "message"), [
    (["serve"], "nothing to serve; expected FILE, such as kg-out/graph.ttl, --store or --writable\n"),
    (["serve", "none.ttl", "--port", "0"], "kg serve: none.ttl: no such file\n"),
    (["serve", "notes.txt", "--port", "0"], "kg serve: notes.txt: no RDF file by its suffix"),
    (["serve", "--writable", "--host", "192.0.2.1"], "kg serve: 192.0.2.1:7878: cannot assign requested address"),
])
def test_errors_are_one_line(arguments: list[str], message: str) -> None:
    code, error = said(*arguments)
    assert code == 2 and message in error and "Traceback" not in error
