"""Which names are personal: by the parts of full names, by given names, appositions and the verbs around them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.annotate.entities import Office, key
from kg.annotate.forms import ADJECTIVES, GROUP, HYPHENS, PARTICLES, THING, UNKNOWN, Found, office_noun
from kg.annotate.metonym import LOCATIVE
from kg.annotate.names import canonical_given, fold
from kg.model import PERSON, PLACE

WAYS = cues.word_set("ways")
SPEECH = cues.word_set("speech")
SITES = cues.word_set("sites")
PEOPLES = cues.word_set("peoples in compounds")
APPOSITION = 6  # tokens in which an apposition names its office


def text_of(doc: Doc, found: Found) -> str:
    return doc[found.start:found.end].text


def sort_out(cast: Cast, found: list[Found]) -> tuple[list[Found], list[Found]]:
    """Personal names, and the others with the class that the context tells."""
    full = [text_of(cast.doc, f) for f in found if len(f) > 1 and (f.kind == PERSON or is_known_person(cast, f))]
    parts = {part for text in full for part in parts_of(text) - {fold(text)}}
    told = [one if one.names else replace(one, kind=kind_of(cast, one, parts)) for one in found]
    people = [one for one in told if one.kind == PERSON or is_known_person(cast, one)]
    return people, [one for one in told if one not in people]


def kind_of(cast: Cast, one: Found, parts: set[str]) -> str:
    """The class of a name that the gazetteer lacks. `parts` are those of the full personal names of the document."""
    form = impersonal(cast, one)
    if form and one.kind in (PERSON, PLACE):
        return form if one.kind == PERSON else PLACE
    part = fold(text_of(cast.doc, one)).replace("-", " ") in parts
    if not form and one.kind in (PLACE, UNKNOWN, GROUP, THING) and (part or looks_personal(cast, one)):
        return PERSON
    if one.kind in (PERSON, UNKNOWN) and not part and located(cast, one):
        return PLACE
    bearers = cast.gazetteer.surnames.get(key(text_of(cast.doc, one)), ()) if one.kind == UNKNOWN else ()
    if any(begun(cast, person) for person in bearers):
        return PERSON  # "Trump"
    return THING if not part and modifies_thing(cast, one) else one.kind


def impersonal(cast: Cast, one: Found) -> str:
    """What a name is whose form no person has: "Mandela Airport", "L-39s", "Franco-African"; else nothing."""
    words = cast.doc[one.start:one.end]
    if words[-1].lower_ in SITES and len(one) > 1:
        return PLACE
    if any(char.isdigit() for char in words.text):
        return THING
    peoples = len(one) == 3 and words[1].text in HYPHENS and (words[0].lower_ in PEOPLES or is_adjective(cast, words))
    return THING if peoples else UNKNOWN


def is_adjective(cast: Cast, words: Span) -> bool:
    return any(name.kind in ADJECTIVES for name in cast.gazetteer.by_name(words[-1].text))


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
        phrase = doc[one.end + 1:one.end + 1 + APPOSITION]
        return any(token.lower_ in offices for token in takewhile(not_comma, phrase))
    floor = cast.sents[cast.sentence_of(one.start)].start
    if one.start - 3 > floor and doc[one.start - 1].text == "," and doc[one.end:one.end + 1].text in (",", "."):
        return any(token.lower_ in offices for token in doc[max(floor, one.start - APPOSITION):one.start - 1])
    return False


def not_comma(token: Token) -> bool:
    return token.text != ","


def located(cast: Cast, one: Found) -> bool:
    """ "at Kajo Keji", "from Raga", whatever the model takes it for; news gives persons their full names."""
    words = cast.doc[one.start:one.end]
    titled = one.start > 0 and office_noun(cast.doc[one.start - 1])
    if words.root.dep_ != "pobj" or titled or key(words.root.text) in cast.gazetteer.surnames:
        return False
    preposition = words.root.head.lower_
    if len(one) == 1:
        return preposition in LOCATIVE or (one.kind == PERSON and preposition in WAYS)
    return one.kind == PERSON and preposition in LOCATIVE and key(words[0].text) not in cast.index.first_names


def modifies_thing(cast: Cast, one: Found) -> bool:
    """ "the Oreshnik missile": one unknown word in front of a common noun names no actor."""
    token = cast.doc[one.start]
    if len(one) > 1 or one.kind not in (PERSON, UNKNOWN) or token.is_upper:
        return False
    if key(token.text) in cast.gazetteer.surnames:
        return False
    return token.dep_ in ("compound", "amod", "nmod") and token.head.pos_ == "NOUN"


def begun(cast: Cast, person: str) -> list[Office]:
    """The terms of a person that had begun by the date of the document."""
    day = cast.document.date
    return [t for t in cast.gazetteer.offices_of(person) if day is None or t.start is None or t.start <= day]


def is_known_person(cast: Cast, found: Found) -> bool:
    entities = cast.gazetteer.entities
    return bool(found.names) and entities[found.names[0].entity].actor.kind == PERSON


def parts_of(text: str) -> set[str]:
    """The words and endings of a full name by which a text may come back to it: "bin Salman", never "Salman"."""
    words = fold(text).replace("-", " ").split()
    alone = {word for i, word in enumerate(words) if i == 0 or words[i - 1] not in ("bin", "ibn", "bint", "ould")}
    return {" ".join(words[i:]) for i in range(len(words) - 1)} | alone | {canonical_given(words[0])}
