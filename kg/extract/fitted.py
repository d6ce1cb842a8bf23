"""Weights that `kg train` has fitted, as JSON files that people can read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.model import KgError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Weights = TypeVar("Weights")


def load(kind: type[Weights], path: Path) -> Weights:
    """The weights of one kind in a file. KgError where there is none."""
    if not path.is_file():
        raise KgError(f"{path}: no such file, expected one that `kg train` writes")
    return kind(**json.loads(path.read_text(encoding="utf-8")))


def save(weights: DataclassInstance, path: Path) -> None:
    path.write_text(json.dumps(asdict(weights), indent=1, sort_keys=True) + "\n", encoding="utf-8")
