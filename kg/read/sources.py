"""From what the user names (files, folders, patterns, `-`) to the files to read, in a fixed order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from kg.model import Issue, KgError


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input where `path` is None. `name` is what the user sees."""

    name: str
    path: Path | None = None


STDIN = Source("standard input")


def find(inputs: Iterable[str], suffixes: Collection[str]) -> Iterator[Source | Issue]:
    """The sources behind the inputs, each once; files with other suffixes, and what is missing, as issues.

    Folders are searched with their subfolders, in order of name, hidden ones left out. KgError if there is no source.
    """
    seen: set[Path | None] = set()
    problems: list[Issue] = []
    for item in (item for given in inputs for item in _expand(os.fspath(given), suffixes)):
        if isinstance(item, Issue):
            problems.append(item)
            yield item
        elif (key := item.path and item.path.resolve()) not in seen:
            seen.add(key)
            yield item
    if not seen:
        raise KgError(_nothing(problems, suffixes))


def _expand(given: str, suffixes: Collection[str]) -> Iterator[Source | Issue]:
    path = Path(given)
    if given == "-":
        yield STDIN
    elif path.is_dir():
        yield from _folder(given, suffixes)
    elif path.exists():
        yield _file(given, suffixes)
    elif has_magic(given):
        yield from _pattern(given, suffixes)
    else:
        yield Issue(given, "no such file or folder")


def _file(name: str, suffixes: Collection[str]) -> Source | Issue:
    if Path(name).suffix.lower() in suffixes:
        return Source(name, Path(name))
    return Issue(name, f"{_kind(name)} cannot be read, expected one of {', '.join(suffixes)}")


def _pattern(pattern: str, suffixes: Collection[str]) -> Iterator[Source | Issue]:
    matches = sorted(glob(pattern, recursive=True))
    if not matches:
        yield Issue(pattern, "no file matches this pattern")
    for match in matches:
        yield from _expand(match, suffixes)


def _folder(name: str, suffixes: Collection[str]) -> Iterator[Source | Issue]:
    closed: list[OSError] = []
    files = sorted(_walk(name, closed))
    yield from (Issue(str(error.filename), f"folder cannot be opened: {error.strerror}") for error in closed)
    sources = [Source(file, Path(file)) for file in files if Path(file).suffix.lower() in suffixes]
    yield from sources
    others = Counter(_kind(file) for file in files if Path(file).suffix.lower() not in suffixes)
    for kind, count in sorted(others.items()):
        yield Issue(name, f"{count} × {kind} left out, expected one of {', '.join(suffixes)}")
    if not sources and not others:
        yield Issue(name, f"folder holds no file with one of the suffixes {', '.join(suffixes)}")


def _walk(folder: str, closed: list[OSError]) -> Iterator[str]:
    for here, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(here, name) for name in files if not name.startswith("."))


def _kind(name: str) -> str:
    return f"{suffix} file" if (suffix := Path(name).suffix.lower()) else "file without a suffix"


def _nothing(problems: list[Issue], suffixes: Collection[str]) -> str:
    if problems:
        return "nothing to read: " + "; ".join(f"{issue.where}: {issue.problem}" for issue in problems)
    return f"nothing to read: no input given, expected files ({', '.join(suffixes)}), folders, patterns or -"
