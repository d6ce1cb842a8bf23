"""The dates that a document gives, those told from another date ("two days later") among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc

from kg.extract.qualify.climb import VERBAL
from kg.extract.qualify.dates import Expression, Tense, of_sentences, opens, tense_of
from kg.extract.qualify.dates_offset import Offset, offset
from kg.model import Interval

BACK = 4  # sentences in which the date is looked for that another is told from


@dataclass(frozen=True, slots=True)
class Given:
    """A date as a document gives it; its days are `fixed` where another date tells them."""

    expression: Expression
    sentence: int
    place: int  # of its main word
    tense: Tense
    opening: bool  # whether a line begins with it
    fixed: Interval | None = None

    def days(self, tense: Tense) -> Interval | None:
        """The days it means under a verb of that tense."""
        return self.fixed or self.expression.days(tense)


@lru_cache(maxsize=2)
def dates(doc: Doc) -> tuple[Given, ...]:
    """Dates that can be told, one a place, in text order. Entities and publication date must be final."""
    found: dict[int, Given] = {}
    for number, sentence in enumerate(doc.sents):
        said = [read(one, number) for one in of_sentences(doc)[sentence.start]]
        known = {one.place: one for one in reversed(said) if one.days(one.tense)}
        near = [one for one in found.values() if number - one.sentence <= BACK] + list(known.values())
        counted = (other for one in said if one.place not in known and (other := told(one, near)))
        found |= known | {one.place: one for one in counted}
    return tuple(found[place] for place in sorted(found))


def read(one: Expression, sentence: int) -> Given:
    word = one.hosts[0]
    verb = next((host for host in one.hosts if host.pos_ in VERBAL), word)
    return Given(one, sentence, word.i, tense_of(verb), opens(word))


def told(one: Given, near: list[Given]) -> Given | None:
    """A date told from another: "two days later" from the one before, "three days after they met" from that around."""
    by = offset(one.expression.hosts[0])
    start = started(one, by, near) if by else None
    fixed = by.moved(start) if by and start else None
    if by is None or fixed is None:
        return None
    hosts = (one.expression.hosts[0], by.introduced) if by.introduced is not None else one.expression.hosts
    return replace(one, expression=replace(one.expression, hosts=hosts), fixed=fixed)


def started(one: Given, by: Offset, near: list[Given]) -> Interval | None:
    """The days that another date is counted from: of what goes on around its clause, else of the last date before it;
    "a day earlier" where its passage has none is counted from publication."""
    published = one.expression.published
    if by.introduced is not None:
        here = sorted((other for other in near if other.sentence == one.sentence), key=lambda other: -other.place)
        around = (other for verb in by.introduced.ancestors for other in here if verb in other.expression.hosts)
        start = next(around, here[0] if here else None)
    else:
        before = (other for other in near if other.place < one.place and other.expression.published == published)
        start = max(before, key=lambda other: other.place, default=None)
    if start:
        return start.days(start.tense)
    return Interval(published, published) if published and by.count < 0 and by.introduced is None else None
