"""Where documents mean their actors, for a graph that was read from RDF, which does not tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from kg.annotate import gazetteer
from kg.assemble import KnowledgeGraph
from kg.explorer.from_rdf import Words
from kg.model import Reading


@cache
def words() -> Words:
    """What texts write for actors, by id, as far as it means nobody else: names, capitals, "French"."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in gazetteer.load().names:
        if not name.needs_context:
            found[name.entity].append(name.text)
    return dict(found)


def mentioned(graph: KnowledgeGraph, known: Iterable[Reading]) -> KnowledgeGraph:
    """The graph with all mentions, pronouns too, of documents of which there are readings."""
    mentions = {reading.document: reading.mentions for reading in known}
    return replace(graph, readings={key: replace(one, mentions=mentions.get(one.document, one.mentions))
                                    for key, one in graph.readings.items()})
