"""Who has the floor in a transcript: lines that open with a speaker's name and a colon, "Mr. SMITH (Norway): …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from kg.model import PERSON

LONGEST = 14  # tokens of a label


def speaker(token: Token) -> Span | None:
    """The mention of the person whose turn a token is part of; None outside transcripts."""
    return turns(token.doc).get(token.i)


@lru_cache(maxsize=8)
def turns(doc: Doc) -> dict[int, Span]:
    """Speakers by token, in documents with several labels; a turn ends with its line."""
    if doc.text.count(":") < 2:  # no two labels, so that most documents need not be cut to lines
        return {}
    labelled = [(line, found) for line in lines_of(doc) if (found := label(line))]
    if len(labelled) < 2:
        return {}
    return {t.i: person for line, (colon, person) in labelled if person is not None for t in line if t.i > colon}


def lines_of(doc: Doc) -> Iterator[Span]:
    """The lines of a text."""
    start = 0
    for token in doc:
        if "\n" in token.text or token.i + 1 == len(doc):
            yield doc[start : token.i + 1]
            start = token.i + 1


def label(line: Span) -> tuple[int, Span | None] | None:
    """Position of the colon and, where linked, the person of a line's label; None for a line without label."""
    colon = next((token.i for token in line[:LONGEST] if token.text == ":"), None)
    if colon is None:
        return None
    end = colon
    if end > line.start and line.doc[end - 1].text == ")":
        end = next((t.i for t in reversed(line.doc[line.start : end]) if t.text == "("), end)
    name = line.doc[line.start : end]
    if not name or not all(token.is_upper or token.is_title or token.is_punct for token in name):
        return None
    people = (span for span in line.doc.spans["mentions"] if span.label_ == PERSON and span.end == end)
    person = max(people, key=len, default=None)
    return (colon, person) if person is not None or name[-1].is_upper else None
