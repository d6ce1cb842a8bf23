"""What the frames find in a document, each with its qualifiers: the evidence that the reader weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from spacy.tokens import Doc, Span, Token

from kg.extract.ellipsis import gapped
from kg.extract.evidence import cite
from kg.extract.facts import facts
from kg.extract.frames import Frames
from kg.extract.match import Half, Match, Matcher
from kg.extract.qualify import Qualifiers, qualify
from kg.extract.syntax import head
from kg.model import Statement
from kg.ontology import ontology

MATERIAL, VERBAL = "material conflict", "verbal conflict"
COOPERATION = "verbal cooperation", "material cooperation"
REFUSAL, YIELDING = "REJECT", "CONCEDE"  # "refused to meet" is the one, "lifted sanctions" the other


@dataclass(frozen=True, slots=True)
class Findings:
    """Frames with both ends and what the text says of each act, frames with one end, and facts met while linking.

    `read` tells what the text says of any act, worked out once for each trigger.
    """

    matches: tuple[tuple[Match, Qualifiers], ...]
    halves: tuple[Half, ...]
    facts: tuple[Statement, ...]
    read: Callable[[Token], Qualifiers] = qualify

    @property
    def vain(self) -> frozenset[tuple[str, str, str, int]]:
        """Acts that are none, only asked for, refused, ended, or ruled out by another: type, ends, sentence start."""
        return frozenset((kind, source, target, cite(match.trigger).start)
                         for match, read in self.matches for kind in ruled_out(match, read)
                         for source, target in related(match, kind))


def related(match: Match, kind: str) -> Iterator[tuple[str, str]]:
    """Whom a type would relate: the ends of a match, and who is only named in their names ("the French president")."""
    sources, targets = named_in(match.source.span), named_in(match.target.span)
    yield from product(sources, targets)
    if ontology().relations[kind].symmetric:
        yield from product(targets, sources)


def named_in(span: Span) -> set[str]:
    """The actors of the mentions that lie within one, which is one of them."""
    return {one.id_ for one in span.doc.spans["mentions"] if span.start <= one.start and one.end <= span.end}


def ruled_out(match: Match, read: Qualifiers) -> tuple[str, ...]:
    """The relation types that do not hold between the ends of a match, for what its words say."""
    if read.blocked:
        return (match.frame.type,)
    barred = match.frame.bars if read.polarity == "affirmed" else denied(match)
    return (*barred, *words_of_conflict()) if supposed(match, read) else barred


def denied(match: Match) -> tuple[str, ...]:
    """What does not hold where a match is denied: "will not meet" is no refusal besides, not to yield may be one."""
    kind = match.frame.type
    return (REFUSAL,) if kind != YIELDING and ontology().relations[kind].quad in COOPERATION else ()


def supposed(match: Match, read: Qualifiers) -> bool:
    """Whether a hostile deed is only thought possible, and by nobody named: "may attack" is no threat, no demand."""
    deed = ontology().relations[match.frame.type].quad == MATERIAL
    return deed and read.modality == "hypothetical" and read.attribution is None


@cache
def words_of_conflict() -> tuple[str, ...]:
    return tuple(kind for kind, relation in ontology().relations.items() if relation.quad == VERBAL)


def find(doc: Doc, known: Frames) -> Findings:
    """All findings in an annotated document."""
    matcher, read = Matcher(doc, known), cache(qualify)
    return Findings(tuple((match, unshared(match, read(match.trigger))) for match in matcher), tuple(matcher.halves()),
                    tuple(facts(doc, known)), read)


def unshared(match: Match, read: Qualifiers) -> Qualifiers:
    """The qualifiers of a match, without the day and place of another: "met Oman in Rome and Iran in Baku"."""
    later = gapped(match.trigger)
    own = {head(end.span) for end in (match.source, match.target)}.isdisjoint(later)
    return read if own else replace(read, date=None, place=None)
