"""What kind of truth a relation has in the text: negated, planned, supposed, past, claimed, or not stated at all.

From the trigger, the word that names the relation, the parse is climbed to the root of the sentence. Each predicate on
the way acts on the trigger as its row in ontology/cues/ says ("plans to" makes future, "denied" negates and claims),
until one is met whose own fate does not touch the act; from there on only reporting words still count.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from kg.extract import syntax
from kg.extract.qualify import attribution, cues, modality, polarity
from kg.extract.qualify.climb import VERBAL, Step, climb, form, shares_helpers
from kg.extract.qualify.cues import FACT, FUTURE, HYPOTHETICAL, NEGATION, SUPPORT, Effect
from kg.extract.qualify.dates import date_of
from kg.extract.qualify.place import place_of
from kg.model import Interval, Modality, Polarity

ERRANDS = ("go", "come", "fly", "travel")  # "goes to meet" tells a purpose, however it is parsed
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
    reading = Reading(trigger)
    reading.read()
    return reading.result()


@dataclass(slots=True)
class Reading:
    """What has been gathered on the way up."""

    trigger: Token
    negators: dict[int, str] = field(default_factory=dict)  # by position, so that none counts twice
    modality: str = "actual"
    claimant: Span | None = None
    blocked: bool = False
    open: bool = True  # whether governors still act on polarity and modality
    cues: list[str] = field(default_factory=list)

    def read(self) -> None:
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
            self.apply(step, effect_of(step))
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
            self.blocked = True
            self.cues.append(f"only the object of {word!r}")
        if not effects & {"fact", "claim", "block"} and (local := modality.local(step.governor)):
            self.shift(*local)
        for name in RANK:
            if name in effects:
                self.shift(name, word)
        self.open = not effects & {"fact", "claim", "block"}

    def shift(self, name: str, word: str) -> None:
        if RANK.index(name) > RANK.index(self.modality):
            self.modality = name
            self.cues.append(f"{name} by {word!r}")

    def claim(self, reporter: Token) -> None:
        if self.claimant is None and (speaker := attribution.claimant(reporter)):
            self.claimant = speaker
            self.cues.append(f"claimed by {speaker.text!r} ({reporter.text!r})")

    def accord(self, predicate: Token) -> None:
        if self.claimant is None and (found := attribution.beside(predicate)):
            self.claimant = found[0]
            self.cues.append(f"claimed by {found[0].text!r} ({found[1].text!r})")

    def quote(self) -> None:
        if self.claimant is None and (found := attribution.quoted(self.trigger)) and found[0]:
            self.claimant = found[0]
            self.cues.append(f"quoted from {found[0].text!r} ({found[1].text!r})")

    def result(self) -> Qualifiers:
        date = date_of(self.trigger)
        self.time(date)
        return Qualifiers(
            date=date,
            place=place_of(self.trigger),
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


def effect_of(step: Step) -> Effect:
    """What a governor does to the act below it: the row in the cue tables, else what the construction alone tells."""
    if polarity.excludes(step) or step.governor.lower_ in cues.polarity("quantity"):
        return NEGATION
    if step.slot == "of" and step.below.pos_ == "PROPN":
        return FACT
    for part in parts(step.governor):
        if effect := cues.embeddings().find(step, part):
            return effect
    return default(step)


def presupposed(step: Step) -> bool:
    """Whether what stands below is taken for granted above: relative clauses, and who somebody is unless it is said.

    "Its ally" or "Foreign Minister Lavrov" is neither denied nor planned nor claimed with the sentence it occurs in;
    in "is not an ally" it is.
    """
    if step.governor.lower_ in cues.polarity("quantity"):
        return False
    if step.slot in ("relcl", "compound") or step.slot in cues.backgrounds("prep") or narrated(step):
        return True
    return names(step.below) and not (step.slot == "conj" or step.below.dep_ in ("attr", "acomp", "oprd"))


def names(token: Token) -> bool:
    """Whether a word says who or what somebody is, rather than what happens."""
    return token.pos_ == "PROPN" or token.lemma_.lower() in cues.standing()


def narrated(step: Step) -> bool:
    """Whether an adverbial clause is the narrator's own, as "while …" and participles are and "if …" is not."""
    if step.slot != "clause":
        return False
    before = [child.lower_ for child in step.below.children if child.i < step.below.i]
    return form(step.below) == "ing" or any(word in cues.backgrounds("clause") for word in before)


def parts(token: Token) -> tuple[str, ...]:
    """The parts of speech under which the tables may list a token, the most special first."""
    if token.pos_ in VERBAL:
        return ("passive", "verb") if syntax.is_passive(token) else ("verb",)
    return ("adj", "noun") if token.pos_ in ("ADJ", "ADV") else ("noun",)


def default(step: Step) -> Effect:
    """An infinitive leans on its governor or tells a purpose; everything else stands for itself."""
    governor = step.governor
    if step.slot == "purpose" or (step.slot == "inf" and (governor.pos_ not in VERBAL or governor.lemma_ in ERRANDS)):
        return FUTURE if modality.ahead(governor) else HYPOTHETICAL
    if step.slot in ("inf", "ing") and governor.pos_ in VERBAL:
        return SUPPORT
    return FACT
