"""What the project talks about: documents, actors, statements with evidence, and issues met on the way.

Everything here is frozen and free of behaviour beyond validation and stable ids, so that reading a document is a pure
function and every export is a view of the same records (the contract calls them statement records).
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "hypothetical", "historical"]
POLARITIES: tuple[str, ...] = get_args(Polarity)
MODALITIES: tuple[str, ...] = get_args(Modality)
STATE, PERSON, PLACE = "State", "Person", "Place"  # the classes of actors that code treats each in its own way,
PARTY, BODY, FORCE = "PoliticalParty", "GovernmentBody", "MilitaryForce"  # see ontology/core.ttl
NAMING = frozenset({"name", "surname", "short", "acronym", "nickname", "body"})  # ways of linking by name


class KgError(Exception):
    """Something the user can mend; its text is one line: what was given, where, and what would be accepted."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read or used, and that the user must hear of: never silently lost."""

    where: str  # file, file:line, or document id
    problem: str


@dataclass(frozen=True, slots=True)
class Document:
    """One news text after cleaning. Evidence offsets count characters of `text`."""

    id: str
    text: str
    date: datetime.date | None = None  # of publication
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    dateline: str | None = None  # "SEOUL" of "SEOUL — …", which is cut from the text


@dataclass(frozen=True, slots=True)
class Actor:
    """One real-world actor, or a Place. `affiliation` is the id of its State or body, `aliases` its other names."""

    id: str
    name: str
    kind: str  # an actor class of ontology/core.ttl, such as "State"
    wikidata: str | None = None
    iso3: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days."""

    start: datetime.date
    end: datetime.date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"interval starts on {self.start} and ends before, on {self.end}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence a statement was read in: `text` is document.text[start:end]."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One relation between two actors, read at one place of one document. Ends of symmetric types are in id order."""

    type: str  # a relation type of ontology/core.ttl, such as "SANCTION"
    source: Actor
    target: Actor
    evidence: Evidence
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    date: Interval | None = None
    place: str | None = None
    attribution: Actor | None = None  # whose claim it is
    role: str | None = None  # office title, for HOLDS_OFFICE
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.polarity not in POLARITIES:
            raise ValueError(f"polarity {self.polarity!r}, expected one of {', '.join(POLARITIES)}")
        if self.modality not in MODALITIES:
            raise ValueError(f"modality {self.modality!r}, expected one of {', '.join(MODALITIES)}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence!r}, expected 0 to 1")

    @property
    def id(self) -> str:
        """Hash of document, evidence span, type, source and target: the same on every machine and in any order."""
        place = self.evidence
        return digest(place.document, str(place.start), str(place.end), self.type, self.source.id, self.target.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a document means an actor: `text` is document.text[start:end]; `how` it was linked ("name" …)."""

    actor: str
    start: int
    end: int
    text: str
    how: str = "name"

    @property
    def naming(self) -> bool:
        """Whether the words are a name of the actor, rather than a pronoun, a role or its people's adjective."""
        return self.how in NAMING


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: the result of the pure function from Document to statements."""

    document: Document
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits (64 bits of SHA-256) of the parts, safe against parts running together."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(name: str) -> str:
    """A lower-case ASCII form of a name where it has one ("Kim Jong-un" → "kim-jong-un"), for ids and file names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def actor_id(kind: str, name: str, wikidata: str | None = None) -> str:
    """The QID where known, else class and slug: "Q423", "Person/zhao-lijian"."""
    return wikidata or f"{kind}/{slug(name)}"
