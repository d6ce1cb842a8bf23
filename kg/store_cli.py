"""The commands of a store, `kg add`, `kg remove` and `kg export`: parse arguments, call one function, print."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.choices import looking_options, selecting_options
from kg.command import Command, actors_option, graph_options, reading_options, sure_option

if TYPE_CHECKING:
    from kg.engines.local import Means
    from kg.export.look import Look
    from kg.finish import Finish
    from kg.read import ReadOptions
    from kg.select import Selection

store_option = click.option("--store", "folder", required=True, metavar="FOLDER", type=click.Path(path_type=Path),
                            help="The folder of the store.")


@click.command(cls=Command, epilog="""
    kg add news/ 'archive/*.jsonl' --store news.kg
    cat article.txt | kg add - --date 2021-03-16 --store news.kg
""")
@click.argument("inputs", nargs=-1, required=True)
@store_option
@reading_options
@sure_option
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read.")
def add(inputs: tuple[str, ...], folder: Path, options: ReadOptions, means: Means, processes: int | None,
        min_confidence: float | None, strict: bool) -> None:
    """Read INPUT files, folders, globs or - (stdin) into a store, which is made where there is none.

    What is in the store as it is, is not read again; a changed document replaces the one with its id. Each document is
    safe once read: after a crash, run the same command again.

    Exit 0 even if some documents were bad; 1 if so and --strict; 2 if an INPUT is missing.
    """
    from kg import report
    from kg.store import writing
    from kg.store.adding import add as run

    with writing(folder) as store:
        result = run(store, inputs, options=options, means=replace(means, sure=min_confidence), processes=processes,
                     watch=report.progress)
    changes = result.changes
    report.errors([f"documents   {', '.join(f'{changes[kind]} {kind}' for kind in ('added', 'replaced', 'kept'))}"])
    report.problems(result.issues)
    if any(issue.where in inputs and not Path(issue.where).exists() for issue in result.issues):
        sys.exit(2)
    if strict and result.issues:
        sys.exit(1)


@click.command(cls=Command, epilog="kg remove https://news.example/retracted --store news.kg")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
def remove(documents: tuple[str, ...], folder: Path) -> None:
    """Take DOCUMENTs out of a store, by id: what is left is the graph built without them."""
    from kg import report
    from kg.store import Store, writing

    Store(folder)
    with writing(folder) as store:
        store.remove(*documents)
    report.errors([f"documents   {len(set(documents))} removed"])


@click.command(cls=Command, epilog="""
    kg export news.gexf --store news.kg
    kg export out/ --store news.kg
    kg export - --store news.kg --format jsonl
    kg export states.gexf --store news.kg --level state
""")
@click.argument("target")
@store_option
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT", help="May be repeated; see kg formats.")
@actors_option
@graph_options
@selecting_options
@looking_options
def export(target: str, folder: Path, formats: tuple[str, ...], actors: tuple[str, ...], finish: Finish,
           part: Selection, look: Look) -> None:
    """Write a store as kg build would: to a folder, to a file whose suffix names the format, or to - (stdout).

    Without --actors, the tables of the last kg add are used.
    """
    from kg.cli import DEFAULT_FORMATS
    from kg.output import outputs
    from kg.store import Store
    from kg.store.tables import kept

    store = Store(folder)
    finish.write(store.graph(), outputs(target, formats, DEFAULT_FORMATS, look), actors or kept(folder), part)


COMMANDS = (add, remove, export)
