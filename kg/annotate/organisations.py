"""Who every other name is: states, organisations, places; acronyms introduced in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from kg.annotate import cues
from kg.annotate.bodies import describes
from kg.annotate.cast import Cast, PartFact
from kg.annotate.context import dateline_state, main_state
from kg.annotate.entities import Name, key
from kg.annotate.forms import ADJECTIVES, GROUP, THING, Found
from kg.annotate.metonym import is_place
from kg.annotate.names import fold
from kg.model import BODY, FORCE, PARTY, PERSON, PLACE, STATE, Actor, actor_id

ORGANS = frozenset([BODY, FORCE])


def link_names(cast: Cast, found: Iterable[Found]) -> None:
    """Mentions for states, organisations and places."""
    acronyms: dict[str, Actor] = {}
    for one in sorted(found, key=lambda f: not names_state(cast, f)):
        if one.kind in (GROUP, THING) and not one.names:
            continue
        text = cast.doc[one.start:one.end].text
        if not one.names and key(text) in cast.gazetteer.body_nouns:
            continue  # "Defence Ministry": whose, the words around it tell
        if not one.names and text.casefold().removesuffix("s") in cues.definites():
            continue  # "the two Koreas"
        actor, how = named(cast, one) if one.names else (acronyms.get(text) or unknown(cast, one, text), "name")
        if actor is None:
            continue
        if actor.kind == FORCE and cast.doc[one.end - 1].is_lower and describes(cast.doc[one.end - 1]):
            link_state_of(cast, one)
            continue
        span = cast.mention(one.start, one.end, actor, how)
        if actor.kind in ORGANS:
            link_owner(cast, one, span)
        introduced = bracketed(cast, one)
        if introduced and introduced.isupper():
            acronyms[introduced] = actor


def text_alone(cast: Cast, one: Found) -> str:
    """A name without its article."""
    return cast.doc[one.start:one.end].text.removeprefix("the ").removeprefix("The ")


def names_state(cast: Cast, one: Found) -> bool:
    return any(cast.gazetteer.entities[name.entity].actor.kind == STATE for name in one.names)


def link_owner(cast: Cast, one: Found, organ: Span) -> None:
    """The state in front of an organ's name: "U.S. Seventh Fleet"; not where the name only contains an adjective."""
    end, name = owner_in(cast, one)
    if name is None:
        return
    cast.belongs(organ.id_, name.entity)
    if name.kind not in ADJECTIVES or organ.label_ != FORCE or cast.doc[one.end - 1].is_lower:
        cast.mention(one.start, end, cast.known(name.entity), "name")
        cast.parts.append(PartFact(organ, name.entity, organ))


def link_state_of(cast: Cast, one: Found) -> None:
    """ "US military" in "US military personnel" names the state alone."""
    end, name = owner_in(cast, one)
    if name is not None:
        cast.mention(one.start, end, cast.known(name.entity), "name")


def owner_in(cast: Cast, one: Found) -> tuple[int, Name | None]:
    """The state that a longer name begins with, and where its own name ends."""
    for end in range(min(one.end - 1, one.start + 3), one.start, -1):
        for name in cast.gazetteer.by_name(cast.doc[one.start:end].text):
            if cast.gazetteer.entities[name.entity].actor.kind == STATE:
                return end, name
    return one.start, None


def named(cast: Cast, one: Found) -> tuple[Actor | None, str]:
    """The actor of a gazetteer name, and how the name names it."""
    name = choose(cast, one.names)
    if name.kind == "nickname" and name.needs_context:
        return met_last(cast, one), "nickname"
    if name.kind == "capital" and is_place(cast.doc[one.start:one.end]):
        return place(cast.doc[one.start:one.end].text), "place"
    region = cast.gazetteer.entities[name.entity].actor.kind == PLACE  # "the West" is nobody's short name
    if name.needs_context and not region and (whole := longer(cast, text_alone(cast, one))):
        return whole, "short"
    if name.needs_context and not supported(cast, one, name):
        return None, ""
    kind = {"adjective": "demonym", "people": "demonym", "capital": "capital"}.get(name.kind, name.kind)
    return cast.known(name.entity), kind


def supported(cast: Cast, one: Found, name: Name) -> bool:
    """Does the context bear out an ambiguous name? A capital unless spaCy sees a person, others if it sees a body."""
    labels = {cast.doc[i].ent_type_ for i in range(one.start, one.end)}
    actor = cast.gazetteer.entities[name.entity].actor
    if actor.kind == STATE:
        return "PERSON" not in labels or (name.kind == "name" and len(one) == 1)
    if any(met == name.entity for met in cast.actors):
        return True
    if text_alone(cast, one).casefold() in cues.organisations() and cast.state(actor) is None:
        return False  # "the Council"
    state = cast.state(actor)
    if state is not None and actor.kind in (*ORGANS, PARTY):
        return state in (main_state(cast), dateline_state(cast)) or state.id == sentence_state(cast, one)
    return bool(labels & {"ORG", "GPE", "NORP"})


def sentence_state(cast: Cast, one: Found) -> str:
    """The last state named before a name in its sentence."""
    sent = cast.sents[cast.sentence_of(one.start)]
    before = [span for span in cast.spans if span.label_ == STATE and sent.start <= span.start < one.start]
    return max(before, key=lambda s: s.start).id_ if before else ""


def met_last(cast: Cast, one: Found) -> Actor | None:
    """Of the bearers of a nickname such as "the North" the one named last, else the one whose people are named."""
    bearers = {name.entity for name in one.names}
    named = next((cast.actors[span.id_] for span in reversed(cast.spans) if span.id_ in bearers), None)
    behind = {state.id for actor in cast.actors.values() if (state := cast.state(actor)) and state.id in bearers}
    return named or (cast.known(behind.pop()) if len(behind) == 1 else None)


def choose(cast: Cast, names: tuple[Name, ...]) -> Name:
    """Of several bearers of a name the one that existed at the date of the document, persons last."""
    day, entities = cast.document.date, cast.gazetteer.entities

    def rank(name: Name) -> tuple[bool, bool]:
        entity = entities[name.entity]
        gone = day is not None and (entity.valid_to or day) < day
        unborn = day is not None and (entity.valid_from or day) > day
        return gone or unborn, entity.actor.kind == PERSON

    return min(names, key=rank)


def unknown(cast: Cast, one: Found, text: str) -> Actor | None:
    """An actor that the gazetteer does not know, of the class its name tells."""
    for other in cast.actors.values():
        if fold(other.name) == fold(text):
            return other
    whole = longer(cast, text)
    if whole is not None:
        return whole
    if one.kind == PLACE:
        return place(text)
    if text.casefold() in cues.organisations():
        return None  # "the Community"
    kind = one.kind or "Institution"
    return Actor(actor_id(kind, text), text, kind)


def longer(cast: Cast, text: str) -> Actor | None:
    """The organisation met before whose name the text is part of ("Tigers", "Hermitage")."""
    wanted = f" {words_of(text)} "
    spans = [s for s in cast.spans if s.label_ not in (STATE, PLACE, PERSON) and wanted in f" {words_of(s.text)} "]
    met = {span.id_ for span in spans}
    return cast.actors[met.pop()] if len(met) == 1 else None


def words_of(text: str) -> str:
    return fold(text).replace("-", " ")


def place(text: str) -> Actor:
    return Actor(actor_id(PLACE, text), text, PLACE)


def bracketed(cast: Cast, one: Found) -> str:
    """The acronym in brackets behind a name."""
    doc, end = cast.doc, one.end
    return doc[end + 1].text if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" else ""
