"""A capital's name is the city or the government: which one, the words around it tell."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.annotate import cues

LOCATIVE = cues.word_set("locative")
PLACE_HEADS = cues.word_set("place heads")
EVENTS = cues.word_set("events")
AIMS = cues.word_set("aims")
MOTION = cues.word_set("motion")
LEGATIONS, LEGATION_VERBS = cues.word_set("legations"), cues.word_set("legation verbs")


def is_place(span: Span) -> bool:
    """True for the city ("in Tokyo", "Vienna-based", "the Paris talks", "mayor of Seoul"), False for the government."""
    root, doc = span.root, span.doc
    if span.end + 1 < len(doc) and doc[span.end].text == "-" and doc[span.end + 1].lower_ in ("based", "born", "area"):
        return True
    while root.dep_ == "conj" and root.head.ent_type_:
        root = root.head
    if root.dep_ == "pobj":
        return placed_by(root.head)
    if root.dep_ in ("compound", "nmod", "amod", "poss"):
        return root.head.lower_ in EVENTS or (root.dep_ == "poss" and root.head.lower_ in PLACE_HEADS)
    if root.dep_ == "appos":
        return root.head.lower_ in PLACE_HEADS
    return (root.dep_ == "dobj" and root.head.lemma_ in ("leave", "reach", "tour")) or root.dep_ == "npadvmod"


def placed_by(preposition: Token) -> bool:
    """Does a preposition make its capital a place?"""
    word, head = preposition.lower_, preposition.head
    if head.pos_ == "ADV":  # "come back to"
        head = head.head
    if word in LOCATIVE:
        return not (word == "at" and head.lemma_ in AIMS) and not accredits(head)
    if word == "of":
        return head.lower_ in PLACE_HEADS
    if word in ("to", "from", "for", "towards", "toward", "into"):
        return head.lemma_ in MOTION
    return False


def accredits(head: Token) -> bool:
    """Whether a legation is opened or closed there, which is done to the State: "opened an embassy in Tehran"."""
    verb = head.head if head.dep_ == "dobj" and head.lemma_ in LEGATIONS else head
    opened = any(one.dep_ == "dobj" and one.lemma_ in LEGATIONS for one in verb.children)
    return opened and verb.lemma_ in LEGATION_VERBS
