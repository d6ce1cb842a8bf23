"""Who a personal name is: full names first, then surnames, one node for every spelling."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.entities import Office, key
from kg.annotate.forms import Found, name_like
from kg.annotate.names import fold, parse, same_person
from kg.annotate.personal import begun, parts_of, sort_out, text_of
from kg.model import PERSON, STATE, Actor, actor_id

LEADING = cues.word_set("leading")
DEPUTY = cues.word_set("deputy")
ORGANISATION = "IntergovernmentalOrganisation"
FOREIGN_MINISTER = "foreign minister"


def link_persons(cast: Cast, found: Iterable[Found]) -> list[Found]:
    """Mentions for all personal names; the names that are none come back."""
    doc = cast.doc
    people, others = sort_out(cast, list(found))
    full: dict[str, str] = {}  # name as written → id
    for one in sorted(people, key=lambda f: -len(text_of(doc, f).split())):
        text = text_of(doc, one)
        if text not in full and (len(text.split()) > 1 or one.names):
            full[text] = identify(cast, one, text, full)
    for one in people:
        text = text_of(doc, one)
        actor = full.get(text) or by_part(cast, text, one, people, full)
        if actor:
            how = "name" if text in full else "surname"
            cast.mention(one.start, one.end, cast.actors[actor], how)
    link_surnames(cast, {i for one in (*people, *others) for i in range(one.start, one.end)})
    return others


def link_surnames(cast: Cast, taken: set[int]) -> None:
    """Famous surnames that the model overlooks: "Lavrov" on its own."""
    surnames = cast.gazetteer.surnames
    for token in cast.doc:
        if token.is_title and token.i not in taken and token.lower_ in surnames and stands_alone(token):
            bearer = in_power(cast, token.lower_)
            if bearer:
                cast.mention(token.i, token.i + 1, cast.actors[record(cast, bearer, token.text)], "surname")


def stands_alone(token: Token) -> bool:
    """A proper noun with no other name around it, no date, no title."""
    return name_like(token) and token.ent_type_ in ("", "PERSON") and token.dep_ != "compound" and not any(
        child.pos_ == "PROPN" and child.dep_ == "compound" for child in token.children)


def identify(cast: Cast, found: Found, text: str, full: dict[str, str]) -> str:
    """The id of a full name: one met before, one of the gazetteer, or a new one."""
    short = fold(text).replace("-", " ")
    for other, actor in full.items():
        if same_person(text, other) or (len(short.split()) > 1 and short in parts_of(other)):
            return actor
    known = [name.entity for name in found.names if cast.gazetteer.entities[name.entity].actor.kind == PERSON]
    candidates = known or namesakes(cast, text)
    return record(cast, candidates, text)


def record(cast: Cast, candidates: list[str], text: str) -> str:
    """Enters the likeliest of some known persons, or a new one, in the ledger."""
    known = cast.known(best_at_date(cast, candidates)) if candidates else None
    actor = known or Actor(actor_id(PERSON, text), text, PERSON)
    return cast.actors.setdefault(actor.id, actor).id


def namesakes(cast: Cast, text: str) -> list[str]:
    """Persons of the gazetteer whose name this may be another spelling of."""
    name = parse(text)
    surnames = cast.gazetteer.surnames
    keys = {" ".join(name.family), *name.family[-1:], *name.given[:1]}
    ids = [person for key in sorted(keys) for person in surnames.get(key, ())]
    return [i for i in dict.fromkeys(ids) if same_person(cast.gazetteer.entities[i].actor.name, text)]


def best_at_date(cast: Cast, persons: list[str]) -> str:
    """The one in office at the date of the document, else the one whose last term is nearest before it."""
    day = cast.document.date

    def rank(person: str) -> tuple[bool, int]:
        terms = cast.gazetteer.offices_of(person)
        last = max((t.start.toordinal() for t in begun(cast, person) if t.start), default=0)
        return not any(t.on(day) for t in terms), -last

    return min(persons, key=rank)


def by_part(cast: Cast, text: str, one: Found, people: list[Found], full: dict[str, str]) -> str | None:
    """A surname or given name alone: the full name of the document it is best part of, else one of the gazetteer."""
    wanted = fold(text).replace("-", " ").strip("'’ ")
    doc = cast.doc
    holders = [other for other in people if text_of(doc, other) in full and wanted in parts_of(text_of(doc, other))]
    if holders:
        best = min(holders, key=lambda other: claim_to(cast, wanted, text_of(doc, other), other.start, one.start))
        return full[text_of(doc, best)]
    full[text] = record(cast, famous(cast, wanted), text)
    return full[text]


def claim_to(cast: Cast, part: str, name: str, start: int, here: int) -> tuple[bool, bool, bool, int]:
    """Of several bearers: whose family name it is, who is named before, whom the gazetteer knows, who comes first."""
    actor = cast.gazetteer.entities.get(full_id(cast, name))
    words = fold(name).replace("-", " ").split()
    family = parse(name).family
    return part not in (" ".join(family), words[-1], *family), start > here, actor is None, start


def full_id(cast: Cast, name: str) -> str:
    return next((actor.id for actor in cast.actors.values() if same_person(actor.name, name)), "")


def famous(cast: Cast, surname: str) -> list[str]:
    """The one person whom a surname alone can mean: a leader in office at the time, else its only bearer, if a leader.

    Leaders are heads of state and government, foreign ministers and heads of international organisations.
    """
    bearers = [i for i in cast.gazetteer.surnames.get(surname, ()) if begun(cast, i)]
    led = [i for i in bearers if any(leads(cast, term) for term in begun(cast, i))]
    return in_power(cast, surname) or (led if len(bearers) == 1 else [])


def in_power(cast: Cast, surname: str) -> list[str]:
    """The one leader of this name who is in office at the date of the document."""
    day = cast.document.date
    bearers = cast.gazetteer.surnames.get(surname, ())
    found = [i for i in bearers if any(term.on(day) and leads(cast, term) for term in begun(cast, i))]
    return found if len(found) == 1 else []


def leads(cast: Cast, term: Office) -> bool:
    """Is it one of the offices whose holders news calls by the surname alone?"""
    title = key(term.title)
    of = cast.gazetteer.entities[term.of].actor.kind
    first = bool(LEADING & set(title.split())) and not DEPUTY & set(title.split())
    return of in (STATE, ORGANISATION) and (first or title in cast.gazetteer.titles[FOREIGN_MINISTER])
