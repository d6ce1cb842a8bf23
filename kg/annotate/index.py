"""What is computed from the gazetteer once, when the pipeline is built."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.annotate.entities import key
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.trie import Trie


@dataclass(frozen=True)
class Index:
    """The gazetteer with the lookups that only linking needs."""

    gazetteer: Gazetteer
    trie: Trie
    body_words: frozenset[str]  # the last words of body nouns: "ministry", "parliament"
    title_owners: dict[str, frozenset[str]]  # title → whose offices have it

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Index:
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for office in gazetteer.offices:
            owners[key(office.title)].add(office.of)
        return cls(gazetteer, Trie.of(gazetteer.names), frozenset(noun.split()[-1] for noun in gazetteer.body_nouns),
                   {title: frozenset(of) for title, of in owners.items()})
