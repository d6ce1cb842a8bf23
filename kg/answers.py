"""Answers to named questions: values as people write them become RDF terms of the graph, then the question is asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox

from kg.model import KgError
from kg.ontology import BASE, Term, ontology
from kg.query import Result, ask, bare, load
from kg.questions import Question, question

HOW = ("resource", "wikidata", "code", "name", "alias")  # what a text may be of an actor, the surest first
NUMBER = re.compile(r"-?\d+(\.\d+)?")
Candidate = tuple[str, str, str]  # resource, label, text


@contextmanager
def opened(path: str | Path) -> Iterator[ox.Store]:
    """The RDF of a file or of a store folder, to ask several things of."""
    from kg.store import Store, is_store

    if is_store(path):
        with Store(path).rdf() as rdf:
            yield rdf
    else:
        yield load(path)


def answer(store: ox.Store, asked: Question, values: Mapping[str, str], limit: int | None = None) -> Result:
    """What a loaded graph answers to a question; `values` of its parameters by name, as people write them.

    An actor is a name, alias, ISO 3166-1 alpha-3 code, Wikidata id or IRI that the graph knows; a document its id, IRI
    or title; a type its name or label; a date YYYY-MM-DD. A KgError says what is unknown, ambiguous or malformed.
    """
    kinds = {parameter.name: parameter.kind for parameter in asked.parameters}
    terms = {name: READERS[kinds.get(name, "text")](store, value) for name, value in values.items()}
    result = ask(store, asked.with_values(terms))
    return result if limit is None else replace(result, rows=result.rows[:limit])


def actor(store: ox.Store, text: str) -> ox.NamedNode:
    """The one actor that is called so. Case counts only where it decides; a name wins over an alias."""
    known = called(store)
    ranked = [(HOW.index(how), one) for how, one in known if one[2].casefold() == text.casefold()]
    exact = [(rank, one) for rank, one in ranked if one[2] == text]
    return pick("actor", text, surest(exact or ranked), (one for how, one in known if how != HOW[0]))


def called(store: ox.Store) -> list[tuple[str, Candidate]]:
    """Everything an actor of the graph is called, and how that names it."""
    rows = [tuple(map(bare, row)) for row in ask(store, question("names").sparql).rows]
    named = [(how, (resource, who, text)) for who, how, text, resource in rows]
    return [*named, *{("resource", (resource, who, resource)): None for who, _, _, resource in rows}]


def surest(ranked: Iterable[tuple[int, Candidate]]) -> list[Candidate]:
    found = list(ranked)
    best = min((rank for rank, _ in found), default=0)
    return [one for rank, one in found if rank == best]


def document(store: ox.Store, text: str) -> ox.NamedNode:
    """The one document with this id, IRI or title."""
    rows = [tuple(map(bare, row)) for row in ask(store, question("documents").sparql).rows]
    known = [(iri, title or iri, name) for _, _, title, iri, _ in rows
             for name in (iri, title, unquote(iri).removeprefix(BASE + "document/")) if name]
    return pick("document", text, [one for one in known if one[2] == text], known)


def pick(kind: str, text: str, found: Iterable[Candidate], known: Iterable[Candidate]) -> ox.NamedNode:
    resources = {resource: label for resource, label, _ in found}
    if len(resources) > 1:
        several = ", ".join(f"{label} ({resource})" for resource, label in sorted(resources.items()))
        raise KgError(f"{kind} {text!r} may be {several}; expected one of these, by its address in brackets")
    if not resources:
        raise KgError(f"no {kind} {text!r} in the graph{near(text, (name for _, _, name in known))}")
    return ox.NamedNode(next(iter(resources)))


def near(text: str, known: Iterable[str]) -> str:
    """Names like a text, whatever their case, or those that hold it."""
    by_key = {name.casefold(): name for name in sorted(set(known), reverse=True)}
    holding = sorted(key for key in by_key if text.casefold() in key) if len(text) > 2 else []
    close = dict.fromkeys([*get_close_matches(text.casefold(), by_key, n=3), *holding[:3]])
    return f"; near: {', '.join(by_key[key] for key in close)}" if close else ""


def relation(_: ox.Store, text: str) -> ox.NamedNode:
    """The class of a relation type, given by its name or label."""
    known = {name.casefold(): one for one in ontology().relations.values() for name in (one.name, one.label)}
    if text.casefold() not in known:
        raise KgError(f"no type {text!r}; expected one of {', '.join(ontology().relations)}")
    return ox.NamedNode(known[text.casefold()].iri)


def date(_: ox.Store, text: str) -> ox.Literal:
    try:
        return ox.Literal(datetime.date.fromisoformat(text).isoformat(), datatype=ox.NamedNode(Term.DATE))
    except ValueError:
        raise KgError(f"{text!r} is not a date; expected YYYY-MM-DD") from None


def number(_: ox.Store, text: str) -> ox.Literal:
    if not NUMBER.fullmatch(text):
        raise KgError(f"{text!r} is not a number; expected one such as 0.5")
    return ox.Literal(text, datatype=ox.NamedNode(Term.DECIMAL))


def plain(_: ox.Store, text: str) -> ox.Literal:
    return ox.Literal(text)


READERS: dict[str, Callable[[ox.Store, str], ox.NamedNode | ox.Literal]] = {
    "actor": actor, "date": date, "document": document, "number": number, "text": plain, "type": relation,
}
