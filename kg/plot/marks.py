"""Names beside the marks of a plot, none over another or over a mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matplotlib.axes import Axes
from matplotlib.textpath import TextPath

from kg.export.labels import Box, haloed, hidden

Named = tuple[float, float, str]  # where a mark is, in data, and what it is called

POINTS = 7.5
REACH = 14.0  # pixels from a mark's middle to its rim, right and left; half as much up and down


def name_marks(axes: Axes, marks: Iterable[Named]) -> int:
    """Name as many marks as find room, in the order given; returns how many. The axes must have their limits."""
    placed = [(*pixels(axes, x, y), text) for x, y, text in marks]
    taken = [(x - REACH, y - REACH / 2, x + REACH, y + REACH / 2) for x, y, _ in placed]
    frame = axes.get_window_extent()
    count = 0
    for x, y, text in placed:
        for box in places(x, y, text, axes.figure.dpi / 72):
            if inside(box, (frame.x0, frame.y0, frame.x1, frame.y1)) and not hidden(box, taken):
                taken.append(box)
                x, y = axes.transData.inverted().transform(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
                haloed(axes, float(x), float(y), text, POINTS)
                count += 1
                break
    return count


def pixels(axes: Axes, x: float, y: float) -> tuple[float, float]:
    across, up = axes.transData.transform((x, y))
    return float(across), float(up)


def places(x: float, y: float, text: str, scale: float) -> Iterator[Box]:
    """Right, left, above and below, in pixels."""
    wide = (float(TextPath((0, 0), text, size=POINTS).get_extents().width) + 3) * scale
    high = POINTS * 1.3 * scale
    for left, low in ((x + REACH, y - high / 2), (x - REACH - wide, y - high / 2),
                      (x - wide / 2, y + REACH / 2), (x - wide / 2, y - REACH / 2 - high)):
        yield left, low, left + wide, low + high


def inside(box: Box, frame: Box) -> bool:
    return frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
