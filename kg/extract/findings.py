"""What the frames find in a document, each with its qualifiers: the evidence that the reader weighs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.extract.evidence import cite
from kg.extract.facts import facts
from kg.extract.frames import Frames
from kg.extract.match import Half, Match, Matcher
from kg.extract.qualify import Qualifiers, qualify
from kg.model import Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """Frames with both ends and what the text says of each act, frames with one end, and facts met while linking."""

    matches: tuple[tuple[Match, Qualifiers], ...]
    halves: tuple[Half, ...]
    facts: tuple[Statement, ...]

    @property
    def vain(self) -> frozenset[tuple[str, str, str, int]]:
        """Acts found that are none, only asked for, refused or ended: type, ends, and where their sentence starts."""
        return frozenset((match.frame.type, match.source.actor.id, match.target.actor.id, cite(match.trigger).start)
                         for match, read in self.matches if read.blocked)


def find(doc: Doc, known: Frames) -> Findings:
    """All findings in an annotated document; a trigger is qualified once, though it may name several pairs."""
    matcher = Matcher(doc, known)
    matches = list(matcher)
    read = {trigger: qualify(trigger) for trigger in dict.fromkeys(match.trigger for match in matches)}
    return Findings(tuple((match, read[match.trigger]) for match in matches), tuple(matcher.halves()),
                    tuple(facts(doc, known)))
