"""The `kg` command: parse arguments, call one function, print. Data goes to stdout, everything else to stderr."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import __version__
from kg.actors.cli import actors as actors_group
from kg.ask import ask
from kg.choices import looking_options, selecting_options
from kg.command import Group, day, graph_options, means_options, processes_option, reading_options, sure_option
from kg.learn.cli import train
from kg.plot.cli import plot, save
from kg.serve.cli import push, serve
from kg.store_cli import COMMANDS as STORE_COMMANDS

if TYPE_CHECKING:
    from kg.engines.local import Means
    from kg.evaluate.claims import Level
    from kg.export.look import Look
    from kg.finish import Finish
    from kg.read import ReadOptions
    from kg.select import Selection

DEFAULT_FORMATS = ("jsonl", "ttl", "graphml", "gexf", "csv")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Knowledge graphs of international politics from news text: every edge shows its sentence."""


main.add_command(actors_group)
main.add_command(ask)
for command in STORE_COMMANDS:
    main.add_command(command)
main.add_command(plot)
main.add_command(serve)
main.add_command(train)
main.add_command(push)


@main.command(epilog="""
    kg build
    kg build news/ 'archive/*.jsonl' -o out/
    kg build news/ -o news.gexf
    kg build news/ -o peru.gexf --ego Peru --from 2020-01-01 --all
    cat article.txt | kg build - --date 2021-03-16 -o - --format jsonl
""")
@click.argument("inputs", nargs=-1)
@click.option("-o", "--output", default="kg-out", show_default=True,
              help="A folder, or one file whose suffix names the format, or - for stdout.")
@click.option("-f", "--format", "formats", multiple=True, metavar="FORMAT",
              help=f"May be repeated. In a folder the default is {', '.join(DEFAULT_FORMATS)}.")
@reading_options
@graph_options
@selecting_options
@looking_options
@click.option("--strict", is_flag=True, help="Exit with 1 if anything could not be read.")
def build(inputs: tuple[str, ...], output: str, formats: tuple[str, ...], options: ReadOptions, means: Means,
          processes: int | None, finish: Finish, part: Selection, look: Look, strict: bool) -> None:
    """Read INPUT files, folders, globs or - (stdin) into one graph and write it; without INPUT, the bundled sample.

    Exit 0 if a graph was written, even if some documents were bad; 1 if so and --strict; 2 if an INPUT is missing.
    """
    from kg import report
    from kg.builder import build_with as run
    from kg.output import outputs

    write = outputs(output, formats, DEFAULT_FORMATS, look)
    graph = run(inputs, replace(means, sure=finish.min_confidence), options=options, processes=processes,
                watch=report.progress)
    graph = finish.write(graph, write, means.actors, part)
    if any(issue.where in inputs and not Path(issue.where).exists() for issue in graph.issues):
        sys.exit(2)
    if strict and graph.issues:
        sys.exit(1)


@main.command(epilog="""
    kg query kg-out/graph.ttl 'SELECT ?who ?whom { ?who kg:sanctions ?whom }'
    kg query kg-out/graph.ttl --format csv < question.rq
""")
@click.argument("file")
@click.argument("sparql", default="-")
@click.option("-f", "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
def query(file: str, sparql: str, form: str) -> None:
    """Ask FILE (RDF), or the folder of a store, a SPARQL query; - or nothing reads the query from stdin."""
    from kg import report
    from kg.query import query as answer

    text = sys.stdin.read() if sparql == "-" else sparql
    report.answer(answer(file, text), form)


@main.command(epilog="kg validate kg-out/graph.ttl")
@click.argument("file")
def validate(file: str) -> None:
    """Check FILE (RDF) against the shapes of the ontology: exit 0 if it conforms, 1 if not, 2 if unreadable."""
    from kg.validate import validate as check

    result = check(file)
    click.echo(result.text)
    sys.exit(0 if result.conforms else 1)


@main.command(epilog="""
    kg evaluate gold.jsonl
    kg evaluate gold.jsonl kg-out/graph.jsonl --level state --by-type
    kg evaluate gold.jsonl --errors
    kg evaluate gold.jsonl --entities --errors 20
    kg evaluate gold.jsonl --min-confidence 0 --calibration --curve curve.svg
""")
@click.argument("gold")
@click.argument("predicted", required=False)
@click.option("--level", type=click.Choice(["actor", "state"]), default="actor", show_default=True,
              help="State puts the State behind each actor in its place.")
@sure_option
@click.option("--by-type", is_flag=True, help="A row for each relation type.")
@click.option("--calibration", is_flag=True, help="How often statements of a confidence are right.")
@click.option("--entities", is_flag=True, help="Score the actors, as kg actors list gives them, instead.")
@click.option("--errors", type=click.IntRange(0), is_flag=False, flag_value=3, default=0, metavar="[N]",
              help="Misses and false alarms by cause, with N examples of each, 3 if no number is given.")
@click.option("--curve", type=click.Path(path_type=Path), metavar="FILE",
              help="Draw precision against recall for all confidences, .svg or .png.")
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
@means_options
@processes_option
def evaluate(gold: str, predicted: str | None, level: Level, min_confidence: float | None, by_type: bool,
             calibration: bool, entities: bool, errors: int, curve: Path | None, as_json: bool, means: Means,
             processes: int | None) -> None:
    """Score statement records PREDICTED against GOLD documents; without PREDICTED, what we read in GOLD's texts."""
    from kg import evaluate as scoring
    from kg.evaluate import own

    wanted, folder = scoring.read_gold(gold), Path(gold).parent
    ours = (wanted, folder, replace(means, sure=min_confidence), processes)
    if entities:
        nodes = scoring.read_actors(predicted) if predicted else own.actor_records(*ours)
        figures = scoring.evaluate_entities(wanted, [one.text for one in scoring.documents(wanted, folder)], nodes)
        text, values = scoring.render_entities(figures, errors), scoring.entities_dict(figures, errors)
    else:
        found = own.prediction(predicted, *ours)
        scores = scoring.evaluate(wanted, found.records, level, min_confidence or 0.0)
        text, values = scoring.render(scores, by_type=by_type, calibration=calibration), scores.as_dict(errors)
        if errors:
            met = scoring.sightings(wanted, found.texts, found.actors, level)
            causes = scoring.errors(scores, met)
            text = f"{text}\n{scoring.render_causes(causes, errors)}"
            values |= {"causes": scoring.causes_dict(causes, errors)}
        if curve:
            points = scoring.curve(wanted, found.records, level)
            save(lambda: scoring.draw(points), curve)
    click.echo(json.dumps(values, ensure_ascii=False, indent=2) if as_json else text)


@main.command(epilog="""
    kg explain "Lavrov met Blinken in Geneva on Tuesday." --date 2021-05-20
    echo "Iran denied attacking Israel." | kg explain -
""")
@click.argument("sentence", default="-")
@click.option("--date", callback=day, metavar="YYYY-MM-DD", help="Publication date, for relative dates.")
@means_options
def explain(sentence: str, date: datetime.date | None, means: Means) -> None:
    """Show how SENTENCE is read: parse, actors, frames that fired, and why each statement is as it is."""
    from kg.explain import explain as tell

    click.echo(tell(sys.stdin.read() if sentence == "-" else sentence, date, means))


@main.command(epilog="kg formats")
def formats() -> None:
    """List the formats that build can write."""
    from kg.export import formats as known

    click.echo("\n".join(known()))


if __name__ == "__main__":
    main(prog_name="kg")
