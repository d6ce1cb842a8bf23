"""The registered spaCy components: names found, names linked, descriptions linked."""

from __future__ import annotations

from functools import cache

from spacy import Language
from spacy.tokens import Doc

from kg.annotate import gazetteer
from kg.annotate.cast import MENTIONS, Cast, register
from kg.annotate.detect import detect
from kg.annotate.organisations import link_names
from kg.annotate.persons import link_persons
from kg.annotate.roles import link_roles
from kg.annotate.trie import Trie

register()


def add_to(nlp: Language) -> None:
    """Puts our components behind those of a pipeline."""
    nlp.add_pipe("kg_linker", last=True)


@Language.factory("kg_linker")
class Linker:
    """Finds the actors of a document and links every mention of them."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.gazetteer = gazetteer.load()
        self.trie = trie()

    def __call__(self, doc: Doc) -> Doc:
        cast = Cast(doc, self.gazetteer)
        found = detect(doc, self.trie)
        people = [f for f in found if f.kind == "Person" or f.names and cast.gazetteer.entities[f.names[0].entity].actor.kind == "Person"]
        link_persons(cast, people)
        chosen = set(people)
        link_names(cast, [f for f in found if f not in chosen])
        doc._.parts, doc._.offices = [], []
        link_roles(cast, doc._.parts)
        doc._.cast, doc._.actors = cast, cast.actors
        doc.spans[MENTIONS] = sorted(cast.spans, key=lambda s: (s.start, s.end, s.id_))
        return doc


@cache
def trie() -> Trie:
    return Trie.of(gazetteer.load().names)
