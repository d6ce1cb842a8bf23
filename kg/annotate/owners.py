"""To whom an office belongs: the actor that the words in front of a title or behind it name."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.pronouns import antecedent, search
from kg.annotate.titles import OF, Title
from kg.model import BODY, PERSON, PLACE, STATE, Actor, actor_id

LOOSE = cues.word_set("loose")  # may stand between an owner and the title
BUSINESS = cues.word_set("business")
SERVANTS = cues.word_set("servants")
REACH = 6  # tokens behind "of"


def owner_before(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named in front of a title ("Japan's", "Chinese", "its"), and where that phrase begins."""
    doc, floor, at = cast.doc, title.noun.sent.start, title.start
    while at > floor and at - 1 not in cast.over and (doc[at - 1].lower_ in LOOSE or doc[at - 1].tag_ in ("CD", "JJ")):
        at -= 1
    at -= at > floor and doc[at - 1].tag_ == "POS"
    if at <= floor:
        return title.start, None
    span = cast.over.get(at - 1) or cast.roots.get(at - 1)
    if span is not None and span.end == at and (span.label_ != PLACE or doc[at].tag_ == "POS"):
        return span.start, as_owner(cast, cast.actors[span.id_], title)
    if doc[at - 1].tag_ in ("PRP$", "WP$"):
        return at - 1, as_owner(cast, possessor(cast, doc[at - 1], title), title)
    if doc[at].tag_ == "POS" and doc[at - 1].pos_ == "NOUN" and at - 2 >= floor and doc[at - 2].lower_ == "the":
        return at - 2, last_body(cast, at - 2)
    return title.start, None


def possessor(cast: Cast, pronoun: Token, title: Title) -> Actor | None:
    """Whose: a firm or group where states have no such officers ("its owner"); nobody's own counterpart."""
    if title.mirrors:
        return None
    if title.noun.lower_ in BUSINESS and pronoun.lower_ == "its":
        return search(cast, pronoun, is_group, strict=False)
    return antecedent(cast, pronoun, strict=False)


def is_group(span: Span) -> bool:
    return span.label_ not in (PERSON, PLACE, STATE, BODY)


def last_body(cast: Cast, before: int) -> Actor | None:
    """The organisation named last, for "the charity's chairman"."""
    floor = cast.sents[max(cast.sentence_of(before) - 2, 0)].start
    met = [span for span in cast.spans if floor <= span.start < before and span.label_ not in (PERSON, PLACE, STATE)]
    return cast.actors[max(met, key=lambda s: s.start).id_] if met else None


def owner_after(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named behind a title ("president of the European Commission"), and where that phrase ends."""
    actor, end = named_behind(cast, title.end, title)
    return end, actor


def named_behind(cast: Cast, at: int, title: Title) -> tuple[Actor | None, int]:
    """The actor of the phrase "of …", "at …" that begins at a token, and where it ends, a place behind it included."""
    doc = cast.doc
    if at + 1 >= len(doc) or doc[at].lower_ not in OF | {"in"}:
        return None, at
    for i in range(at + 1, min(at + REACH, len(doc))):
        span = cast.over.get(i) or cast.roots.get(i)
        if span is not None:
            end = span.end
            if end + 1 < len(doc) and doc[end].lower_ == "in" and end + 1 in cast.over:
                end = cast.over[end + 1].end
            if doc[at].lower_ == "in" and span.label_ in (STATE, PLACE):
                return None, end
            return as_owner(cast, cast.actors[span.id_], title), end
        if doc[i].pos_ in ("VERB", "PUNCT", "PRON", "AUX"):
            break
    return None, at


def as_owner(cast: Cast, actor: Actor | None, title: Title) -> Actor | None:
    """A place with governors is a local government; a person has spokesmen and aides, no lawyers in office."""
    if actor is None or (actor.kind == PERSON and title.kind == "body" and title.noun.lower_ not in SERVANTS):
        return None
    if actor.kind != PLACE:
        return actor
    if title.kind != "state":
        return None
    local = Actor(actor_id(BODY, actor.name), actor.name, BODY)
    return cast.actors.setdefault(local.id, local)


def state_or_body(cast: Cast, actor: Actor | None) -> Actor | None:
    """The owner itself; for a person ("Mr Putin's spokesman") his or her state or organisation."""
    if actor is None or actor.kind != PERSON:
        return actor
    person = cast.actors[actor.id]
    return cast.state(person) or cast.find(person.affiliation or "")
