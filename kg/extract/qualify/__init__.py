"""What kind of truth a relation has in the text: negated, planned, supposed, past, claimed, or not stated at all.

From the trigger, the word that names the relation, the parse is climbed to the root of the sentence. Each predicate on
the way acts on the trigger as its row in ontology/cues/ says ("plans to" makes future, "denied" negates and claims),
until one is met whose own fate does not touch the act; from there on only reporting words still count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extract.clauses import demanded
from kg.extract.qualify import attribution, modality, polarity, transcripts
from kg.extract.qualify.climb import VERBAL, Step, climb, shares_helpers
from kg.extract.qualify.constructions import disowned, effect_of, names, predicative, presupposed
from kg.extract.qualify.cues import Effect
from kg.extract.qualify.dates import date_of
from kg.extract.qualify.place import place_of
from kg.model import Actor, Interval, Modality, Polarity

RANK = ("actual", "historical", "future", "hypothetical")  # a later one overrides an earlier one


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How the text means a relation. `cues` are the reasons, for people."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    date: Interval | None = None
    place: str | None = None
    attribution: Span | None = None  # the mention whose claim it is
    blocked: bool = False  # the act is only asked for, refused, threatened, offered …: no statement
    cues: tuple[str, ...] = ()


def qualify(trigger: Token) -> Qualifiers:
    """The qualifiers of the relation that a verb, noun or adjective names, from its sentence and quotation."""
    ascent = Ascent(trigger)
    ascent.read()
    return ascent.result()


def speaker(doc: Doc, read: Qualifiers) -> Actor | None:
    """The actor whose claim something is."""
    return doc._.actors.get(read.attribution.id_) if read.attribution is not None else None


@dataclass(slots=True)
class Ascent:
    """What is gathered on the way up."""

    trigger: Token
    negators: dict[int, str] = field(default_factory=dict)  # by position, so that none counts twice
    modality: str = "actual"
    claimant: Span | None = None
    blocked: bool = False
    open: bool = True  # whether governors still act on polarity and modality
    cues: list[str] = field(default_factory=list)

    def read(self) -> None:
        self.negate(*polarity.inherent(self.trigger))
        self.look(self.trigger)
        for step in climb(self.trigger):
            if presupposed(step):
                break
            if step.slot == "conj":
                self.coordinate(step)
            else:
                self.govern(step)
        self.quote()

    def look(self, predicate: Token) -> None:
        """Takes in the words that qualify one predicate."""
        self.negate(*polarity.negators(predicate))
        if local := modality.local(predicate):
            self.shift(*local)
        if demanded(predicate):
            self.block(predicate.text)
        self.accord(predicate)

    def negate(self, *words: Token) -> None:
        for word in words:
            if word.i not in self.negators:
                self.negators[word.i] = word.text
                self.cues.append(f"negated by {word.text!r}")

    def coordinate(self, step: Step) -> None:
        """The first of coordinated predicates lends its helpers to a second without any."""
        if self.open and shares_helpers(step):
            self.look(step.governor)
        self.accord(step.governor)

    def govern(self, step: Step) -> None:
        """One level up: apply what the governor does to the act below."""
        if self.open:
            self.apply(step, effect_of(disowned(step) if step.below != self.trigger else step))
        elif "claim" in effect_of(step).effects:
            self.claim(step.governor)
        self.accord(step.governor)

    def apply(self, step: Step, effect: Effect) -> None:
        word, denials = step.governor.text, polarity.negators(step.governor)
        effects = effect.denied if denials else effect.effects
        if "support" in effects:
            self.look(step.governor)
        if "claim" in effects:
            self.claim(step.governor)
        if "negate" in effects:
            self.negate(*denials or [step.below.head if polarity.excludes(step) else step.governor])
        if "block" in effects:
            self.block(word)
        if not effects & {"fact", "claim", "block"} and (local := modality.local(step.governor)):
            self.shift(*local)
        for name in RANK:
            if name in effects:
                self.shift(name, word)
        self.open = not effects & {"fact", "claim", "block"} or self.unowned(step, effects)

    def block(self, word: str) -> None:
        self.blocked = True
        self.cues.append(f"only the object of {word!r}")

    def unowned(self, step: Step, effects: frozenset[str]) -> bool:
        """Whether an act is told as a claim that nobody is said to make: "the claim that …"."""
        return "claim" in effects and self.claimant is None and step.governor.pos_ not in VERBAL

    def shift(self, name: str, word: str) -> None:
        if RANK.index(name) > RANK.index(self.modality):
            self.modality = name
            self.cues.append(f"{name} by {word!r}")

    def claim(self, reporter: Token) -> None:
        self.attribute(attribution.claimant(reporter), reporter.text)

    def accord(self, predicate: Token) -> None:
        for word, speaker in attribution.beside(predicate):
            self.attribute(speaker, word.text)

    def attribute(self, speaker: Span | None, word: str) -> None:
        if speaker is not None and self.claimant is None:
            self.claimant = speaker
            self.cues.append(f"claimed by {speaker.text!r} ({word})")

    def quote(self) -> None:
        """Who speaks the quotation or the turn of a transcript, where no word on the way up named a speaker."""
        if verb := attribution.quoting(self.trigger):
            self.attribute(attribution.claimant(verb), f"quoted, {verb.text}")
        if not names(self.trigger):
            self.attribute(transcripts.speaker(self.trigger), "has the floor")

    def result(self) -> Qualifiers:
        timeless = self.blocked or (names(self.trigger) and not predicative(self.trigger))
        date = None if timeless else date_of(self.trigger)
        if not timeless:
            self.time(date)
        return Qualifiers(
            date=date,
            place=None if self.blocked else place_of(self.trigger),
            polarity="negated" if len(self.negators) % 2 else "affirmed",
            modality=self.modality,  # type: ignore[arg-type]
            attribution=self.claimant,
            blocked=self.blocked,
            cues=tuple(self.cues),
        )

    def time(self, date: Interval | None) -> None:
        """Takes in the trigger's date; what has none belongs to the time of the clause it happens in."""
        published = self.trigger.doc._.document.date
        timed = modality.by_date(date or background(self.trigger), published)
        if timed and (date or timed == "historical"):
            self.shift(timed, "its date")


def background(trigger: Token) -> Interval | None:
    """The date of the nearest clause above a past act that has one."""
    if names(trigger) or not modality.past(trigger):
        return None
    return next(filter(None, (date_of(step.governor) for step in climb(trigger) if step.governor.pos_ in VERBAL)), None)
