"""Which phrases of time and place belong to an event: from the phrase up to what it may qualify, from the trigger up to
the words whose time and place it shares."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.cues import word_set
from kg.extract import syntax
from kg.extract.frames import frames
from kg.extract.qualify.climb import VERBAL, form

LINKS = ("ADP", "SCONJ", "ADV")
INNER = ("dobj", "obj", "attr", "oprd", "dative", "agent", "prep", "pobj", "prt", "acomp")  # a verb's own phrases
BEFORE = ("poss", "compound", "amod", "nmod", "nummod", "det")
OCCASIONS = word_set("occasions")
PATHS = OCCASIONS | word_set("paths")  # of place and company, not of reason


def hosts(phrase: Token) -> Iterator[Token]:
    """What a phrase may qualify, given its top token: the word it hangs on and, unless it stands before a noun, the
    phrases around that, up to the verb. Prepositions are passed over."""
    token = phrase
    while token.head != token:
        before, token = token.dep_ in BEFORE, token.head
        if token.pos_ in LINKS:
            continue
        yield token
        barred = token.dep_ == "pcomp" and token.head.lower_ == "from"  # "barred it from selling arms on Monday"
        if not barred and (token.pos_ in VERBAL or token.dep_ not in INNER or not passable(token, before)):
            return


def passable(noun: Token, before: bool) -> bool:
    """Whether what qualifies a noun may qualify its verb too: in its object and in phrases of place, not of reason;
    before a noun, only where that tells the occasion ("at last week's summit")."""
    if noun.dep_ == "pobj":
        return noun.head.lower_ in (OCCASIONS if before else PATHS)
    return not before


def clause(trigger: Token) -> Iterator[Token]:
    """The words whose time and place are the trigger's: itself, then the verbs that tell of the same event."""
    yield trigger
    verb = trigger
    if trigger.pos_ not in VERBAL:
        yield from (child for child in syntax.children(trigger, "acl", "relcl") if makes(child, trigger))
        carrier = syntax.support(trigger)
        if carrier is None or not makes(carrier, trigger):
            return
        yield (verb := carrier)
    while goes_along(verb):
        yield (verb := verb.head)


def makes(verb: Token, noun: Token) -> bool:
    """Whether a verb tells that the act of a noun takes place: "imposed sanctions", "the deal reached", "talks ended";
    not a verb with an act of its own: "condemned the attack"."""
    if verb.dep_ == "acl" and noun == verb.head:
        return verb.tag_ == "VBN"
    lemma = verb.lemma_.lower()
    return lemma in frames().support or ("verb", lemma) not in frames().by_trigger


def goes_along(verb: Token) -> bool:
    """Whether a verb happens when and where its governor does: a conjunct, a participle, a clause with "when"."""
    head = verb.head
    if verb.dep_ in ("relcl", "advcl") and any(child.lower_ == "when" for child in verb.children):
        return True
    if head == verb or head.pos_ not in VERBAL:
        return False
    if verb.dep_ == "conj":
        return verb.tag_ == head.tag_
    return verb.dep_ == "advcl" and form(verb) == "ing"
