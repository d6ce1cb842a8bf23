"""Graphs of any size with the shape of news: few actors are in most statements, and countries come in blocs."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

from kg.assemble import KnowledgeGraph
from kg.model import MODALITIES, Actor, Document, Evidence, Interval, Mention, Reading, Statement
from kg.ontology import ontology

BLOC = 25  # actors
SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "ra", "so", "ti", "vu", "za", "gre", "tal", "mor"]


def synthetic(actors: int, statements: int, seed: int = 1) -> KnowledgeGraph:
    """So many actors, and so many statements, ten a document."""
    chance = random.Random(seed)
    cast = [actor(number, chance) for number in range(actors)]
    drawn = list(pairs(actors, statements, chance))
    batches = [[(cast[a], cast[b]) for a, b in drawn[first:first + 10]] for first in range(0, len(drawn), 10)]
    return KnowledgeGraph.of(reading(number, ends, chance) for number, ends in enumerate(batches))


def actor(number: int, chance: random.Random) -> Actor:
    name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
    home = f"Q{number - number % BLOC}"
    if number % BLOC == 0:
        return Actor(home, name, "State", home, name[:3].upper())
    kind = chance.choice([kind for kind in ontology().classes if kind != "Place"] + ["State", "Person", "Person"])
    return Actor(f"Q{number}", name + chance.choice(["", " " + name[::-1].title()]), kind, affiliation=home)


def pairs(actors: int, count: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Every actor once, then the more often the lower its number in its bloc; three in four pairs stay in the bloc."""
    for number in range(count):
        source = number if number < actors else skewed(actors, chance)
        bloc = source - source % BLOC if chance.random() < 0.75 else chance.randrange(0, actors, BLOC)
        target = min(bloc + int(BLOC * chance.random() ** 3), actors - 1)
        if target != source:
            yield source, target
        elif actors > 1:
            yield source, (source + 1) % actors


def skewed(actors: int, chance: random.Random) -> int:
    return min(chance.randrange(0, actors, BLOC) + int(BLOC * chance.random() ** 3), actors - 1)


def reading(number: int, ends: list[tuple[Actor, Actor]], chance: random.Random) -> Reading:
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=chance.randrange(1500))
    sentences = [f"{a.name} and {b.name} did number {place}." for place, (a, b) in enumerate(ends)]
    url = f"https://news.example/{number}"
    document = Document(f"d{number}", "\n".join(sentences), day, f"Story {number}", url, "Echo")
    found = [statement(document, *pair, sentence, chance) for pair, sentence in zip(ends, sentences, strict=True)]
    names = tuple(Mention(a.id, 0, len(a.name), a.name.upper()) for a, _ in ends)
    return Reading(document, tuple({a.id: a for pair in ends for a in pair}.values()), names, tuple(found))


def statement(document: Document, source: Actor, target: Actor, sentence: str, chance: random.Random) -> Statement:
    start = document.text.index(sentence)
    return Statement(
        chance.choice(list(ontology().relations)), source, target,
        Evidence(document.id, start, start + len(sentence), sentence),
        polarity="negated" if chance.random() < 0.1 else "affirmed",
        modality=chance.choice(["actual", "actual", "actual", *MODALITIES]),
        date=Interval(document.date, document.date) if document.date and chance.random() < 0.3 else None,
        confidence=round(chance.random(), 2),
    )
