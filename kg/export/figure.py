"""What all pictures share: the same figure gives the same bytes, names stay text in SVG, no date, no random ids."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import matplotlib
from matplotlib.figure import Figure

DPI = 150
INK, FAINT = "#222222", "#555555"
STYLE: Any = {"svg.hashsalt": "kg", "svg.fonttype": "none", "font.family": "DejaVu Sans", "text.parse_math": False}
FORMS = ("png", "svg")


def save(draw: Callable[[], Figure], stream: BinaryIO, form: str) -> None:
    """Draw a figure, and write it to a binary stream as "png" or "svg"."""
    metadata = {"Date": None} if form == "svg" else {"Software": None}
    with styled():
        draw().savefig(stream, format=form, dpi=DPI, metadata=metadata)


@contextmanager
def styled() -> Iterator[None]:
    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a name in a script that the font lacks
        yield
