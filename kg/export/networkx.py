"""The graph for networkx: one node an actor, one edge a statement, plain values only, nothing None.

Attribute names are the columns of the Gephi files where they mean the same, so that networkx can write them too.
"""

from __future__ import annotations

import networkx as nx

from kg.assemble import KnowledgeGraph
from kg.export.groups import Columns, evidence, known, piped, status
from kg.model import Actor, Statement
from kg.ontology import ontology


def to_networkx(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """A MultiDiGraph whose nodes are actor ids and whose edge keys are statement ids."""
    network = nx.MultiDiGraph()
    for actor in graph.actors.values():
        network.add_node(actor.id, **node_values(actor, graph.names[actor.id]))
    for statement in graph.statements:
        ends = statement.source.id, statement.target.id
        network.add_edge(*ends, key=statement.id, **edge_values(statement, graph))
    return network


def node_values(actor: Actor, names: tuple[str, ...]) -> Columns:
    """Affiliation is an actor id; aliases are the other names that texts use, the most used first."""
    return known({
        "label": actor.name, "actor_kind": actor.kind, "wikidata": actor.wikidata, "iso3": actor.iso3,
        "affiliation": actor.affiliation,
        "aliases": piped(name for name in names if name != actor.name),
    })


def edge_values(statement: Statement, graph: KnowledgeGraph) -> Columns:
    """One statement, its sentence included; attribution is a name here and an actor id in `attribution_id`."""
    relation, date, claimant = ontology().relations[statement.type], statement.date, statement.attribution
    return known({
        "relation": relation.name, "status": status(statement), "symmetric": relation.symmetric,
        "sign": relation.sign, "score": relation.score, "quad_class": relation.quad,
        "polarity": statement.polarity, "modality": statement.modality,
        "date_start": date.start.isoformat() if date else None, "date_end": date.end.isoformat() if date else None,
        "place": statement.place, "attribution": graph.actors[claimant.id].name if claimant else None,
        "attribution_id": claimant.id if claimant else None, "role": statement.role, "confidence": statement.confidence,
        **evidence(statement, graph),
    })
