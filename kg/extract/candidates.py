"""Who may be related to whom: pairs of actors met in one sentence, or in it and shortly before.

Nothing outside these pairs can become a learned statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

from spacy.tokens import Doc, Span

from kg.extract.ends import Place
from kg.extract.evidence import cite
from kg.model import PERSON, PLACE, Actor

REACH, RECENT = 3, 1  # sentences back, of those that name anyone, in which a target may stand, and a source
ROLE = "role"  # how "the Clinton administration" is a mention of its State
COMPANY = 6  # actors of those sentences that are considered, the last named first


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """An actor as it is met in one sentence: its mentions there, and where their head words stand."""

    actor: Actor
    spans: tuple[Span, ...]
    roots: tuple[int, ...]

    @property
    def last(self) -> End:
        """The last mention alone."""
        return End(self.actor, self.spans[-1:], self.roots[-1:]) if len(self.spans) > 1 else self


Named = dict[str, End]  # by actor


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of actors that a sentence may relate, each as met there, or last before."""

    head: End
    tail: End
    sentence: Span
    company: int  # actors met in the sentence
    start: int  # where the sentence starts as evidence
    acts: bool  # whether the source is met in the sentence
    bears: bool  # whether the target is

    @property
    def source(self) -> Actor:
        return self.head.actor

    @property
    def target(self) -> Actor:
        return self.tail.actor

    @property
    def place(self) -> Place:
        return self.source.id, self.target.id, self.start

    @property
    def together(self) -> bool:
        """Whether both ends are met in the sentence."""
        return self.acts and self.bears


def candidates(doc: Doc) -> Iterator[Candidate]:
    """The candidates of every sentence, in text order."""
    earlier: list[Named] = []
    for sentence, here in zip(doc.sents, named(doc), strict=True):
        before, recent = context(earlier[-REACH:], here), context(earlier[-RECENT:], here)
        far = [*product(here, before), *product(recent, here)]
        known, start = here | before, cite(sentence.root).start if here else 0
        for source, target in [*permutations(here, 2), *far]:
            yield Candidate(known[source], known[target], sentence, len(here), start, source in here, target in here)
        if here:
            earlier.append({actor: end.last for actor, end in here.items()})


def named(doc: Doc) -> list[Named]:
    """The actors met in every sentence. A place is a mention of its State, which may be meant."""
    sentences = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        sentences[sentence.start : sentence.end] = [number] * len(sentence)
    found: list[dict[str, list[Span]]] = [{} for _ in doc.sents]
    for span in parties(doc):
        actor = meant(doc, span)
        if actor is not None and actor in doc._.actors:
            found[sentences[span.root.i]].setdefault(actor, []).append(span)
    return [{actor: End(doc._.actors[actor], tuple(spans), tuple(span.root.i for span in spans))
             for actor, spans in here.items()} for here in found]


def parties(doc: Doc) -> Iterator[Span]:
    """The mentions of those who may act: "the Clinton administration" is one of its State, and none of Clinton."""
    roles = (span for span in doc.spans["mentions"] if span._.how == ROLE)
    governments = {place for span in roles for place in range(span.start, span.end)}
    return (span for span in doc.spans["mentions"] if span.label_ != PERSON or span.start not in governments)


def meant(doc: Doc, span: Span) -> str | None:
    """The id of the actor that a mention may be an end for."""
    return doc._.actors[span.id_].affiliation if span.label_ == PLACE else span.id_


def context(earlier: list[Named], here: Named) -> Named:
    """The actors named last in some sentences and not in this one, at most COMPANY, as they are last met there."""
    found: Named = {}
    for sentence in reversed(earlier):
        latest = sorted(sentence.items(), key=lambda item: -item[1].spans[-1].start)
        for actor, end in latest:
            if actor not in here and actor not in found and len(found) < COMPANY:
                found[actor] = end
    return found
