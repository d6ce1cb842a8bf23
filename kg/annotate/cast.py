"""Who appears in a document: the ledger that the linking components fill, and the fields it is read from later."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

from spacy.tokens import Doc, Span

from kg.annotate.gazetteer import Gazetteer
from kg.annotate.index import Index
from kg.model import STATE, Actor, Document

MENTIONS = "mentions"
DESCRIPTIONS = frozenset(["role", "title", "office", "pronoun", "group", "definite"])


@dataclass(frozen=True)
class OfficeFact:
    """A person holds, or held, an office: mention of the person, title as written, id of the state or organisation."""

    person: Span
    title: str
    of: str
    span: Span  # the words that say so
    former: bool = False
    inferred: bool = False  # the text leaves `of` unsaid; it is what the document is about
    present: bool = True  # the text gives the title as that of today, whatever the tables know


@dataclass(frozen=True)
class PartFact:
    """A body belongs to an actor, as demonym, possessive or "of" say: mention of the body, id of the whole."""

    part: Span
    whole: str
    span: Span


@dataclass(frozen=True)
class MemberFact:
    """A person has a party or armed group: id of the person, mention of the group, the words that say so."""

    person: str
    group: Span
    span: Span


@dataclass
class Cast:
    """The actors of one document and their mentions, in the making."""

    doc: Doc
    index: Index
    actors: dict[str, Actor] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    over: dict[int, Span] = field(default_factory=dict)  # token → the first mention that covers it
    roots: dict[int, Span] = field(default_factory=dict)  # head token → its mention
    offices: list[OfficeFact] = field(default_factory=list)
    open_offices: dict[tuple[str, int], str] = field(default_factory=dict)  # person, sentence → title
    parts: list[PartFact] = field(default_factory=list)
    members: list[MemberFact] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)  # person → "m" or "f", as titles tell

    @property
    def gazetteer(self) -> Gazetteer:
        return self.index.gazetteer

    @property
    def document(self) -> Document:
        return cast(Document, self.doc._.document)

    @cached_property
    def sents(self) -> list[Span]:
        return list(self.doc.sents)

    def sentence_of(self, i: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self._starts, i) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [sent.start for sent in self.sents]

    def mention(self, start: int, end: int, actor: Actor, how: str) -> Span:
        """Records that tokens start to end name the actor; what a name covers before stays its own."""
        self.actors.setdefault(actor.id, actor)
        span = Span(self.doc, start, end, label=actor.kind, span_id=actor.id)
        span._.how = how
        self.spans.append(span)
        self.roots[span.root.i] = span
        for i in range(start, end) if how not in DESCRIPTIONS else [span.root.i]:
            self.over.setdefault(i, span)
        return span

    def at(self, i: int) -> Actor | None:
        """The actor that token i is part of a mention of."""
        span = self.over.get(i)
        return self.actors[span.id_] if span is not None else None

    def headed(self, i: int) -> Actor | None:
        """The actor that the phrase headed by token i means."""
        span = self.roots.get(i)
        return self.actors[span.id_] if span is not None else None

    def state(self, actor: Actor | None) -> Actor | None:
        """The state an actor is or belongs to."""
        seen: list[str] = []
        while actor and actor.kind != STATE and actor.affiliation and actor.id not in seen:
            seen.append(actor.id)
            actor = self.find(actor.affiliation)
        return actor if actor and actor.kind == STATE else None

    def find(self, actor: str) -> Actor | None:
        """An actor of the document or the gazetteer by id."""
        known = self.gazetteer.entities.get(actor)
        return self.actors.get(actor) or (known.actor if known else None)

    def belongs(self, actor: str, to: str) -> None:
        """Sets an affiliation where none is known yet."""
        if self.actors[actor].affiliation is None and actor != to:
            self.actors[actor] = replace(self.actors[actor], affiliation=to)

    def complete(self) -> None:
        """Adds whom the actors belong to, though the text does not name them."""
        for actor in list(self.actors.values()):
            whole = self.find(actor.affiliation) if actor.affiliation else None
            while whole and whole.id not in self.actors:
                self.actors[whole.id] = whole
                whole = self.find(whole.affiliation) if whole.affiliation else None

    def known(self, entity: str) -> Actor:
        """An actor of the gazetteer, as it is at the date of the document."""
        actor, day = self.gazetteer.entities[entity].actor, self.document.date
        served = [office.of for office in self.gazetteer.offices_of(entity) if office.on(day)]
        states = [of for of in served if self.gazetteer.entities[of].actor.kind == STATE]
        return replace(actor, affiliation=states[-1] if states else self.gazetteer.affiliation(entity, day))


def register() -> None:
    """Declares the fields of Doc and Span that annotation fills."""
    for name in ("document", "cast", "actors", "offices", "open_offices", "parts", "members"):
        Doc.set_extension(name, default=None, force=True)
    Span.set_extension("how", default=None, force=True)
