"""Two actors over time: the mean score of each month, and every event at its day."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from kg.assemble import KnowledgeGraph
from kg.export.colours import WHITE, hexadecimal, mixed, of_sign
from kg.export.figure import FAINT, INK
from kg.export.labels import short
from kg.model import Actor, Interval
from kg.plot.events import Event, Month, events, first_day, monthly
from kg.plot.marks import name_marks

SIZE = (12.0, 6.0)  # inches
MAIN, COUNTS = (0.075, 0.29, 0.9, 0.565), (0.075, 0.125, 0.9, 0.125)  # left, low, width, height as shares
LONGEST = 26  # characters of a name
TOP = 10.9  # a little above the highest score
THERE, BACK, BOTH = ">", "<", "o"  # markers
ASIDE = {THERE: -0.05, BACK: 0.05, BOTH: 0.0}  # inches: both ways on one day lie side by side
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS, MOST_TICKS = (1, 2, 3, 6, 12, 24, 60, 120, 600), 14  # months between two ticks; ticks
EPOCH = datetime.date(1970, 1, 1)
NO_DAY = datetime.date(2000, 6, 1)  # in an empty figure
BROKEN = (0, (4, 2))
Mark = tuple[datetime.date, float, str, str]  # day, score, what was done, marker


def timeline(graph: KnowledgeGraph, one: Actor, other: Actor) -> Figure:
    """The figure; where no event with a date is known between the two, it is empty and says so."""
    found = [event for event in events(graph) if ends(event) == {one.id, other.id}]
    dated = [event for event in found if event.time]
    figure = Figure(figsize=SIZE, facecolor="white")
    main, counts = figure.add_axes(MAIN), figure.add_axes(COUNTS)
    frame((main, counts), [event.time for event in dated if event.time])
    draw_months(main, monthly(dated))
    draw_long(main, [event for event in dated if not event.month])
    draw_marks(main, Counter(mark(event, event.time, one) for event in dated if event.time))
    draw_counts(counts, Counter(event.month for event in dated if event.month))
    explain(figure, short(one.name, LONGEST), short(other.name, LONGEST), told(len(dated), len(found) - len(dated)))
    return figure


def ends(event: Event) -> set[str]:
    return {event.statement.source.id, event.statement.target.id}


def frame(both: Sequence[Axes], times: Iterable[Interval]) -> None:
    """Whole months from the first event to the last, a year at least; scores on the upper axes."""
    first, last = year_at_least([day for time in times for day in (time.start, time.end)] or [NO_DAY])
    shown = ticks(first, last)
    for axes in both:
        axes.set_xlim(at(first), at(last) + length(last))
        axes.set_xticks([at(month) for month in shown],
                        [called(month, with_year=month.month == 1 or month == shown[0]) for month in shown])
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=8.5, colors=FAINT)
    both[0].set_ylim(-TOP, TOP)
    both[0].set_yticks(range(-10, 11, 5), ["−10\nconflict", "−5", "0", "5", "10\ncooperation"])
    both[0].tick_params(labelbottom=False)
    both[1].set_ylabel("events", fontsize=8.5, color=FAINT)


def called(month: Month, with_year: bool) -> str:
    name = NAMES[month.month - 1]
    return f"{name}\n{month.year}" if with_year else name


def ticks(first: Month, last: Month) -> list[Month]:
    """Some months, the years' beginnings among them."""
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    step = next((step for step in STEPS if len(span) <= MOST_TICKS * step), STEPS[-1])
    return [datetime.date(number // 12, number % 12 + 1, 1) for number in span if number % step == 0]


def at(day: datetime.date) -> float:
    """A day as matplotlib counts them."""
    return float((day - EPOCH).days)


def year_at_least(days: Sequence[datetime.date]) -> tuple[Month, Month]:
    """The first and the last month to show; where they are near each other, as many before as after."""
    first, last = min(days), max(days)
    room = max(datetime.timedelta(0), datetime.timedelta(days=340) - (last - first)) / 2
    return first_day(first - room), first_day(last + room)


def draw_months(axes: Axes, months: dict[Month, float]) -> None:
    """A bar from 0 to the mean, which is a line, since a mean of 0 has no bar."""
    axes.axhline(0, color=FAINT, linewidth=0.8, zorder=1)
    for month, score in months.items():
        start, end = at(month), at(month) + length(month)
        axes.bar([start], [score], width=end - start, align="edge", color=tint(score), linewidth=0, zorder=0.5)
        axes.plot([start, end], [score, score], color=shade(score), linewidth=2.2, zorder=2)


def length(month: Month) -> float:
    """In days."""
    return at(first_day(month + datetime.timedelta(days=31))) - at(month)


def draw_long(axes: Axes, found: Iterable[Event]) -> None:
    for start, end, score in sorted({(event.time.start, event.time.end, event.score) for event in found if event.time}):
        axes.plot([at(start), at(end)], [score, score], color=shade(score), linewidth=1.4, linestyle=BROKEN, zorder=2)


def mark(event: Event, time: Interval, one: Actor) -> Mark:
    """In the middle of its time. Events with the same mark are drawn as one."""
    way = BOTH if event.relation.symmetric else THERE if event.statement.source.id == one.id else BACK
    return time.start + (time.end - time.start) // 2, event.score, event.relation.label, way


def draw_marks(axes: Axes, counted: Counter[Mark]) -> None:
    """Named where there is room, the strongest first."""
    order = sorted(counted, key=lambda mark: (-abs(mark[1]), -counted[mark], mark))
    for one in reversed(order):
        day, score, _, way = one
        place = axes.transData + ScaledTranslation(ASIDE[way], 0, axes.figure.dpi_scale_trans)
        axes.plot([at(day)], [score], marker=way, markersize=6.5 + min(counted[one], 6), color=shade(score), zorder=3,
                  transform=place, markeredgecolor="white", markeredgewidth=0.8, linestyle="none")
    name_marks(axes, [(at(one[0]), one[1], one[2] + times(counted[one])) for one in order])


def times(count: int) -> str:
    return f" ×{count}" if count > 1 else ""


def draw_counts(axes: Axes, counted: Counter[Month | None]) -> None:
    most = max(counted.values(), default=1)
    axes.set_yticks(sorted({0, most // 2, most}))
    for month in sorted(month for month in counted if month):
        axes.bar([at(month)], [counted[month]], width=length(month), align="edge", color="#bbbbbb", edgecolor="white")


def tint(score: float) -> str:
    return hexadecimal(mixed(of_sign((score > 0) - (score < 0)), WHITE, 0.72))


def shade(score: float) -> str:
    return hexadecimal(of_sign((score > 0) - (score < 0)))


def told(dated: int, undated: int) -> str:
    counted = f"{dated} event{'' if dated == 1 else 's'}"
    return f"{counted}, and {undated} without a date, not shown" if undated else counted


def explain(figure: Figure, one: str, other: str, count: str) -> None:
    figure.text(0.075, 0.955, f"{one} and {other}: conflict and cooperation", fontsize=13, color=INK, va="center")
    keys = [Line2D([], [], marker=way, color=FAINT, linestyle="none", markersize=8) for way in (THERE, BACK, BOTH)]
    keys += [Line2D([], [], color="#bbbbbb", linewidth=9, solid_capstyle="butt"),
             Line2D([], [], color=FAINT, linestyle=BROKEN)]
    names = [f"{one} to {other}", f"{other} to {one}", "both", "mean of the month", "longer than a month, in no mean"]
    figure.legend(keys, names, loc="upper left", bbox_to_anchor=(0.065, 0.94), ncols=5, frameon=False, fontsize=8.5,
                  labelcolor=INK, handletextpad=0.4, columnspacing=1.4)
    figure.text(0.075, 0.02, f"{count}. PLOVER scores of events that texts say took place; the day is that of the text "
                "or of its publication.", fontsize=7.5, color=FAINT)
