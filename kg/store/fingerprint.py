"""When a stored reading still holds: same document, same program, same language model, same knowledge."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Iterable
from pathlib import Path

from kg import __version__
from kg.model import Document, digest
from kg.ontology import folder
from kg.store.readings import document_record


def engine(model: str, actors: Iterable[str] = ()) -> str:
    """A digest of all that a reading depends on besides its document; `actors` are tables of the user's own."""
    ours = sorted(path for path in folder().rglob("*") if path.suffix in {".tsv", ".toml", ".ttl"})
    return digest(__version__, model, version(model), *(content(path) for path in [*ours, *map(Path, actors)]))


def version(package: str) -> str:
    """The installed version of a spaCy pipeline; nothing where it is not installed as a package."""
    found = importlib.metadata.distributions(name=package.replace("_", "-"))
    return next((one.version for one in found), "")


def content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def of(document: Document, engine: str) -> str:
    """The fingerprint of the reading of a document."""
    return digest(engine, json.dumps(document_record(document)))
