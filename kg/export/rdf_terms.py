"""RDF terms of the records: IRIs under one base, and literals in N-Triples form that every store keeps as they are."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from urllib.parse import quote

from kg.model import Evidence, KgError, Statement, digest
from kg.ontology import BASE, PREFIXES, Term

Triple = tuple[str, str, str]  # subject IRI, property IRI, object in N-Triples form

# A web address that is a valid IRI as it stands; ids that are not are percent-encoded under the base.
WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)*(:\d+)?([/?]([\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(#[\w.-]*)?")
SPECIAL = re.compile('[\x00-\x1f"\\\\\ud800-\udfff\ufffe\uffff]')
ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@dataclass(frozen=True)
class Names:
    """IRIs of the records under a base IRI. Different ids never get the same IRI."""

    base: str = BASE

    def __post_init__(self) -> None:
        if not WEB.fullmatch(self.base) or self.base[-1] not in "/#":
            raise KgError(f"base IRI {self.base!r}: expected an absolute http(s) IRI that ends in / or #")

    @property
    def dataset(self) -> str:
        return self.base + "dataset"

    def actor(self, key: str) -> str:
        return self.base + encode(key)

    def document(self, key: str) -> str:
        """The id itself where it is a web address."""
        if WEB.fullmatch(key) and not key.startswith(self.base):
            return key
        return self.base + "document/" + encode(key)

    def statement(self, statement: Statement) -> str:
        return self.base + "statement/" + statement.id

    def evidence(self, evidence: Evidence) -> str:
        """Statements read in the same sentence share their evidence."""
        return self.base + "evidence/" + digest(evidence.document, str(evidence.start), str(evidence.end))

    @property
    def background(self) -> str:
        return self.base + "background"

    def membership(self, key: str) -> str:
        return self.base + "membership/" + key

    def role(self, title: str) -> str:
        return self.base + "role/" + encode(title)

    def wikidata(self, qid: str) -> str:
        return PREFIXES["wd"] + encode(qid)

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes for Turtle and its kin."""
        return PREFIXES | {"": self.base, "st": self.base + "statement/", "ev": self.base + "evidence/"}


def encode(key: str) -> str:
    return quote(key, safe="/", errors="surrogatepass")


def node(iri: str) -> str:
    return f"<{iri}>"


def literal(value: str, datatype: str = Term.STRING) -> str:
    """In N-Triples form. Each character that XML or UTF-8 cannot hold becomes one U+FFFD, so that offsets stay true."""
    quoted = '"' + SPECIAL.sub(escape, value) + '"'
    return quoted if datatype == Term.STRING else f"{quoted}^^<{datatype}>"


def escape(found: re.Match[str]) -> str:
    return ESCAPES.get(found[0], "\ufffd")


def day(value: datetime.date) -> str:
    return literal(value.isoformat(), Term.DATE)


def integer(value: int) -> str:
    return literal(str(value), Term.INTEGER)


def decimal(value: float) -> str:
    """Canonical: six decimals at most, no trailing zeros, so that no store rewrites it."""
    return literal(f"{value:.6f}".rstrip("0").rstrip("."), Term.DECIMAL)
