"""The registered spaCy components: names found, names linked, descriptions linked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate import gazetteer
from kg.annotate.bodies import link_bodies
from kg.annotate.cast import MENTIONS, Cast, register
from kg.annotate.detect import detect
from kg.annotate.groups import link_groups
from kg.annotate.index import Index
from kg.annotate.offices import link_offices
from kg.annotate.organisations import link_names
from kg.annotate.parties import link_parties
from kg.annotate.persons import link_persons
from kg.annotate.pronouns import link_pronouns
from kg.annotate.references import link_references
from kg.annotate.roles import link_roles
from kg.annotate.settle import settle_offices
from kg.annotate.titles import titles

register()


def add_to(nlp: Language, actors: Sequence[str] = ()) -> None:
    """Puts paragraph ends before a pipeline's parser, and our other components behind it all.

    `actors` are the user's own actor tables.
    """
    nlp.add_pipe("kg_paragraphs", before="parser" if nlp.has_pipe("parser") else None)
    nlp.add_pipe("kg_names", last=True, config={"actors": list(actors)})
    nlp.add_pipe("kg_descriptions", last=True)


@Language.component("kg_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """A sentence ends where its paragraph ends."""
    for token in doc[1:]:
        if "\n" in doc[token.i - 1].text:
            token.is_sent_start = True
    return doc


@Language.factory("kg_names", default_config={"actors": []})
class Names:
    """Finds what a document names, and links it: doc._.cast is filled with persons, states, organisations, places."""

    def __init__(self, nlp: Language, name: str, actors: list[str]) -> None:
        self.index = Index.of(gazetteer.load(extra=map(Path, actors)))

    def __call__(self, doc: Doc) -> Doc:
        doc._.cast = cast = Cast(doc, self.index)
        found = detect(doc, self.index.trie)
        link_names(cast, link_persons(cast, found))
        return doc


@Language.component("kg_descriptions")
def describe(doc: Doc) -> Doc:
    """Links what stands for a name, sentence by sentence: organs and officials of states, titles, pronouns."""
    cast: Cast = doc._.cast
    claims = []
    for sent in cast.sents:
        link_bodies(cast, sent)
        link_groups(cast, sent)
        found = titles(cast, sent)
        claims += link_offices(cast, sent, found)
        claims += link_references(cast, found, claims)
        link_roles(cast, sent)
        link_pronouns(cast, sent)
        link_parties(cast, sent)
    settle_offices(cast, claims)
    cast.complete()
    doc._.actors, doc._.parts, doc._.members = cast.actors, cast.parts, cast.members
    doc._.offices, doc._.open_offices = cast.offices, cast.open_offices
    doc.spans[MENTIONS] = sorted(cast.spans, key=lambda s: (s.start, s.end, s.id_))
    return doc
