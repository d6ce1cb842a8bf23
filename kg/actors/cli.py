"""The `kg actors` commands: parse arguments, call one function, print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kg.command import Group, reading_options

if TYPE_CHECKING:
    from kg.read import ReadOptions


@click.group(cls=Group)
def actors() -> None:
    """Actors of documents and of our tables: list, look up, add, check, import, and say who is the same."""


@actors.command("list", epilog="""
    kg actors list news/
    kg actors list news/ --format jsonl > actors.jsonl
""")
@click.argument("inputs", nargs=-1)
@click.option("-f", "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@reading_options
def list_(inputs: tuple[str, ...], form: str, options: ReadOptions, actors: tuple[str, ...], model: str | None,
          processes: int) -> None:
    """The actors of each document, with every mention, whether or not a statement uses them."""
    from kg import report
    from kg.actors.listing import COLUMNS, records, row
    from kg.builder import build

    graph = build(inputs, options=options, model=model, processes=processes, actors=actors, watch=report.progress)
    found = records(graph.readings[key] for key in graph.documents)
    if form == "jsonl":
        for record in found:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        report.table(COLUMNS, map(row, found))
    report.problems(graph.issues)
