"""The dates that a document gives, those told from another date ("two days later") among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.extract.qualify.climb import VERBAL
from kg.extract.qualify.dates import Expression, Tense, of_sentences, resolve, tense_of
from kg.extract.qualify.dates_offset import Offset, offset
from kg.model import Interval


@dataclass(frozen=True, slots=True)
class Given:
    """A date as a document gives it; its days are `fixed` where another date tells them."""

    expression: Expression
    sentence: int
    place: int  # of its main word
    tense: Tense
    opening: bool  # whether a line begins with it
    fixed: Interval | None = None

    def days(self, doc: Doc, tense: Tense) -> Interval | None:
        """The days it means under a verb of that tense."""
        return self.fixed or resolve(self.expression.phrase, doc._.document.date, tense)


@lru_cache(maxsize=2)
def dates(doc: Doc) -> tuple[Given, ...]:
    """Dates that can be told, one a place, in text order. Entities and publication date must be final."""
    found: dict[int, Given] = {}
    for number, sentence in enumerate(doc.sents):
        said = [read(one, number) for one in of_sentences(doc)[sentence.start]]
        known = {one.place: one for one in reversed(said) if one.days(doc, one.tense)}
        near = [one for one in found.values() if number - one.sentence <= 1] + list(known.values())
        counted = (told for one in said if one.place not in known and (told := counted_from(one, near, doc)))
        found |= known | {one.place: one for one in counted}
    return tuple(found[place] for place in sorted(found))


def read(one: Expression, sentence: int) -> Given:
    word = one.hosts[0]
    verb = next((host for host in one.hosts if host.pos_ in VERBAL), word)
    return Given(one, sentence, word.i, tense_of(verb), opens(word))


def counted_from(one: Given, near: list[Given], doc: Doc) -> Given | None:
    """A date told from the one before it, or "three days after they met" from that of the clause around it."""
    by = offset(one.expression.hosts[0])
    if by is None:
        return None
    start = started(one, by, [other for other in near if other.place < one.place])
    days = start.days(doc, start.tense) if start else None
    fixed = by.moved(days) if days else None
    if fixed is None:
        return None
    hosts = (one.expression.hosts[0], by.introduced) if by.introduced is not None else one.expression.hosts
    return replace(one, expression=replace(one.expression, hosts=hosts), fixed=fixed)


def started(one: Given, by: Offset, before: list[Given]) -> Given | None:
    """The date that another is counted from: the last before it, or that of what goes on around the clause."""
    if by.introduced is None:
        return max(before, key=lambda other: other.place, default=None)
    here = sorted((other for other in before if other.sentence == one.sentence), key=lambda other: -other.place)
    around = (other for verb in by.introduced.ancestors for other in here if verb in other.expression.hosts)
    return next(around, here[0] if here else None)


def opens(word: Token) -> bool:
    """Whether a line begins with a word, a bracket or dash before it aside."""
    before = word.doc[max(word.i - 2, 0) : word.i]
    return word.i < 2 or any("\n" in other.text_with_ws for other in before)
