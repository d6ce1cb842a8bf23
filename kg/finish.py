"""What `kg build` and `kg export` do with a graph before and after it is written, as their common options say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import judgements, report
from kg.actors.alike import maybe_same
from kg.assemble import KnowledgeGraph
from kg.builder import with_background
from kg.judgements import Judgement
from kg.output import Writer
from kg.select import WHOLE, Selection


@dataclass(frozen=True)
class Finish:
    """Who is the same, how sure a statement must be, whether flat RDF has the background, and RDF 1.2 is beside it."""

    judged: tuple[Judgement, ...] = ()
    min_confidence: float | None = None
    background: bool = False
    rdf_star: bool = False

    def write(self, graph: KnowledgeGraph, write: Writer, actors: Iterable[str | Path],
              part: Selection = WHOLE) -> KnowledgeGraph:
        """Write a part of a graph and tell about it; the graph as written. `actors` are tables of the user's own."""
        chosen = part.of(judgements.apply(graph, self.judged).above(self.min_confidence or 0.0))
        chosen = with_background(chosen, actors, inline=self.background)
        alike = maybe_same(chosen, list(self.judged))
        written = write(chosen, alike)
        if self.rdf_star:
            from kg.export.rdf_star import write_beside

            written += write_beside(chosen, written)
        report.summary(chosen, written, alike)
        return chosen
