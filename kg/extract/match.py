"""Runs the frames over a parsed, linked document: every frame that fires, with the mentions that fill its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from spacy.tokens import Doc, Span, Token

from kg.extract import clauses, syntax
from kg.extract.ellipsis import doer, echoed
from kg.extract.ends import allowed
from kg.extract.examples import examples
from kg.extract.frames import Frame, Frames
from kg.model import PLACE, Actor

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
LOCATIVE = {"in", "at", "near", "around", "off", "outside", "along", "from"}  # here a capital is only a place
INDIRECT = 0.68  # share right (benchmarks/frames.py) where an end only owns what the slot holds, against others


@dataclass(frozen=True, slots=True)
class Filler:
    """The actor of a mention that fills a slot; indirect where it only owns or qualifies what stands there."""

    actor: Actor
    span: Span
    indirect: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fired at a trigger, with its two ends."""

    frame: Frame
    trigger: Token
    source: Filler
    target: Filler

    @property
    def confidence(self) -> float:
        weakened = sum(end.indirect for end in (self.source, self.target))
        return self.frame.confidence * float(INDIRECT**weakened)


@dataclass(frozen=True, slots=True)
class Half:
    """A frame with an actor at one of its ends only, which a neighbouring sentence may complete."""

    frame: Frame
    trigger: Token
    filler: Filler
    acts: bool  # whether the actor is its source


Fired = tuple[Frame, Token, list[Filler], list[Filler]]


class Matcher:
    """Finds matches in one document, whose mentions it indexes by head token."""

    def __init__(self, doc: Doc, frames: Frames) -> None:
        self.doc = doc
        self.frames = frames
        self.mentions: dict[int, list[Span]] = {}
        for span in doc.spans["mentions"]:
            self.mentions.setdefault(syntax.head(span).i, []).append(span)

    def __iter__(self) -> Iterator[Match]:
        for one in self.fired:
            yield from pairs(*one)

    def halves(self) -> Iterator[Half]:
        """Frames of which only one end is named."""
        for frame, trigger, sources, targets in self.fired:
            if bool(sources) != bool(targets):
                yield from (Half(frame, trigger, one, bool(sources)) for one in sources or targets)

    @cached_property
    def fired(self) -> list[Fired]:
        """The frames that each word names, with the actors at either end."""
        return [(frame, token, *self.ends(frame, token)) for token in self.doc for frame in self.named_by(token)]

    def ends(self, frame: Frame, trigger: Token) -> tuple[list[Filler], list[Filler]]:
        """The actors at either end; the examples of a class only where it says whose: "Jordan and other allies"."""
        targets = self.end(frame, trigger, frame.target)
        slots = frame.source if targets else (slot for slot in frame.source if slot != "example")
        return self.end(frame, trigger, slots), targets

    def named_by(self, token: Token) -> Iterator[Frame]:
        """Frames of which a token, or the verb it stands for, can be the trigger, their other words being there too."""
        token = echoed(token) or token
        lemma = token.lemma_.lower()
        if lemma in self.frames.lemmas:
            part = "verb" if syntax.governs_clause(token) else PARTS.get(token.pos_, "")
            yield from (f for f in self.frames.by_trigger.get((part, lemma), ()) if fits(f, token))

    def end(self, frame: Frame, trigger: Token, slots: Iterable[str]) -> list[Filler]:
        """The actors of the first slot that holds any."""
        for slot in slots:
            heads = [h for h in self.heads(slot, frame, trigger) if h != trigger]
            places = frame.places or slot not in LOCATIVE
            found = [filler for head in heads for filler in self.fill(head, places, trigger)]
            if found:
                return found
        return []

    def heads(self, slot: str, frame: Frame, trigger: Token) -> list[Token]:
        """Head tokens that stand in a slot of the trigger; an elliptic "does" has but a subject of its own."""
        if (verb := echoed(trigger)) is not None:
            return [t for t in (doer(trigger),) if t] if slot == "subject" else self.heads(slot, frame, verb)
        nouns = [o for o in syntax.objects(trigger) if o.lemma_.lower() in frame.object] if frame.object else []
        match slot:
            case "subject":
                return syntax.subjects(trigger)
            case "object":
                return syntax.objects(trigger)
            case "recipient":
                return syntax.recipients(trigger)
            case "clause":
                return clauses.clause_subjects(trigger)
            case "owner":
                return list(chain.from_iterable(syntax.owners(noun) for noun in nouns or [trigger]))
            case "audience":
                return syntax.audience(trigger)
            case "condition":
                return clauses.conditions(trigger)
            case "speaker":
                return clauses.speakers(trigger)
            case "described":
                return syntax.described(trigger)
            case "example":
                return list(examples(trigger))
            case "effect":
                return syntax.effects(trigger)
            case "act":
                return [t for act in clauses.acts(trigger) for t in (*syntax.objects(act), *syntax.recipients(act))]
            case "carrier":
                verb = syntax.support(trigger)
                return syntax.subjects(verb) if verb is not None and verb.lemma_.lower() in self.frames.support else []
        near = [trigger, *nouns, *self.phrases(trigger)]
        found = next(filter(None, (syntax.complements(t, slot) for t in near)), [])
        verb = syntax.support(trigger) if trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ != "pobj" else None
        return found or (syntax.complements(verb, slot) if verb is not None else [])

    def phrases(self, trigger: Token) -> Iterator[Token]:
        """Unnamed nouns and acts that complete a trigger and may hold its other party: "vowed revenge against X"."""
        acts = clauses.acts(trigger)
        before = (p for first in syntax.children(trigger, "prep") for p in (first, *syntax.children(first, "prep")))
        inner = (t for p in before for t in syntax.children(p, "pobj"))
        objects = chain.from_iterable(syntax.objects(verb) for verb in (trigger, *acts) if verb.pos_ in ("VERB", "AUX"))
        yield from (t for t in chain(objects, inner, acts) if t.i not in self.mentions)

    def fill(self, head: Token, places: bool, trigger: Token) -> Iterator[Filler]:
        """The actors a phrase names: its head, else an apposition, else who owns or qualifies it.

        The trigger itself may be coordinated with the head, as in "Spain and other members of NATO"; it names nobody.
        """
        for token in syntax.coordinates(head):
            if token == trigger:
                continue
            direct = self.named(token, places)
            if not direct:
                direct = [filler for child in syntax.children(token, "appos") for t in syntax.coordinates(child)
                          for filler in self.named(t, places)]
            groups = (syntax.qualifiers(token), syntax.sides(token), syntax.complements(token, "between"))
            yield from direct or next(filter(None, map(self.owning, groups)), [])

    def owning(self, owners: Iterable[Token]) -> list[Filler]:
        """The actors that own or qualify what stands in a slot."""
        return [replace(filler, indirect=True) for owner in owners
                for t in syntax.coordinates(owner) for filler in self.named(t, False)]

    def named(self, token: Token, places: bool) -> list[Filler]:
        """The actors whose mention has this head token; a place only where its State may stand for it."""
        found = []
        for span in self.mentions.get(token.i, ()):
            actor = self.doc._.actors[span.id_]
            if actor.kind == PLACE:
                actor = self.doc._.actors.get(actor.affiliation) if places else None
            if actor is not None:
                found.append(Filler(actor, span))
        return found


def pairs(frame: Frame, trigger: Token, sources: list[Filler], targets: list[Filler]) -> Iterator[Match]:
    """Every allowed (source, target) of one frame at one trigger, each pair once."""
    couples = [(s, t) for s in sources for t in targets]
    if frame.mutual and not targets:
        couples = [(s, t) for s in sources for t in sources]
    elif frame.mutual and not sources:
        couples = [(s, t) for s in targets for t in targets]
    elif frame.mutual:
        couples += [(t, s) for s, t in couples]
    seen = set()
    for source, target in couples:
        key = (source.actor.id, target.actor.id)
        if key not in seen and apart(frame, source, target) and allowed(frame.type, source.actor, target.actor):
            seen.add(key)
            yield Match(frame, trigger, source, target)


def apart(frame: Frame, source: Filler, target: Filler) -> bool:
    """Whether the ends are two sides: "Blinken met his counterpart from Japan" is no meeting with his own State."""
    if frame.direct and (source.indirect or target.indirect):
        return False
    if any(end.actor.kind in frame.avoid for end in (source, target)):
        return False
    own = source.actor.affiliation == target.actor.id and (target.indirect or frame.mutual)
    return not own and not (target.actor.affiliation == source.actor.id and (source.indirect or frame.mutual))


def fits(frame: Frame, trigger: Token) -> bool:
    """Whether the words a frame asks for, or forbids, depend on the trigger."""
    if frame.object and not any(o.lemma_.lower() in frame.object for o in syntax.objects(trigger)):
        return False
    if frame.predicate and not any(word.lemma_.lower() in frame.predicate for word in clauses.predicates(trigger)):
        return False
    if frame.clause and not any(t.lower_ in frame.clause for t in clauses.auxiliaries(trigger)):
        return False
    if frame.infinitive and not clauses.infinitives(trigger):
        return False
    if frame.phrase and not any(t.lemma_.lower() in frame.phrase for t in syntax.prepositional(trigger)):
        return False
    near = {child.lower_ for word in (trigger, *syntax.objects(trigger)) for child in word.children}
    left = (noun.lower_ for word in ("of", "from") for noun in syntax.complements(trigger, word))
    barred = not near.isdisjoint(frame.unless) or not frozenset(frame.unless).isdisjoint(left)
    return not barred and not (frame.modifier and near.isdisjoint(frame.modifier))
