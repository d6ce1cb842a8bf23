"""Who may be related to whom: pairs of actors met in one sentence, or in it and shortly before.

Nothing outside these pairs can become a learned statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations, product

from spacy.tokens import Doc, Span

from kg.extract.evidence import cite
from kg.model import Actor

PLACE = "Place"
REACH = 5  # sentences back in which the other end may be named
COMPANY = 6  # actors of those sentences that are considered, the last named first
Named = dict[str, tuple[Span, ...]]  # mentions by actor


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ordered pair of actors that a sentence may relate, each with its mentions there, or its last one before."""

    source: Actor
    target: Actor
    heads: tuple[Span, ...]
    tails: tuple[Span, ...]
    sentence: Span
    company: int  # actors met in the sentence
    start: int  # where the sentence starts as evidence

    @property
    def acts(self) -> bool:
        """Whether the source is met in the sentence."""
        return self.heads[0].root.i >= self.sentence.start

    @property
    def bears(self) -> bool:
        """Whether the target is met in the sentence."""
        return self.tails[0].root.i >= self.sentence.start

    @property
    def together(self) -> bool:
        """Whether both are."""
        return self.acts and self.bears


def candidates(doc: Doc) -> Iterator[Candidate]:
    """The candidates of every sentence, in text order."""
    actors: dict[str, Actor] = doc._.actors
    earlier: list[Named] = []
    for sentence, here in zip(doc.sents, named(doc), strict=True):
        before = context(earlier, here)
        far = [*product(here, before), *product(before, here)]
        known, start = here | before, cite(sentence.root).start if here else 0
        for source, target in [*permutations(here, 2), *far]:
            yield Candidate(actors[source], actors[target], known[source], known[target], sentence, len(here), start)
        if here:
            earlier.append(here)


def named(doc: Doc) -> list[Named]:
    """The mentions of every sentence by actor. A place is a mention of its State, which may be meant."""
    sentences = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        sentences[sentence.start : sentence.end] = [number] * len(sentence)
    found: list[Named] = [{} for _ in doc.sents]
    for span in doc.spans["mentions"]:
        actor = meant(doc, span)
        if actor in doc._.actors:
            here = found[sentences[span.root.i]]
            here[actor] = (*here.get(actor, ()), span)
    return found


def meant(doc: Doc, span: Span) -> str | None:
    """The id of the actor that a mention may be an end for."""
    return doc._.actors[span.id_].affiliation if span.label_ == PLACE else span.id_


def context(earlier: list[Named], here: Named) -> Named:
    """Actors of the last sentences that this one does not name, each with its last mention."""
    found: Named = {}
    for sentence in reversed(earlier[-REACH:]):
        latest = sorted(sentence.items(), key=lambda item: -item[1][-1].start)
        for actor, spans in latest:
            if actor not in here and actor not in found and len(found) < COMPANY:
                found[actor] = spans[-1:]
    return found
