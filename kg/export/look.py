"""How graph files and pictures show a graph; other formats always have all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Size = Literal["degree", "pagerank", "mentions"]
Colouring = Literal["community", "class"]
SIZES: tuple[Size, ...] = get_args(Size)
COLOURINGS: tuple[Colouring, ...] = get_args(Colouring)


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown, and how: by default an edge for each relation that is said to hold, none for any other."""

    every: bool = False  # also what is denied, planned or supposed, each an edge of its own
    by_statement: bool = False  # an edge for each statement, not for each relation
    size: Size = "degree"  # of nodes: number of edges, rank, or number of statements
    colour: Colouring | None = None  # of nodes: None is by community in graph files, by class in pictures


PLAIN, WHOLE = Look(), Look(every=True)
