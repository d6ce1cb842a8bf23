"""`kg plot`: pictures of a graph that has been built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.choices import looking_options, selecting_options
from kg.command import Command, Group

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kg.assemble import KnowledgeGraph
    from kg.export.look import Look
    from kg.select import Selection

FILE = "kg-out/graph.ttl"
file_argument = click.argument("file", default=FILE)
confidence_option = click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True,
                                 help="Leave out statements below this.")


def output_option(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("-o", "--output", default=f"{name}.svg", show_default=True, type=click.Path(path_type=Path),
                        help="The picture, .svg or .png.")


@click.group(cls=Group)
def plot() -> None:
    """Draw a graph that has been built: two actors over time, who does what to whom, or the network."""


@plot.command(cls=Command, epilog="""
    kg plot timeline kg-out/graph.ttl --actor Peru --actor Chile
    kg plot timeline kg-out/graph.ttl --actor PER --actor CHL --level state --from 2020-01-01 -o peru-chile.png
""")
@file_argument
@click.option("--actor", "actors", multiple=True, metavar="ACTOR", help="A name, ISO code or id; give two.")
@output_option("timeline")
@selecting_options
@confidence_option
def timeline(file: str, actors: tuple[str, ...], output: Path, part: Selection, min_confidence: float) -> None:
    """Draw how two actors of FILE, RDF or a store, got on: a conflict-cooperation score by month, each event marked."""
    if len(actors) != 2:
        raise click.UsageError(f"{len(actors)} times --actor; expected two, such as --actor Peru --actor Chile")

    from kg.plot.timeline import timeline as draw

    whole = opened(file, min_confidence)
    one, other = (part.actor(whole, name) for name in actors)
    if one.id == other.id:
        raise click.UsageError(f"both --actor are {one.name}; expected two different ones")
    save(lambda: draw(part.of(whole), one, other), output)


@plot.command(cls=Command, epilog="""
    kg plot matrix kg-out/graph.ttl
    kg plot matrix kg-out/graph.ttl --level state --top 10 -o matrix.png
""")
@file_argument
@click.option("--top", type=click.IntRange(2), default=15, show_default=True, metavar="N",
              help="So many actors, those with most events.")
@output_option("matrix")
@selecting_options
@confidence_option
def matrix(file: str, top: int, output: Path, part: Selection, min_confidence: float) -> None:
    """Draw who does what to whom in FILE, RDF or a store: mean score and number of events for each two actors."""
    from kg.plot.matrix import matrix as draw

    shown = part.of(opened(file, min_confidence))
    save(lambda: draw(shown, top), output)


@plot.command(cls=Command, epilog="""
    kg plot network kg-out/graph.ttl
    kg plot network kg-out/graph.ttl --ego Peru --steps 2 --colour community -o peru.png
""")
@file_argument
@output_option("network")
@selecting_options
@looking_options
@confidence_option
def network(file: str, output: Path, part: Selection, look: Look, min_confidence: float) -> None:
    """Draw the network of FILE, RDF or a store, or a part of it, as kg build -o graph.svg does."""
    from kg.export.picture import draw

    shown = part.of(opened(file, min_confidence))
    save(lambda: draw(shown, look), output)


def opened(file: str, min_confidence: float) -> KnowledgeGraph:
    """The graph of an RDF file or of a store."""
    from kg.answers import opened as rdf
    from kg.explorer.from_rdf import read_graph
    from kg.store import Store, is_store

    if is_store(file):
        return Store(file).graph().above(min_confidence)
    with rdf(file) as triples:
        return read_graph(triples).above(min_confidence)


def save(draw: Callable[[], Figure], output: Path) -> None:
    from kg import report
    from kg.export import write_whole
    from kg.export.figure import FORMS
    from kg.export.figure import save as fill
    from kg.model import KgError

    form = output.suffix.removeprefix(".")
    if form not in FORMS:
        raise KgError(f"{output}: no format for a picture; expected {' or '.join(f'.{form}' for form in FORMS)}")
    write_whole(output, lambda stream: fill(draw, stream, form))
    report.errors([f"written     {output}"])
