"""What the form of words tells about a name: titles, particles, nouns that name organisations."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotate import cues
from kg.annotate.entities import Name
from kg.model import PERSON

UNKNOWN, THING, GROUP, MEDIA = "", "thing", "group", "MediaOrganisation"  # classes of names beside those of actors
PARTICLES = cues.word_set("particles")
JOINTS = cues.word_set("joints")
HYPHENS = frozenset("-‐‑–")
ADJECTIVES = frozenset(["adjective", "demonym", "people"])  # kinds of names that are words for a people


@dataclass(frozen=True)
class Found:
    """A name in the text: tokens start to end, its class as far as its form tells, the gazetteer names it may be."""

    start: int
    end: int
    kind: str
    names: tuple[Name, ...] = ()

    def __len__(self) -> int:
        return self.end - self.start


def office_noun(token: Token) -> bool:
    """ "minister", "senators"."""
    offices = cues.offices()
    return token.lower_ in offices or token.lower_.removesuffix("s") in offices


def title_word(token: Token) -> bool:
    """A word of an office title: "deputy", "foreign", "minister"."""
    return office_noun(token) or token.lower_ in cues.office_modifiers()


def only_title(doc: Doc, start: int, end: int, taken: frozenset[int] = frozenset()) -> bool:
    """Nothing but words of an office: "State" of "Secretary of State", "Indian External Affairs" before "Minister"."""
    return all(i in taken or title_word(doc[i]) for i in range(start, end))


def name_like(token: Token) -> bool:
    """A capitalised proper noun that is no title."""
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in cues.offices()


def capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ")


def head_class(doc: Doc, start: int, end: int) -> str:
    """The class that a word of a name tells: "Kyungnam University" an Institution, "Htoo" none."""
    heads = cues.organisations()
    known = [(i, heads[doc[i].lower_]) for i in range(start, end) if doc[i].lower_ in heads] if end - start > 1 else []
    if any(kind == MEDIA for _, kind in known):
        return MEDIA
    fitting = [kind for i, kind in known if doc[i].text[:1].isupper() or i == end - 1]
    return fitting[-1] if fitting else UNKNOWN


__all__ = ["ADJECTIVES", "GROUP", "HYPHENS", "JOINTS", "MEDIA", "PARTICLES", "PERSON", "THING", "UNKNOWN", "Found",
           "capital", "head_class", "name_like", "office_noun", "only_title", "title_word"]
