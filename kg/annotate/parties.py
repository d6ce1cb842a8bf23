"""Whose party or armed group it is: "Hasina's Awami League", "the Lord's Resistance Army of Joseph Kony"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.annotate.cast import DESCRIPTIONS, Cast, MemberFact
from kg.model import FORCE, PARTY, PERSON

GROUPS = frozenset([PARTY, FORCE])


def link_parties(cast: Cast, sent: Span) -> None:
    """A fact for each party or armed group that a person is said to have: a member, the head perhaps."""
    for group in [span for span in cast.spans if sent.start <= span.start < sent.end and span.label_ in GROUPS]:
        if group._.how in DESCRIPTIONS or group._.how == "body":
            continue  # "his army" is that of his state
        for owner in owners(group):
            person = cast.headed(owner.i)
            if person is not None and person.kind == PERSON:
                first, last = min(owner.i, group.start), max(owner.i + 1, group.end)
                cast.members.append(MemberFact(person.id, group, cast.doc[first:last]))


def owners(group: Span) -> Iterator[Token]:
    """Heads of the possessives in front of a name, and of what "of" behind it brings."""
    for child in group.root.children:
        if child.dep_ == "poss":
            yield child
        elif child.lower_ == "of" and child.i >= group.end:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
