"""What is known of a candidate besides its words."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.candidates import candidates
from kg.extract.findings import Findings
from kg.extract.signals import Signals
from kg.model import Actor, Document

ROWS = """Ann nsubj 1 PROPN|said ROOT 1 VERB|: punct 1 PUNCT|“ punct 1 PUNCT|Peru nsubj 5 PROPN|lost ccomp 1 VERB
. punct 1 PUNCT|envoys nsubj 10 NOUN|of prep 7 ADP|Chile pobj 8 PROPN|won ROOT 10 VERB
without prep 10 ADP|Cuba pobj 11 PROPN
. punct 10 PUNCT|” punct 10 PUNCT"""
KINDS = {"Ann": "Person", "Peru": "State", "Chile": "State", "Cuba": "State"}


def told(source: str, target: str, sentence: int, *titled: str) -> set[str]:
    rows = [row.split() for row in ROWS.replace("\n", "|").split("|")]
    words, deps, heads, parts = map(list, zip(*rows, strict=True))
    doc = Doc(spacy.blank("en").vocab, words, deps=deps, heads=list(map(int, heads)), pos=parts,
              lemmas=["say" if word == "said" else word for word in words])
    doc._.document, doc._.actors = Document("d", doc.text), {name: Actor(name, name, KINDS[name]) for name in KINDS}
    doc.spans["mentions"] = [Span(doc, n, n + 1, label=KINDS[word], span_id=word)
                             for n, word in enumerate(words) if word in KINDS]
    start = list(doc.sents)[sentence].start
    doc._.open_offices = {(person, start): "envoy" for person in titled}
    found = next(one for one in candidates(doc) if one.place[:2] == (source, target) and one.sentence.start == start)
    return set(Signals(doc, Findings((), (), ())).told(found))


def test_the_words_between_the_ends_are_told_by_how_they_hang() -> None:
    found = told("Chile", "Cuba", 1)
    assert {"prep up", "nsubj up", "prep down"} <= found
    assert not {"nsubj down", "pobj up", "pobj down"} & found


def test_who_speaks_is_told_in_later_sentences_of_a_quotation() -> None:
    assert "source speaks" in told("Ann", "Chile", 1)
    assert "target speaks" in told("Chile", "Ann", 1)
    assert not {"source speaks", "target speaks"} & told("Chile", "Cuba", 1)


def test_a_title_of_nobody_known_is_told_of_its_holder_alone() -> None:
    assert "source titled" in told("Ann", "Peru", 0, "Ann")
    assert "source titled" not in told("Peru", "Ann", 0, "Ann")
    assert "source titled" not in told("Ann", "Peru", 0)
