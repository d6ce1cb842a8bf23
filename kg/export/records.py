"""Statement records, one JSON object a line: the source of truth, of which every other export is a view.

Reading them back gives the same statements. Actors stand in each record as its document gives them, not merged, so that
records of several builds can be put together by concatenation.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg.assemble import KnowledgeGraph
from kg.model import Actor, Evidence, Interval, KgError, Statement

Record = dict[str, Any]


def write_jsonl(graph: KnowledgeGraph, stream: BinaryIO) -> None:
    """Write the records to a binary stream in UTF-8, ordered by id."""
    stream.writelines(line(statement) for statement in graph.statements)


def line(statement: Statement) -> bytes:
    """Half of a surrogate pair, which UTF-8 cannot hold, stays as JSON's own escape."""
    return json.dumps(record(statement), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def record(statement: Statement) -> Record:
    """The statement as plain values, its keys in the order of the contract."""
    date, place = statement.date, statement.evidence
    return {
        "id": statement.id, "type": statement.type,
        "source": actor_record(statement.source), "target": actor_record(statement.target),
        "polarity": statement.polarity, "modality": statement.modality,
        "date_start": date.start.isoformat() if date else None, "date_end": date.end.isoformat() if date else None,
        "place": statement.place,
        "attribution": actor_record(statement.attribution) if statement.attribution else None,
        "role": statement.role, "confidence": statement.confidence,
        "evidence": {"document": place.document, "start": place.start, "end": place.end, "text": place.text},
    }


def actor_record(actor: Actor) -> Record:
    return {"id": actor.id, "name": actor.name, "class": actor.kind, "wikidata": actor.wikidata, "iso3": actor.iso3,
            "affiliation": actor.affiliation, "aliases": list(actor.aliases)}


def read_records(lines: Iterable[str], name: str = "records") -> Iterator[Statement]:
    """The statements of JSON lines, blank ones skipped. KgError with `name` and the line number where one is wrong."""
    for number, text in enumerate(lines, start=1):
        if text.strip():
            yield statement(text, f"{name}:{number}")


def statement(text: str, where: str) -> Statement:
    try:
        return parsed(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"{where}: not a statement record ({type(error).__name__}: {error}); "
                      "expected one JSON object a line, as kg build writes them") from error


def parsed(record: Record) -> Statement:
    start, end = (record[key] and datetime.date.fromisoformat(record[key]) for key in ("date_start", "date_end"))
    return Statement(
        type=record["type"], source=actor(record["source"]), target=actor(record["target"]),
        evidence=Evidence(**record["evidence"]), polarity=record["polarity"], modality=record["modality"],
        date=Interval(start, end) if start else None, place=record["place"],
        attribution=actor(record["attribution"]) if record["attribution"] else None, role=record["role"],
        confidence=record["confidence"],
    )


def actor(record: Record) -> Actor:
    return Actor(record["id"], record["name"], kind=record["class"], wikidata=record["wikidata"], iso3=record["iso3"],
                 affiliation=record["affiliation"], aliases=tuple(record.get("aliases", ())))
