"""What the construction between a governor and the act below it does to that act, by cue rows or by its mere form."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.annotate.cues import word_set
from kg.extract import syntax
from kg.extract.clauses import own
from kg.extract.qualify import cues, modality, polarity
from kg.extract.qualify.climb import VERBAL, Step, form
from kg.extract.qualify.cues import FACT, FUTURE, HYPOTHETICAL, NEGATION, SUPPORT, Effect

ERRANDS = word_set("errands")  # "goes to meet" tells a purpose, however it is parsed


def effect_of(step: Step) -> Effect:
    """What a governor does to the act below it: the row in the cue tables, else what the construction alone tells."""
    if polarity.excludes(step) or step.governor.lower_ in cues.polarity("quantity"):
        return NEGATION
    if step.slot == "of" and step.below.pos_ == "PROPN":
        return FACT
    return listed(step) or default(step)


def listed(step: Step) -> Effect | None:
    """The row of the cue tables for a step, those for "own" and "done" first.

    A clause about its governor's own subject is "own"; what a past passive says that somebody did is "done".
    """
    ways = (replace(step, slot="own"), step) if step.slot == "that" and own(step.below) else (step,)
    ways = (replace(step, slot="done"), step) if step.slot == "obj" and done(step.governor) else ways
    found = (cues.embeddings().find(way, part) for way in ways for part in parts(step.governor))
    return next(filter(None, found), None)


def done(verb: Token) -> bool:
    """Whether a verb is a past passive with its agent: "was planned by Iran"."""
    return any(by.dep_ == "agent" for by in verb.children) and any(
        t.tag_ in ("VBD", "VBN") for t in syntax.children(verb, "auxpass"))


def disowned(step: Step) -> Step:
    """A step up from a claim that nobody is said to make: what denies the claim denies what is claimed."""
    claims = step.below.pos_ not in VERBAL and step.below.lemma_.lower() in cues.listed("noun", "that")
    return replace(step, slot="that") if claims and step.slot in ("obj", "subj") else step


def presupposed(step: Step) -> bool:
    """Whether what stands below is taken for granted above: relative clauses, and who somebody is unless it is said.

    "Its ally" or "Foreign Minister Lavrov" is neither denied nor planned nor claimed with the sentence it occurs in;
    in "is not an ally" it is.
    """
    if step.governor.lower_ in cues.polarity("quantity"):
        return False
    if step.slot == "compound" or step.slot in cues.backgrounds("prep") or narrated(step):
        return True
    return names(step.below) and step.slot != "conj" and not predicative(step.below)


def predicative(noun: Token) -> bool:
    """Whether a noun is said of somebody: "is an ally"."""
    return noun.dep_ in ("attr", "acomp", "oprd")


def names(token: Token) -> bool:
    """Whether a word says who or what somebody is, rather than what happens."""
    return token.pos_ == "PROPN" or (token.pos_ not in VERBAL and token.lemma_.lower() in cues.standing())


def narrated(step: Step) -> bool:
    """Whether a clause is the narrator's own, as ", which …", "while …" and participles are and "if …" is not."""
    if step.slot == "relcl":
        start = step.below.left_edge
        return bool(start.i) and start.nbor(-1).text == ","
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
