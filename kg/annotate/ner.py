"""The entities of the statistical model with their known faults mended: cut names, titles and possessives inside,
persons taken for places and peoples, ships and headlines taken for persons and bodies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotate import cues
from kg.annotate.forms import (
    GROUP,
    HYPHENS,
    JOINTS,
    PARTICLES,
    THING,
    UNKNOWN,
    Found,
    head_class,
    name_like,
    office_noun,
    only_title,
    title_word,
)
from kg.model import PERSON, PLACE

KINDS = {"PERSON": PERSON, "ORG": UNKNOWN, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": GROUP, "PRODUCT": THING,
         "EVENT": THING, "WORK_OF_ART": THING, "LAW": THING, "LANGUAGE": THING}
AFFIXES = cues.word_set("affixes")
ARTICLES = cues.word_set("articles")
LONG_ACRONYM = 5  # letters; a longer word in capitals at the start of a sentence is a headline


def entities(doc: Doc, taken: frozenset[int]) -> Iterator[Found]:
    """What the model finds, mended; `taken` are tokens in names of the gazetteer."""
    for ent in doc.ents:
        if ent.label_ in KINDS:
            found = mend(doc, *trim(doc, ent.start, ent.end), KINDS[ent.label_], taken)
            if found and plausible(doc, found) and not only_title(doc, found.start, found.end, taken):
                yield found


def mend(doc: Doc, start: int, end: int, kind: str, taken: frozenset[int]) -> Found:
    """The whole name of one entity, and its class."""
    if kind in (PLACE, GROUP):
        end = whole_compound(doc, start, end, taken)
    if kind in (UNKNOWN, PLACE) and ends_titled(doc, start, end):
        kind = PERSON
    if kind == PERSON and names_body(doc, start, end):
        kind = UNKNOWN
    if kind == PERSON:
        return Found(*whole_person(doc, *bare_person(doc, start, end, taken)), PERSON)
    if kind == UNKNOWN:
        kind = head_class(doc, start, end)
        end = without_noun(doc, start, end, kind)
    return Found(start, end, kind)


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive ending, quotes and hyphens at either end; without "US-led" in front."""
    while start < end and (doc[start].lower_ in ARTICLES or doc[start].is_punct or doc[start].tag_ in ("PRP$", "_SP")):
        start += 1
    end = next((i for i in range(start, end) if doc[i].is_space), end)
    for i in range(start, end - 2):
        if doc[i].text in HYPHENS and doc[i + 1].lower_ in AFFIXES:
            start = i + 2
    while start < end and (doc[end - 1].tag_ == "POS" or (doc[end - 1].is_punct and doc[end - 1].text[-1] != ".")):
        end -= 1
    return start, end


def without_noun(doc: Doc, start: int, end: int, kind: str) -> int:
    """Where a name ends that a common noun follows: "the FUNCINPEC party"; "Cama hospital" keeps it."""
    nouns = cues.organisations() if kind != "Institution" else {}
    while end - start > 1 and doc[end - 1].is_lower and doc[end - 1].lower_ in nouns:
        end -= 1
    return end


def whole_compound(doc: Doc, start: int, end: int, taken: frozenset[int]) -> int:
    """Where a name ends that the model cut in two: "Tarja" + "Halonen"."""
    free = start not in taken
    while free and end < len(doc) and end not in taken and name_like(doc[end]) and joined(doc[end - 1], end):
        end += 1
    return end


def joined(token: Token, end: int) -> bool:
    """Is a word compounded with one at or behind `end`?"""
    return token.dep_ == "compound" and token.head.i >= end


def names_body(doc: Doc, start: int, end: int) -> bool:
    """A body that the model takes for a person: "Committee for Foreign Liaison"."""
    return any(doc[i].lower_ in ("of", "for") for i in range(start, end)) and head_class(doc, start, end) != UNKNOWN


def plausible(doc: Doc, found: Found) -> bool:
    """No headline in capitals, no common noun, no ship, no office holders ("Foreign Ministers of Australia")."""
    words = doc[found.start:found.end]
    if not len(words) or found.kind == PERSON:
        return bool(len(words)) and is_name(words[0]) and not names_vessel(doc, found.start)
    if not any(word.text[:1].isupper() or word.is_digit for word in words):
        return False
    if found.kind == UNKNOWN and (words[0].lower_ == "government" or any(office_noun(word) for word in words)):
        return False
    if len(words) == 1:
        return not (words[0].is_upper and len(words[0]) > LONG_ACRONYM and words[0].is_sent_start)
    if all(word.is_upper or not word.is_alpha for word in words) or "|" in words.text:
        return False
    return not words[-1].is_lower or words[-1].lower_ in cues.organisations()  # "Pacific nation"


def is_name(word: Token) -> bool:
    return word.text[:1].isupper() or word.lower_ in PARTICLES


def names_vessel(doc: Doc, start: int) -> bool:
    """ "the carrier Nimitz"."""
    return start > 0 and cues.roles().get(doc[start - 1].lower_) == "force"


def ends_titled(doc: Doc, start: int, end: int) -> bool:
    """Is it a title with a name behind it ("Chief Cabinet Secretary Yoshito Sengoku"), or a name behind a title?"""
    titles = [i for i in range(start, end - 1) if doc[i].lower_ in cues.offices()]
    if titles:
        noun = doc[end - 1].lower_ in cues.organisations() or doc[titles[-1] + 1].lower_ in JOINTS
        return name_like(doc[end - 1]) and not noun
    if start == 0 or head_class(doc, start, end):
        return False
    return doc[start - 1].lower_ in cues.offices() and doc[start - 1].whitespace_ != ""


def bare_person(doc: Doc, start: int, end: int, taken: frozenset[int]) -> tuple[int, int]:
    """Without titles and nationalities in front: "US President Joe Biden" → "Joe Biden"."""
    last = max((i for i in range(start, end - 1) if office_noun(doc[i]) or doc[i].tag_ == "POS"), default=-1)
    if last >= 0 and doc[last + 1].lower_ not in JOINTS:
        start = last + 1
    while start < end - 1 and start in taken and not doc[start].is_title:
        start += 1
    return start, end


def whole_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """With the parts that the model cuts off: "Moon Jae" → "Moon Jae-in", "der Leyen" → "Ursula von der Leyen"."""
    while end + 1 < len(doc) and hyphenated(doc, end) and doc[end + 1].is_alpha and doc[end + 1].lower_ not in AFFIXES:
        end += 2
    while end < len(doc) and continues(doc[end - 1], doc[end]):
        end += 1
    while start > 1 and (begins_earlier(doc, start) or leads_in(doc[start - 1], start, end)):
        start -= 1
    while start > 1 and hyphenated(doc, start - 1) and name_like(doc[start - 2]):
        start -= 2
    return start, end


def hyphenated(doc: Doc, i: int) -> bool:
    """Is token i a hyphen with no space on either side?"""
    return doc[i].text in HYPHENS and not doc[i].whitespace_ and not doc[i - 1].whitespace_


def continues(last: Token, after: Token) -> bool:
    """Does a name go on with the next token ("Aung San Suu" + "Kyi")?"""
    related = after in (last.head, last.head.head) or last.head == after.head or after.head == last
    return (related and name_like(after) and after.ent_type_ in ("", "PERSON") and last.whitespace_ != ""
            and last.dep_ in ("compound", "nmod", "flat"))


def begins_earlier(doc: Doc, start: int) -> bool:
    """Does a particle belong to the name, or a name to the particle ("Ursula" + "von")?"""
    before = doc[start - 1]
    return before.lower_ in PARTICLES or (doc[start].lower_ in PARTICLES and name_like(before))


def leads_in(before: Token, start: int, end: int) -> bool:
    """Is the word in front a given name of the person?"""
    return (name_like(before) and before.dep_ == "compound" and before.ent_type_ in ("", "PERSON")
            and start <= before.head.i < end and not title_word(before))
