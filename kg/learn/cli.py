"""`kg train`: a reader of one's own from annotated texts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from kg.command import Command
from kg.learn import ASIDE, EPOCHS
from kg.model import KgError


@click.command(cls=Command, epilog="""
    kg train mine.jsonl -o my-reader
    kg train gold/train-*.jsonl --also mine.jsonl --folds 3 -o my-reader
    kg build news/ --reader my-reader
""")
@click.argument("gold", nargs=-1, required=True)
@click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="Where the reader is written: weights, tokenizer, calibration and MODEL.md.")
@click.option("--also", multiple=True, metavar="JSONL", help="More annotated texts; each fold leaves out a few.")
@click.option("--folds", type=click.IntRange(2, ASIDE), default=3, show_default=True,
              help="Parts into which GOLD is cut; each is read by a network trained on the others.")
@click.option("--epochs", type=click.IntRange(1), default=EPOCHS, show_default=True, help="Passes over the texts.")
@click.option("--seed", type=int, default=0, show_default=True)
def train(gold: tuple[str, ...], folder: Path, also: tuple[str, ...], folds: int, epochs: int, seed: int) -> None:
    """Train a reader on annotated texts (see README for their form), and tell how good it is on texts held out.

    Needs the extra `train`, pip install 'kg-politics[train]', and an encoder to start from (see README). A wide network
    learns first and then teaches a narrow one: some two hours for 1,000 articles, half of that for those of --also, and
    again for each fold, on two cores.
    """
    try:
        from kg.learn import course
    except ImportError as error:
        raise KgError(f"{error.name} is not installed; install it with: pip install 'kg-politics[train]'") from None
    click.echo(course.run(gold, also, folder, folds=folds, epochs=epochs, seed=seed, watch=watched))


def watched(batches: Iterable[list[int]]) -> Iterable[list[int]]:
    """The batches, with a bar on a terminal."""
    import sys

    from rich.console import Console
    from rich.progress import track

    return track(list(batches), "training", console=Console(stderr=True), disable=not sys.stderr.isatty())
