"""What people decided about who is who, kept in a file and applied to a graph; nothing of the file is ever changed.

One judgement a line of a table (TSV): verdict, two actor ids, who judged, when and why. The last one on a pair counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Literal, get_args

from kg.assemble import KnowledgeGraph, merge
from kg.model import Actor, Issue, KgError, Mention, Reading, Statement
from kg.ontology import ontology

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
QID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision on two actors, by their ids."""

    verdict: str
    one: str
    other: str
    by: str = ""
    on: str = ""  # YYYY-MM-DD
    why: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"verdict {self.verdict!r}, expected one of {', '.join(VERDICTS)}")
        if not self.one or not self.other or self.one == self.other:
            raise ValueError(f"actors {self.one!r} and {self.other!r}, expected two different ids")

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.one, self.other))


HEADER = "\t".join(field.name for field in fields(Judgement))


def read(path: str | Path) -> list[Judgement]:
    """The judgements of a file in its order; a KgError names file and line of one that is none."""
    if not Path(path).is_file():
        raise KgError(f"{path}: no such file, expected judgements as kg actors same writes them")
    header, *lines = Path(path).read_text(encoding="utf-8").split("\n")
    if header != HEADER:
        raise KgError(f"{path}:1: columns {header!r}, expected {HEADER!r}")
    return [parsed(line, f"{path}:{number}") for number, line in enumerate(lines, start=2) if line.strip()]


def parsed(line: str, where: str) -> Judgement:
    try:
        return Judgement(*line.split("\t"))
    except (ValueError, TypeError) as error:
        raise KgError(f"{where}: {error}" if isinstance(error, ValueError) else
                      f"{where}: {line.count(chr(9)) + 1} cells, expected {len(fields(Judgement))}") from None


def append(path: Path, judgement: Judgement) -> None:
    """Put a judgement behind the others; the file is made where there is none."""
    if path.is_file():
        read(path)
    else:
        path.write_text(HEADER + "\n", encoding="utf-8")
    with path.open("a", encoding="utf-8", newline="\n") as stream:
        stream.write("\t".join(" ".join(cell.split()) for cell in astuple(judgement)) + "\n")


def settled(judgements: Iterable[Judgement]) -> dict[frozenset[str], str]:
    """The verdict on each pair that somebody judged, the last one where there are several."""
    return {judgement.pair: judgement.verdict for judgement in judgements}


def canonical(judgements: Iterable[Judgement]) -> tuple[dict[str, str], list[Issue]]:
    """The id that stands for each id that is the same as another, and the judgements that contradict each other.

    An item of Wikidata is preferred, else the smaller id. A pair judged different is never joined, not even by way of
    others: of the pairs in order, the one that would do so is left out.
    """
    verdicts = settled(judgements)
    apart = [pair for pair, verdict in verdicts.items() if verdict == "different"]
    groups: dict[str, frozenset[str]] = {}
    issues = []
    for pair in sorted((pair for pair, verdict in verdicts.items() if verdict == "same"), key=sorted):
        joined = frozenset().union(*(groups.get(key, {key}) for key in pair))
        if any(other <= joined for other in apart):
            problem = "judged the same, but kept apart: others that are judged different would be joined"
            issues.append(Issue(" and ".join(sorted(pair)), problem))
        else:
            groups |= dict.fromkeys(joined, joined)
    return {key: min(group, key=lambda i: (not QID.fullmatch(i), i)) for key, group in groups.items()}, issues


def apply(graph: KnowledgeGraph, judgements: Iterable[Judgement]) -> KnowledgeGraph:
    """A graph in which actors judged the same are one; the graph given is left as it is.

    What an actor would then do to itself is left out, and reported.
    """
    ids, issues = canonical(judgements)
    if not ids:
        return replace(graph, issues=graph.issues | set(issues))
    merger = Merger(ids, records(graph, ids))
    readings = {key: merger.reading(reading, issues) for key, reading in graph.readings.items()}
    return replace(graph, readings=readings, issues=graph.issues | set(issues))


def records(graph: KnowledgeGraph, ids: Mapping[str, str]) -> dict[str, Actor]:
    """The one record of each group: that of the id which stands for it, if documents have one."""
    seen: defaultdict[str, Counter[tuple[bool, Actor]]] = defaultdict(Counter)
    for reading in graph.readings.values():
        for actor in reading.actors:
            if actor.id in ids:
                seen[ids[actor.id]][actor.id == ids[actor.id], actor] += 1
    return {key: record_of(key, found) for key, found in sorted(seen.items())}


def record_of(key: str, seen: Counter[tuple[bool, Actor]]) -> Actor:
    own = Counter({actor: count for (is_own, actor), count in seen.items() if is_own})
    best = merge(own or Counter({actor: count for (_, actor), count in seen.items()}))
    return replace(best, id=key, wikidata=key if QID.fullmatch(key) else best.wikidata)


@dataclass(frozen=True)
class Merger:
    """Puts canonical ids into readings."""

    ids: Mapping[str, str]
    records: Mapping[str, Actor]

    def actor(self, actor: Actor) -> Actor:
        """The actor as its group's record says, with the affiliation its own document gives."""
        best = self.records[self.ids[actor.id]] if actor.id in self.ids else actor
        above = actor.affiliation or best.affiliation
        above = self.ids.get(above or "", above)
        return replace(best, affiliation=None if above == best.id else above)

    def reading(self, reading: Reading, issues: list[Issue]) -> Reading:
        actors = {actor.id: actor for actor in map(self.actor, reading.actors)}
        statements: dict[str, Statement] = {}
        for statement in map(self.statement, reading.statements):
            if statement.source.id == statement.target.id:
                problem = f"{statement.type} left out: {statement.source.id} would be both its ends"
                issues.append(Issue(reading.document.id, problem))
            elif statement.id not in statements or statements[statement.id].confidence < statement.confidence:
                statements[statement.id] = statement
        return replace(reading, actors=tuple(actors[key] for key in sorted(actors)),
                       mentions=tuple(map(self.mention, reading.mentions)),
                       statements=tuple(statements[key] for key in sorted(statements)))

    def mention(self, mention: Mention) -> Mention:
        return replace(mention, actor=self.ids.get(mention.actor, mention.actor))

    def statement(self, statement: Statement) -> Statement:
        ends = [self.actor(statement.source), self.actor(statement.target)]
        if ontology().relations[statement.type].symmetric:
            ends.sort(key=lambda actor: actor.id)
        speaker = statement.attribution and self.actor(statement.attribution)
        return replace(statement, source=ends[0], target=ends[1], attribution=speaker)
