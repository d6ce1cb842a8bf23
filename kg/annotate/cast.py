"""Who appears in a document: the ledger that the linking components fill, and the fields it is read from later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, cast

from spacy.tokens import Doc, Span

from kg.annotate.gazetteer import Gazetteer
from kg.model import Actor, Document

MENTIONS = "mentions"


@dataclass(frozen=True)
class OfficeFact:
    """A person holds, or held, an office: `title` and `span` are the words that say so, `of` the id of the actor."""

    person: str
    title: str
    of: str
    start: int  # tokens of the evidence
    end: int
    former: bool = False


@dataclass(frozen=True)
class PartFact:
    """A body belongs to an actor, as the words of a mention say."""

    part: str
    whole: str
    start: int
    end: int


@dataclass
class Cast:
    """The actors of one document and their mentions, in the making."""

    doc: Doc
    gazetteer: Gazetteer
    actors: dict[str, Actor] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    over: dict[int, Span] = field(default_factory=dict)  # token → the mention that covers it (the widest one)

    @property
    def document(self) -> Document:
        return cast(Document, self.doc._.document)

    def mention(self, start: int, end: int, actor: Actor, how: str) -> Span:
        """Records that tokens start to end name the actor."""
        self.actors.setdefault(actor.id, actor)
        span = Span(self.doc, start, end, label=actor.kind, span_id=actor.id)
        span._.how = how
        self.spans.append(span)
        for i in range(start, end):
            if i not in self.over or len(self.over[i]) < len(span):
                self.over[i] = span
        return span

    def drop(self, span: Span) -> None:
        """Takes a mention back, because a wider one says who it is."""
        self.spans.remove(span)
        self.over = {i: s for i, s in self.over.items() if s is not span}

    def at(self, i: int) -> Actor | None:
        """The actor that token i is part of a mention of."""
        span = self.over.get(i)
        return self.actors[span.id_] if span is not None else None

    def belongs(self, actor: str, to: str) -> None:
        """Sets an affiliation where none is known yet."""
        if self.actors[actor].affiliation is None and actor != to:
            self.actors[actor] = replace(self.actors[actor], affiliation=to)

    def known(self, entity: str) -> Actor:
        """An actor of the gazetteer, as it is at the date of the document."""
        actor = self.gazetteer.entities[entity].actor
        return replace(actor, affiliation=self.gazetteer.affiliation(entity, self.document.date))


def register() -> None:
    """Declares the fields of Doc and Span that annotation fills."""
    fields: dict[type, dict[str, Any]] = {Doc: {"document": None, "cast": None, "actors": None, "offices": None, "parts": None},
                                          Span: {"how": None}}
    for owner, names in fields.items():
        for name, default in names.items():
            owner.set_extension(name, default=default, force=True)  # type: ignore[attr-defined]
