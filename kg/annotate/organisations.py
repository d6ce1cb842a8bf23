"""Who every other name is: states, organisations, places; acronyms introduced in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.detect import PERSON, PLACE, Found
from kg.annotate.entities import Name, key
from kg.annotate.metonym import is_place
from kg.annotate.names import fold
from kg.model import Actor, actor_id

STATE = "State"


def link_names(cast: Cast, found: Iterable[Found]) -> None:
    """Mentions for states, organisations and places."""
    acronyms: dict[str, Actor] = {}
    for one in found:
        if one.kind in ("group", "thing") and not one.names:
            continue
        text = cast.doc[one.start:one.end].text
        if not one.names and key(text) in cast.gazetteer.body_nouns:
            continue  # "Defence Ministry": whose, the words around it tell
        actor, how = named(cast, one) if one.names else (acronyms.get(text) or unknown(cast, one, text), "name")
        if actor is None:
            continue
        cast.mention(one.start, one.end, actor, how)
        introduced = bracketed(cast, one)
        if introduced and introduced.isupper():
            acronyms[introduced] = actor


def named(cast: Cast, one: Found) -> tuple[Actor | None, str]:
    """The actor of a gazetteer name, and how the name names it."""
    name = choose(cast, one.names)
    if name.kind == "capital" and is_place(cast.doc[one.start:one.end]):
        return place(cast.doc[one.start:one.end].text), "place"
    if name.needs_context and one.kind == "":
        return None, ""
    kind = {"adjective": "demonym", "people": "demonym", "capital": "capital"}.get(name.kind, name.kind)
    return cast.known(name.entity), kind


def choose(cast: Cast, names: tuple[Name, ...]) -> Name:
    """Of several bearers of a name the one that existed at the date of the document, persons last."""
    day, entities = cast.document.date, cast.gazetteer.entities

    def rank(name: Name) -> tuple[bool, bool]:
        entity = entities[name.entity]
        gone = bool(day and (entity.valid_to and entity.valid_to < day or entity.valid_from and entity.valid_from > day))
        return gone, entity.actor.kind == PERSON

    return min(names, key=rank)


def unknown(cast: Cast, one: Found, text: str) -> Actor | None:
    """An actor that the gazetteer does not know, of the class its name tells."""
    for other in cast.actors.values():
        if fold(other.name) == fold(text):
            return other
    if one.kind == PLACE:
        return place(text)
    kind = one.kind or "Institution"
    return Actor(actor_id(kind, text), text, kind)


def place(text: str) -> Actor:
    return Actor(actor_id(PLACE, text), text, PLACE)


def bracketed(cast: Cast, one: Found) -> str:
    """The acronym in brackets behind a name."""
    doc, end = cast.doc, one.end
    return doc[end + 1].text if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" else ""


def head_noun(kind: str) -> frozenset[str]:
    return frozenset(word for word, role in cues.table("roles.tsv", "noun", "role").items() if role == kind)
