"""Servers of the tests: each a process of its own on a port the system chose, ended with the test."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import httpx
from click.testing import CliRunner

from kg.cli import main
from kg.serve.engine import binary, free_port

HTTP = httpx.Client(timeout=20, limits=httpx.Limits(max_keepalive_connections=0))
G = "http://graphs.example/"
DATA = f"""
@prefix : <http://data.example/> .
:everywhere :says "default" .
<{G}1> {{ :ada :knows :bo ; :age 36 }}
<{G}2> {{ :bo :knows :cy . :ada :knows :bo }}
<{G}3> {{ :cy :says "grüße 🕊"@de, "a, \\"b\\"\\n" }}
"""
WIDE = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(16)) + "}"  # 6 to the 16th rows


@dataclass
class Server:
    process: subprocess.Popen[str]
    url: str
    log: list[str] = field(default_factory=list)

    @property
    def query(self) -> str:
        return f"{self.url}/query"

    def ask(self, sparql: str, accept: str = "text/csv", **parameters: str | list[str]) -> httpx.Response:
        return HTTP.get(self.query, params={"query": sparql, **parameters}, headers={"accept": accept})

    def children(self) -> list[int]:
        return [int(line) for line in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
                .read_text().split()]

    def end(self) -> int:
        """The exit code after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(10)
        finally:
            self.process.kill()


@contextmanager
def serving(*arguments: str) -> Iterator[Server]:
    command = [sys.executable, "-m", "kg.cli", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        found = re.search(r"http://[\d.:]+", first)
        assert found, first + process.stderr.read()
        server = Server(process, found[0])
        reader = Thread(target=lambda: server.log.extend(process.stderr or ()))
        reader.start()
        try:
            yield server
        finally:
            server.end()
            reader.join()


@contextmanager
def oxigraph(folder: Path, port: int = 0) -> Iterator[Server]:
    """The plain oxigraph server, as a remote store."""
    port = port or free_port()
    command = [str(binary()), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None and "Listening" in process.stderr.readline()
        try:
            yield Server(process, f"http://127.0.0.1:{port}")
        finally:
            process.kill()


def said(*arguments: str) -> tuple[int, str]:
    """Exit code and stderr of a command that prints nothing."""
    done = CliRunner().invoke(main, arguments)
    assert not done.stdout
    return done.exit_code, done.stderr


def busy(process: int) -> bool:
    """Whether a process computes; watches it for a moment."""
    def ticks() -> int:
        stat = Path(f"/proc/{process}/stat")
        return sum(int(value) for value in stat.read_text().split()[13:15]) if stat.exists() else 0
    before = ticks()
    time.sleep(0.2)
    return ticks() - before > 2


def soon(true: object, seconds: float = 10) -> bool:
    """Whether a function becomes true within the time."""
    assert callable(true)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False
