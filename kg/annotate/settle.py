"""Office facts of a document: every title finds the state or organisation it belongs to, or stays open."""

from __future__ import annotations

from kg.annotate import cues
from kg.annotate.cast import DESCRIPTIONS, Cast, OfficeFact
from kg.annotate.context import dateline_state, main_state
from kg.annotate.entities import key
from kg.annotate.offices import REBELS, Claim
from kg.annotate.owners import state_or_body
from kg.model import BODY, PARTY, STATE, Actor

HIGH = cues.word_set("high")
OFFICERS = cues.word_set("officers")
LEGISLATORS = cues.word_set("legislators")
FORCES = cues.word_set("forces")


def settle_offices(cast: Cast, claims: list[Claim]) -> None:
    """Titles that name no body take it from other mentions of the person, the gazetteer or the context."""
    for claim in claims:
        of = stated(cast, claim)
        if of is not None:
            cast.belongs(claim.person.id_, of.id)
    for claim in claims:
        of = stated(cast, claim) or behind(cast, claim)
        inferred = of is None
        of = commanded(cast, claim, of or about(cast, claim))
        words = cast.doc[claim.start:claim.end]
        if of is None:
            cast.open_offices.setdefault((claim.person.id_, words.sent.start), claim.role)
        elif of.id != claim.person.id_ and (claim.kind != "member" or of.kind == BODY):
            cast.actors.setdefault(of.id, of)
            cast.belongs(claim.person.id_, of.id)
            former = claim.former or ended(cast, claim)
            cast.offices.append(OfficeFact(claim.person, claim.role, of.id, words, former, inferred, not claim.former))


def stated(cast: Cast, claim: Claim) -> Actor | None:
    """The body named next to the title; a lawmaker's party is not the body he or she sits in."""
    of = state_or_body(cast, claim.of)
    if of is not None and not named_in(cast, claim, of):
        of = served(cast, claim, of)
    if of and of.kind == STATE and claim.kind == "body" and not OFFICERS & set(claim.role.lower().split()):
        return None  # a Kenyan nurse
    if of and of.kind == PARTY and claim.role.split()[-1].lower() in LEGISLATORS:
        return cast.state(of)
    return of


def commanded(cast: Cast, claim: Claim, of: Actor | None) -> Actor | None:
    """The force of a state that a title names: "army chief", "military spokesman"; else the owner as it is."""
    words = claim.role.lower().split()
    force = next((word for word in words if word in FORCES), None)
    if force is None or of is None or of.kind != STATE or not OFFICERS.intersection(words):
        return of
    body = cast.gazetteer.body(of.id, force)
    return cast.find(body.actor.id) or body.actor if body else of


def ended(cast: Cast, claim: Claim) -> bool:
    """Does the gazetteer know that the office was no longer held at the date of the document?"""
    day = cast.document.date
    terms = cast.gazetteer.offices_of(claim.person.id_)
    titles = cast.gazetteer.titles.get(key(claim.role), frozenset()) | {key(claim.role)}
    same = [term for term in terms if key(term.title) in titles] or terms
    return day is not None and bool(same) and all(term.end is not None and term.end < day for term in same)


def named_in(cast: Cast, claim: Claim, actor: Actor) -> bool:
    """Do the words of a claim name the actor, rather than point at it ("its", "the Foreign Ministry")?"""
    inside = (span for span in cast.spans if claim.start <= span.start < claim.end and span.id_ == actor.id)
    owned = {part.part.start for part in cast.parts}
    return any(span._.how not in DESCRIPTIONS and (span._.how != "body" or span.start in owned) for span in inside)


def served(cast: Cast, claim: Claim, pointed: Actor) -> Actor | None:
    """Whom a known person serves at the date of the document, where the words point at another state or its organ."""
    known = cast.find(cast.gazetteer.affiliation(claim.person.id_, cast.document.date) or "")
    state = cast.state(pointed)
    if known is None or state is None or pointed.id in {t.of for t in cast.gazetteer.offices_of(claim.person.id_)}:
        return pointed
    own = cast.state(known)
    return pointed if own == state else own or known


def behind(cast: Cast, claim: Claim) -> Actor | None:
    """The actor behind a bare title: known of the person, or told by the title."""
    person, words = cast.actors[claim.person.id_], set(claim.role.lower().split())
    if claim.kind == "rank":
        return None
    if person.affiliation:
        of = cast.find(person.affiliation)
        private = words & REBELS or (claim.kind == "body" and not words & OFFICERS)  # a rebel leader, a student
        if of is not None and of.kind == STATE and private:
            return None
        return cast.state(of) or of if claim.kind == "state" else of
    told = by_title(cast, claim.role) if unowned(claim) else None
    return told if told != claim.not_of else None


def about(cast: Cast, claim: Claim) -> Actor | None:
    """The state a document is about, for the title of one whose state nothing else tells."""
    if not unowned(claim) or cast.actors[claim.person.id_].affiliation:
        return None
    state = dateline_state(cast) or main_state(cast)
    return state if state != claim.not_of else None


def unowned(claim: Claim) -> bool:
    """Is it a high office of a state, without a word on which?"""
    high = HIGH & set(claim.role.lower().replace("-", " ").split())
    return claim.kind == "state" and claim.of is None and claim.open and bool(high)


def by_title(cast: Cast, title: str) -> Actor | None:
    """The state that alone has an office of this name ("Secretary of State"), if the text mentions it."""
    owners = cast.index.title_owners.get(key(title), frozenset()) if " " in title else frozenset()
    return cast.actors.get(min(owners)) if len(owners) == 1 else None
