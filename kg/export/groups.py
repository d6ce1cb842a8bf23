"""Statements gathered into the edges of a picture: one for each source, target, relation type and status.

What is only planned, supposed or denied is an edge of its own kind, such as "CONSULT (future)", and never adds to the
edge of what is said to hold: no unasserted relation can be taken for a fact, and none is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log2
from statistics import fmean

from kg.assemble import KnowledgeGraph
from kg.export.rdf_membership import holds
from kg.export.spans import interval, intervals
from kg.model import Interval, Statement
from kg.ontology import RelationType, ontology

Value = str | int | float | bool
Columns = dict[str, Value]
Key = tuple[str, str, str, str]

ASSERTED = "asserted"
COLUMNS: dict[str, type] = {
    "relation": str, "status": str, "symmetric": bool, "sign": int, "score": float, "quad_class": str,
    "mentions": int, "documents": int, "confidence": float, "polarity": str, "modality": str, "first_seen": str,
    "last_seen": str, "place": str, "attribution": str, "role": str, "evidence": str, "document": str,
    "evidence_start": int, "evidence_end": int, "statement": str, "publisher": str, "source_url": str,
}


@dataclass(frozen=True, slots=True)
class Group:
    """All statements of one relation type and status from one actor to another, ordered by id."""

    source: str
    target: str
    relation: RelationType
    status: str
    statements: tuple[Statement, ...]
    number: int = 1  # among statements of the same relation that are edges of their own

    @property
    def id(self) -> str:
        return f"{self.source}|{self.kind}|{self.target}"

    @property
    def asserted(self) -> bool:
        return self.status == ASSERTED

    @property
    def kind(self) -> str:
        """The edge type in Gephi, which makes one edge of all with the same: "SANCTION", "SANCTION (negated) 2"."""
        name = self.relation.name if self.asserted else f"{self.relation.name} ({self.status})"
        return name if self.number == 1 else f"{name} {self.number}"

    @property
    def weight(self) -> float:
        """From 1.6 for one mention to 5 for thirty and more: in a drawing, raw counts would hide all else.

        Never 1 or 0: Gephi Lite takes a column of those for true and false, and draws all edges alike.
        """
        return round(min(5.0, log2(2 + len(self.statements))), 3)

    @property
    def sign(self) -> int:
        """Cooperation 1, conflict -1, neither 0."""
        return self.relation.sign


def groups(statements: Iterable[Statement]) -> list[Group]:
    """The edges of these statements, ordered by source, target and kind."""
    gathered: dict[Key, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        gathered[edge_key(statement)].append(statement)
    relations = ontology().relations
    return [Group(source, target, relations[kind], status, tuple(found))
            for (source, target, kind, status), found in sorted(gathered.items())]


def singles(gathered: Iterable[Group]) -> list[Group]:
    """An edge for each statement, those of one group numbered from 1."""
    return [replace(group, statements=(statement,), number=number)
            for group in gathered for number, statement in enumerate(group.statements, start=1)]


def edge_key(statement: Statement) -> Key:
    """Source, target, relation type and status: what statements of one edge have in common."""
    return statement.source.id, statement.target.id, statement.type, status(statement)


def status(statement: Statement) -> str:
    """Whether it is "asserted", as affirmed and actual or historical; else "negated", "future" or "hypothetical"."""
    if holds(statement):
        return ASSERTED
    return statement.modality if statement.polarity == "affirmed" else statement.polarity


def columns(group: Group, graph: KnowledgeGraph) -> Columns:
    """All that the table of edges tells of a group, what is not known left out."""
    best = max(group.statements, key=lambda s: evidence_rank(s, graph))
    return {**facts(group), **qualifiers(group.statements, graph), **evidence(best, graph)}


def facts(group: Group) -> Columns:
    relation, said = group.relation, group.statements
    return known({
        "relation": relation.name, "status": group.status, "symmetric": relation.symmetric, "sign": group.sign,
        "score": relation.score, "quad_class": relation.quad,
        "mentions": len(said), "documents": len({s.evidence.document for s in said}),
        "confidence": round(fmean(s.confidence for s in said), 4),
    })


def qualifiers(statements: Iterable[Statement], graph: KnowledgeGraph) -> Columns:
    """Every value that occurs; dates from the first to the last."""
    said = tuple(statements)
    return known({
        "polarity": listed(s.polarity for s in said), "modality": listed(s.modality for s in said),
        **seen(intervals(said, graph)),
        "place": listed(s.place for s in said), "role": listed(s.role for s in said),
        "attribution": listed(graph.actors[s.attribution.id].name for s in said if s.attribution),
    })


def evidence(statement: Statement, graph: KnowledgeGraph) -> Columns:
    """One sentence, and where it stands; the others are in the records, under their statements."""
    place = statement.evidence
    document = graph.readings[place.document].document
    return known({
        "evidence": place.text, "document": place.document, "evidence_start": place.start, "evidence_end": place.end,
        "statement": statement.id, "publisher": document.publisher, "source_url": document.url,
    })


def evidence_rank(statement: Statement, graph: KnowledgeGraph) -> tuple[float, int, str]:
    """The surest sentence first, then the latest."""
    when = interval(statement, graph)
    return statement.confidence, when.start.toordinal() if when else 0, statement.id


def seen(spells: tuple[Interval, ...]) -> dict[str, Value | None]:
    if not spells:
        return {}
    return {"first_seen": spells[0].start.isoformat(), "last_seen": spells[-1].end.isoformat()}


def listed(values: Iterable[str | None]) -> str:
    """Distinct values as one text."""
    return piped(sorted({value for value in values if value}))


def piped(values: Iterable[str]) -> str:
    """Values joined by a bare pipe sign, which Gephi Lite takes apart by itself."""
    return "|".join(value.replace("|", "/") for value in values)


def known(columns: dict[str, Value | None]) -> Columns:
    """Without what is not known: an absent value, never "None" or an empty text."""
    return {name: value for name, value in columns.items() if value is not None and value != ""}
