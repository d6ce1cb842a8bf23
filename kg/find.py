"""Finding an actor of a graph by what people call it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.assemble import KnowledgeGraph
from kg.model import Actor, KgError


def find(graph: KnowledgeGraph, text: str) -> Actor:
    """The one actor of a graph with this id, ISO code, name or other name, in a text or in the actor tables.

    Case counts only where it decides, and a name wins over an alias. A KgError says what is near, or who it may be.
    """
    written = list(called(graph))
    exact = [(rank, actor) for rank, name, actor in written if name == text]
    alike = [(rank, actor) for rank, name, actor in written if name.casefold() == text.casefold()]
    found = surest(exact or alike) or tabled(graph, text)
    if len(found) == 1:
        return graph.actors[found[0]]
    if found:
        several = ", ".join(f"{graph.actors[key].name} ({key})" for key in found)
        raise KgError(f"{text!r} may be {several}; expected one of these, by its id in brackets")
    from kg.answers import near

    raise KgError(f"no actor {text!r} in the graph{near(text, (name for _, name, _ in written))}")


def called(graph: KnowledgeGraph) -> Iterator[tuple[int, str, str]]:
    """Rank, name and id for everything that an actor of the graph is called, the surest with the smallest rank."""
    for key, actor in graph.actors.items():
        told = ((key,), (actor.iso3,), (actor.name,), (*graph.names[key], *actor.aliases))
        yield from ((rank, name, key) for rank, names in enumerate(told) for name in names if name)


def surest(ranked: list[tuple[int, str]]) -> list[str]:
    best = min((rank for rank, _ in ranked), default=0)
    return sorted({actor for rank, actor in ranked if rank == best})


def tabled(graph: KnowledgeGraph, text: str) -> list[str]:
    """Those of the graph's actors that the actor tables know by this name."""
    from kg.actors.lookup import search
    from kg.annotate import gazetteer

    return sorted({hit.actor.id for hit in search(gazetteer.load(), text) if hit.rank <= 1} & graph.actors.keys())
