"""Background knowledge as triples: W3C organisation memberships, apart from all that texts say."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator

from kg.annotate.entities import Membership, Office
from kg.background import Background
from kg.export.rdf_membership import describe_membership
from kg.export.rdf_terms import Names, Triple, day, literal, node
from kg.model import Actor, digest
from kg.ontology import Term, ontology


def describe_background(known: Background, described: Collection[str], names: Names) -> Iterator[Triple]:
    """Offices, memberships and belonging; of the actors they name, class and label where not described elsewhere."""
    for actor in known.actors:
        if actor.id not in described:
            yield from describe_end(actor, names)
    for office in known.offices:
        yield from describe_term(office, office.person, office.of, office.title, names)
    for membership in known.memberships:
        yield from describe_term(membership, membership.member, membership.organisation, "", names)
    for part, whole in known.parts:
        yield names.actor(part), Term.IS_PART_OF, node(names.actor(whole))


def describe_graph(names: Names) -> Iterator[Triple]:
    """What the graph of the background says it is."""
    yield names.dataset, Term.SUBSET, node(names.background)
    yield names.background, Term.TYPE, node(Term.DATASET)
    yield names.background, Term.TITLE, literal("Background knowledge of the actors")
    yield names.background, Term.DESCRIPTION, literal(
        "Terms of office, memberships and belonging from the actor tables. No text says so: these are no statements.")


def describe_end(actor: Actor, names: Names) -> Iterator[Triple]:
    iri = names.actor(actor.id)
    yield iri, Term.TYPE, node(ontology().classes[actor.kind].iri)
    yield iri, Term.PREF_LABEL, literal(actor.name)
    if actor.iso3:
        yield iri, Term.ISO3, literal(actor.iso3)
    if actor.wikidata:
        yield from describe_same(iri, actor.wikidata, names)


def describe_same(iri: str, qid: str, names: Names) -> Iterator[Triple]:
    """The Wikidata entity, for those who reason with OWL and for those who read schema.org."""
    yield iri, Term.SAME_AS, node(names.wikidata(qid))
    yield iri, Term.SCHEMA_SAME_AS, node(names.wikidata(qid))


def describe_term(term: Office | Membership, member: str, organisation: str, title: str,
                  names: Names) -> Iterator[Triple]:
    iri = names.membership(digest(member, organisation, title, str(term.start), str(term.end)))
    yield from describe_membership(iri, member, organisation, title, names)
    yield from dates(iri, term.start, term.end)
    if term.source:
        yield iri, Term.ORIGIN, literal(term.source)


def dates(iri: str, start: datetime.date | None, end: datetime.date | None) -> Iterator[Triple]:
    if start:
        yield iri, Term.FIRST_DAY, day(start)
    if end:
        yield iri, Term.LAST_DAY, day(end)
