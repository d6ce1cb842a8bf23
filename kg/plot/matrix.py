"""Who does what to whom: a heat map of mean scores, with the number of events in each cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from statistics import fmean
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure

from kg.assemble import KnowledgeGraph
from kg.export.colours import SIGNS, WHITE, hexadecimal
from kg.export.figure import FAINT, INK
from kg.export.labels import short
from kg.plot.events import Event, events

CELL, BESIDE, ABOVE, RIGHT, BELOW = 0.62, 2.6, 2.0, 1.3, 0.45  # inches
LONGEST = 26  # characters of a name
SHADES = LinearSegmentedColormap.from_list("score", [hexadecimal(one) for one in (SIGNS[-1], WHITE, SIGNS[1])])
SCORES = Normalize(-10, 10)
Cell = tuple[str, str]  # ids of who does it, and to whom


def matrix(graph: KnowledgeGraph, top: int = 15) -> Figure:
    """The figure of the `top` actors with most events among them all, the first on top."""
    found = events(graph)
    shown = busiest(found, top)
    cells = gathered(found, shown)
    shown = [key for key in shown if any(key in ends for ends in cells)]
    side = CELL * max(len(shown), 4)
    figure = Figure(figsize=(BESIDE + side + RIGHT, ABOVE + side + BELOW), facecolor="white")
    wide, high = figure.get_size_inches()
    axes = figure.add_axes((BESIDE / wide, BELOW / high, side / wide, side / high))
    frame(axes, [short(graph.actors[key].name, LONGEST) for key in shown])
    for (source, target), said in sorted(cells.items()):
        draw_cell(axes, shown.index(target), shown.index(source), said)
    bar = figure.add_axes(((BESIDE + side + 0.3) / wide, BELOW / high, 0.16 / wide, side / high))
    draw_scale(figure, bar)
    counted = sum(map(len, cells.values()))
    told = (f"{counted} events among {len(shown)} actors. A cell has the number of events that texts say took place, "
            "what most of them were, and their mean PLOVER score.")
    figure.text(0.12 / wide, 0.14 / high, told, fontsize=7.5, color=FAINT)
    return figure


def busiest(found: Iterable[Event], top: int) -> list[str]:
    """Ids of actors by the number of their events, the most first."""
    counts = Counter(end for event in found for end in (event.statement.source.id, event.statement.target.id))
    return sorted(counts, key=lambda key: (-counts[key], key))[:top]


def gathered(found: Iterable[Event], shown: list[str]) -> dict[Cell, list[Event]]:
    """The events between each two of the shown actors; symmetric ones stand in the cells of both."""
    cells: dict[Cell, list[Event]] = defaultdict(list)
    for event in found:
        for source, target in ways(event):
            if source in shown and target in shown:
                cells[source, target].append(event)
    return cells


def ways(event: Event) -> Iterator[Cell]:
    source, target = event.statement.source.id, event.statement.target.id
    yield source, target
    if event.relation.symmetric:
        yield target, source


def frame(axes: Axes, names: list[str]) -> None:
    count = max(len(names), 1)
    axes.set_xlim(-0.5, count - 0.5)
    axes.set_ylim(count - 0.5, -0.5)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(names)), names, rotation=50, ha="left", rotation_mode="anchor", fontsize=8.5, color=INK)
    axes.set_yticks(range(len(names)), names, fontsize=8.5, color=INK)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_facecolor("#f4f4f4")
    for line in range(count + 1):
        axes.axhline(line - 0.5, color="white", linewidth=1.5, zorder=2)
        axes.axvline(line - 0.5, color="white", linewidth=1.5, zorder=2)
    for place in range(len(names)):
        axes.plot([place - 0.3, place + 0.3], [place + 0.3, place - 0.3], color="#cccccc", linewidth=1)
    axes.set_ylabel("who does it", fontsize=9, color=FAINT)
    axes.set_title("to whom", fontsize=9, color=FAINT, loc="left", pad=6)


def draw_cell(axes: Axes, x: int, y: int, said: list[Event]) -> None:
    """Its colour is the mean score; the number of events, and what most of them were."""
    score = fmean(event.score for event in said)
    kinds = Counter(event.relation.label for event in said)
    most = min(kinds, key=lambda kind: (-kinds[kind], kind))
    colour = SHADES(SCORES(score))
    ink = "white" if brightness(colour) < 0.55 else INK
    axes.fill([x - 0.5, x + 0.5, x + 0.5, x - 0.5], [y - 0.5, y - 0.5, y + 0.5, y + 0.5], color=colour, linewidth=0)
    axes.text(x, y - 0.1, str(len(said)), ha="center", va="center", fontsize=10, color=ink, zorder=3)
    axes.text(x, y + 0.27, fill(most, 12), ha="center", va="center", fontsize=5.5, color=ink, zorder=3)


def brightness(colour: tuple[float, float, float, float]) -> float:
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def draw_scale(figure: Figure, axes: Axes) -> None:
    bar = figure.colorbar(ScalarMappable(SCORES, SHADES), cax=axes)
    bar.set_ticks(range(-10, 11, 5), labels=["−10\nconflict", "−5", "0", "5", "10\ncoop."])
    bar.ax.tick_params(labelsize=8, length=2, colors=FAINT)
    bar.outline.set_visible(False)
