"""Frames as data: which words name which relation, and where around them its two ends stand.

A frame is one row of ontology/frames/TYPE.toml: a trigger (verb, noun or adjective lemmas, or the facts that the
annotator found), slots for source and target, and example sentences that must and must not fire.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

from kg.model import KgError
from kg.ontology import folder, ontology

TRIGGERS = ("verb", "noun", "adjective", "facts")
FACTS = ("offices", "parts", "members")
ROLES = ("subject", "object", "recipient", "clause", "owner", "carrier", "described", "audience", "effect", "act",
         "condition", "speaker", "example")
PREPOSITIONS = frozenset((
    "about", "after", "against", "along", "alongside", "among", "around", "as", "at", "before", "behind", "between",
    "by", "concerning", "despite", "for", "from", "in", "including", "into", "like", "near", "of", "off", "on", "onto",
    "opposite", "out", "outside", "over", "regarding", "through", "to", "toward", "towards", "under", "upon", "with",
    "without",
))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and, where it must fire, the pair it must give by name."""

    text: str
    source: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a relation. Slots are tried in order; the first that holds an actor fills the end."""

    id: str
    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    yes: tuple[Example, ...]
    no: tuple[Example, ...]
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    facts: str = ""
    object: tuple[str, ...] = ()  # lemmas of which one must be the verb's object
    modifier: tuple[str, ...] = ()  # lower-case words of which one must depend on the trigger or its object
    clause: tuple[str, ...] = ()  # lower-case auxiliaries of which the clause the trigger governs must have one
    predicate: tuple[str, ...] = ()  # lemmas of which one must be what the trigger calls its object
    phrase: tuple[str, ...] = ()  # lemmas of which one must stand behind a preposition of the trigger
    unless: tuple[str, ...] = ()  # lower-case words of which none may depend on the trigger or its object, or be left
    bars: tuple[str, ...] = ()  # relation types that this is none of: who lifts sanctions imposes none
    avoid: tuple[str, ...] = ()  # actor classes that may stand at neither end: to talk to Reuters is no consultation
    infinitive: bool = False  # the trigger must have an infinitive clause: "told Iran to stop"
    mutual: bool = False  # ends may share one slot: "X and Y met", "talks between X and Y"
    places: bool = False  # a capital named as a place stands for its State: "visited Beijing"
    direct: bool = False  # each end must stand there itself, not only own what does
    confidence: float = 0.6

    @property
    def lemmas(self) -> tuple[str, ...]:
        return self.verb or self.noun or self.adjective


@dataclass(frozen=True)
class Frames:
    """All frames, found by part of speech and trigger lemma."""

    all: tuple[Frame, ...]
    by_trigger: Mapping[tuple[str, str], tuple[Frame, ...]]
    support: frozenset[str]  # verbs that lend a noun of action their subject: "hold talks", "impose sanctions"

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The words that can be a trigger as any part of speech."""
        return frozenset(lemma for _, lemma in self.by_trigger)

    def facts(self, kind: str) -> Iterator[Frame]:
        return (frame for frame in self.all if frame.facts == kind)


@cache
def frames() -> Frames:
    """The frames of ontology/frames, checked. Raises KgError with file and line."""
    return load(folder() / "frames")


def load(place: Path) -> Frames:
    """Frames of every TYPE.toml in a folder, and the support verbs beside them."""
    found = tuple(frame for path in sorted(place.glob("*.toml")) for frame in read(path))
    by_trigger: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for frame in found:
        for part in ("verb", "noun", "adjective"):
            for lemma in getattr(frame, part):
                by_trigger[part, lemma] = (*by_trigger.get((part, lemma), ()), frame)
    words = (place / "support_verbs.txt").read_text(encoding="utf-8").splitlines()
    return Frames(found, by_trigger, frozenset(w.strip() for w in words if w.strip() and not w.startswith("#")))


def read(path: Path) -> Iterator[Frame]:
    """The frames of one file, whose name is the relation type."""
    text = path.read_text(encoding="utf-8")
    if path.stem not in ontology().relations:
        raise KgError(f"{path.name}: no relation type {path.stem!r}; known: {', '.join(ontology().relations)}")
    try:
        rows = tomllib.loads(text).get("frame", [])
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{path.name}: not TOML: {error}") from error
    seen: set[str] = set()
    for row in rows:
        where = f"{path.name}:{line_of(text, str(row.get('id')))}"
        check(row, where)
        if row["id"] in seen:
            raise KgError(f"{where}: a second frame {row['id']!r}")
        seen.add(row["id"])
        yield build(row, path.stem)


def line_of(text: str, identifier: str) -> int:
    """The line number on which a frame's id stands (1 where it has none)."""
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.startswith("id") and f'"{identifier}"' in line), 1)


def check(row: Mapping[str, object], where: str) -> None:
    """Refuse a row with unknown or missing fields, slots or examples."""
    known = {field.name for field in fields(Frame)} - {"type"}
    if unknown := sorted(set(row) - known):
        raise KgError(f"{where}: unknown field {unknown[0]!r}; allowed: {', '.join(sorted(known))}")
    if len([part for part in TRIGGERS if row.get(part)]) != 1:
        raise KgError(f"{where}: a frame needs exactly one trigger of {', '.join(TRIGGERS)}")
    if row.get("facts", FACTS[0]) not in FACTS:
        raise KgError(f"{where}: facts {row['facts']!r}; allowed: {', '.join(FACTS)}")
    needed = ("id", "yes", "no") if row.get("facts") else ("id", "source", "target", "yes", "no")
    if missing := [name for name in needed if name not in row or (name in ("id", "yes", "no") and not row[name])]:
        raise KgError(f"{where}: field {missing[0]!r} is missing or empty")
    for slot in (*words(row.get("source")), *words(row.get("target"))):
        if slot not in ROLES and slot not in PREPOSITIONS:
            raise KgError(f"{where}: slot {slot!r}; allowed: {', '.join(ROLES)}, or a preposition")
    if wrong := [kind for kind in words(row.get("avoid")) if kind not in ontology().classes]:
        raise KgError(f"{where}: class {wrong[0]!r} to avoid; allowed: {', '.join(ontology().classes)}")
    if wrong := [kind for kind in words(row.get("bars")) if kind not in ontology().relations]:
        raise KgError(f"{where}: relation type {wrong[0]!r} to bar; allowed: {', '.join(ontology().relations)}")
    for sentence in words(row["yes"]):
        if sentence.count("|") != 1 or ">" not in sentence.split("|")[1]:
            raise KgError(f"{where}: example {sentence!r}; expected 'Sentence. | Source > Target'")


def words(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()


def build(row: Mapping[str, object], kind: str) -> Frame:
    """A checked row as a Frame."""
    lists = {name: words(value) for name, value in row.items() if isinstance(value, list) and name not in ("yes", "no")}
    plain = {name: value for name, value in row.items() if not isinstance(value, list)}
    ends = {"source": (), "target": ()} if "facts" in row else {}
    return Frame(type=kind, yes=tuple(examples(words(row["yes"]))), no=tuple(examples(words(row["no"]))),
                 **(ends | plain | lists))  # type: ignore[arg-type]


def examples(sentences: Iterable[str]) -> Iterator[Example]:
    for sentence in sentences:
        text, _, pair = sentence.partition("|")
        source, _, target = pair.partition(">")
        yield Example(text.strip(), source.strip(), target.strip())
