"""Office titles in a text: "Vice Foreign Minister", "former head of mission", "spokesman"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import Cast
from kg.model import PERSON

FORMER = cues.word_set("former")
HYPHENS = frozenset("-‐‑–")
MIRRORS = cues.word_set("mirrors")
TAILS = cues.word_set("tails")
PUBLIC = cues.word_set("public")
OF = cues.word_set("of")


@dataclass(frozen=True)
class Title:
    """An office named in the text: its tokens, its noun, and whose such offices are (see cues.offices)."""

    start: int
    end: int
    noun: Token
    kind: str
    former: bool

    @property
    def plural(self) -> bool:
        return self.noun.tag_ in ("NNS", "NNPS")

    @property
    def mirrors(self) -> bool:
        """Is it an office like somebody else's, of another state ("his Chinese counterpart")?"""
        return self.noun.lower_ in MIRRORS

    @property
    def foreign(self) -> bool:
        """Does the title hold the name of a people or place that is no state ("Chechen president")?"""
        start = max(self.start - 1, self.noun.sent.start)
        return any(token.ent_type_ in ("NORP", "GPE", "LOC") for token in self.noun.doc[start:self.noun.i])

    @property
    def text(self) -> str:
        return self.noun.doc[self.start:self.end].text


def titles(cast: Cast, sent: Span) -> list[Title]:
    """All titles of a sentence, in text order."""
    found: list[Title] = []
    for token in sent:
        title = read_title(cast, token)
        if title and found and title.start <= found[-1].noun.i and title.start < found[-1].end:
            found[-1] = title  # "Prime Minister" within "Deputy Prime Minister"
        elif title and (not found or token.i >= found[-1].end):
            found.append(title)
    return found


def read_title(cast: Cast, noun: Token) -> Title | None:
    """The title whose noun is a token, if it is an office and no part of a name."""
    kind = cues.offices().get(singular(noun))
    if noun.lower_ == "number" and noun.i > 0 and noun.nbor(-1).lower_ == "opposite":
        kind = "state"
    if kind is None or kind == "honorific" or (noun.i in cast.over and cast.over[noun.i]._.how != "role"):
        return None
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    start, former = begin(cast, noun)
    end = finish(cast, noun)
    if kind == "body" and PUBLIC & {token.lower_ for token in noun.doc[start:end]}:
        kind = "state"
    return Title(start, end, noun, kind, former or noun.lower_.startswith("predecessor"))


def singular(noun: Token) -> str:
    word = noun.lower_
    return word if word in cues.offices() else word.removesuffix("s")


def begin(cast: Cast, noun: Token) -> tuple[int, bool]:
    """Where the title begins, its adjectives included, and whether one of them says that it is over."""
    doc, start, at, former = cast.doc, noun.i, noun.i, False
    while at > noun.sent.start and at - 1 not in cast.over:
        word = doc[at - 1]
        if word.lower_ in FORMER:
            former = True
        elif word.text in HYPHENS and at - 1 > noun.sent.start and not word.whitespace_:
            pass
        elif modifies(word, noun):
            start = at - 1
        else:
            break
        at -= 1
    return start, former


def modifies(word: Token, noun: Token) -> bool:
    if word.lower_ in cues.office_modifiers():
        return word.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "ADV")
    if word.tag_ in ("NN", "JJ", "NNP") and not word.is_sent_start:
        return word.head == noun or word.head.head == noun or (word.head == noun.head and word.dep_ == "compound")
    return False


def finish(cast: Cast, noun: Token) -> int:
    """Where the title ends: behind "of State", "of foreign affairs", "general"."""
    doc, end = cast.doc, noun.i + 1
    if end < len(doc) and doc[end].lower_ in TAILS and noun.whitespace_:
        end += 1
    if end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].lower_ in TAILS:
        end += 2
    if end + 1 < len(doc) and doc[end].lower_ == "of":
        after = end + 1
        while after < len(doc) and after not in cast.over and inside(doc[after]):
            after += 1
        end = last_noun(cast, end, after)
    return end


def last_noun(cast: Cast, start: int, end: int) -> int:
    """Where a phrase from "of" ends: before "of Chile"; nowhere if its noun is in front of a name ("the bloc SADC")."""
    follows, last = cast.over.get(end), end
    while last > start and cast.doc[last - 1].pos_ not in ("NOUN", "PROPN"):
        last -= 1
    in_front = follows is not None and follows.label_ != PERSON and last == end
    return start if in_front else last


def inside(token: Token) -> bool:
    """A word of "of State for Information", "of the Republic"; a personal name is none."""
    joint = token.lower_ in ("the", "for", "and", "of")
    return token.ent_type_ != "PERSON" and (joint or token.pos_ in ("NOUN", "PROPN", "ADJ"))
