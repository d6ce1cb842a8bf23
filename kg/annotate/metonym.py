"""A capital's name is the city or the government: which one, the words around it tell."""

from __future__ import annotations

from spacy.tokens import Span, Token

LOCATIVE = frozenset("in at near outside inside around through across throughout via beyond within above off".split())
PLACE_HEADS = frozenset("mayor city town capital suburb suburbs street streets outskirts district airport centre center square residents port "
                        "resident neighbourhood neighborhood downtown hospital hotel university embassy port metropolis region people".split())
EVENTS = frozenset("talks summit meeting conference bureau airport suburb suburbs street streets office stock bourse mayor hotel square "
                   "university newsroom correspondent resident residents round ceremony forum session communique accord agreement declaration "
                   "protocol treaty olympics game games zoo subway metro hospital dealers traders market exchange".split())
MOTION = frozenset("fly travel arrive return land head drive go come move flee leave depart reach stop march walk ride sail relocate".split())


def is_place(span: Span) -> bool:
    """True for the city ("in Tokyo", "Vienna-based", "the Paris talks", "mayor of Seoul"), False for the government."""
    root, doc = span.root, span.doc
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text == "-" and span.end + 1 < len(doc) and doc[span.end + 1].lower_ in ("based", "born", "area"):
        return True
    while root.dep_ == "conj" and root.head.ent_type_:
        root = root.head
    if root.dep_ == "pobj":
        return placed_by(root.head)
    if root.dep_ in ("compound", "nmod", "amod", "poss"):
        return root.head.lower_ in EVENTS or root.dep_ == "poss" and root.head.lower_ in PLACE_HEADS
    if root.dep_ == "appos":
        return root.head.lower_ in PLACE_HEADS
    return root.dep_ == "dobj" and root.head.lemma_ in ("leave", "reach", "tour") or root.dep_ == "npadvmod"


def placed_by(preposition: Token) -> bool:
    """Does a preposition make its capital a place?"""
    word, head = preposition.lower_, preposition.head
    if word in LOCATIVE:
        return True
    if word == "of":
        return head.lower_ in PLACE_HEADS
    if word in ("to", "from", "for", "towards", "toward", "into"):
        return head.lemma_ in MOTION
    return False
