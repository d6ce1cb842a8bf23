"""Who holds an office: by the place of the name next to the title, or by the verb between them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.pronouns import antecedent
from kg.annotate.titles import Title
from kg.model import PERSON

NAMED_AS = cues.word_set("named as")
SERVED_AS = cues.word_set("served as")
LINKING = cues.word_set("linking")
BETWEEN = cues.word_set("between")
CLOSING = cues.word_set("closing")


def holders(cast: Cast, title: Title, start: int, end: int) -> list[Span]:
    """The persons who hold an office whose phrase, owner included, goes from start to end."""
    return adjacent(cast, title) or following(cast, title, end) or preceding(cast, title, start) or by_verb(cast, title)


def adjacent(cast: Cast, title: Title) -> list[Span]:
    """ "Foreign Minister Sergei Lavrov", "negotiators A and B"."""
    first = named_from(cast, title.end)
    if first is None or not title.noun.whitespace_:
        return []
    return coordinated(cast, first) if title.plural else [first]


def following(cast: Cast, title: Title, end: int) -> list[Span]:
    """ "the president of the European Commission, Romano Prodi", "their foreign ministers, A and B"."""
    if end + 1 >= len(cast.doc) or cast.doc[end].text != ",":
        return []
    person = named_from(cast, end + 1)
    if person is None or (person.root.dep_ in ("nsubj", "nsubjpass") and not closes(cast, person)):
        return []
    found = coordinated(cast, person) if title.plural else [person]
    return found if title.plural == (len(found) > 1) else []


def coordinated(cast: Cast, first: Span) -> list[Span]:
    """A person and those joined to the name by commas and "and"."""
    found, doc = [first], cast.doc
    while found[-1].end + 1 < len(doc) and doc[found[-1].end].lower_ in (",", "and"):
        more = named_from(cast, found[-1].end + 1 + (doc[found[-1].end + 1].lower_ == "and"))
        if more is None:
            break
        found.append(more)
    return found


def named_from(cast: Cast, at: int) -> Span | None:
    """The person whose name, further titles before it, begins at a token."""
    known = cues.offices()
    while at < len(cast.doc) and at not in cast.over and (cast.doc[at].lower_ in known or cast.doc[at].lower_ == "the"):
        at += 1
    span = cast.over.get(at)
    return span if span is not None and span.label_ == PERSON and span.start == at else None


def closes(cast: Cast, person: Span) -> bool:
    """Does a comma or a full stop follow the name?"""
    return person.end >= len(cast.doc) or cast.doc[person.end].text in CLOSING


def preceding(cast: Cast, title: Title, start: int) -> list[Span]:
    """ "Sergei Lavrov, 74, Russia's foreign minister"."""
    doc, at, floor = cast.doc, start, title.noun.sent.start
    while at - 1 > floor and (doc[at - 1].lower_ in BETWEEN or doc[at - 1].tag_ in ("JJ", "JJS", "RBS", "VBN", "RB")):
        at -= 1
    if at - 1 <= floor or doc[at - 1].text not in (",", "(", "—", "–") or title.noun.dep_ in ("nsubj", "nsubjpass"):
        return []
    aged = at - 4 > floor and doc[at - 2].like_num and doc[at - 3].text == ","
    before = cast.over.get(at - 4 if aged else at - 2)
    return [before] if before is not None and before.label_ == PERSON else []


def by_verb(cast: Cast, title: Title) -> list[Span]:
    """ "X is president of Y", "X served as", "X was appointed"."""
    noun, verb = title.noun, title.noun.head
    wanted: tuple[str, ...] = ()
    if noun.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        wanted = ("dobj", "nsubjpass") if verb.lemma_ in NAMED_AS else ("nsubj",) if verb.lemma_ in SERVED_AS else ()
    elif noun.dep_ in ("attr", "oprd") and verb.lemma_ in LINKING:
        wanted = ("nsubj", "nsubjpass")
    elif noun.dep_ in ("nsubj", "pobj") and noun.head.lemma_ == "be":
        wanted = ("attr",)  # "whose chairman is X"
    elif noun.dep_ == "oprd" and verb.lemma_ in NAMED_AS:
        wanted = ("nsubjpass", "dobj")
    found = [person_meant(cast, child) for child in verb.children if child.dep_ in wanted]
    return [span for span in found if span is not None]


def person_meant(cast: Cast, token: Token) -> Span | None:
    """The mention of a person that a token heads, or that it stands for as a pronoun."""
    if token.tag_ in ("WP", "PRP"):
        actor = antecedent(cast, token)
        return cast.mention(token.i, token.i + 1, actor, "pronoun") if actor and actor.kind == PERSON else None
    span = cast.roots.get(token.i)
    return span if span is not None and span.label_ == PERSON else None
