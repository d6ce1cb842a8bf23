"""Who holds which office of whom, as the text says: by title, by apposition, by verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from kg.annotate import cues
from kg.annotate.cast import PERSON, PLACE, Cast
from kg.annotate.owners import named_behind, owner_after, owner_before
from kg.annotate.titles import Title, titles
from kg.model import Actor

AGES = frozenset("CARDINAL DATE".split())
NAMED_AS = frozenset("appoint name elect nominate install make swear choose pick".split())
SERVED_AS = frozenset("serve resign work quit step retire act continue stay remain".split())
ARTICLES = frozenset("the a an".split())


@dataclass(frozen=True)
class Claim:
    """A title with its holder, and the actor it belongs to where the words next to it say so."""

    person: Span
    role: str  # the title as written
    kind: str  # by whose grace: "state", "body" or "rank"
    of: Actor | None  # may be a person, for his or her state
    noun: int  # the title's noun
    start: int
    end: int
    former: bool = False


def link_offices(cast: Cast, sent: Span) -> list[Claim]:
    """The offices of a sentence; holders named next to a title get a mention on the title phrase too."""
    claims = []
    for title in titles(cast, sent.start, sent.end):
        start, before = owner_before(cast, title)
        end, after = owner_after(cast, title)
        for person in holders(cast, title, start, end):
            behind, _ = named_behind(cast, person.end)
            of = before_or_after(title, before, after or (behind if person.start >= title.end else None))
            first, last = min(start, person.start), max(end, person.end)
            former = title.former or cast.doc[last:last + 2].text.startswith(("until", ", until"))
            claims.append(Claim(person, title.text, title.kind, of, title.noun.i, first, last, former))
            if title.noun.i not in cast.roots and not is_adjacent(title, person):
                cast.mention(start, end, cast.actors[person.id_], "title")
    return claims + [claim for token in sent if token.pos_ == "VERB" for claim in by_deed(cast, token)]


def is_adjacent(title: Title, person: Span) -> bool:
    return title.end <= person.start <= title.end + 1


def by_deed(cast: Cast, verb: Token) -> Iterator[Claim]:
    """ "who heads the group", "the Kurdish party led by X"."""
    role = cues.table("office_verbs.tsv", "verb", "title").get(verb.lemma_)
    if role is None:
        return
    ends = {child.dep_: child for child in verb.children}
    person, body = ends.get("nsubj"), ends.get("dobj")
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and "agent" in ends:
        person, body = next((c for c in ends["agent"].children if c.dep_ == "pobj"), None), verb.head
    if person is None or body is None:
        return
    holder, of = person_meant(cast, person), cast.over.get(body.i)
    if holder is not None and of is not None and of.label_ not in (PERSON, PLACE):
        first, last = min(holder.start, of.start), max(holder.end, of.end)
        yield Claim(holder, role, "body", cast.actors[of.id_], verb.i, first, last)


def person_meant(cast: Cast, token: Token) -> Span | None:
    """The mention of a person that a token is, or that it stands for as "who"."""
    if token.tag_ == "WP" and token.head.dep_ == "relcl":
        token = token.head.head
    span = cast.roots.get(token.i)
    return span if span is not None and span.label_ == PERSON else None


def before_or_after(title: Title, before: Actor | None, after: Actor | None) -> Actor | None:
    """ "the Russian head of the Wagner group" heads the group; "China's ambassador at the UN" is China's."""
    if before and after and title.kind == "body" and after.kind != "State":
        return after
    return before or after


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
