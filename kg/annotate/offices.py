"""Who holds which office of whom, as the text says: by title, by apposition, by verb."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.annotate.cast import PERSON, PLACE, Cast, OfficeFact
from kg.annotate.pronouns import HE, IT, RELATIVE, THEY, antecedent
from kg.annotate.titles import OF, Title, titles
from kg.model import Actor

AGES = frozenset("CARDINAL DATE".split())
NAMED_AS = frozenset("appoint name elect nominate install make swear choose pick".split())
SERVED_AS = frozenset("serve resign work quit step retire act continue stay remain".split())
ARTICLES = frozenset("the a an".split())


@dataclass(frozen=True)
class Claim:
    """A title with its holder, and the actor it belongs to where the words next to it say so."""

    title: Title
    person: Span
    of: Actor | None
    start: int
    end: int


def link_offices(cast: Cast, sent: Span) -> list[Claim]:
    """The offices of a sentence; holders named next to a title get a mention on the title phrase too."""
    claims = []
    for title in titles(cast, sent.start, sent.end):
        start, before = owner_before(cast, title)
        end, after = owner_after(cast, title)
        for person in holders(cast, title, start, end):
            claims.append(Claim(title, person, before_or_after(title, before, after), min(start, person.start), max(end, person.end)))
            if not title.start - 1 <= person.start <= title.end and title.noun.i not in cast.roots:
                cast.mention(start, end, cast.actors[person.id_], "title")
    return claims


def before_or_after(title: Title, before: Actor | None, after: Actor | None) -> Actor | None:
    """ "the Russian head of the Wagner group" heads the group; "China's ambassador at the UN" is China's."""
    if before and after and title.kind == "body" and after.kind != "State":
        return after
    return before or after


def owner_before(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named in front of a title, and where that phrase begins."""
    doc, at = cast.doc, title.start
    while at > title.noun.sent.start and (doc[at - 1].lower_ in ("former", "late", "new", "then", "ex", "ousted", "deposed", "current", "outgoing")
                                          or doc[at - 1].text in "-‐'\"“” " or doc[at - 1].like_num):
        at -= 1
    if at > title.noun.sent.start and doc[at - 1].tag_ == "POS":
        at -= 1
    span = cast.over.get(at - 1)
    if span is not None and span.end == at and at > title.noun.sent.start:
        actor = cast.actors[span.id_]
        owner = cast.state(actor) if actor.kind == PERSON else actor
        return span.start, owner if owner and owner.kind != PLACE else None
    before = doc[at - 1] if at > title.noun.sent.start else None
    if before is not None and (before.tag_ == "PRP$" or before.tag_ == "WP$"):
        actor = antecedent(cast, before)
        return at - 1, cast.state(actor) if actor and actor.kind == PERSON else actor
    return at, None


def owner_after(cast: Cast, title: Title) -> tuple[int, Actor | None]:
    """The actor named behind a title ("president of the European Commission"), and where that phrase ends."""
    doc, at = cast.doc, title.end
    if at + 1 >= len(doc) or doc[at].lower_ not in OF:
        return title.end, None
    for i in range(at + 1, min(at + 6, len(doc))):
        span = cast.over.get(i)
        if span is not None:
            actor = cast.actors[span.id_]
            return span.end, cast.state(actor) if actor.kind == PERSON else None if actor.kind == PLACE else actor
        if doc[i].pos_ in ("VERB", "PUNCT", "PRON", "AUX"):
            break
    return title.end, None


def holders(cast: Cast, title: Title, start: int, end: int) -> list[Span]:
    """The persons who hold an office, by the place of their names or by the verb between."""
    return (adjacent(cast, title) or following(cast, title, end) or preceding(cast, title, start) or by_verb(cast, title))


def person_at(cast: Cast, i: int) -> Span | None:
    """The person whose name begins at a token."""
    span = cast.over.get(i)
    return span if span is not None and span.label_ == PERSON and span.start == i else None


def adjacent(cast: Cast, title: Title) -> list[Span]:
    """ "Foreign Minister Sergei Lavrov", "negotiators A and B", "the foreign minister, Mr Lavrov"."""
    doc, at = cast.doc, title.end
    while at < len(doc) and (doc[at].lower_ in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen.", "general", "sir", "sheikh", "ustadz")):
        at += 1
    first = person_at(cast, at)
    if first is None or not title.noun.whitespace_:
        return []
    found = [first]
    while title.noun.tag_ in ("NNS", "NNPS") and found[-1].end < len(doc) and doc[found[-1].end].lower_ in (",", "and"):
        more = person_at(cast, found[-1].end + 1) or person_at(cast, found[-1].end + 2)
        if more is None:
            break
        found.append(more)
    return found


def following(cast: Cast, title: Title, end: int) -> list[Span]:
    """ "the president of the European Commission, Romano Prodi"."""
    doc = cast.doc
    if end + 1 >= len(doc) or doc[end].text != "," or title.noun.tag_ in ("NNS", "NNPS"):
        return []
    at = end + 1
    while at < len(doc) - 1 and doc[at].lower_ in ("mr", "mr.", "mrs", "ms", "ms.", "gen.", "general", "dr", "sir"):
        at += 1
    person = person_at(cast, at)
    if person is None or person.root.dep_ in ("nsubj", "nsubjpass") and not closes(cast, person):
        return []
    return [person]


def closes(cast: Cast, person: Span) -> bool:
    """Does a comma or a full stop follow the name?"""
    return person.end >= len(cast.doc) or cast.doc[person.end].text in (",", ".", ";", ")", "—", "–", "-", ":")


def preceding(cast: Cast, title: Title, start: int) -> list[Span]:
    """ "Sergei Lavrov, 74, Russia's foreign minister"."""
    doc, at = cast.doc, start
    while at - 1 > title.noun.sent.start and (doc[at - 1].lower_ in ARTICLES or doc[at - 1].tag_ in ("JJ", "JJS", "RBS", "VBN", "RB") or
                                              doc[at - 1].lower_ in ("and", "current", "now") and doc[at - 2].text == ","):
        at -= 1
    if at - 1 <= title.noun.sent.start or doc[at - 1].text not in (",", "(", "—", "–"):
        return []
    before = cast.over.get(at - 2)
    if before is None and at > 4 and doc[at - 2].like_num and doc[at - 3].text == ",":
        before = cast.over.get(at - 4)
    if before is None or before.label_ != PERSON or before.end < at - 4 or title.noun.dep_ in ("nsubj", "nsubjpass"):
        return []
    return [before]


def by_verb(cast: Cast, title: Title) -> list[Span]:
    """ "X is president of Y", "X served as", "X was appointed"."""
    noun, verb = title.noun, title.noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        wanted = ("dobj", "nsubjpass") if verb.lemma_ in NAMED_AS else ("nsubj",) if verb.lemma_ in SERVED_AS else ()
    elif noun.dep_ in ("attr", "oprd") and verb.lemma_ in (*NAMED_AS, "be", "become", "remain"):
        wanted = ("nsubj", "nsubjpass") if noun.dep_ == "attr" or verb.lemma_ in ("be", "become", "remain") else ("nsubjpass", "dobj")
    else:
        return []
    found = [cast.roots[child.i] for child in verb.children if child.dep_ in wanted and child.i in cast.roots]
    return [span for span in found if span.label_ == PERSON]


def settle_offices(cast: Cast, claims: list[Claim]) -> None:
    """Office facts of a document: titles without a body get one from other mentions, the gazetteer or the context."""
    for claim in claims:
        if claim.of is not None:
            cast.belongs(claim.person.id_, claim.of.id)
    for claim in claims:
        of = claim.of or behind(cast, claim)
        if of is not None and of.id != claim.person.id_:
            cast.actors.setdefault(of.id, of)
            cast.belongs(claim.person.id_, of.id)
            span = cast.doc[claim.start:claim.end]
            cast.offices.append(OfficeFact(claim.person, claim.title.text, of.id, span, claim.title.former or until(claim)))


def behind(cast: Cast, claim: Claim) -> Actor | None:
    """The actor behind a bare title."""
    person = cast.actors[claim.person.id_]
    if person.affiliation:
        return cast.find(person.affiliation)
    if claim.title.kind != "state":
        return None
    return nearest_state(cast, claim)


def nearest_state(cast: Cast, claim: Claim) -> Actor | None:
    """The last state mentioned before a bare title, by name or metonym."""
    before = [span for span in cast.spans if span.end <= claim.start and span.label_ == "State"]
    return cast.actors[max(before, key=lambda s: s.start).id_] if before else None


def until(claim: Claim) -> bool:
    doc = claim.title.noun.doc
    return any(doc[i].lower_ == "until" for i in range(claim.end, min(claim.end + 2, len(doc))))


def possessive(token: Token) -> bool:
    return token.lower_ in HE.keys() | IT | THEY | RELATIVE
