"""Finds the names of the gazetteer in a tokenised text: the longest at each place, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from kg.annotate.entities import Name, plain

_WORDS = re.compile(r"\w+|'s?|[^\w\s]")


@dataclass
class Trie:
    """Names by their words; a leaf holds all names written with the same words."""

    children: dict[str, Trie] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)

    @classmethod
    def of(cls, names: Iterable[Name]) -> Trie:
        root = cls()
        for name in names:
            here = root
            for word in _WORDS.findall(plain(name.text).casefold()):
                here = here.children.setdefault(word, cls())
            here.names.append(name)
        return root

    def find(self, doc: Doc) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
        """Start token, end token and possible names of each match, longest first served, none overlapping."""
        words = list(split(doc))
        at = 0
        while at < len(words):
            found = self._longest(words, at) if words[at][0] in self.children else None
            if found and words[at][0] == "the" and (inner := self._longest(words, at + 1)) and inner[0] > found[0]:
                found, at = inner, at + 1  # "South African" in "the South African", not "the South"
            if found:
                end, names = found
                yield words[at][2], words[end - 1][2] + 1, names
            at = max(found[0] if found else 0, at + 1)

    def _longest(self, words: list[tuple[str, str, int, bool]], at: int) -> tuple[int, tuple[Name, ...]] | None:
        here, best = self, None
        for end in range(at, len(words)):
            here = here.children.get(words[end][0])  # type: ignore[assignment]
            if here is None:
                break
            if here.names and (end + 1 == len(words) or words[end + 1][2] != words[end][2]):
                names = tuple(name for name in here.names if fits(name, words[at:end + 1]))
                best = (end + 1, names) if names else best
        return best if best and (at == 0 or words[at - 1][2] != words[at][2]) else None


def split(doc: Doc) -> Iterator[tuple[str, str, int, bool]]:
    """Words of a text as names are split into them: folded, as written, index of the token."""
    for i, token in enumerate(doc):
        text = token.text
        if text.isalnum() and text.isascii():
            yield text.casefold(), text, i, True
            continue
        for word in _WORDS.findall(plain(text)):
            yield word.casefold(), word, i, False


def fits(name: Name, words: list[Any]) -> bool:
    """Is the case right? "US" never in lower case, "Security council" will do."""
    if name.case_sensitive:
        return _WORDS.findall(plain(name.text)) == [word[1] for word in words]
    return words[0][1][0].isupper() or not name.text[0].isupper()
