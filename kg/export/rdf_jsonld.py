"""JSON-LD that people can read too: short names by a context in the file, one resource a line, written as it comes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.export.rdf_terms import Names, Triple
from kg.ontology import PREFIXES, Term

Quad = tuple[Triple, str | None]
RELATIVE = re.compile(r"[\w~-][\w.~-]*(/[\w~-][\w.~-]*)*", re.ASCII)  # what every reader resolves; Jena undoes a %20
LOCAL = re.compile(r"[\w-]+", re.ASCII)
LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")(?:\^\^<(.*)>|@(.*))?', re.DOTALL)
LINKS = (Term.SOURCE, Term.TARGET, Term.POLARITY, Term.MODALITY, Term.ATTRIBUTED_TO, Term.HAS_EVIDENCE,
         Term.DERIVED_FROM, Term.HAS_SOURCE, Term.HAS_SELECTOR, Term.AFFILIATION, Term.SAME_AS, Term.SCHEMA_SAME_AS,
         Term.SUBCLASS, Term.BROADER, Term.MEMBER, Term.ORGANISATION, Term.ORG_ROLE, Term.IS_PART_OF,
         Term.CONFORMS_TO, Term.VOCABULARY, Term.SUBSET)
VALUES = {Term.DATE_START: Term.DATE, Term.DATE_END: Term.DATE, Term.ISSUED: Term.DATE, Term.FIRST_DAY: Term.DATE,
          Term.LAST_DAY: Term.DATE, Term.CONFIDENCE: Term.DECIMAL, Term.SCORE: Term.DECIMAL, Term.URL: Term.ANY_URI}


@dataclass(frozen=True)
class Compact:
    """IRIs and values as short as the context allows; what does not fit it is written in full."""

    names: Names

    @cached_property
    def context(self) -> dict[str, Any]:
        base = {"@base": self.names.base} if self.names.base.endswith("/") else {}
        coerced = {self.term(term): {"@type": "@id"} for term in LINKS}
        coerced |= {self.term(term): {"@type": self.term(kind)} for term, kind in VALUES.items()}
        return {**base, "@vocab": PREFIXES["kg"], **PREFIXES, **coerced}

    def term(self, iri: str) -> str:
        """A property or class: our own bare, others with a prefix."""
        return self.prefixed(iri).removeprefix("kg:")

    def node(self, iri: str) -> str:
        rest = iri.removeprefix(self.names.base)
        if rest != iri and self.names.base.endswith("/") and RELATIVE.fullmatch(rest):
            return rest
        return self.prefixed(iri)

    def prefixed(self, iri: str) -> str:
        for prefix, start in PREFIXES.items():
            if iri.startswith(start) and LOCAL.fullmatch(iri, len(start)):
                return f"{prefix}:{iri[len(start):]}"
        return iri

    def resource(self, triples: Iterable[Triple]) -> dict[str, Any]:
        """All that is said of one subject in one place."""
        found: dict[str, Any] = {}
        for subject, predicate, value in triples:
            found["@id"] = self.node(subject)
            if predicate == Term.TYPE:
                found.setdefault("@type", []).append(self.term(value[1:-1]))
            else:
                found.setdefault(self.term(predicate), []).append(self.value(predicate, value))
        return {key: one[0] if isinstance(one, list) and len(one) == 1 else one for key, one in found.items()}

    def value(self, predicate: str, value: str) -> Any:
        if value.startswith("<"):
            iri = self.node(value[1:-1])
            return iri if predicate in LINKS else {"@id": iri}
        quoted, kind, language = LITERAL.fullmatch(value).groups()  # type: ignore[union-attr]
        text = json.loads(quoted, strict=False)
        if language:
            return {"@value": text, "@language": language}
        if kind == Term.INTEGER and predicate not in VALUES:
            return int(text)
        wanted = VALUES.get(predicate)
        if predicate in LINKS or wanted != kind:
            return {"@value": text, "@type": self.term(kind or Term.STRING)} if kind or wanted else {"@value": text}
        return text


def lines(quads: Iterable[Quad], names: Names) -> Iterator[bytes]:
    """A JSON-LD document, named graphs inside of it; quads of one graph, and triples of one subject, come together."""
    compact = Compact(names)
    yield f'{{"@context": {json.dumps(compact.context, ensure_ascii=False, indent=1)},\n"@graph": ['.encode()
    comma = ""
    for name, within in groupby(quads, key=itemgetter(1)):
        subjects = groupby((triple for triple, _ in within), key=itemgetter(0))
        resources = (dumped(compact.resource(triples)) for _, triples in subjects)
        if name:
            yield f'{comma}\n{{"@id": {json.dumps(compact.node(name))}, "@graph": ['.encode()
            comma = ""
        for resource in resources:
            yield f"{comma}\n{resource}".encode()
            comma = ","
        if name:
            yield b"]}"
            comma = ","
    yield b"]}\n"


def dumped(resource: dict[str, Any]) -> str:
    return json.dumps(resource, ensure_ascii=False)
