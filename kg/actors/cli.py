"""The `kg actors` commands: parse arguments, call one function, print."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.command import Group, actors_option, day, reading_options

if TYPE_CHECKING:
    from kg.engines.local import Means
    from kg.read import ReadOptions

TABLES = ("actors", "persons", "names", "offices", "memberships", "bodies", "body_kinds", "body_nouns", "titles")
home_option = click.option("--to", "home", default="actors", show_default=True, metavar="FOLDER",
                           type=click.Path(path_type=Path),
                           help="Where your own tables lie; read them with --actors FOLDER.")


@click.group(cls=Group)
def actors() -> None:
    """Who is who: list and look up actors, add your own, and judge which are the same."""


@actors.command("list", epilog="""
    kg actors list news/
    kg actors list news/ --format jsonl > actors.jsonl
""")
@click.argument("inputs", nargs=-1)
@click.option("-f", "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@reading_options
def list_(inputs: tuple[str, ...], form: str, options: ReadOptions, means: Means, processes: int | None) -> None:
    """The actors of each document, with every mention, whether or not a statement uses them."""
    from kg import report
    from kg.actors.listing import COLUMNS, records, row
    from kg.builder import build_with

    graph = build_with(inputs, means, options=options, processes=processes, watch=report.progress)
    found = records(graph.readings[key] for key in graph.documents)
    if form == "jsonl":
        for record in found:
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        report.table(COLUMNS, map(row, found))
    report.problems(graph.issues)


@actors.command(epilog="""
    kg actors search Lavrov
    kg actors search cote --limit 5
""")
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Show so many.")
@actors_option
def search(name: str, limit: int, actors: tuple[str, ...]) -> None:
    """Actors of the tables with such a name, the best first; case and accents do not matter."""
    from kg import report
    from kg.actors import lookup, tables

    hits = lookup.search(tables.load(actors), name)
    report.table(("id", "name", "class", "found as", "kind", "match"), (hit.row for hit in hits[:limit]))
    if len(hits) > limit:
        click.echo(f"and {len(hits) - limit} more", err=True)


@actors.command(epilog="""
    kg actors show Q7184
    kg actors show "Sergei Lavrov"
""")
@click.argument("id")
@actors_option
def show(id: str, actors: tuple[str, ...]) -> None:
    """All that the tables say of one actor: names, offices, memberships, sources."""
    from kg.actors import lookup, tables

    known = tables.load(actors)
    for line in lookup.show(known, lookup.find(known, id), [*tables.ours(), *map(Path, actors)]):
        click.echo(line)


@actors.command(epilog="""
    kg actors add actors class=State label=Ruritania iso3=RUR
    kg actors add names actor=Japan text='Land of the Rising Sun' kind=nickname
    kg actors add persons label='Ana Example' parent=France gender=f
    kg actors add offices person='Sergei Lavrov' title='Deputy Foreign Minister' of=Russia start=1992-04 end=1994-01
    kg build news/ --actors actors
""")
@click.argument("table", type=click.Choice(TABLES))
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@home_option
def add(table: str, fields: tuple[str, ...], home: Path) -> None:
    """Put a row into a TABLE of your own, if it fits ours and the rest of yours."""
    from kg.actors import tables
    from kg.annotate.tables import COLUMNS

    if wrong := [value for value in fields if "=" not in value]:
        raise click.BadParameter(f"{wrong[0]!r}; expected FIELD=VALUE, with FIELD one of {', '.join(COLUMNS[table])}")
    given = {name: value for name, _, value in (field.partition("=") for field in fields)}
    origin = {"source": "user", "checked_on": datetime.date.today().isoformat()}
    cells = {column: value for column, value in origin.items() if column in COLUMNS[table]} | given
    for path in tables.append(home, {table: [cells]}):
        click.echo(path)


@actors.command(epilog="""
    kg actors check
    kg actors check actors/
""")
@click.argument("files", nargs=-1, type=click.Path(exists=True))
def check(files: tuple[str, ...]) -> None:
    """Find names that several actors share, offices with two holders at once, and rows that refer to nobody.

    Checks our tables with FILES (tables, or folders of them) over them; exit 1 if anything is wrong.
    """
    from kg.actors import tables
    from kg.annotate.gazetteer_check import problems
    from kg.command import tables_in
    from kg.model import KgError

    try:
        found = [f"{issue.where}: {issue.problem}" for issue in problems(tables.load(tables_in(files)))]
    except KgError as error:
        found = [str(error)]
    for line in found or ["nothing wrong"]:
        click.echo(line)
    sys.exit(1 if found else 0)


@actors.command("import", epilog="""
    kg actors import states.json
    kg actors import leaders.csv --to actors --date 2026-01-31
""")
@click.argument("file", type=click.Path(path_type=Path))
@home_option
@click.option("--date", callback=day, metavar="YYYY-MM-DD", help="When the query was asked.  [default: today]")
def import_(file: Path, home: Path, date: datetime.date | None) -> None:
    """Turn results of the public Wikidata query page, saved as JSON or CSV, into rows of your own tables.

    The queries are in ontology/actors/queries. What the tables have already is not repeated.
    """
    from kg.actors import tables
    from kg.actors.wikidata import Import, read

    work = Import(tables.load(sorted(home.glob("*.tsv"))), (date or datetime.date.today()).isoformat())
    work.add(read(file), str(file))
    written = tables.append(home, work.rows)
    for line in [f"{path}: {len(work.rows[path.stem])} rows" for path in written] or ["nothing new"]:
        click.echo(line)
    for remark in work.remarks():
        click.echo(remark, err=True)


def judging(verdict: str, help: str) -> Callable[..., None]:
    """The command that writes down one verdict on two actors."""

    @actors.command(verdict, help=help, epilog=f"""
        kg actors {verdict} Q7747 Person/putin --why "one text uses the family name alone"
        kg build news/ --judgements judgements.tsv
    """)
    @click.argument("one")
    @click.argument("other")
    @click.option("--why", default="", help="The reason, for those who come after you.")
    @click.option("--by", default="", envvar=["USER", "USERNAME"], metavar="NAME",
                  help="Who judges.  [default: your login name]")
    @click.option("--date", callback=day, metavar="YYYY-MM-DD", help="When it was judged.  [default: today]")
    @click.option("--judgements", "file", default="judgements.tsv", show_default=True, type=click.Path(path_type=Path))
    def command(one: str, other: str, why: str, by: str, date: datetime.date | None, file: Path) -> None:
        from kg import judgements
        from kg.model import KgError

        on = (date or datetime.date.today()).isoformat()
        try:
            judgement = judgements.Judgement(verdict, one, other, by, on, why)
        except ValueError as error:
            raise KgError(str(error)) from None
        judgements.append(file, judgement)
        click.echo(file)

    return command


judging("same", "ONE and OTHER are ids of the same actor; builds with these judgements make one node of them.")
judging("different", "ONE and OTHER are ids of different actors, and must never become one node.")
judging("unsure", "Whether ONE and OTHER are the same cannot be told; it is not asked again.")
