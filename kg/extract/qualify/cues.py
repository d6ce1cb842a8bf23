"""The words behind qualifiers: embedding, attribution, polarity, modality and standing.tsv of ontology/cues/.

A cell may list several cues, comma-separated; "-" stands for nothing. Each row ends with an example phrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from spacy.tokens import Token

from kg.annotate.cues import folder, rows
from kg.extract.qualify.climb import Step
from kg.model import MODALITIES, KgError

EFFECTS = frozenset({"block", "negate", "hypothetical", "future", "claim", "support", "fact"})
PARTS = frozenset({"verb", "passive", "noun", "adj", "quote", "account", "relay", "background"})
POLARITY_KINDS = frozenset({"negator", "quantity", "preposition", "conjunction", "lead", "pseudo", "inherent"})
MODALITY_KINDS = frozenset({"auxiliary", "mark", "adverb", "adjective", "period", "reign"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What a predicate does to the act it governs; `denied` where the predicate itself is negated.

    block: no statement. negate, hypothetical, future: as they say. claim: its subject says so. support: the act
    happens as the predicate does ("held talks"). fact: the act stands whatever the predicate does.
    """

    effects: frozenset[str]
    denied: frozenset[str]


def plain(name: str) -> Effect:
    """An effect that is the same where its predicate is negated."""
    return Effect(frozenset({name}), frozenset({name}))


FACT, CLAIM, SUPPORT, NEGATION = plain("fact"), plain("claim"), plain("support"), plain("negate")
FUTURE, HYPOTHETICAL = plain("future"), plain("hypothetical")


@dataclass(frozen=True)
class Embeddings:
    """Effects by (lemma, part of speech, complement, lemma of the act or "-")."""

    table: Mapping[tuple[str, str, str, str], Effect]

    def find(self, step: Step, part: str) -> Effect | None:
        """The effect of a step's governor, the row that names the act before the row for any act."""
        for key in dict.fromkeys((step.key, step.governor.lemma_.lower())):
            for act in (step.below.lemma_.lower(), "-"):
                if effect := self.table.get((key, part, step.slot, act)):
                    return effect
        return None


@cache
def embeddings() -> Embeddings:
    """Predicates that govern an act, reporting ones included."""
    table: dict[tuple[str, str, str, str], Effect] = {}
    columns = ["lemmas", "pos", "complements", "only", "effects", "denied", "example"]
    for lemmas, part, slots, only, effects, denied, example in rows(folder() / "embedding.tsv", columns, pos=PARTS):
        effect = Effect(check(effects), check(denied))
        for key in keys(lemmas, part, slots, only):
            if key in table:
                raise KgError(f"embedding.tsv: {example!r}: {' '.join(key)!r} has a row already; expected one for each")
            table[key] = effect
    for lemmas, part, slots, _ in reports():
        for key in keys(lemmas, part, slots, "-"):
            table.setdefault(key, CLAIM)
    return Embeddings(table)


def denies(verb: Token) -> bool:
    """Whether a verb says of a claim that it is not so."""
    effect = embeddings().table.get((verb.lemma_.lower(), "verb", "that", "-"))
    return effect is not None and "negate" in effect.effects


def reports() -> Iterator[tuple[str, ...]]:
    """The rows of attribution.tsv: predicates whose complement is somebody's claim."""
    return rows(folder() / "attribution.tsv", ["lemmas", "pos", "complements", "example"], pos=PARTS)


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of verbs that introduce a quotation."""
    return listed("verb", "that") | listed("quote", "that")


@cache
def listed(part: str, slot: str) -> frozenset[str]:
    """Lemmas of attribution.tsv under one part of speech and complement."""
    return frozenset(lemma for lemmas, name, slots, _ in reports() if name == part and slot in slots.split()
                     for lemma in split(lemmas))


def accounts(preposition: str) -> frozenset[str]:
    """Nouns of "by X's account", which name a source beside a clause."""
    return listed("account", preposition)


def backgrounds(kind: str) -> frozenset[str]:
    """Conjunctions ("clause") and prepositions ("prep") behind which the narrator speaks: "as Moscow moved troops"."""
    return listed("background", kind)


@cache
def standing() -> frozenset[str]:
    """Nouns that say who somebody is ("ally", "minister"), rather than what happened."""
    return frozenset(noun for (noun,) in rows(folder() / "standing.tsv", ["noun"]))


@cache
def polarity(kind: str) -> frozenset[str]:
    """Lower-case cues of one kind of polarity.tsv."""
    found = rows(folder() / "polarity.tsv", ["cues", "kind", "example"], kind=POLARITY_KINDS)
    return frozenset(cue for cues, name, _ in found if name == kind for cue in split(cues))


@cache
def modality(kind: str) -> dict[str, str]:
    """Lower-case cues of one kind of modality.tsv with the modality they give."""
    found = rows(folder() / "modality.tsv", ["cues", "kind", "modality", "example"], kind=MODALITY_KINDS,
                 modality=frozenset(MODALITIES))
    return {cue: value for cues, name, value, _ in found if name == kind for cue in split(cues)}


def keys(lemmas: str, part: str, slots: str, only: str) -> Iterator[tuple[str, str, str, str]]:
    """Every key that a row's cells stand for."""
    return product(split(lemmas), [part], slots.split(), split(only))


def split(cell: str) -> list[str]:
    return cell.split(", ")


def check(cell: str) -> frozenset[str]:
    """The effects named in a cell; "-" for none."""
    effects = frozenset(cell.split()) - {"-"}
    if unknown := sorted(effects - EFFECTS):
        raise KgError(f"embedding.tsv: effect {unknown[0]!r}, expected some of {', '.join(sorted(EFFECTS))}")
    return effects
