"""The sentence that a statement cites."""

from __future__ import annotations

from spacy.tokens import Token

from kg.model import Evidence


def cite(trigger: Token) -> Evidence:
    """The sentence of a token as evidence, without white space at its ends."""
    sentence = trigger.sent
    text = sentence.text_with_ws
    start = sentence.start_char + len(text) - len(text.lstrip())
    return Evidence(trigger.doc._.document.id, start, start + len(text.strip()), text.strip())
