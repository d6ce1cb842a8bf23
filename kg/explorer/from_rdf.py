"""The graph read back from its RDF, for a server that has nothing else.

Mentions are not in RDF. In their place stand the names of a document's actors wherever its text has them, and other
words for these actors that the caller knows.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import unquote

import pyoxigraph as ox

from kg.annotate.entities import Membership, Office
from kg.assemble import KnowledgeGraph, ends_of
from kg.background import Background
from kg.export.rdf_terms import Names
from kg.model import Actor, Document, Evidence, Interval, Mention, Reading, Statement
from kg.ontology import BASE, PREFIXES, Term, ontology

Words = Mapping[str, Iterable[str]]  # by actor, beside its names: "Seoul", "French"
NO_WORDS: Words = MappingProxyType({})
Values = dict[str, list[str]]  # of one resource, by property


def read_graph(store: ox.Store, words: Words = NO_WORDS) -> KnowledgeGraph:
    """All statements of a loaded store with their actors and documents; none where it holds other data."""
    return Reader(store, words).graph()


def base_of(store: ox.Store) -> str:
    """What the IRIs of the store's records begin with."""
    found = store.quads_for_pattern(None, ox.NamedNode(Term.URI_SPACE), None, ox.DefaultGraph())
    return next((str(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)), BASE)


class Reader:
    """Looks resources up in a store, whose default graph holds every triple."""

    def __init__(self, store: ox.Store, words: Words) -> None:
        self.store = store
        self.words = words
        self.base = base_of(store)
        self.actors: dict[str, Actor] = {}

    def graph(self) -> KnowledgeGraph:
        said: dict[str, list[Statement]] = defaultdict(list)
        for relation in ontology().relations.values():
            for iri in self.instances(relation.iri):
                said[self.values(iri)[Term.DERIVED_FROM][0]].append(self.statement(relation.name, iri))
        found = KnowledgeGraph.of(self.reading(iri, said[iri]) for iri in self.instances(Term.DOCUMENT))
        return replace(found, background=self.background())

    def instances(self, kind: str) -> list[str]:
        found = self.store.quads_for_pattern(None, ox.NamedNode(Term.TYPE), ox.NamedNode(kind), ox.DefaultGraph())
        return sorted(text(quad.subject) for quad in found)

    def values(self, iri: str) -> Values:
        found: Values = defaultdict(list)
        for quad in self.store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
            found[text(quad.predicate)].append(text(quad.object))
        return found

    def reading(self, iri: str, said: list[Statement]) -> Reading:
        document = self.document(iri)
        cast = {actor.id: actor for one in said for actor in ends_of(one)}
        above = {actor.id: actor for one in cast.values() for actor in self.above(one)}
        return Reading(document, (*(cast | above).values(),), tuple(self.named(document.text, cast)),
                       tuple(said))

    def named(self, document: str, cast: Mapping[str, Actor]) -> Iterator[Mention]:
        """Every place where a text has a name of these actors, or another word for them, the longest first."""
        others = {word: (key, "alias") for key in cast for word in self.words.get(key, ())}
        names = {name: (key, "name") for key, actor in cast.items() for name in (*actor.aliases, actor.name) if name}
        if known := others | names:
            longest = sorted(known, key=lambda name: (-len(name), name))
            for found in re.finditer(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", document):
                key, how = known[found[0]]
                yield Mention(key, found.start(), found.end(), found[0], how)

    def above(self, actor: Actor) -> Iterator[Actor]:
        """What an actor belongs to, however far up the store knows it."""
        passed: set[str] = set()
        while actor.affiliation and actor.affiliation not in passed:
            passed.add(actor.affiliation)
            iri = Names(self.base).actor(actor.affiliation)
            if not first(self.values(iri), Term.PREF_LABEL):
                break
            actor = self.actor(iri)
            yield actor

    def background(self) -> Background:
        """Terms of office and memberships that actor tables told, whose IRIs are not those of statements."""
        start = Names(self.base).membership("")
        terms = [self.values(iri) for iri in self.instances(Term.MEMBERSHIP) if iri.startswith(start)]
        told = [self.term(values) for values in terms]
        ends = {self.actor(values[end][0]) for values in terms for end in (Term.MEMBER, Term.ORGANISATION)}
        return Background(tuple(sorted((one for one in told if isinstance(one, Office)), key=repr)),
                          tuple(sorted((one for one in told if isinstance(one, Membership)), key=repr)),
                          actors=tuple(sorted(ends, key=repr)))

    def term(self, values: Values) -> Office | Membership:
        member, organisation = (self.key(values[end][0]) for end in (Term.MEMBER, Term.ORGANISATION))
        start, end = (datetime.date.fromisoformat(found) if (found := first(values, day)) else None
                      for day in (Term.FIRST_DAY, Term.LAST_DAY))
        title, source = first(values, Term.ROLE_NAME), first(values, Term.ORIGIN) or ""
        return Office(member, title, organisation, start, end, source) if title else Membership(
            organisation, member, start, end, source)

    def document(self, iri: str) -> Document:
        values = self.values(iri)
        issued = first(values, Term.ISSUED)
        return Document(self.key(iri, "document/"), first(values, Term.TEXT) or "",
                        datetime.date.fromisoformat(issued) if issued else None, first(values, Term.TITLE) or "",
                        first(values, Term.URL), first(values, Term.PUBLISHER), first(values, Term.DATELINE))

    def statement(self, kind: str, iri: str) -> Statement:
        values = self.values(iri)
        start, end, claimant = (first(values, term) for term in (Term.DATE_START, Term.DATE_END, Term.ATTRIBUTED_TO))
        return Statement(
            kind, self.actor(values[Term.SOURCE][0]), self.actor(values[Term.TARGET][0]),
            self.evidence(values[Term.HAS_EVIDENCE][0]),
            polarity=local(values[Term.POLARITY][0]),  # type: ignore[arg-type]  # checked by Statement
            modality=local(values[Term.MODALITY][0]),  # type: ignore[arg-type]
            date=Interval(*map(datetime.date.fromisoformat, (start, end))) if start and end else None,
            place=first(values, Term.PLACE), attribution=self.actor(claimant) if claimant else None,
            role=first(values, Term.ROLE), confidence=float(values[Term.CONFIDENCE][0]))

    def evidence(self, iri: str) -> Evidence:
        values = self.values(iri)
        parts: Values = defaultdict(list)
        for selector in values[Term.HAS_SELECTOR]:
            parts.update(self.values(selector))
        start, end = (int(parts[term][0]) for term in (Term.START, Term.END))
        return Evidence(self.key(values[Term.HAS_SOURCE][0], "document/"), start, end, parts[Term.EXACT][0])

    def actor(self, iri: str) -> Actor:
        if iri not in self.actors:
            values = self.values(iri)
            kinds = [one.name for one in ontology().classes.values() if one.iri in values[Term.TYPE]]
            above, same = first(values, Term.AFFILIATION), first(values, Term.SAME_AS)
            self.actors[iri] = Actor(
                self.key(iri), first(values, Term.PREF_LABEL) or iri, kinds[0],
                same.removeprefix(PREFIXES["wd"]) if same else None, first(values, Term.ISO3),
                self.key(above) if above else None, tuple(sorted(values[Term.ALT_LABEL])))
        return self.actors[iri]

    def key(self, iri: str, folder: str = "") -> str:
        """The id that a record had before it became an IRI."""
        start = self.base + folder
        return unquote(iri.removeprefix(start), errors="surrogatepass") if iri.startswith(start) else iri


def first(values: Values, term: str) -> str | None:
    return min(values[term], default=None)


def local(iri: str) -> str:
    return iri.removeprefix(PREFIXES["kg"])


def text(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
