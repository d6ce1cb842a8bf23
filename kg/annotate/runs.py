"""Names told by the words in them or before them, whether or not the model finds them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.annotate import cues
from kg.annotate.forms import JOINTS, PARTICLES, THING, Found, capital, name_like, office_noun, title_word
from kg.annotate.ner import whole_person
from kg.model import FORCE, PERSON

OWNING = cues.word_set("owning")
WITH_OWNER = frozenset(["Company", FORCE])  # "Talisman Energy of Canada": the state is no part of the name
LONGEST = 5  # words of a personal name


def organisations(doc: Doc) -> Iterator[Found]:
    """Names told by a capitalised head noun: "Taegukgi League", "Ministry of State Security"."""
    heads = cues.organisations()
    for token in doc:
        if token.lower_ in heads and token.text[:1].isupper() and not token.is_upper and heads[token.lower_] != THING:
            start, end = begin(doc, token.i), finish(doc, token.i)
            if end == token.i + 1 and (start == token.i or heads[token.lower_] not in WITH_OWNER):
                end = behind_of(doc, end)
            if end - start > 1:
                yield Found(start, end, heads[token.lower_])


def begin(doc: Doc, at: int) -> int:
    """Where the capitalised words before a head noun begin."""
    start = at
    while start > doc[at].sent.start and part_of_name(doc, start - 1):
        start -= 1
    while start < at and (doc[start].lower_ in JOINTS or (doc[start].is_sent_start and not capital(doc[start]))):
        start += 1
    return start


def part_of_name(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.lower_ in cues.offices():
        return False
    if token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN", "VERB", "ADV"):
        return token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    if token.text in ("'s", "’s"):
        return doc[i - 1].lower_ in OWNING
    return token.text in ("&", "-", "'", "’") and i > 0 and doc[i - 1].text[:1].isupper()


def finish(doc: Doc, at: int) -> int:
    """Where the capitalised words behind a head noun end."""
    end = at + 1
    while end < len(doc) and capital(doc[end]) and doc[end].pos_ != "ADJ" and not title_word(doc[end]):
        end += 1
    return end


def behind_of(doc: Doc, end: int) -> int:
    """Where "of Foreign Affairs", "for the Peaceful Reunification of Korea" ends, if it belongs to the name."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for") or doc[end + 1].ent_type_ == PERSON.upper():
        return end
    at = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    while at < len(doc) and not title_word(doc[at]) and (capital(doc[at]) or joins_capitals(doc, at)):
        at, end = at + 1, at + 1
    return end


def joins_capitals(doc: Doc, i: int) -> bool:
    return doc[i].lower_ == "and" and i + 1 < len(doc) and capital(doc[i + 1])


def titled(doc: Doc, taken: frozenset[int]) -> Iterator[Found]:
    """Persons told by the title before them: "Vice Foreign Minister Choe Son Hui"."""
    for token in doc:
        inside = office_noun(token) and token.i + 1 < token.sent.end
        if inside and token.whitespace_ and not title_word(doc[token.i + 1]):
            start, end = whole_name(doc, token.i + 1, taken)
            if 0 < end - start <= LONGEST:
                yield Found(start, end, PERSON)


def whole_name(doc: Doc, start: int, taken: frozenset[int]) -> tuple[int, int]:
    """The name that begins at a token, as far as it is not a name of the gazetteer."""
    end = start
    while end < len(doc) and end not in taken and (name_like(doc[end]) or doc[end].lower_ in PARTICLES):
        end += 1
        if end < len(doc) and not doc[end - 1].whitespace_:
            return whole_person(doc, start, end)
    while end > start and doc[end - 1].lower_ in PARTICLES:
        end -= 1
    return start, end
