"""Where a text names something: gazetteer names, the entities spaCy finds after repair, and names told by their words.

The result is a list of `Found`, none overlapping: what the name may be, not yet who it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotate import cues
from kg.annotate.entities import Name
from kg.annotate.trie import Trie

PERSON, PLACE, UNKNOWN, MEDIA = "Person", "Place", "", "MediaOrganisation"
NER = {"PERSON": PERSON, "ORG": UNKNOWN, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": "group", "PRODUCT": "thing",
       "EVENT": "thing", "WORK_OF_ART": "thing", "LAW": "thing", "LANGUAGE": "thing"}
PARTICLES = frozenset("von van der den de da do dos del della di la le al el bin ibn ben abu ul ur af zu ter bint ould".split())
OWNING = frozenset("people lord women men children mother father king queen".split())
JOINTS = frozenset("of for the and & 's ' ’s - de la del du des en for".split())
HYPHENS = frozenset("-‐‑–")
AFFIXES = frozenset("based led backed born era style run owned brokered sponsored supported dominated controlled".split())


@dataclass(frozen=True)
class Found:
    """A name in the text: tokens start to end, its class as far as its form tells, the gazetteer names it may be."""

    start: int
    end: int
    kind: str
    names: tuple[Name, ...] = ()

    def __len__(self) -> int:
        return self.end - self.start


def detect(doc: Doc, trie: Trie) -> list[Found]:
    """All names of a document in text order."""
    known = [Found(start, end, "", names) for start, end, names in trie.find(doc) if names]
    taken = {i for found in known for i in range(found.start, found.end)}
    known = [k for k in known if not (only_title(doc, k.start, k.end, set()) and beside_title(doc, k))]
    named = [*entities(doc, taken), *organisations(doc), *titled(doc, taken)]
    return settle(known, [without_owner(doc, found, known) for found in named if not joins_two(doc, found, known)])


def beside_title(doc: Doc, found: Found) -> bool:
    """ "Foreign Affairs" in "Minister of Foreign Affairs"."""
    before = found.start > 1 and doc[found.start - 1].lower_ == "of" and office_noun(doc[found.start - 2])
    return before or (found.end < len(doc) and office_noun(doc[found.end]))


def joins_two(doc: Doc, found: Found, known: list[Found]) -> bool:
    """ "Amnesty International and Human Rights Watch" are two."""
    inside = [k for k in known if found.start <= k.start and k.end <= found.end]
    if inside and inside[0].start == found.start and doc[inside[0].end].lower_ == "of" and len(inside) > 1:
        return inside[0].end < found.end  # "Petrobras of Brazil"
    return len(inside) > 1 and any(doc[a.end].lower_ in ("and", ",", "&", "/") and b.start == a.end + 1 for a, b in zip(inside, inside[1:], strict=False))


def without_owner(doc: Doc, found: Found, known: list[Found]) -> Found:
    """Cuts a possessive from the front: "Taiwan's Defence Ministry"."""
    first = next((k for k in known if k.start == found.start and k.end + 1 < found.end), None)
    cut = found.kind != PERSON and first is not None and doc[first.end].tag_ == "POS"
    return replace(found, start=first.end + 1) if first and cut else found


def settle(known: list[Found], named: list[Found]) -> list[Found]:
    """Of overlapping names the longest stays, at equal length the one the gazetteer knows."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for one in sorted(known + named, key=rank):
        if taken.isdisjoint(range(one.start, one.end)):
            chosen.append(one)
            taken.update(range(one.start, one.end))
    return sorted(chosen, key=lambda f: f.start)


def rank(found: Found) -> tuple[int, bool, bool, bool, int]:
    return -len(found), not found.names, found.kind in ("thing", "group"), found.kind == UNKNOWN, found.start


def entities(doc: Doc, taken: set[int]) -> Iterator[Found]:
    """The entities of the statistical model, their known faults mended."""
    for ent in doc.ents:
        kind = NER.get(ent.label_)
        if kind is None:
            continue
        start, end = trim(doc, ent.start, ent.end)
        if kind in (PLACE, "group"):
            end = whole_compound(doc, start, end, taken)
        if kind in (UNKNOWN, PLACE) and ends_titled(doc, start, end):
            kind = PERSON
        if kind == PERSON and names_body(doc, start, end):
            kind = UNKNOWN
        if kind == PERSON:
            start, end = whole_person(doc, *bare_person(doc, start, end, taken))
            kind = "thing" if names_vessel(doc, start) else PERSON
        elif kind == UNKNOWN:
            kind = head_class(doc, start, end) or UNKNOWN
            while end - start > 1 and doc[end - 1].is_lower and doc[end - 1].lower_ in heads() and kind != "Institution":
                end -= 1  # "the FUNCINPEC party"
        if start < end and plausible(doc, start, end, kind) and not only_title(doc, start, end, taken):
            yield Found(start, end, kind)


def whole_compound(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Where a name ends that the model cut in two: "Tarja" + "Halonen"."""
    while end < len(doc) and start not in taken and end not in taken and doc[end - 1].dep_ == "compound" \
            and doc[end - 1].head.i >= end and name_like(doc[end]):
        end += 1
    return end


def names_body(doc: Doc, start: int, end: int) -> bool:
    """A body that the model takes for a person: "Committee for Foreign Liaison"."""
    return end - start > 1 and any(doc[i].lower_ in ("of", "for") for i in range(start, end)) and bool(head_class(doc, start, end))


def plausible(doc: Doc, start: int, end: int, kind: str) -> bool:
    """No headline in capitals, no common noun, no group of office holders ("Foreign Ministers of Australia")."""
    if kind == PERSON:
        return doc[start].text[:1].isupper() or doc[start].lower_ in PARTICLES
    if not any(doc[i].text[:1].isupper() or doc[i].is_digit for i in range(start, end)):
        return False
    if kind == UNKNOWN and any(office_noun(doc[i]) for i in range(start, end)):
        return False
    if end - start == 1:
        return not (doc[start].is_upper and len(doc[start]) > 5 and doc[start].is_sent_start)
    if all(doc[i].is_upper or not doc[i].is_alpha for i in range(start, end)) or any(doc[i].text == "|" for i in range(start, end)):
        return False
    return not doc[end - 1].is_lower or doc[end - 1].lower_ in heads()  # "Pacific nation"


def ends_titled(doc: Doc, start: int, end: int) -> bool:
    """Is it a title with a name behind it ("Chief Cabinet Secretary Yoshito Sengoku"), or a name behind a title?"""
    offices = cues.table("offices.tsv", "noun", "holder")
    inside = [i for i in range(start, end - 1) if doc[i].lower_ in offices]
    if inside:
        return doc[end - 1].pos_ == "PROPN" and doc[end - 1].lower_ not in heads() and doc[end - 1].lower_ not in offices and doc[inside[-1] + 1].lower_ not in JOINTS
    return start > 0 and doc[start - 1].lower_ in offices and doc[start - 1].whitespace_ != "" and not head_class(doc, start, end)


def names_vessel(doc: Doc, start: int) -> bool:
    """ "the carrier Nimitz" is no person."""
    return start > 0 and cues.table("roles.tsv", "noun", "role").get(doc[start - 1].lower_) == "force"


def only_title(doc: Doc, start: int, end: int, taken: set[int]) -> bool:
    """Nothing but the words of an office ("State" of "Secretary of State", "Indian External Affairs" before "Minister")."""
    offices, modifiers = cues.table("offices.tsv", "noun", "holder"), cues.words("office_modifiers.tsv", "word")
    return all(i in taken or doc[i].lower_ in offices or doc[i].lower_ in modifiers for i in range(start, end))


def heads() -> dict[str, str]:
    """Nouns that tell what a longer name names."""
    return cues.table("organisations.tsv", "head", "class")


def title_word(token: Token) -> bool:
    return office_noun(token) or token.lower_ in cues.words("office_modifiers.tsv", "word")


def office_noun(token: Token) -> bool:
    offices = cues.table("offices.tsv", "noun", "holder")
    return token.lower_ in offices or token.lower_.removesuffix("s") in offices


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive ending, quotes and hyphens at either end."""
    while start < end and (doc[start].lower_ in ("the", "a", "an", "'s", "’s") or doc[start].is_punct or doc[start].tag_ == "PRP$"):
        start += 1
    for i in range(start, end - 2):
        if doc[i].text in HYPHENS and doc[i + 1].lower_ in AFFIXES:
            start = i + 2
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct and doc[end - 1].text[-1] != "."):
        end -= 1
    return start, end


def bare_person(doc: Doc, start: int, end: int, taken: set[int]) -> tuple[int, int]:
    """Without titles and nationalities in front: "US President Joe Biden" → "Joe Biden"."""
    last = max((i for i in range(start, end - 1) if office_noun(doc[i]) or doc[i].tag_ == "POS"), default=-1)
    if last >= 0 and not (last + 1 < end and doc[last + 1].lower_ in JOINTS):
        start = last + 1
    while start < end - 1 and start in taken and not doc[start].is_title:
        start += 1
    return start, end


def whole_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """With the parts that the model cuts off: "Moon Jae" → "Moon Jae-in", "der Leyen" → "Ursula von der Leyen"."""
    while end + 1 < len(doc) and doc[end].text in HYPHENS and not doc[end].whitespace_ and not doc[end - 1].whitespace_ \
            and doc[end + 1].is_alpha and doc[end + 1].lower_ not in AFFIXES:
        end += 2
    while end < len(doc) and continues(doc[end - 1], doc[end]):
        end += 1
    while start > 1 and (doc[start].lower_ in PARTICLES or doc[start - 1].lower_ in PARTICLES) and (
            doc[start - 1].lower_ in PARTICLES or name_like(doc[start - 1])):
        start -= 1
    while start > 1 and name_like(doc[start - 1]) and doc[start - 1].dep_ == "compound" and doc[start - 1].ent_type_ in ("", "PERSON") \
            and start <= doc[start - 1].head.i < end and not title_word(doc[start - 1]):
        start -= 1
    while start > 1 and doc[start - 1].text in HYPHENS and name_like(doc[start - 2]) and not doc[start - 2].whitespace_:
        start -= 2
    return start, end


def continues(last: Token, after: Token) -> bool:
    """Does a name go on with the next token ("Aung San Suu" + "Kyi")?"""
    return name_like(after) and after.ent_type_ in ("", "PERSON") and last.whitespace_ != "" and (
        last.head == after or last.head == after.head or after.head == last) and last.dep_ in ("compound", "nmod", "flat")


def name_like(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.lower_ not in cues.table("offices.tsv", "noun", "holder")


def head_class(doc: Doc, start: int, end: int) -> str:
    """The class that a word of the name tells: "Kyungnam University" an Institution, "Htoo" none."""
    if end - start > 1:
        if any(heads().get(doc[i].lower_) == MEDIA for i in range(start, end)):
            return MEDIA
        for i in range(end - 1, start - 1, -1):
            if doc[i].lower_ in heads() and (doc[i].text[:1].isupper() or i == end - 1):
                return heads()[doc[i].lower_]
    return ""


def organisations(doc: Doc) -> Iterator[Found]:
    """Names told by a capitalised head noun: "Taegukgi League", "Ministry of State Security"."""
    for token in doc:
        if token.text[:1].isupper() and not token.is_upper and heads().get(token.lower_, "thing") != "thing":
            start, end = run(doc, token.i)
            if end - start > 1:
                yield Found(start, end, heads()[token.lower_])


def run(doc: Doc, at: int) -> tuple[int, int]:
    """The capitalised words around a head noun, and behind "of" or "for"."""
    start, end = at, at + 1
    while start > doc[at].sent.start and part_of_name(doc, start - 1):
        start -= 1
    while start < at and (doc[start].lower_ in JOINTS or doc[start].is_sent_start and doc[start].pos_ not in ("PROPN", "ADJ", "NOUN")):
        start += 1
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].pos_ in ("PROPN", "NOUN") and not title_word(doc[end]):
        end += 1
    goes_on = end + 1 < len(doc) and doc[end].lower_ in ("of", "for") and end == at + 1 and doc[end + 1].ent_type_ != "PERSON"
    if goes_on and (start == at or heads()[doc[at].lower_] not in ("Company", "MilitaryForce")):
        after = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        while after < len(doc) and not title_word(doc[after]) and (capital(doc[after]) or doc[after].lower_ == "and" and after + 1 < len(doc) and capital(doc[after + 1])):
            after, end = after + 1, after + 1
    return start, end


def capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in ("PROPN", "NOUN", "ADJ")


def part_of_name(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.lower_ in cues.table("offices.tsv", "noun", "holder"):
        return False
    if token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN", "VERB", "ADV"):
        return token.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    if token.text in ("'s", "’s"):
        return doc[i - 1].lower_ in OWNING
    return token.text in ("&", "-", "'", "’") and i > 0 and doc[i - 1].text[:1].isupper()


def titled(doc: Doc, taken: set[int]) -> Iterator[Found]:
    """Persons told by the title before them: "Vice Foreign Minister Choe Son Hui"."""
    for token in doc:
        if office_noun(token) and token.i + 1 < len(doc) and token.i + 1 not in taken and token.whitespace_:
            start = end = token.i + 1
            if title_word(doc[start]):
                continue
            while end < len(doc) and end not in taken and (name_like(doc[end]) or doc[end].lower_ in PARTICLES and end > start):
                end += 1
                if end < len(doc) and not doc[end - 1].whitespace_:
                    start, end = whole_person(doc, start, end)
                    break
            while end > start and doc[end - 1].lower_ in PARTICLES:
                end -= 1
            if 0 < end - start <= 5 and doc[start].sent == token.sent:
                yield Found(start, end, PERSON)
