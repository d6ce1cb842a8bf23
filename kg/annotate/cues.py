"""Word lists that linking reads: ontology/cues/*.tsv, checked row by row as they are loaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.model import KgError


def rows(path: Path, columns: Sequence[str], **allowed: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a tab-separated file below its header, each with all columns filled.

    `allowed` gives the values that a column may hold. Raises KgError with file and line where a row does not fit.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[:1] != ["\t".join(columns)]:
        raise KgError(f"{path}:1: columns {lines[:1]!r}, expected {', '.join(columns)} separated by tabs")
    for number, line in enumerate(lines[1:], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns) or not all(cells):
            raise KgError(f"{path}:{number}: {line!r}, expected {len(columns)} filled cells: {', '.join(columns)}")
        for column, cell in zip(columns, cells, strict=True):
            if column in allowed and cell not in allowed[column]:
                expected = ", ".join(sorted(allowed[column]))
                raise KgError(f"{path}:{number}: {column} {cell!r}, expected one of {expected}")
        yield cells


def folder() -> Path:
    from kg import ontology

    return ontology.folder() / "cues"


@cache
def words(file: str, column: str) -> frozenset[str]:
    """A list of one column."""
    return frozenset(row[0] for row in rows(folder() / file, [column]))


@cache
def table(file: str, key: str, value: str, allowed: frozenset[str] = frozenset()) -> dict[str, str]:
    """A list of two columns, the first naming the second."""
    return dict(pairs(folder() / file, key, value, allowed))


def pairs(path: Path, key: str, value: str, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    checks = {value: allowed} if allowed else {}
    return ((cells[0], cells[1]) for cells in rows(path, [key, value], **checks))


def word_set(name: str) -> frozenset[str]:
    """A short list of words that a rule asks for."""
    return frozenset(table("word_sets.tsv", "set", "words")[name].split())


def offices() -> dict[str, str]:
    """Nouns of offices, and whose they are: of a state or a body, a military rank, a membership, mere courtesy."""
    return table("offices.tsv", "noun", "holder", frozenset(["state", "body", "rank", "member", "honorific"]))


def office_modifiers() -> frozenset[str]:
    """Words before the noun of an office: "deputy", "foreign"."""
    return words("office_modifiers.tsv", "word")


def office_verbs() -> dict[str, str]:
    """Verbs that say who holds an office, and the office."""
    return table("office_verbs.tsv", "verb", "title")


def roles() -> dict[str, str]:
    """Nouns that stand for a state when its name is before them ("officials"), by kind."""
    return table("roles.tsv", "noun", "role", frozenset(["government", "official", "force", "private", "voice"]))


def definites() -> dict[str, str]:
    """Nouns that come back to an actor named before ("the bloc"), and the classes it may have, separated by commas."""
    return table("definites.tsv", "noun", "class")


def counts() -> dict[str, int]:
    """Words that say how many a group holds: "both" 2, "trio" 3."""
    return {word: int(count) for word, count in table("counts.tsv", "word", "count", frozenset("23456")).items()}


def organisations() -> dict[str, str]:
    """Nouns in names ("University") and the class they tell; "thing" for what is no actor ("Treaty")."""
    from kg.ontology import ontology

    return table("organisations.tsv", "head", "class", frozenset(ontology().classes) | {"thing"})


def family_names() -> dict[str, str]:
    """Family names that tell the language of a name."""
    return table("family_names.tsv", "name", "language")


def given_names() -> dict[str, str]:
    """Given names that are forms of another, and that other."""
    return table("given_names.tsv", "name", "same_as")
