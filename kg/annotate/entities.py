"""What the gazetteer knows of actors: names, validity, offices, memberships; and the form names are compared in."""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Actor

_PUNCTUATION = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", ".": "", "’": "'", "‘": "'", "`": "'"})
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"})

KINDS = ("name", "short", "acronym", "demonym", "adjective", "people", "capital", "seat", "nickname", "spelling")


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor with what only the gazetteer knows: validity of states and bodies, gender and family name of persons."""

    actor: Actor
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    gender: str | None = None  # "m" or "f"
    family: str | None = None  # the name news uses alone: "Xi", "Putin", "von der Leyen"


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an actor's name. `needs_context`: it also means something else, so do not link it unprompted."""

    text: str
    entity: str
    kind: str  # one of KINDS
    case_sensitive: bool = False
    needs_context: bool = False

    def fits(self, written: str) -> bool:
        """Whether a text in `plain` form can be this name: one with a capital never begins in lower case."""
        own = plain(self.text)
        if self.case_sensitive:
            return written == own
        lower = _first(written).islower() and _first(own).isupper()
        return written.casefold() == own.casefold() and not lower


@dataclass(frozen=True, slots=True)
class Office:
    """Who held which office of which state or organisation. None as an end: still held, as far as we know."""

    person: str
    title: str
    of: str
    start: datetime.date | None
    end: datetime.date | None
    source: str

    def on(self, day: datetime.date | None) -> bool:
        """Whether the term covers the day; None asks for the present holder."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of an organisation, with the years it was one where known."""

    organisation: str
    member: str
    start: datetime.date | None
    end: datetime.date | None
    source: str


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """A name without accents and dots, hyphens as blanks, straight apostrophes: "Kim Jong-un" → "Kim Jong un"."""
    if not text.isascii():
        text = text.translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.translate(_PUNCTUATION).split())


def key(text: str) -> str:
    """The form names are compared in, whatever their case: "U.S." → "us"."""
    return plain(text).casefold()


def _first(name: str) -> str:
    """The first letter of a name, after its article."""
    return name[4:5] if name[:4].casefold() == "the " else name[:1]
