"""The ontology as the code sees it; reads ontology/*.ttl. The only place that knows types, terms and IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.model import KgError

Facts = Mapping[tuple[str, str], list[str]]  # (subject, property) → objects, in the order of the files

IRI = "https://w3id.org/kg-politics/ontology"
BASE = "https://w3id.org/kg-politics/id/"  # of data, unless the user gives another
PREFIXES = {
    "kg": IRI + "#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def expand(curie: str) -> str:
    """The IRI of a prefixed name: "skos:prefLabel"."""
    prefix, name = curie.split(":", 1)
    return PREFIXES[prefix] + name


class Term:
    """The terms that code reads or writes. A test holds those of ours against the Turtle files."""

    TYPE = expand("rdf:type")
    REIFIES = expand("rdf:reifies")
    LABEL = expand("rdfs:label")
    COMMENT = expand("rdfs:comment")
    SUBCLASS = expand("rdfs:subClassOf")
    DOMAIN = expand("rdfs:domain")
    RANGE = expand("rdfs:range")
    CLASS = expand("owl:Class")
    SYMMETRIC = expand("owl:SymmetricProperty")
    SAME_AS = expand("owl:sameAs")
    SCHEMA_SAME_AS = expand("schema:sameAs")
    SUBPROPERTY = expand("rdfs:subPropertyOf")
    NOTATION = expand("skos:notation")
    BROADER = expand("skos:broader")
    PREF_LABEL = expand("skos:prefLabel")
    ALT_LABEL = expand("skos:altLabel")

    DIRECT = expand("kg:directProperty")
    SCORE = expand("kg:score")
    SIGN = expand("kg:sign")
    ISO3 = expand("kg:iso3")
    AFFILIATION = expand("kg:affiliation")
    SOURCE = expand("kg:source")
    TARGET = expand("kg:target")
    POLARITY = expand("kg:polarity")
    MODALITY = expand("kg:modality")
    DATE_START = expand("kg:dateStart")
    DATE_END = expand("kg:dateEnd")
    PLACE = expand("kg:place")
    ATTRIBUTED_TO = expand("kg:attributedTo")
    ROLE = expand("kg:role")
    CONFIDENCE = expand("kg:confidence")
    HAS_EVIDENCE = expand("kg:evidence")
    EVIDENCE = expand("kg:Evidence")
    DOCUMENT = expand("kg:Document")
    TEXT = expand("kg:text")
    DATELINE = expand("kg:dateline")

    DERIVED_FROM = expand("prov:wasDerivedFrom")
    HAS_SOURCE = expand("oa:hasSource")
    HAS_SELECTOR = expand("oa:hasSelector")
    POSITION = expand("oa:TextPositionSelector")
    START = expand("oa:start")
    END = expand("oa:end")
    QUOTE = expand("oa:TextQuoteSelector")
    EXACT = expand("oa:exact")
    TITLE = expand("dcterms:title")
    ISSUED = expand("dcterms:issued")
    DESCRIPTION = expand("dcterms:description")
    CONFORMS_TO = expand("dcterms:conformsTo")
    PUBLISHER = expand("dc:publisher")
    URL = expand("schema:url")
    DATASET = expand("void:Dataset")
    CATALOGUED = expand("dcat:Dataset")
    VOCABULARY = expand("void:vocabulary")
    URI_SPACE = expand("void:uriSpace")
    TRIPLES = expand("void:triples")
    RIGHTS = expand("dcterms:rights")
    SUBSET = expand("void:subset")

    MEMBERSHIP = expand("org:Membership")
    MEMBER = expand("org:member")
    ORGANISATION = expand("org:organization")
    MEMBER_OF = expand("org:memberOf")
    ORG_ROLE = expand("org:role")
    ROLE_CLASS = expand("org:Role")
    ROLE_NAME = expand("schema:roleName")
    FIRST_DAY = expand("schema:startDate")
    LAST_DAY = expand("schema:endDate")
    IS_PART_OF = expand("dcterms:isPartOf")
    ORIGIN = expand("dcterms:source")

    STRING = expand("xsd:string")
    DATE = expand("xsd:date")
    INTEGER = expand("xsd:integer")
    DECIMAL = expand("xsd:decimal")
    ANY_URI = expand("xsd:anyURI")


@dataclass(frozen=True)
class RelationType:
    """A type of statement, such as SANCTION, and the direct property between two actors that it yields."""

    name: str
    label: str
    comment: str
    iri: str
    direct: str
    symmetric: bool
    membership: bool  # whether what holds is a W3C organisation membership, as of an office
    score: float | None  # PLOVER conflict-cooperation score; None for standing relations
    sign: int  # 1 cooperation, -1 conflict, 0 neither: of the score, else as a standing relation has it
    quad: str | None  # "verbal cooperation" …
    sources: frozenset[str]  # names of the actor classes allowed at each end
    targets: frozenset[str]


@dataclass(frozen=True)
class ActorClass:
    """A class that actors in records have, such as State; Place is among them, though no actor."""

    name: str
    label: str
    comment: str
    iri: str


@dataclass(frozen=True)
class Ontology:
    """Relation types and actor classes by name, in the order of core.ttl."""

    relations: dict[str, RelationType]
    classes: dict[str, ActorClass]


def folder() -> Path:
    """The ontology files: inside the package when installed, beside it in a checkout."""
    packaged = Path(__file__).parent / "_ontology"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "ontology"


@cache
def ontology() -> Ontology:
    """Types and classes of core.ttl and events.ttl; a KgError names what a broken file lacks."""
    facts = read([folder() / "core.ttl", folder() / "events.ttl"])
    return Ontology({relation.name: relation for relation in relation_types(facts)},
                    {kind.name: kind for kind in actor_classes(facts)})


@cache
def vocabulary() -> tuple[tuple[str, str, str], ...]:
    """What a reader of data needs of our own terms: labels, names, scores, hierarchy. Objects in N-Triples form."""
    wanted = {Term.LABEL, Term.NOTATION, Term.SCORE, Term.SIGN, Term.BROADER, Term.SUBCLASS}
    found = (quad for name in ("core.ttl", "events.ttl") for quad in triples(folder() / name))
    return tuple(sorted((text(quad.subject), text(quad.predicate), str(quad.object)) for quad in found
                        if text(quad.predicate) in wanted and text(quad.subject).startswith(PREFIXES["kg"])))


def read(paths: Iterable[Path]) -> Facts:
    facts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in paths:
        for quad in triples(path):
            facts[text(quad.subject), text(quad.predicate)].append(text(quad.object))
    return facts


def triples(path: Path) -> Iterator[ox.Quad]:
    """The triples of a file of ours; a syntax error is a KgError with file and line."""
    try:
        yield from ox.parse(path=path)
    except SyntaxError as error:
        raise KgError(f"{path}:{error.lineno}: not Turtle: {error.msg}") from error


def text(term: object) -> str:
    return str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def relation_types(facts: Facts) -> Iterator[RelationType]:
    symmetric = set(facts_of_type(facts, Term.SYMMETRIC))
    for iri in facts_of_type(facts, Term.CLASS):
        if (iri, Term.DIRECT) in facts:
            yield relation_type(facts, iri, one(facts, iri, Term.DIRECT), symmetric)


def relation_type(facts: Facts, iri: str, direct: str, symmetric: set[str]) -> RelationType:
    scores, quads = facts.get((iri, Term.SCORE)), facts.get((iri, Term.BROADER))
    leaning = float((scores or facts.get((iri, Term.SIGN), ["0"]))[0])
    return RelationType(
        name=one(facts, iri, Term.NOTATION), label=one(facts, iri, Term.LABEL), comment=one(facts, iri, Term.COMMENT),
        iri=iri, direct=direct, symmetric=direct in symmetric,
        membership=Term.MEMBER_OF in facts.get((direct, Term.SUBPROPERTY), ()),
        score=float(scores[0]) if scores else None, sign=(leaning > 0) - (leaning < 0),
        quad=one(facts, quads[0], Term.LABEL) if quads else None,
        sources=class_names(facts, one(facts, direct, Term.DOMAIN)),
        targets=class_names(facts, one(facts, direct, Term.RANGE)),
    )


def actor_classes(facts: Facts) -> Iterator[ActorClass]:
    for iri in facts_of_type(facts, Term.CLASS):
        if (iri, Term.NOTATION) in facts and (iri, Term.DIRECT) not in facts:
            yield ActorClass(one(facts, iri, Term.NOTATION), one(facts, iri, Term.LABEL),
                             one(facts, iri, Term.COMMENT), iri)


def class_names(facts: Facts, iri: str) -> frozenset[str]:
    """Names of the classes at or under a class, those that only gather others left out."""
    below = [s for (s, p), objects in facts.items() if p == Term.SUBCLASS and iri in objects]
    return frozenset(facts.get((iri, Term.NOTATION), ())).union(*(class_names(facts, sub) for sub in below))


def facts_of_type(facts: Facts, kind: str) -> list[str]:
    return [s for (s, p), objects in facts.items() if p == Term.TYPE and kind in objects]


def one(facts: Facts, subject: str, predicate: str) -> str:
    values = facts.get((subject, predicate), [])
    if len(values) != 1:
        raise KgError(f"{folder()}: {subject} has {len(values)} values of {predicate}, expected one")
    return values[0]
