"""To whom an office belongs: the actor that the words in front of a title or behind it name."""

from __future__ import annotations

from kg.annotate.cast import PERSON, PLACE, Cast
from kg.annotate.pronouns import antecedent
from kg.annotate.titles import OF, Title
from kg.model import Actor, actor_id

LOOSE = frozenset("former late new then ex ousted deposed current outgoing - ‐ ' \" “ ”".split())
REACH = 6  # tokens behind "of"


def owner_before(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named in front of a title ("Japan's", "Chinese", "its"), and where that phrase begins."""
    doc, floor, at = cast.doc, title.noun.sent.start, title.start
    while at > floor and (doc[at - 1].lower_ in LOOSE or doc[at - 1].like_num or doc[at - 1].tag_ == "JJ" and at - 1 not in cast.over):
        at -= 1
    at -= at > floor and doc[at - 1].tag_ == "POS"
    if at <= floor:
        return title.start, None
    span = cast.over.get(at - 1) or cast.roots.get(at - 1)
    if span is not None and span.end == at and (span.label_ != PLACE or doc[at].tag_ == "POS"):
        return span.start, as_owner(cast, cast.actors[span.id_], title)
    if doc[at - 1].tag_ in ("PRP$", "WP$"):
        actor = antecedent(cast, doc[at - 1], strict=False)
        return at - 1, as_owner(cast, actor, title) if actor else None
    return title.start, None


def owner_after(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named behind a title ("president of the European Commission"), and where that phrase ends."""
    actor, end = named_behind(cast, title.end, title)
    return end, actor


def named_behind(cast: Cast, at: int, title: Title) -> tuple[Actor | None, int]:
    """The actor of the phrase "of …", "at …" that begins at a token, and where it ends; a place after it belongs to it."""
    doc = cast.doc
    if at + 1 >= len(doc) or doc[at].lower_ not in OF:
        return None, at
    for i in range(at + 1, min(at + REACH, len(doc))):
        span = cast.over.get(i) or cast.roots.get(i)
        if span is not None:
            end = span.end
            if end + 1 < len(doc) and doc[end].lower_ == "in" and end + 1 in cast.over:
                end = cast.over[end + 1].end
            return as_owner(cast, cast.actors[span.id_], title), end
        if doc[i].pos_ in ("VERB", "PUNCT", "PRON", "AUX"):
            break
    return None, at


def as_owner(cast: Cast, actor: Actor, title: Title) -> Actor | None:
    """A place that has governors or presidents is a local government; other officers it has none."""
    if actor.kind != PLACE:
        return actor
    if title.kind != "state":
        return None
    local = Actor(actor_id("GovernmentBody", actor.name), actor.name, "GovernmentBody")
    return cast.actors.setdefault(local.id, local)


def state_or_body(cast: Cast, actor: Actor | None) -> Actor | None:
    """The owner itself; for a person ("Mr Putin's spokesman") his or her state or organisation."""
    if actor is None or actor.kind != PERSON:
        return actor
    person = cast.actors[actor.id]
    return cast.state(person) or cast.find(person.affiliation or "")
