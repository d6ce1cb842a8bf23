"""`kg ask`: each named question is a command, and each of its parameters an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.command import Command, Group

if TYPE_CHECKING:
    from kg.questions import Question

FILE = "kg-out/graph.ttl"
COMMON = (
    click.Option(["--limit"], type=click.IntRange(1), metavar="N", help="Show so many rows."),
    click.Option(["-f", "--format", "form"], type=click.Choice(["table", "csv", "json"]), default="table",
                 show_default=True),
)


class Questions(Group):
    """A group whose commands are the files of ontology/questions."""

    def list_commands(self, context: click.Context) -> list[str]:
        from kg.questions import names

        return names()

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        return command(name) if name in self.list_commands(context) else None


@click.group(cls=Questions, invoke_without_command=True, epilog="""
    kg ask
    kg ask allies out/graph.ttl --actor "South Korea"
    kg ask sanctions --actor USA --from 2021-01-01 --format csv
""")
@click.pass_context
def ask(context: click.Context) -> None:
    """Ask FILE, RDF or a store, a named question; without a question, list them all."""
    if context.invoked_subcommand is None:
        listing()


def listing() -> None:
    from kg import report
    from kg.questions import names, question

    rows = [(one.name, one.description, " ".join(f"--{parameter.name}" for parameter in one.parameters))
            for one in map(question, names())]
    report.table(("question", "what it asks", "parameters"), rows)


def command(name: str) -> click.Command:
    """The command that asks one question."""
    from kg.questions import question

    asked = question(name)
    options = [click.Option([f"--{one.name}"], metavar=one.kind.upper(), help=f"{one.description[0].upper()}"
                            f"{one.description[1:]}.") for one in asked.parameters]
    return Command(name, callback=run, help=asked.description, context_settings={"obj": asked},
                   params=[click.Argument(["file"], default=FILE), *options, *COMMON])


@click.pass_obj
def run(asked: Question, /, file: str, limit: int | None, form: str, **values: str | None) -> None:
    from kg import report
    from kg.answers import answer, opened

    given = {name: value for name, value in values.items() if value is not None}
    with opened(file) as graph:
        report.answer(answer(graph, asked, given, limit), form)
