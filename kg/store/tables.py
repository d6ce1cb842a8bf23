"""The user's own tables of actors, kept with a store: what they know is in its background also later."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

FOLDER = "actors"
DRAFT = "actors.part"


def kept(store: Path) -> list[Path]:
    """The tables that the last `kg add` was given, under names that change with their content."""
    return sorted((store / FOLDER).glob("*.tsv"))


def keep(store: Path, tables: Iterable[str | Path]) -> bool:
    """Keep copies of these in place of those before; whether they differ. All of them are there afterwards, or none."""
    contents = {f"{number:03}-{mark(text)}-{path.name}": text
                for number, path in enumerate(sorted(map(Path, tables))) for text in [path.read_bytes()]}
    if [path.name for path in kept(store)] == sorted(contents):
        return False
    draft, place = store / DRAFT, store / FOLDER
    for folder in (draft, place):
        shutil.rmtree(folder, ignore_errors=True)
    draft.mkdir()
    for name, text in contents.items():
        (draft / name).write_bytes(text)
    draft.rename(place)
    return True


def mark(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:8]
