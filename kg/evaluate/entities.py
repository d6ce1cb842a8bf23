"""How right are the actors themselves: all those found in documents, against the entities of gold documents.

An actor is the gold entity with one of its codes, else with its name, else with the words it is most often meant by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.annotate.entities import plain
from kg.evaluate.align import GoldDocument, normalise
from kg.evaluate.gold import Record
from kg.model import PLACE, STATE
from kg.ontology import ontology

CODES = ("wikidata", "iso3")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; None as rate where there are none."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        return self.hits / self.total if self.total else None

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> Share:
        seen = list(outcomes)
        return cls(sum(seen), len(seen))


@dataclass(frozen=True, slots=True)
class Error:
    """Something wrong with one actor of one document, told in a line."""

    kind: str
    document: str
    text: str


@dataclass(frozen=True)
class Node:
    """A predicted actor and the gold entity it is, if any."""

    gold: GoldDocument
    actor: Record

    @cached_property
    def texts(self) -> list[str]:
        """The names it is meant by, the most frequent first, then descriptions ("the army"); no pronouns."""
        counts = Counter(text for _, _, text in self.actor.get("mentions") or () if is_name(text) or " " in text)
        return sorted(counts, key=lambda text: (not is_name(text), -counts[text], text))

    @cached_property
    def entity(self) -> str | None:
        """The key of the gold entity."""
        called = ({**self.actor, "name": text, "aliases": ()} for text in [self.actor["name"], *self.texts])
        return self.gold.by_code(self.actor) or next(filter(None, map(self.gold.by_name, called)), None)

    @cached_property
    def coded(self) -> tuple[bool, ...]:
        """For each code that both this and the gold entity of its name have: are they the same?"""
        bare = {"name": self.actor["name"], "aliases": self.texts[:1]}
        twin = self.gold.entities.get(self.entity or self.gold.by_name(bare) or "", {})
        fields = CODES if self.actor["class"] == STATE else CODES[:1]
        return tuple(twin[field] == self.actor[field] for field in fields if twin.get(field) and self.actor.get(field))

    @cached_property
    def meant(self) -> list[str]:
        """Every gold actor whose own name it is meant by: two of them make a false merge."""
        return [owner for owner in self.owners if self.gold.entities[owner]["class"] != PLACE]

    @cached_property
    def metonyms(self) -> list[str]:
        """Gold places whose name it is meant by: "in Paris" taken for France."""
        return [owner for owner in self.owners if self.gold.entities[owner]["class"] == PLACE]

    @cached_property
    def owners(self) -> list[str]:
        found = map(self.gold_of_name, filter(is_name, self.texts))
        return sorted({owner for owner in found if owner} | ({self.entity} if self.entity else set()))

    def gold_of_name(self, text: str) -> str | None:
        """The one entity that has this name."""
        owners = [key for key, names in self.gold.names.items() if normalise(text) in names]
        return owners[0] if len(owners) == 1 else None


@dataclass(frozen=True)
class EntityScores:
    """Figures over all documents; `recall` is of entities that the texts name, `recall_of_all` of implied ones too."""

    documents: int
    recall: Share
    recall_of_all: Share
    precision: Share
    false_merges: Share  # nodes meant by names of two gold entities, of all nodes
    splits: Share  # gold entities with two nodes, of those found
    right_class: Share
    right_code: Share  # QID or ISO code, where both have one
    recall_by_class: dict[str, Share]  # by gold class
    precision_by_class: dict[str, Share]  # by predicted class
    errors: tuple[Error, ...]

    def summary(self) -> dict[str, Share]:
        return {"recall": self.recall, "recall of all": self.recall_of_all, "precision": self.precision,
                "false merges": self.false_merges, "splits": self.splits, "right class": self.right_class,
                "right code": self.right_code}


@dataclass(frozen=True)
class Entry:
    """One gold document with its text and the actors found in it."""

    gold: GoldDocument
    text: str
    nodes: list[Node]

    @cached_property
    def actors(self) -> list[Node]:
        return [node for node in self.nodes if node.actor["class"] != PLACE]

    @cached_property
    def wanted(self) -> list[str]:
        return [key for key, entity in self.gold.entities.items() if entity["class"] != PLACE]

    @cached_property
    def named(self) -> list[str]:
        """The entities whose name or alias stands in the text; others are only implied."""
        written = plain(self.text)
        return [key for key in self.wanted if any(stands(name, written) for name in self.spellings(key))]

    @cached_property
    def nodes_of(self) -> Counter[str]:
        return Counter(node.entity for node in self.actors if node.entity)

    def spellings(self, key: str) -> list[str]:
        entity = self.gold.entities[key]
        return [entity["name"], *(entity.get("aliases") or ())]

    def kind(self, key: str) -> str:
        return str(self.gold.entities[key]["class"])

    def called(self, key: str) -> str:
        return f"{self.gold.entities[key]['name']} ({self.kind(key)})"


def is_name(text: str) -> bool:
    """Names have a capital; pronouns and descriptions have none."""
    return text != text.lower()


def stands(name: str, text: str) -> bool:
    """Whether a name stands in a text as whole words, both in `plain` form."""
    return re.search(rf"(?<!\w){re.escape(plain(name))}(?!\w)", text) is not None


def evaluate_entities(gold: Sequence[Record], texts: Sequence[str], found: Iterable[Record]) -> EntityScores:
    """Actor records, as `kg actors list` gives them, against gold documents (contract, section 5) and their texts."""
    entries = [Entry(document, text, []) for document, text in zip(map(GoldDocument, gold), texts, strict=True)]
    by_id = {name: entry for entry in entries for name in (entry.gold.id, entry.gold.stem)}
    for record in found:
        if entry := by_id.get(record["document"]):
            entry.nodes.append(Node(entry.gold, record))
    return scores(entries)


def scores(entries: list[Entry]) -> EntityScores:
    nodes = [node for entry in entries for node in entry.actors]
    right = [(node, node.gold.entities[node.entity]) for node in nodes if node.entity]
    named = [(entry, key) for entry in entries for key in entry.named]
    return EntityScores(
        documents=len(entries),
        recall=Share.of(key in entry.nodes_of for entry, key in named),
        recall_of_all=Share.of(key in entry.nodes_of for entry in entries for key in entry.wanted),
        precision=Share.of(node.entity is not None for node in nodes),
        false_merges=Share.of(len(node.meant) > 1 for node in nodes),
        splits=Share.of(count > 1 for entry in entries for count in entry.nodes_of.values()),
        right_class=Share.of(node.actor["class"] == entity["class"] for node, entity in right),
        right_code=Share.of(all(node.coded) for node in nodes if node.coded),
        recall_by_class={kind: Share.of(key in entry.nodes_of for entry, key in named if entry.kind(key) == kind)
                         for kind in ontology().classes if kind != PLACE},
        precision_by_class={kind: Share.of(node.entity is not None for node in nodes if node.actor["class"] == kind)
                            for kind in ontology().classes if kind != PLACE},
        errors=tuple(error for entry in entries for error in errors(entry)),
    )


def errors(entry: Entry) -> Iterator[Error]:
    """All that is wrong in one document."""
    def error(kind: str, text: str) -> Error:
        return Error(kind, entry.gold.id, text)

    places = {node.entity: node for node in entry.nodes if node.actor["class"] == PLACE}
    for key in entry.named:
        if key not in entry.nodes_of:
            yield error("missed", entry.called(key) + (", found as a place" if key in places else ""))
        if entry.nodes_of[key] > 1:
            ids = ", ".join(node.actor["id"] for node in entry.actors if node.entity == key)
            yield error("split", f"{entry.called(key)}: {ids}")
    for node in entry.actors:
        yield from (error(kind, text) for kind, text in faults(entry, node))


def faults(entry: Entry, node: Node) -> Iterator[tuple[str, str]]:
    """What is wrong with one predicted actor."""
    shown = f"{node.actor['id']} ({node.actor['class']}; {', '.join(node.texts[:3])})"
    if node.entity is None:
        yield "not gold", shown
    elif node.actor["class"] != entry.kind(node.entity):
        yield "class", f"{shown} is {entry.called(node.entity)}"
    if len(node.meant) > 1:
        yield "false merge", f"{shown}: {', '.join(map(entry.called, node.meant))}"
    if node.metonyms and node.meant:
        yield "place as actor", f"{shown}: {', '.join(map(entry.called, node.metonyms))}"
    if not all(node.coded):
        yield "code", shown
