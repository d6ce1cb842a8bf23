"""Who holds which office of whom, as the sentences of a text claim: by title, by apposition, by verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.holders import holders, person_meant
from kg.annotate.owners import named_behind, owner_after, owner_before
from kg.annotate.titles import Title
from kg.model import PERSON, PLACE, STATE, Actor

Owner = tuple[int, Actor | None]  # where the phrase with the owner begins or ends, and who it is
REBELS = cues.word_set("rebels")
ENVOYS = cues.word_set("envoys")


@dataclass(frozen=True)
class Claim:
    """A title with its holder, and the actor it belongs to where the words next to it say so."""

    person: Span
    role: str  # the title as written
    kind: str  # by whose grace: "state", "body", "rank" or "member"
    of: Actor | None  # may be a person, for his or her state
    not_of: Actor | None  # the state an ambassador is sent to
    noun: int  # the title's noun
    start: int
    end: int
    former: bool = False
    open: bool = True  # may the context tell the state, if the words do not?


def link_offices(cast: Cast, sent: Span, titles: Sequence[Title]) -> list[Claim]:
    """The offices of a sentence with these titles; holders named next to one get a mention on the title phrase too."""
    claims = []
    for title in titles:
        start, before = owner_before(cast, title)
        end, after = owner_after(cast, title)
        for person in holders(cast, title, start, end):
            claims.append(claim(cast, title, person, (start, before), (end, after)))
            if title.noun.i not in cast.roots and person.start != title.end:
                cast.mention(start, end, cast.actors[person.id_], "title")
    claims += [found for token in sent if token.pos_ == "VERB" for found in by_deed(cast, token)]
    people = [span for span in cast.spans if span.label_ == PERSON and sent.start <= span.start < sent.end]
    return claims + [found for span in people for found in by_name(cast, span)]


def by_name(cast: Cast, person: Span) -> Iterator[Claim]:
    """A title that is part of the name: "King Hussein of Jordan"."""
    kind = cues.offices().get(person[0].lower_, "honorific")
    if len(person) > 1 and kind != "honorific":
        of = cast.at(person.end + 1) if cast.doc[person.end:person.end + 1].text == "of" else None
        state = of if of and of.kind == STATE else None
        yield Claim(person, person[0].text, kind, state, None, person.start, person.start, person.end)


def claim(cast: Cast, title: Title, person: Span, before: Owner, after: Owner) -> Claim:
    """What a title says of a person, given the owners named before and behind it."""
    of_phrase = person.start >= title.end and person.end < len(cast.doc) and cast.doc[person.end].lower_ == "of"
    behind, _ = named_behind(cast, person.end, title) if of_phrase else (None, 0)
    sent = sent_to(cast, title)
    of = before_or_after(title, before[1], after[1] or behind)
    of = None if of is not None and of.kind == STATE and of == sent else of
    first, last = min(before[0], person.start), max(after[0], person.end)
    former = title.former or cast.doc[last:last + 2].text.startswith(("until", ", until"))
    rebel = bool(REBELS & set(title.text.lower().split()))
    if rebel and of is not None and of.kind in (STATE, PERSON):
        of = None
    return Claim(person, title.text, title.kind, of, sent, title.noun.i, first, last, former,
                 not (rebel or title.plural or title.foreign or title.mirrors))


def before_or_after(title: Title, before: Actor | None, after: Actor | None) -> Actor | None:
    """ "the Russian head of the Wagner group" heads the group; "China's ambassador at the UN" is China's."""
    if before and after and title.kind == "body" and after.kind != STATE:
        return after
    return before or after


def sent_to(cast: Cast, title: Title) -> Actor | None:
    """The state behind "ambassador to", "envoy for"."""
    doc, end = cast.doc, title.end
    towards = ("to", "in", "for") if title.noun.lower_ in ENVOYS else ("to", "in")
    if end + 1 < len(doc) and doc[end].lower_ in towards:
        return cast.at(end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1)
    return None


def by_deed(cast: Cast, verb: Token) -> Iterator[Claim]:
    """ "who heads the group", "the Kurdish party led by X"."""
    role = cues.office_verbs().get(verb.lemma_)
    if role is None:
        return
    ends = {child.dep_: child for child in verb.children}
    person, body = ends.get("nsubj"), ends.get("dobj")
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and "agent" in ends:
        person, body = next((c for c in ends["agent"].children if c.dep_ == "pobj"), None), verb.head
    if person is None or body is None:
        return
    body = body.head if body.dep_ == "appos" else body  # "the Lake Front, a militia led by X"
    holder, of = person_meant(cast, person), cast.over.get(body.i)
    if holder is not None and of is not None and of.label_ not in (PERSON, PLACE):
        first, last = min(holder.start, of.start), max(holder.end, of.end)
        yield Claim(holder, role, "body", cast.actors[of.id_], None, verb.i, first, last)
