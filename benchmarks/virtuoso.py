"""A real remote server once: Virtuoso 7.2 (Debian's virtuoso-opensource-7) loads a file of ours and answers questions.

    PYTHONPATH=tests/export python benchmarks/virtuoso.py kg-out/graph.nt

Starts a server of its own in a temporary folder, on ports of the loopback address only, loads the N-Triples file, asks
every named question over HTTP, and prints which answers are those of pyoxigraph; then stops the server.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from independent import oxigraph_answers, questions, same

GRAPH = "https://graph.example/"
CONFIGURATION = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 100000
"""
PATIENCE = 120  # seconds, for the server to start and to stop
LIMIT = 10  # seconds a question


def main(path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, sql, http = Path(name), free_port(), free_port()
        (folder / "v.ini").write_text(CONFIGURATION.format(folder=folder, sql=sql, http=http))
        shutil.copy(path, folder / "graph.nt")
        server = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", folder / "v.ini"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait(sql)
            wait(http)
            load(folder / "graph.nt", sql)
            compare(path, f"http://127.0.0.1:{http}/sparql")
        finally:
            server.terminate()
            server.wait(PATIENCE)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait(port: int) -> None:
    end = time.monotonic() + PATIENCE
    with socket.socket() as probe:
        while probe.connect_ex(("127.0.0.1", port)) and time.monotonic() < end:
            time.sleep(0.5)


def load(path: Path, port: int) -> None:
    given = f"DB.DBA.TTLP (file_to_string_output ('{path}'), '', '{GRAPH}'); checkpoint;"
    subprocess.run(["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"EXEC={given}"], check=True, capture_output=True)


def ask(endpoint: str, question: str) -> list[list[str]]:
    given = {"query": question, "default-graph-uri": GRAPH, "format": "application/sparql-results+json"}
    with urlopen(f"{endpoint}?{urlencode(given)}", timeout=LIMIT) as answer:
        found = json.load(answer)
    names, rows = found["head"]["vars"], found["results"]["bindings"]
    return [[row.get(name, {}).get("value", "") for name in names] for row in rows]


def compare(path: Path, endpoint: str) -> None:
    print("triples", *ask(endpoint, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0])
    ours, counts = oxigraph_answers(path), {"the same": 0, "different": 0, "refused": 0}
    for question in questions():
        verdict, why = judge(endpoint, question, ours[question.stem])
        counts[verdict] += 1
        if why:
            print(f"{question.stem:20} {verdict}: {why}")
    print(", ".join(f"{number} {verdict}" for verdict, number in counts.items()))


def judge(endpoint: str, question: Path, ours: list[tuple[str, ...]]) -> tuple[str, str]:
    try:
        theirs = same(ask(endpoint, question.read_text("utf-8")))
    except HTTPError as error:
        return "refused", error.read(200).decode(errors="replace").splitlines()[0]
    except TimeoutError:
        return "refused", f"no answer in {LIMIT} s"
    return ("the same", "") if theirs == ours else ("different", f"{len(theirs)} rows for {len(ours)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
