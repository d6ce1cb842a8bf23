"""What is computed from the gazetteer once, when the pipeline is built."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.annotate import cues
from kg.annotate.entities import Name, key
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.names import family_language, fold
from kg.annotate.trie import Trie
from kg.model import PERSON, STATE


@dataclass(frozen=True)
class Index:
    """The gazetteer with the lookups that only linking needs."""

    gazetteer: Gazetteer
    trie: Trie
    body_words: frozenset[str]  # the last words of body nouns: "ministry", "parliament"
    title_owners: dict[str, frozenset[str]]  # title → whose offices have it
    first_names: frozenset[str]  # of the persons we know
    namesakes: dict[str, tuple[str, ...]]  # "korea" → the states that exist with this word as the last of their name

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Index:
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for office in gazetteer.offices:
            owners[key(office.title)].add(office.of)
        return cls(gazetteer, Trie.of(name for name in gazetteer.names if not is_role(name)),
                   frozenset(noun.split()[-1] for noun in gazetteer.body_nouns),
                   {title: frozenset(of) for title, of in owners.items()}, first_names(gazetteer), namesakes(gazetteer))


def namesakes(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Existing states by the last word of their name."""
    states: defaultdict[str, list[str]] = defaultdict(list)
    for id_, entity in gazetteer.entities.items():
        if entity.actor.kind == STATE and entity.valid_to is None:
            states[key(entity.actor.name).split()[-1]].append(id_)
    return {word: tuple(sorted(ids)) for word, ids in states.items()}


def is_role(name: Name) -> bool:
    """ "Russian troops" speak for their state; no force is called so."""
    return name.text.split()[-1] in cues.roles()


def first_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Given names of known persons, and those with several forms."""
    full = (entity.actor.name for entity in gazetteer.entities.values() if entity.actor.kind == PERSON)
    known = {key(name.split()[0]) for name in full if " " in name and not family_language(fold(name).split())}
    spellings = cues.given_names()
    return frozenset(known | set(spellings) | set(spellings.values()))
