"""Options that choose a part of a graph, and how graph files and pictures show it: the same for every command."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal

import click

from kg.command import Decorator, day, with_options
from kg.export.look import COLOURINGS, SIZES, Look

SELECTING: list[Decorator] = [
    click.option("--from", "first", callback=day, metavar="YYYY-MM-DD", help="Only what happened or held since."),
    click.option("--to", "last", callback=day, metavar="YYYY-MM-DD",
                 help="Only what happened or held until then. What a text does not date has the date of the text."),
    click.option("--level", type=click.Choice(["actor", "state"]), default="actor", show_default=True,
                 help="State puts the State in the place of its people and bodies."),
    click.option("--ego", metavar="ACTOR", help="Only this actor and those it is related to: a name, ISO code or id."),
    click.option("--steps", type=click.IntRange(1), default=1, show_default=True, metavar="N",
                 help="With --ego, go so many relations far."),
    click.option("--min-mentions", "mentions", type=click.IntRange(1), default=1, show_default=True, metavar="N",
                 help="Only relations between two actors that were read so often."),
]
LOOKING: list[Decorator] = [
    click.option("--all", "every", is_flag=True,
                 help="Graph files and pictures also show what is denied, planned or supposed, as edges of their own."),
    click.option("--edges", type=click.Choice(["relation", "statement"]), default="relation", show_default=True,
                 help="What an edge of graph files and pictures stands for."),
    click.option("--size", type=click.Choice(SIZES), default=SIZES[0], show_default=True,
                 help="Of the nodes: number of edges, PageRank, or number of statements."),
    click.option("--colour", "--color", type=click.Choice(COLOURINGS), default=None,
                 help="Of the nodes.  [default: community in graph files, class in pictures]"),
]


def selecting_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of every command that can do with a part of a graph: it gets them as `part`."""

    @wraps(command)
    def run(*args: Any, first: Any, last: Any, level: Any, ego: str | None, steps: int, mentions: int,
            **rest: Any) -> None:
        from kg.select import Selection

        if first and last and first > last:
            raise click.UsageError(f"--from {first} is after --to {last}; expected an earlier day")
        command(*args, part=Selection(first, last, level, mentions, ego, steps), **rest)

    return with_options(run, SELECTING)


def looking_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options of every command that writes graph files or pictures: it gets them as `look`."""

    @wraps(command)
    def run(*args: Any, every: bool, edges: Literal["relation", "statement"], size: Any, colour: Any,
            **rest: Any) -> None:
        command(*args, look=Look(every, edges == "statement", size, colour), **rest)

    return with_options(run, LOOKING)
