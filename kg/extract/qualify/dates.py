"""The date of the event that a trigger names: which date expressions belong to its clause, and what days they mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from kg.annotate.cues import word_set
from kg.extract import syntax
from kg.extract.qualify import cues
from kg.extract.qualify.adjuncts import clause, hosts
from kg.extract.qualify.climb import VERBAL, above, form
from kg.extract.qualify.dates_anchor import counted_from
from kg.extract.qualify.dates_offset import linked
from kg.extract.qualify.dates_phrase import resolve
from kg.extract.qualify.dates_rules import Tense
from kg.extract.qualify.dates_words import codes, encode
from kg.model import Interval

__all__ = ["Tense", "date_of", "resolve", "tense_of"]

LABELS = ("DATE", "TIME")
UNITS = ("hour", "day", "week", "month", "year")
POINT = re.compile(r"PROPN m\d+|(?:PROPN|NOUN|ADV) (?:w\d|d-?\d|overnight)")  # single words that are dates
NTH = re.compile(r"pobj on \d+th")  # days of the month
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d(?![:./]?\d)")  # opens an entry of a live report
TEMPORAL = word_set("temporal")
MODALS, PLANNED = word_set("modals"), word_set("planned")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as written, with its preposition, and the words it may date: what it hangs on, and on up to the verb."""

    phrase: str
    hosts: tuple[Token, ...]

    def days(self, tense: Tense) -> Interval | None:
        """The days it means under a verb of that tense."""
        return resolve(self.phrase, self.published, tense)

    @property
    def published(self) -> datetime.date | None:
        """The day that the dates of the passage count from."""
        return counted_from(self.hosts[0].doc, self.hosts[0].idx)


def date_of(trigger: Token) -> Interval | None:
    """The days on which what the trigger names happens, as its own clause tells; None where it does not.

    The Doc must carry entities and `doc._.document`, whose date is what relative expressions count from.
    """
    tense = tense_of(trigger)
    found = of_sentences(trigger.doc)[trigger.sent.start]
    for word in clause(trigger):
        for one in found:
            if word in one.hosts and (date := one.days(tense)):
                return date
    return None


@lru_cache(maxsize=2)
def of_sentences(doc: Doc) -> dict[int, list[Expression]]:
    """The date expressions of each sentence, by where it starts. The entities must be final."""
    return {sentence.start: list(expressions(sentence)) for sentence in doc.sents}


def expressions(sentence: Span) -> Iterator[Expression]:
    """Date expressions: dates and times found as entities, and plain date words, but in those that tell as a whole."""
    told = set[int]()
    if CLOCK.match(sentence.text) and opens(sentence[0]):
        yield Expression("today", (sentence[0], *hosts(sentence[0])))
    for span in joined(sentence):
        whole = expression(span)
        told.update(range(span.start, span.end) if whole.days("none") else ())
        yield whole
    yield from (expression(word) for word in plain(sentence) if word.start not in told)


def plain(sentence: Span) -> Iterator[Span]:
    """Words that name a day or a time by themselves, or with the one beside them: "last week", "a day after"."""
    known = codes()
    for token in sentence:
        code = known.get(token.lower_, token.lower_)
        if token.ent_type_ not in ("", *LABELS) or repeated(token):
            continue
        if POINT.fullmatch(f"{token.pos_} {code}") or NTH.fullmatch(f"{token.dep_} {token.head.lower_} {code}"):
            yield token.doc[token.i : token.i + 1]
        elif token.pos_ == "NOUN" and code in UNITS and token.i > sentence.start:
            if token.nbor(-1).lower_ in ("last", "next"):
                yield token.doc[token.i - 1 : token.i + 1]
            elif (link := linked(token)) != token and not link.ent_type_:
                yield token.doc[token.left_edge.i : token.i + 1]


def opens(word: Token) -> bool:
    """Whether a line begins with a word, a bracket or dash before it aside."""
    before = word.doc[max(word.i - 2, 0) : word.i]
    return word.i < 2 or any("\n" in other.text_with_ws for other in before)


def repeated(noun: Token) -> bool:
    """Whether a date word names no single day: "every Monday"."""
    return any(child.lower_ in ("every", "each", "most") for child in noun.children)


def joined(sentence: Span) -> Iterator[Span]:
    """Entities that are dates or times; what stands side by side is one: "Monday" and "morning"."""
    found: list[Span] = []
    for span in sentence.ents:
        if span.label_ not in LABELS:
            continue
        if found and found[-1].end == span.start:
            span = span.doc[found.pop().start : span.end]
        found.append(span)
    yield from found


def expression(span: Span) -> Expression:
    """A date span with the preposition that governs it and its hosts."""
    top = span.root
    before = span.doc[span.start - 1] if span.start else top
    misparsed = top.dep_ == "compound" and top.head.ent_type_ and before.dep_ == "prep"  # On Monday Putin said
    if misparsed or (top.dep_ == "pobj" and top.head.i < span.start):
        top = before if misparsed else top.head
        if top.lower_ not in TEMPORAL:  # in "spoke with each last week" it governs none
            return Expression(span.text, (span.root, *dated(top)))
        return Expression(f"{top.text} {span.text}", (span.root, *dated(top)))
    return Expression(span.text, (span.root, *dated(top)))


def dated(top: Token) -> Iterator[Token]:
    """What a date may date. Words about time itself are passed over: "the night of 27 April"."""
    for token in hosts(top):
        if encode(token.text):
            yield token


def tense_of(word: Token) -> Tense:
    """The tense of a word's clause as dates see it: modals, infinitives, plans and a verb's own present look ahead."""
    verb = next((t for t in (word, *word.ancestors) if t.pos_ in VERBAL), None)
    if verb is None:
        return "none"
    helpers = syntax.children(verb, "aux", "auxpass")
    if any(t.lower_ in MODALS for t in helpers):
        return "future"
    if verb.tag_ == "VBN" and verb.lemma_ in PLANNED and all(t.lemma_ != "have" for t in helpers):
        return "future"
    if form(verb) == "to" and all(t.lemma_ != "have" for t in helpers):
        return "future" if planned(verb) else tense_of(verb.head)
    if verb.tag_ == "VBD" or any(t.tag_ == "VBD" or t.lemma_ == "have" for t in helpers):
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or any(t.tag_ in ("VBZ", "VBP") for t in helpers):
        return "present" if verb == word or verb.tag_ == "VBG" else "none"  # "is flying in for talks on Friday"
    return "past" if verb.tag_ == "VBN" or verb.dep_ == "pcomp" or verb.head == verb else tense_of(verb.head)


def planned(infinitive: Token) -> bool:
    """Whether an infinitive lies ahead of its governor ("agreed to meet") or happens with it ("failed to meet")."""
    step = above(infinitive)
    if step is None or step.governor.pos_ not in VERBAL:
        return True
    effect = cues.embeddings().find(step, "passive" if syntax.is_passive(step.governor) else "verb")
    return effect is not None and not effect.effects.isdisjoint(("future", "hypothetical", "block"))
