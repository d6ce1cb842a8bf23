"""What the frames find in a document, each with its qualifiers: the evidence that the reader weighs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.evidence import cite
from kg.extract.facts import facts
from kg.extract.frames import Frames
from kg.extract.match import Half, Match, Matcher
from kg.extract.qualify import Qualifiers, qualify
from kg.model import Statement


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
        """Acts found that are none, only asked for, refused or ended: type, ends, and where their sentence starts."""
        return frozenset((match.frame.type, match.source.actor.id, match.target.actor.id, cite(match.trigger).start)
                         for match, read in self.matches if read.blocked)


def find(doc: Doc, known: Frames) -> Findings:
    """All findings in an annotated document."""
    matcher, read = Matcher(doc, known), cache(qualify)
    return Findings(tuple((match, read(match.trigger)) for match in matcher), tuple(matcher.halves()),
                    tuple(facts(doc, known)), read)
