"""From records to triples: each resource is described by one function, and nothing here writes to a file.

A triple is (subject IRI, property IRI, object in N-Triples form). All that was read in a document, its direct triples
and wordings included, stands in the graph that bears the document's IRI; actors stand in the default graph, and what
only the actor tables know of them in one of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.assemble import KnowledgeGraph, merge
from kg.export.rdf_background import describe_background, describe_graph, describe_same
from kg.export.rdf_membership import describe_membership, describe_roles, holds, memberships
from kg.export.rdf_terms import Names, Triple, day, decimal, integer, literal, node
from kg.model import Actor, Document, Evidence, Reading, Statement
from kg.ontology import IRI, PREFIXES, Term, expand, ontology, vocabulary

Quad = tuple[Triple, str | None]  # None: the default graph


def quads(graph: KnowledgeGraph, names: Names) -> Iterator[Quad]:
    """The whole graph, one named graph a document, in an order that depends on nothing but the content."""
    number = 0
    for quad in described_quads(graph, names):
        number += 1
        yield quad
    yield describe_size(number, names), None


def described_quads(graph: KnowledgeGraph, names: Names) -> Iterator[Quad]:
    actors = described_actors(graph)
    yield from within(None, describe_dataset(names))
    yield from within(IRI, vocabulary())
    for actor in actors.values():
        yield from within(None, describe_actor(actor, names))
    for key in sorted(graph.readings):
        yield from within(names.document(key), describe_reading(graph.actors, graph.readings[key], names))
    if graph.background.actors:
        yield from within(None, describe_graph(names))
        yield from within(names.background, describe_background(graph.background, actors, names))
        yield from within(names.background, describe_roles((o.title for o in graph.background.offices), names))


def triples(graph: KnowledgeGraph, names: Names) -> Iterator[Triple]:
    """The same without named graphs, no triple twice, each actor's wordings and relations beside its description."""
    number = 0
    for triple in described_triples(graph, names):
        number += 1
        yield triple
    yield describe_size(number, names)


def described_triples(graph: KnowledgeGraph, names: Names) -> Iterator[Triple]:
    direct, actors = by_subject(graph.statements, names), described_actors(graph)
    yield from describe_dataset(names)
    yield from vocabulary()
    for actor in actors.values():
        yield from describe_actor(actor, names)
        yield from wordings(actor, graph.names.get(actor.id, ()), names)
        yield from sorted(direct.get(names.actor(actor.id), ()))
    yield from describe_roles(roles(graph), names)
    for key in sorted(graph.readings):
        yield from describe_document(graph.readings[key].document, names)
        yield from describe_statements(graph.readings[key].statements, names)
    if graph.background.inline:
        yield from describe_graph(names)
        yield from describe_background(graph.background, actors, names)


def roles(graph: KnowledgeGraph) -> Iterator[str | None]:
    """The titles of all offices that a file without named graphs holds."""
    yield from (statement.role for statement in memberships(graph.statements))
    if graph.background.inline:
        yield from (office.title for office in graph.background.offices)


def within(name: str | None, described: Iterable[Triple]) -> Iterator[Quad]:
    return ((triple, name) for triple in described)


def described_actors(graph: KnowledgeGraph) -> dict[str, Actor]:
    """The actors of statements, and those they are affiliated with as far as documents know them, by id."""
    seen: dict[str, Counter[Actor]] = defaultdict(Counter)
    for reading in graph.readings.values():
        for actor in reading.actors:
            seen[actor.id][actor] += 1
    found = dict(graph.actors)
    waiting = list(found.values())
    while waiting:
        key = waiting.pop().affiliation
        if key is not None and key in seen and key not in found:
            found[key] = merge(seen[key])
            waiting.append(found[key])
    return dict(sorted(found.items()))


def describe_dataset(names: Names) -> Iterator[Triple]:
    yield names.dataset, Term.TYPE, node(Term.DATASET)
    yield names.dataset, Term.TYPE, node(Term.CATALOGUED)
    yield names.dataset, Term.TITLE, literal("Relations between international actors")
    yield names.dataset, Term.DESCRIPTION, literal("Statements read from news text, each with its sentence.")
    yield names.dataset, Term.CONFORMS_TO, node(IRI)
    yield names.dataset, Term.VOCABULARY, node(PREFIXES["kg"])
    yield names.dataset, Term.URI_SPACE, literal(names.base)
    yield names.dataset, Term.RIGHTS, literal("Texts, and the sentences quoted from them, are their publishers'.")


def describe_size(others: int, names: Names) -> Triple:
    """How many triples there are, this one included."""
    return names.dataset, Term.TRIPLES, integer(others + 1)


def describe_actor(actor: Actor, names: Names) -> Iterator[Triple]:
    iri = names.actor(actor.id)
    yield iri, Term.TYPE, node(ontology().classes[actor.kind].iri)
    yield iri, Term.PREF_LABEL, literal(actor.name)
    if actor.iso3:
        yield iri, Term.ISO3, literal(actor.iso3)
    if actor.affiliation:
        yield iri, Term.AFFILIATION, node(names.actor(actor.affiliation))
    if actor.wikidata:
        yield from describe_same(iri, actor.wikidata, names)


def wordings(actor: Actor, texts: Iterable[str], names: Names) -> Iterator[Triple]:
    for text in sorted(set(texts) - {actor.name}):
        yield names.actor(actor.id), Term.ALT_LABEL, literal(text)


def describe_reading(actors: Mapping[str, Actor], reading: Reading, names: Names) -> Iterator[Triple]:
    """All that stands in one document's graph; `actors` are those that statements of any document name, by id."""
    yield from describe_document(reading.document, names)
    yield from describe_statements(reading.statements, names)
    yield from describe_roles((s.role for s in memberships(reading.statements)), names)
    used: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        if mention.naming and mention.actor in actors:
            used[mention.actor].add(mention.text)
    for key in sorted(used):
        yield from wordings(actors[key], used[key], names)
    direct = by_subject(reading.statements, names)
    for subject in sorted(direct):
        yield from sorted(direct[subject])


def describe_document(document: Document, names: Names) -> Iterator[Triple]:
    iri = names.document(document.id)
    yield iri, Term.TYPE, node(Term.DOCUMENT)
    if document.title:
        yield iri, Term.TITLE, literal(document.title)
    if document.date:
        yield iri, Term.ISSUED, day(document.date)
    if document.publisher:
        yield iri, Term.PUBLISHER, literal(document.publisher)
    if document.url:
        yield iri, Term.URL, literal(document.url, Term.ANY_URI)
    if document.dateline:
        yield iri, Term.DATELINE, literal(document.dateline)
    yield iri, Term.TEXT, literal(document.text)


def describe_statements(statements: Iterable[Statement], names: Names) -> Iterator[Triple]:
    """Each statement once, each sentence after the statements read in it."""
    sentences: dict[tuple[int, int], dict[str, Statement]] = defaultdict(dict)
    for statement in statements:
        sentences[statement.evidence.start, statement.evidence.end][statement.id] = statement
    for span in sorted(sentences):
        found = sentences[span]
        for key in sorted(found):
            yield from describe_statement(found[key], names)
        yield from describe_evidence(next(iter(found.values())).evidence, names)


def describe_statement(statement: Statement, names: Names) -> Iterator[Triple]:
    iri = names.statement(statement)
    yield iri, Term.TYPE, node(ontology().relations[statement.type].iri)
    yield iri, Term.SOURCE, node(names.actor(statement.source.id))
    yield iri, Term.TARGET, node(names.actor(statement.target.id))
    yield iri, Term.POLARITY, node(expand(f"kg:{statement.polarity}"))
    yield iri, Term.MODALITY, node(expand(f"kg:{statement.modality}"))
    if statement.date:
        yield iri, Term.DATE_START, day(statement.date.start)
        yield iri, Term.DATE_END, day(statement.date.end)
    if statement.place:
        yield iri, Term.PLACE, literal(statement.place)
    if statement.attribution:
        yield iri, Term.ATTRIBUTED_TO, node(names.actor(statement.attribution.id))
    if statement.role:
        yield iri, Term.ROLE, literal(statement.role)
    yield iri, Term.CONFIDENCE, decimal(statement.confidence)
    yield iri, Term.HAS_EVIDENCE, node(names.evidence(statement.evidence))
    yield iri, Term.DERIVED_FROM, node(names.document(statement.evidence.document))
    for held in memberships([statement]):
        yield from describe_membership(iri, held.source.id, held.target.id, held.role, names)


def describe_evidence(evidence: Evidence, names: Names) -> Iterator[Triple]:
    """A Web Annotation: a part of the document, selected by position and by quoted text."""
    iri = names.evidence(evidence)
    position, quotation = iri + "-position", iri + "-quote"
    yield iri, Term.TYPE, node(Term.EVIDENCE)
    yield iri, Term.HAS_SOURCE, node(names.document(evidence.document))
    yield iri, Term.HAS_SELECTOR, node(position)
    yield iri, Term.HAS_SELECTOR, node(quotation)
    yield position, Term.TYPE, node(Term.POSITION)
    yield position, Term.START, integer(evidence.start)
    yield position, Term.END, integer(evidence.end)
    yield quotation, Term.TYPE, node(Term.QUOTE)
    yield quotation, Term.EXACT, literal(evidence.text)


def by_subject(statements: Iterable[Statement], names: Names) -> dict[str, set[Triple]]:
    """The direct triples of statements that hold, by subject IRI; symmetric ones from both ends."""
    found: dict[str, set[Triple]] = defaultdict(set)
    for statement in filter(holds, statements):
        relation = ontology().relations[statement.type]
        ends = names.actor(statement.source.id), names.actor(statement.target.id)
        for subject, target in {ends, ends[::-1]} if relation.symmetric else {ends}:
            found[subject].add((subject, relation.direct, node(target)))
    return found

