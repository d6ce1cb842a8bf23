"""Parses written by hand, so that the mechanism is tested without a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.model import Document

Parse = Callable[..., Doc]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Builds a Doc of one token a line, "word lemma TAG POS dep head"; head is a token's number, "¶" ends a paragraph.

    `mentions` maps a token's number to the id of the actor it names.
    """
    vocab = spacy.blank("en").vocab

    def build(table: str, mentions: Mapping[int, str] | None = None, label: str = "State") -> Doc:
        columns = zip(*(line.split() for line in table.strip().splitlines()), strict=True)
        words, lemmas, tags, parts, deps, heads = map(list, columns)
        words = [word.replace("¶", "\n\n") for word in words]
        doc = Doc(vocab, words, lemmas=lemmas, tags=tags, pos=parts, deps=deps, heads=[int(head) for head in heads])
        spans = [Span(doc, i, i + 1, label=label, span_id=actor) for i, actor in (mentions or {}).items()]
        doc.spans["mentions"] = spans
        doc._.document = Document("hand", doc.text)
        return doc

    return build
