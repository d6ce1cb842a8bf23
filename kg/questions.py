"""The named questions of ontology/questions: SPARQL files that say what they ask and which values they take.

A file is a query that any SPARQL engine answers as it stands. It opens with comments: what is asked, then a line
`# name (kind): what it is` for each parameter; the query holds it as `VALUES ?name { default }`, on its own line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.model import KgError
from kg.ontology import PREFIXES, folder

KINDS = ("actor", "date", "document", "number", "text", "type")
PARAMETER = re.compile(r"# (\w+) \((\w+)\): (.+)")
VALUES = re.compile(r"^( *VALUES \?(\w+) \{ )(.+)( \})$", re.MULTILINE)
PLACE = re.compile(r"error at (\d+):")
ANY = "UNDEF"


@dataclass(frozen=True)
class Parameter:
    """A value that a question takes: its kind says how people write it, its default stands in SPARQL."""

    name: str
    kind: str
    description: str
    default: str


@dataclass(frozen=True)
class Question:
    """A query with a name, what it asks, and its parameters in the order of the file."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def with_values(self, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
        """The query with these values of parameters for its defaults: whole RDF terms, so no text can alter it."""
        if unknown := sorted(values.keys() - {parameter.name for parameter in self.parameters}):
            known = ", ".join(parameter.name for parameter in self.parameters) or "none"
            raise KgError(f"question {self.name}: no parameter {unknown[0]!r}; its parameters: {known}")
        return VALUES.sub(lambda found: f"{found[1]}{values.get(found[2], found[3])}{found[4]}", self.sparql)


def names(home: Path | None = None) -> list[str]:
    """The names of all questions of a folder, ours unless another is given."""
    return sorted(path.stem for path in (home or folder() / "questions").glob("*.rq"))


def question(name: str, home: Path | None = None) -> Question:
    """A question by name. A KgError names file and line where it is not a question, or none has that name."""
    path = (home or folder() / "questions") / f"{name}.rq"
    if name not in names(home):
        raise KgError(f"no question {name!r}; known: {', '.join(names(home))}")
    return parse(path, path.read_text(encoding="utf-8"))


def parse(path: Path, text: str) -> Question:
    """A question from the text of a file."""
    header = [line for line in text.split("\n\n")[0].splitlines() if line.startswith("#")]
    prose = [line.removeprefix("# ") for line in header if not PARAMETER.fullmatch(line)]
    if not prose:
        raise KgError(f"{path}:1: {text.splitlines()[:1]}, expected a comment that says what is asked")
    check(path, text)
    return Question(path.stem, " ".join(prose), parameters(path, header, text), text)


def parameters(path: Path, header: list[str], text: str) -> tuple[Parameter, ...]:
    defaults = {found[2]: found[3] for found in VALUES.finditer(text)}
    declared = [parameter(path, number, line, defaults) for number, line in enumerate(header, 1)
                if PARAMETER.fullmatch(line)]
    for found in VALUES.finditer(text):
        if found[2] not in {one.name for one in declared}:
            line = text.count("\n", 0, found.start()) + 1
            raise KgError(f"{path}:{line}: parameter {found[2]!r} is not described; expected '# {found[2]} (kind): …'")
    return tuple(declared)


def parameter(path: Path, number: int, line: str, defaults: Mapping[str, str]) -> Parameter:
    name, kind, description = PARAMETER.fullmatch(line).groups()  # type: ignore[union-attr]
    if kind not in KINDS:
        raise KgError(f"{path}:{number}: kind {kind!r}, expected one of {', '.join(KINDS)}")
    if name not in defaults:
        raise KgError(f"{path}:{number}: parameter {name!r} is not in the query; expected 'VALUES ?{name} {{ {ANY} }}'")
    return Parameter(name, kind, description, defaults[name])


def check(path: Path, sparql: str) -> None:
    try:
        ox.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        place = PLACE.match(error.msg)
        raise KgError(f"{path}:{place[1] if place else 1}: not SPARQL: {error.msg}") from error
