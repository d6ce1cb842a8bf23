"""Where the event happens that a trigger names: the place in a locative phrase of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.extract.qualify.adjuncts import clause, hosts

MENTION = "Place"  # the class of linked mentions that are places
ENTITIES = ("GPE", "LOC", "FAC")  # labels of entities that are
NAMING = ("compound", "nmod", "appos")
KINDS = frozenset({"preposition", "way", "motion", "site"})


def place_of(trigger: Token) -> str | None:
    """The name of the place where what the trigger names happens ("Geneva" of "at a summit in Geneva"), None where its
    clause tells none. Reads mentions of class Place where the Doc has mentions, and place entities.
    """
    found = list(locatives(trigger.sent))
    for word in clause(trigger):
        for top, name in found:
            if word in hosts(top) and (top.lower_ in words("preposition") or moves(word)):
                return name
    return None


def locatives(sentence: Span) -> Iterator[tuple[Token, str]]:
    """Every place name of a sentence that stands behind a preposition of place or way, or as the object of a verb, with
    the top of the phrase."""
    for span in named(sentence):
        noun = site(span.root)
        name = span.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        if noun.dep_ == "dobj":
            yield noun, name
        elif noun.dep_ == "pobj" and noun.head.lower_ in words("preposition") | words("way"):
            yield noun.head, name


def site(name: Token) -> Token:
    """The noun of the site that a place name tells: of "the Poipet crossing", of "the port of Tripoli"."""
    of = name.dep_ == "pobj" and name.head.lower_ == "of"
    noun = name.head.head if of else name.head if name.dep_ in NAMING else name
    return noun if noun != name and noun.lemma_.lower() in words("site") else name


def named(sentence: Span) -> list[Span]:
    """The places a sentence names, in text order: linked mentions, then entities that overlap none of them."""
    mentions = sentence.doc.spans.get("mentions", ())
    places = [m for m in mentions if m.label_ == MENTION and sentence.start <= m.start < sentence.end]
    taken = {token.i for span in places for token in span}
    places += [e for e in sentence.ents if e.label_ in ENTITIES and taken.isdisjoint(token.i for token in e)]
    return sorted(places, key=lambda span: (span.start, span.end))


def moves(word: Token) -> bool:
    """Whether a word tells of a way to somewhere: "flew to Seoul", "a trip to Seoul"."""
    return word.lemma_.lower() in words("motion")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in ontology/cues/places.tsv: `preposition` of place, `way` to somewhere (which counts only
    with a word of `motion`), `site` for nouns that a place name may stand with."""
    rows = cues.rows(cues.folder() / "places.tsv", ["words", "kind"], kind=KINDS)
    return frozenset(word for cell, name in rows if name == kind for word in cell.split(", "))
