"""Who a personal name is: full names first, then surnames, one node for every spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotate import cues
from kg.annotate.cast import PERSON, PLACE, Cast
from kg.annotate.forms import GROUP, HYPHENS, PARTICLES, THING, UNKNOWN, Found, office_noun
from kg.annotate.entities import key
from kg.annotate.metonym import LOCATIVE
from kg.annotate.names import canonical_given, fold, parse, same_person
from kg.model import Actor, actor_id

WAYS = cues.word_set("ways")
SPEECH = cues.word_set("speech")


def text_of(doc: Doc, found: Found) -> str:
    return doc[found.start:found.end].text


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
    return others


def sort_out(cast: Cast, found: list[Found]) -> tuple[list[Found], list[Found]]:
    """Personal names and others. Part of a full name is a person whatever its label; a lone name "in" which is a place."""
    people = [f for f in found if f.kind == PERSON or is_known_person(cast, f)]
    parts = {part for f in people if len(f) > 1 for part in parts_of(text_of(cast.doc, f)) - {fold(text_of(cast.doc, f))}}
    chosen: list[Found] = []
    others: list[Found] = []
    for one in found:
        text = fold(text_of(cast.doc, one)).replace("-", " ")
        if (not one.names and one.kind in (PLACE, UNKNOWN, GROUP, THING) and text in parts) or (not one.names and one.kind in (PLACE, UNKNOWN, THING, GROUP) and looks_personal(cast, one)):
            chosen.append(replace(one, kind=PERSON))
        elif one.kind in (PERSON, UNKNOWN) and not one.names and text not in parts and located(cast, one):
            others.append(replace(one, kind=PLACE))
        elif not one.names and text not in parts and modifies_thing(cast, one):
            others.append(replace(one, kind=THING))
        else:
            (chosen if one.kind == PERSON or is_known_person(cast, one) else others).append(one)
    return chosen, others


def looks_personal(cast: Cast, one: Found) -> bool:
    """Two or three capitalised words that a given name begins, or that stand next to an office title."""
    words = [cast.doc[i] for i in range(one.start, one.end) if cast.doc[i].text not in HYPHENS]
    if not 2 <= len(words) <= 4 or not all(word.text[:1].isupper() or word.lower_ in PARTICLES for word in words):
        return False
    if any((word.is_upper and len(word) > 2) or (not word.is_alpha and "." not in word.text) for word in words):
        return False
    return key(words[0].text) in cast.index.first_names or in_apposition(cast, one) or acts_as_person(cast, one)


def acts_as_person(cast: Cast, one: Found) -> bool:
    """Joined to a person by "and", or the subject of speech."""
    root = cast.doc[one.start:one.end].root
    if root.dep_ == "conj" and root.head.ent_type_ == "PERSON":
        return True
    if one.kind == GROUP:  # a people has one word
        return all(cast.doc[i].tag_ == "NNP" for i in range(one.start, one.end)) and root.dep_ != "compound"
    return root.dep_ == "nsubj" and root.head.lemma_ in SPEECH and one.kind == PLACE


def in_apposition(cast: Cast, one: Found) -> bool:
    """ "the prime minister, Costas Simitis", "Doina Ciubotaru, a lawyer"."""
    doc, offices = cast.doc, cues.offices()
    if one.end + 4 < len(doc) and doc[one.end].text == "," and doc[one.end + 1].tag_ in ("DT", "PRP$", "CD"):
        phrase = doc[one.end + 1:one.end + 7]
        return any(token.lower_ in offices for token in phrase if token.i < next((t.i for t in phrase if t.text == ","), phrase.end))
    sent = cast.sents[cast.sentence_of(one.start)]
    if one.start - 3 > sent.start and doc[one.start - 1].text == "," and one.end < len(doc) and doc[one.end].text in ",.":
        return any(token.lower_ in offices for token in doc[max(sent.start, one.start - 6):one.start - 1])
    return False


def located(cast: Cast, one: Found) -> bool:
    """ "at Kajo Keji", "from Raga", whatever the model takes it for; news gives persons their full names."""
    root = cast.doc[one.start:one.end].root
    if root.dep_ != "pobj" or key(root.text) in cast.gazetteer.surnames or (one.start and office_noun(cast.doc[one.start - 1])):
        return False
    if len(one) == 1:
        return root.head.lower_ in LOCATIVE or (one.kind == PERSON and root.head.lower_ in WAYS)
    return one.kind == PERSON and root.head.lower_ in LOCATIVE and key(cast.doc[one.start].text) not in cast.index.first_names


def modifies_thing(cast: Cast, one: Found) -> bool:
    """ "the Oreshnik missile": one unknown word in front of a common noun names no actor."""
    token = cast.doc[one.start]
    return len(one) == 1 and one.kind in (PERSON, UNKNOWN) and not token.is_upper and token.dep_ in ("compound", "amod", "nmod") \
        and token.head.pos_ == "NOUN" and key(token.text) not in cast.gazetteer.surnames


def is_known_person(cast: Cast, found: Found) -> bool:
    entities = cast.gazetteer.entities
    return bool(found.names) and entities[found.names[0].entity].actor.kind == PERSON


def identify(cast: Cast, found: Found, text: str, full: dict[str, str]) -> str:
    """The id of a full name: one met before, one of the gazetteer, or a new one."""
    short = fold(text).replace("-", " ")
    for other, actor in full.items():
        if same_person(text, other) or (len(short.split()) > 1 and short in parts_of(other)):
            return actor
    known = [name.entity for name in found.names if cast.gazetteer.entities[name.entity].actor.kind == PERSON]
    candidates = known or namesakes(cast, text)
    if candidates:
        actor_ = cast.known(best_at_date(cast, candidates))
    else:
        actor_ = Actor(actor_id(PERSON, text), text, PERSON)
    cast.actors.setdefault(actor_.id, actor_)
    return actor_.id


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
        begun = [t for t in terms if day is None or t.start is None or t.start <= day]
        last = max((t.start.toordinal() for t in begun if t.start), default=0)
        return not any(t.on(day) for t in terms), -last

    return min(persons, key=rank)


def by_part(cast: Cast, text: str, one: Found, people: list[Found], full: dict[str, str]) -> str | None:
    """A surname or given name alone: the nearest earlier full name it is part of, else a later one, else the gazetteer."""
    wanted = fold(text).replace("-", " ").strip("'’ ")
    doc = cast.doc
    holders = [other for other in people if text_of(doc, other) in full and wanted in parts_of(text_of(doc, other))]
    if holders:
        best = min(holders, key=lambda other: claim_to(cast, wanted, text_of(doc, other), other.start, one.start))
        return full[text_of(doc, best)]
    known = [i for i in cast.gazetteer.surnames.get(wanted, ()) if in_office_before(cast, i)]
    if known:
        actor = cast.known(best_at_date(cast, known))
    else:
        actor = Actor(actor_id(PERSON, text), text, PERSON)
    cast.actors.setdefault(actor.id, actor)
    full[text] = actor.id
    return actor.id


def claim_to(cast: Cast, part: str, name: str, start: int, here: int) -> tuple[bool, bool, bool, int]:
    """Of several bearers: whose family name it is, who is named before, whom the gazetteer knows, who comes first."""
    actor = cast.gazetteer.entities.get(full_id(cast, name))
    words = fold(name).replace("-", " ").split()
    family = parse(name).family
    return part not in (" ".join(family), words[-1], *family), start > here, actor is None, start


def full_id(cast: Cast, name: str) -> str:
    return next((actor.id for actor in cast.actors.values() if same_person(actor.name, name)), "")


def in_office_before(cast: Cast, person: str) -> bool:
    day = cast.document.date
    terms = cast.gazetteer.offices_of(person)
    return any(day is None or t.start is None or t.start <= day for t in terms)


def parts_of(text: str) -> set[str]:
    """The words and endings of a full name by which a text may come back to it: "bin Salman", never "Salman"."""
    words = fold(text).replace("-", " ").split()
    alone = {word for i, word in enumerate(words) if i == 0 or words[i - 1] not in ("bin", "ibn", "bint", "ould")}
    return {" ".join(words[i:]) for i in range(len(words) - 1)} | alone | {canonical_given(words[0])}
