"""Where a text names something: gazetteer names, the entities of the model after repair, names told by their words.

The result is a list of `Found`, none overlapping: what the name may be, not yet who it is.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from kg.annotate.forms import GROUP, PERSON, THING, UNKNOWN, Found, office_noun, only_title
from kg.annotate.ner import entities
from kg.annotate.runs import organisations, titled
from kg.annotate.trie import Trie


def detect(doc: Doc, trie: Trie) -> list[Found]:
    """All names of a document in text order."""
    met = [Found(start, end, UNKNOWN, names) for start, end, names in trie.find(doc) if names]
    taken = frozenset(i for found in met for i in range(found.start, found.end))
    known = [found for found in met if not (only_title(doc, found.start, found.end) and beside_title(doc, found))]
    named = [*entities(doc, taken), *organisations(doc), *titled(doc, taken)]
    return settle(known, [without_owner(doc, found, known) for found in named if not joins_two(doc, found, known)])


def beside_title(doc: Doc, found: Found) -> bool:
    """ "Foreign Affairs" in "Minister of Foreign Affairs"."""
    before = found.start > 1 and doc[found.start - 1].lower_ == "of" and office_noun(doc[found.start - 2])
    return before or (found.end < len(doc) and office_noun(doc[found.end]))


def joins_two(doc: Doc, found: Found, known: list[Found]) -> bool:
    """ "Amnesty International and Human Rights Watch" are two, and so are "Petrobras of Brazil"."""
    inside = [k for k in known if found.start <= k.start and k.end <= found.end]
    if len(inside) > 1 and inside[0].start == found.start and doc[inside[0].end].lower_ == "of":
        return inside[0].end < found.end
    return any(doc[a.end].lower_ in ("and", ",", "&", "/") and b.start == a.end + 1 for a, b in pairwise(inside))


def without_owner(doc: Doc, found: Found, known: list[Found]) -> Found:
    """Cuts a possessive from the front: "Taiwan's Defence Ministry"."""
    first = next((k for k in known if k.start == found.start and k.end + 1 < found.end), None)
    cut = found.kind != PERSON and first is not None and doc[first.end].tag_ == "POS"
    return replace(found, start=first.end + 1) if first and cut else found


def settle(known: list[Found], named: list[Found]) -> list[Found]:
    """Of overlapping names the longest stays, at equal length the one the gazetteer knows."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for one in sorted(known + named, key=rank):
        if taken.isdisjoint(range(one.start, one.end)):
            chosen.append(one)
            taken.update(range(one.start, one.end))
    return sorted(chosen, key=lambda found: found.start)


def rank(found: Found) -> tuple[int, bool, bool, bool, int]:
    return -len(found), not found.names, found.kind in (THING, GROUP), found.kind == UNKNOWN, found.start
