"""When something was said to hold: days and intervals of statements, joined so that none overlap."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from kg.assemble import KnowledgeGraph
from kg.model import Interval, Statement

DAY = datetime.timedelta(days=1)


def interval(statement: Statement, graph: KnowledgeGraph) -> Interval | None:
    """The statement's own date, else the day its document came out."""
    published = graph.readings[statement.evidence.document].document.date
    return statement.date or (Interval(published, published) if published else None)


def intervals(statements: Iterable[Statement], graph: KnowledgeGraph) -> tuple[Interval, ...]:
    """Those of all statements in the order of time, where they overlap or touch made one."""
    found = (interval(statement, graph) for statement in statements)
    return tuple(joined(sorted((one for one in found if one), key=lambda i: (i.start, i.end))))


def joined(ordered: Iterable[Interval]) -> Iterator[Interval]:
    open: Interval | None = None
    for one in ordered:
        if open and one.start - DAY <= open.end:
            open = Interval(open.start, max(open.end, one.end))
        else:
            if open:
                yield open
            open = one
    if open:
        yield open
