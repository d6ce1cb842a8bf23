"""When a stored reading still holds: same document, same program, same language model, same knowledge."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from pathlib import Path

from kg import __version__
from kg.annotate import DEFAULT
from kg.engines.local import FRAMES, PACKAGED, Means
from kg.model import Document, digest
from kg.ontology import folder
from kg.store.readings import document_record


def engine(means: Means) -> str:
    """A digest of all that a reading depends on besides its document."""
    model = means.model or DEFAULT
    known = sorted(path for path in folder().rglob("*") if path.suffix in {".tsv", ".toml", ".ttl"})
    used = [*known, *map(Path, means.actors), *learned(means.reader)]
    return digest(__version__, model, version(model), repr(means.sure), *(content(path) for path in used))


def learned(reader: str | None) -> list[Path]:
    """The files of the trained reader that is asked, if any is."""
    if reader == FRAMES:
        return []
    return sorted(path for path in (Path(reader) if reader else PACKAGED).iterdir() if path.is_file())


def version(package: str) -> str:
    """The installed version of a spaCy pipeline; nothing where it is not installed as a package."""
    found = importlib.metadata.distributions(name=package.replace("_", "-"))
    return next((one.version for one in found), "")


def content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of(document: Document, engine: str) -> str:
    """The fingerprint of the reading of a document."""
    return digest(engine, json.dumps(document_record(document)))
