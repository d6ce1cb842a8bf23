"""What the page draws and filters: actors with their places, edges, one row a statement. No text of any document.

Tables are columns of plain values that point into each other by row number, which keeps them small.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from kg.assemble import KnowledgeGraph
from kg.export import colours
from kg.export.groups import Group, groups
from kg.export.rdf_mapping import described_actors
from kg.export.rdf_terms import Names
from kg.export.view import Node, view
from kg.model import MODALITIES, POLARITIES, Actor, Document, Statement
from kg.ontology import BASE, ontology

EPOCH = datetime.date(1970, 1, 1).toordinal()
LIGHTENED = 0.35  # how much white is in the colours of the dark page
RELATION = ("name", "label", "iri", "symmetric", "sign", "score", "quad")
Table = dict[str, list[Any]]


def page_data(graph: KnowledgeGraph, base: str = BASE) -> dict[str, Any]:
    """The graph as plain values for JSON; `base` is that of the IRIs by which SPARQL results name its resources."""
    shown, edges = view(graph), groups(graph.statements)
    names = Names(base)
    return {
        "description": shown.description, "base": names.base,
        "palettes": {"light": palette(0), "dark": palette(LIGHTENED)},
        "classes": [{"name": one.name, "label": one.label} for one in ontology().classes.values()],
        "relations": [{field: getattr(one, field) for field in RELATION} for one in ontology().relations.values()],
        "polarities": POLARITIES, "modalities": MODALITIES,
        "nodes": node_table(graph, shown.nodes, names), "edges": edge_table(graph, edges),
        "statements": statement_table(graph, edges, names),
        "documents": document_table(graph.documents.values(), names),
        "background": background_table(graph),
    }


def palette(white: float) -> dict[str, Any]:
    """Colours of groups of actors in their order, of all further ones, and of edges by sign."""
    def shade(colour: colours.Colour) -> str:
        return colours.hexadecimal(colours.mixed(colour, colours.WHITE, white))

    return {"groups": list(map(shade, colours.MUTED)), "other": shade(colours.GREY),
            "signs": {str(key): shade(colour) for key, colour in colours.SIGNS.items()}}


def node_table(graph: KnowledgeGraph, nodes: Sequence[Node], names: Names) -> Table:
    row, kinds = rows(graph.actors), rows(ontology().classes)
    everyone = described_actors(graph)
    actors = [graph.actors[node.id] for node in nodes]
    above = [everyone.get(actor.affiliation or "") for actor in actors]
    return {
        "id": [node.id for node in nodes], "iri": [names.actor(node.id) for node in nodes],
        "name": [node.label for node in nodes],
        "x": [node.x for node in nodes], "y": [node.y for node in nodes], "size": [node.size for node in nodes],
        "kind": [kinds[actor.kind] for actor in actors],
        "community": [node.columns["community"] for node in nodes],
        "country": [node.columns.get("country") for node in nodes],
        "affiliation": [(row.get(one.id, one.name) if one else None) for one in above],
        "wikidata": [actor.wikidata for actor in actors],
        "aliases": [called(actor, graph.names[actor.id]) for actor in actors],
        "used": [len({*graph.names[actor.id]} - {actor.name}) for actor in actors],
        "pagerank": [node.columns["pagerank"] for node in nodes],
    }


def called(actor: Actor, names: Iterable[str]) -> list[str]:
    """Other names of an actor, those that texts use first."""
    return [name for name in dict.fromkeys([*names, *sorted(actor.aliases)]) if name != actor.name]


def edge_table(graph: KnowledgeGraph, edges: Sequence[Group]) -> Table:
    row, relations = rows(graph.actors), rows(ontology().relations)
    return {
        "source": [row[edge.source] for edge in edges], "target": [row[edge.target] for edge in edges],
        "relation": [relations[edge.relation.name] for edge in edges],
        "status": [None if edge.asserted else edge.status for edge in edges],
    }


def statement_table(graph: KnowledgeGraph, edges: Sequence[Group], names: Names) -> Table:
    """Rows in the order of edges."""
    row, documents = rows(graph.actors), rows(graph.documents)
    said = [statement for edge in edges for statement in edge.statements]
    return {
        "iri": [names.statement(one).removeprefix(names.base) for one in said],
        "edge": [number for number, edge in enumerate(edges) for _ in edge.statements],
        "document": [documents[one.evidence.document] for one in said],
        "polarity": [POLARITIES.index(one.polarity) for one in said],
        "modality": [MODALITIES.index(one.modality) for one in said],
        "start": [day(one.date.start) if one.date else None for one in said],
        "end": [day(one.date.end) if one.date else None for one in said],
        "confidence": [one.confidence for one in said],
        "attribution": [row[one.attribution.id] if one.attribution else None for one in said],
        "role": [one.role for one in said], "place": [one.place for one in said],
    }


def document_table(documents: Iterable[Document], names: Names) -> Table:
    found = list(documents)
    return {
        "iri": [names.document(one.id) for one in found], "title": [one.title for one in found],
        "publisher": [one.publisher for one in found], "date": [one.date and day(one.date) for one in found],
    }


def background_table(graph: KnowledgeGraph) -> Table:
    """What the actor tables know of the graph's actors: terms of office, and memberships, which have no title."""
    known, row = graph.background, rows(graph.actors)
    called = {actor.id: actor.name for actor in known.actors}
    told = [*((one.person, one.of, one.title, one.start, one.end) for one in known.offices),
            *((one.member, one.organisation, None, one.start, one.end) for one in known.memberships)]
    found = [(row[member], row.get(of, called.get(of, of)), title, start and day(start), end and day(end))
             for member, of, title, start, end in told if member in row]
    return {name: [one[place] for one in found] for place, name in enumerate(("member", "of", "title", "start", "end"))}


def rows(keys: Iterable[str]) -> dict[str, int]:
    """The row of each key in a table of them all."""
    return {key: number for number, key in enumerate(keys)}


def day(date: datetime.date) -> int:
    """Days since 1970, as browsers count."""
    return date.toordinal() - EPOCH


def placed(statements: Sequence[Statement]) -> dict[str, int]:
    """The row of each statement in the statement table, by id."""
    said = (statement for edge in groups(statements) for statement in edge.statements)
    return {statement.id: number for number, statement in enumerate(said)}
