"""Readings as JSON and back, nothing lost: what the store keeps of a document."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, astuple
from typing import Any

from kg.export.records import actor, actor_record, parsed, record
from kg.model import Actor, Document, Issue, Mention, Reading


def dump(reading: Reading) -> str:
    """ASCII, so that halves of surrogate pairs survive too."""
    return json.dumps({
        "document": document_record(reading.document),
        "actors": [actor_record(one) for one in reading.actors],
        "mentions": [astuple(one) for one in reading.mentions],
        "statements": [record(one) for one in reading.statements],
        "issues": [astuple(one) for one in reading.issues],
    })


def load(text: str) -> Reading:
    values: dict[str, Any] = json.loads(text)
    return Reading(
        document=document(values["document"]),
        actors=tuple(actor(one) for one in values["actors"]),
        mentions=tuple(Mention(*one) for one in values["mentions"]),
        statements=tuple(parsed(one) for one in values["statements"]),
        issues=tuple(Issue(*one) for one in values["issues"]),
    )


def document_record(one: Document) -> dict[str, Any]:
    return asdict(one) | {"date": one.date.isoformat() if one.date else None}


def document(values: dict[str, Any]) -> Document:
    date = values["date"]
    return Document(**values | {"date": datetime.date.fromisoformat(date) if date else None})


def dump_actor(one: Actor) -> str:
    return json.dumps(actor_record(one))


def load_actor(text: str) -> Actor:
    return actor(json.loads(text))
