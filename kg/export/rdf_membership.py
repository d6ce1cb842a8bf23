"""Memberships and offices in the terms of the W3C organisation ontology, whether a text or a table says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.rdf_terms import Names, Triple, literal, node
from kg.model import Statement
from kg.ontology import Term, ontology


def describe_membership(iri: str, member: str, organisation: str, role: str | None, names: Names) -> Iterator[Triple]:
    """One membership between two actors; one with a role is a term of office."""
    yield iri, Term.TYPE, node(Term.MEMBERSHIP)
    yield iri, Term.MEMBER, node(names.actor(member))
    yield iri, Term.ORGANISATION, node(names.actor(organisation))
    if role:
        yield iri, Term.ORG_ROLE, node(names.role(role))
        yield iri, Term.ROLE_NAME, literal(role)


def describe_roles(titles: Iterable[str | None], names: Names) -> Iterator[Triple]:
    """Each title of an office once."""
    for title in sorted({title for title in titles if title}):
        yield names.role(title), Term.TYPE, node(Term.ROLE_CLASS)
        yield names.role(title), Term.PREF_LABEL, literal(title)


def memberships(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Those that say that someone is or was a member or officer."""
    return (s for s in statements if ontology().relations[s.type].membership and holds(s))


def holds(statement: Statement) -> bool:
    """Whether the text says that it is or was so."""
    return statement.polarity == "affirmed" and statement.modality in ("actual", "historical")
