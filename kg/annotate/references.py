"""Persons by their office alone: "the Japanese prime minister", "the US president"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.cast import Cast
from kg.annotate.entities import Office, key
from kg.annotate.offices import Claim
from kg.annotate.owners import owner_after, owner_before, state_or_body
from kg.annotate.titles import Title
from kg.model import PERSON, Actor


def link_references(cast: Cast, titles: Sequence[Title], claims: Sequence[Claim]) -> list[Claim]:
    """An office without a name next to it means its holder: named in the document, else known to the gazetteer.

    Of a holder whose name the document has, it is a claim too.
    """
    found = []
    taken = {claim.noun for claim in claims}
    for title in titles:
        if title.noun.i in taken or title.kind != "state" or title.noun.tag_ in ("NNS", "NNPS"):
            continue
        start, before = owner_before(cast, title)
        end, after = owner_after(cast, title)
        whose = before or after
        again = come_back(cast, title, claims) if whose is None else None
        if again is not None:
            cast.mention(title.start, title.end, again, "office")
        owner = cast.state(whose)
        if whose is None or owner is None or not definite(cast, start, before is not None):
            continue
        person = holder(cast, title, owner, claims)
        if person is not None:
            named = any(span.id_ == person.id for span in cast.spans)
            span = cast.mention(start, end, person, "office")
            if named and whose.kind != PERSON:
                found.append(Claim(span, title.text, title.kind, owner, None, title.noun.i, start, end, title.former))
    return found


def come_back(cast: Cast, title: Title, claims: Sequence[Claim]) -> Actor | None:
    """ "the minister": the person whom the document called so last, else the only one in such an office."""
    if title.start == 0 or cast.doc[title.start - 1].lower_ != "the":
        return None
    noun = title.noun.lower_
    called = (cast.actors[c.person.id_] for c in reversed(claims) if c.role.lower().split()[-1] == noun)
    return next(called, None) or only_holder(cast, title)


def only_holder(cast: Cast, title: Title) -> Actor | None:
    """The one person named so far who holds the office at the date of the document, as the gazetteer knows."""
    named = {span.id_ for span in cast.spans if span.label_ == PERSON and span.start < title.start}
    names = titles_of(cast, title)
    able = sorted(i for i in named if any(key(term.title) in names for term in serving(cast, i)))
    return cast.actors[able[0]] if len(able) == 1 and not title.former else None


def serving(cast: Cast, person: str) -> list[Office]:
    return [term for term in cast.gazetteer.offices_of(person) if term.on(cast.document.date)]


def titles_of(cast: Cast, title: Title) -> frozenset[str]:
    """A title and its synonyms, as keys."""
    return cast.gazetteer.titles.get(key(title.text), frozenset()) | {key(title.text)}


def definite(cast: Cast, start: int, owned: bool) -> bool:
    """ "the president of France", "France's president"; not "a former French president"."""
    article = cast.doc[start - 1].lower_ if start else ""
    return article == "the" or (owned and article not in ("a", "an", "another"))


def holder(cast: Cast, title: Title, owner: Actor, claims: Sequence[Claim]) -> Actor | None:
    """Who holds the office of a state."""
    names = titles_of(cast, title)
    for claim in reversed(claims):
        of = state_or_body(cast, claim.of) or cast.find(cast.actors[claim.person.id_].affiliation or "")
        if of and of.id == owner.id and key(claim.role) in names:
            return cast.actors[claim.person.id_]
    if title.former:
        return None
    terms = {office.person for office in cast.gazetteer.holders(owner.id, title.text, cast.document.date)}
    return cast.known(min(terms)) if len(terms) == 1 else None
