"""The way up from a trigger: which predicate governs it, through which complement, and so on to the root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import syntax

VERBAL = ("VERB", "AUX")
OBJECTS = ("dobj", "attr", "oprd", "acomp", "dative", "nsubjpass", "csubjpass")
FINITE = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True)
class Step:
    """One level up: `governor` governs `below` through `slot`.

    Slots: inf, ing, that (clauses); obj, subj, compound (nouns); relcl, purpose, clause (adjuncts); a preposition;
    conj (`governor` is the first of a coordination that goes on with `below`).
    """

    below: Token
    slot: str
    governor: Token

    @property
    def key(self) -> str:
        """Lemma of the governor with its particle: "rule out"."""
        particles = [child.lower_ for child in self.governor.children if child.dep_ == "prt"]
        return " ".join([self.governor.lemma_.lower(), *particles])


def climb(trigger: Token) -> Iterator[Step]:
    """All levels above a trigger, from its own governor to the root of its sentence."""
    step = above(trigger)
    while step is not None:
        yield step
        step = above(step.governor)


def above(token: Token) -> Step | None:
    """The next level up, prepositions and marks folded into its slot."""
    head = token.head
    if head == token or parted(token, head):
        return None
    if token.dep_ == "conj":
        return Step(token, "conj", level(token))
    if head.pos_ in ("ADP", "SCONJ") and token.dep_ in ("pobj", "pcomp", "prep"):
        return through(token, head)
    return Step(token, slot(token), head)


def parted(token: Token, head: Token) -> bool:
    """Whether a semicolon, colon or new paragraph parts two clauses that the parser joined."""
    first, last = sorted((token.i, head.i))
    between = token.doc[first:last]
    if any("\n\n" in t.text for t in between):
        return True
    marks = [t for t in between if t.text in (";", ":")]
    return token.pos_ in VERBAL and bool(marks) and not (head.i < token.i and marks[0].text == ":")


def level(token: Token) -> Token:
    """The predicate that a coordinate goes on from: a finite clause is never parallel to an infinitive."""
    first = token.head
    if token.pos_ not in VERBAL or not finite(token):
        return first
    while form(first) != "that" and (step := above(first)) is not None and step.governor.pos_ in VERBAL:
        first = step.governor
    return first


def through(token: Token, preposition: Token) -> Step | None:
    """The level above a preposition: "call" for the talks of "call for talks"; "out of" counts as "out"."""
    if preposition.head == preposition:
        return None
    if preposition.dep_ in ("pobj", "pcomp", "prep") and preposition.head.pos_ == "ADP":
        return through(token, preposition.head)
    return Step(token, preposition.lower_, preposition.head)


def slot(token: Token) -> str:
    """What a token is to its head: see Step."""
    match token.dep_:
        case "nsubj" | "csubj":
            return "subj"
        case dep if dep in OBJECTS:
            return "obj"
        case "compound" | "nmod" | "poss" | "amod":
            return "compound"
        case "relcl" | "appos" if not any(mark.lower_ == "that" for mark in syntax.children(token, "mark")):
            return "relcl"
        case "advcl":
            return "purpose" if form(token) == "to" else "clause"
        case "acl" if form(token) not in ("to", "that"):
            return "relcl"
    if token.pos_ in VERBAL or token.dep_ in ("ccomp", "xcomp", "pcomp"):
        return {"to": "inf"}.get(form(token), form(token))
    return "clause"


def form(verb: Token) -> str:
    """Whether a clause is an infinitive ("to"), a gerund or participle ("ing"), or finite ("that")."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ == "to" for child in helpers):
        return "to"
    if finite(verb):
        return "that"
    if verb.tag_ in ("VBG", "VBN") or any(child.tag_ == "VBG" for child in helpers):
        return "ing"
    return "that"


def finite(verb: Token) -> bool:
    """Whether a verb has a tense, of its own or by an auxiliary."""
    return verb.tag_ in FINITE or any(child.tag_ in FINITE for child in syntax.children(verb, "aux", "auxpass"))


def shares_helpers(step: Step) -> bool:
    """Whether the second of two coordinated predicates leans on the auxiliaries and the "not" of the first."""
    below, first = step.below, step.governor
    if below.pos_ not in VERBAL or first.pos_ not in VERBAL:
        return below.pos_ == first.pos_ and not syntax.children(below, "det", "poss")
    if syntax.children(below, "nsubj", "nsubjpass", "aux", "auxpass", "neg"):
        return False
    return below.tag_ == first.tag_ and below.tag_ not in FINITE and not contrasted(below, first)


def contrasted(second: Token, first: Token) -> bool:
    """Whether "but" or "yet" stands between two coordinated predicates."""
    between = [child.lower_ for child in syntax.children(first, "cc") if first.i < child.i < second.i]
    return "but" in between or "yet" in between
