"""Two CSV tables for spreadsheets and statistics: actors, and statements with their sentences.

Headings are those that Gephi's spreadsheet import knows (Id, Label, Source, Target) or leaves alone. A text that a
spreadsheet would run as a formula, such as a sentence beginning with "=" or "-", gets an apostrophe before it, because
news text is not to be trusted; the records (.jsonl) have every text as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO

from kg.assemble import KnowledgeGraph
from kg.export.groups import Value
from kg.export.networkx import edge_values, node_values

NODES = ("Id", "Label", "actor_kind", "wikidata", "iso3", "affiliation", "aliases")
EDGES = ("Id", "Source", "Target", "source_label", "target_label", "relation", "status", "symmetric", "sign", "score",
         "quad_class", "polarity", "modality", "date_start", "date_end", "place", "attribution", "attribution_id",
         "role", "confidence", "evidence", "document", "evidence_start", "evidence_end", "publisher", "source_url")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_nodes(graph: KnowledgeGraph, stream: BinaryIO) -> None:
    """One row an actor, ordered by id; UTF-8."""
    rows = ({"Id": actor.id, "Label": actor.name, **node_values(actor, graph.names[actor.id])}
            for actor in graph.actors.values())
    write_table(NODES, rows, stream)


def write_edges(graph: KnowledgeGraph, stream: BinaryIO) -> None:
    """One row a statement with all its qualifiers, ordered by id; UTF-8."""
    actors = graph.actors
    rows = ({"Id": s.id, "Source": s.source.id, "Target": s.target.id, "source_label": actors[s.source.id].name,
             "target_label": actors[s.target.id].name, **edge_values(s, graph)} for s in graph.statements)
    write_table(EDGES, rows, stream)


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, Value]], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column, "")) for column in columns] for row in rows)
    text.detach()


def cell(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
