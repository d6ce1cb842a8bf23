"""Quotations of a document and who speaks them, also where a quotation runs over sentences or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.extract import syntax
from kg.extract.qualify import cues

OPENING, CLOSING, STRAIGHT = "“", "”", ('"', "``", "''")
SHORT = 5  # fewer tokens are quoted words, not a quoted speech that goes on from its neighbours


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens start to end (exclusive) between quotation marks; `verb` is the reporting verb, where there is one."""

    start: int
    end: int
    paragraph: int
    verb: Token | None = None


@lru_cache(maxsize=8)
def quotes(doc: Doc) -> tuple[Quote, ...]:
    """All quotations in text order; one without a reporting verb takes that of a neighbour in its paragraph."""
    found = list(marked(doc))
    inside = {i for quote in found for i in range(quote.start, quote.end)}
    own = [replace(quote, verb=reporting_verb(doc, quote, inside)) for quote in found]
    return tuple(quote if quote.verb else replace(quote, verb=borrowed(quote, own)) for quote in own)


def quote_at(token: Token) -> Quote | None:
    """The quotation that a token stands in."""
    return next((q for q in quotes(token.doc) if q.start <= token.i < q.end), None)


def marked(doc: Doc) -> Iterator[Quote]:
    """Stretches between quotation marks. A paragraph's end closes a quotation, as the next one opens it anew."""
    start, paragraph = None, 0
    for token in doc:
        if token.text.count("\n") > 1:
            if start is not None:
                yield Quote(start, token.i, paragraph)
            start, paragraph = None, paragraph + 1
        elif start is None and (token.text == OPENING or token.text in STRAIGHT):
            start = token.i + 1
        elif start is not None and (token.text == CLOSING or token.text in STRAIGHT):
            yield Quote(start, token.i, paragraph)
            start = None


def reporting_verb(doc: Doc, quote: Quote, inside: set[int]) -> Token | None:
    """The nearest verb of speech in the sentences that a quotation touches, itself in no quotation."""
    if quote.start >= quote.end:
        return None
    first, last = doc[quote.start].sent, doc[quote.end - 1].sent
    end = last.end if quote.end - quote.start >= SHORT or first == last else quote.end
    verbs = [t for t in doc[first.start : end] if t.i not in inside and speaks(t)]
    verbs += [t for t in after(doc, quote) if t.i not in inside and speaks(t)]
    return min(verbs, key=lambda t: (not governs(t, quote), abs(t.i - quote.start), t.i), default=None)


def governs(verb: Token, quote: Quote) -> bool:
    """Whether the parse puts a quotation under a verb, or the verb stands right behind it."""
    head = verb.doc[quote.start : quote.end].root
    beside = verb.i - quote.end in (1, 2) or (head.is_ancestor(verb) and verb.dep_ == "parataxis")
    return beside or verb.is_ancestor(head)


def after(doc: Doc, quote: Quote) -> list[Token]:
    """The tokens right behind a closing mark that follows a comma: the parser may begin a sentence there."""
    comma = doc[quote.end - 1].text in ",?!" and quote.end + 1 < len(doc)
    return list(doc[quote.end + 1].sent) if comma else []


def speaks(token: Token) -> bool:
    """Whether a token is a verb of speech with a subject."""
    return token.pos_ == "VERB" and token.lemma_.lower() in cues.speech_verbs() and bool(syntax.subjects(token))


def borrowed(quote: Quote, all_quotes: list[Quote]) -> Token | None:
    """The reporting verb of the nearest quotation before, else after, in the same paragraph."""
    if quote.end - quote.start < SHORT:
        return None
    near = [q for q in all_quotes if q.paragraph == quote.paragraph and q.verb is not None]
    before = [q for q in near if q.start < quote.start]
    later = [q for q in near if q.start > quote.start]
    return before[-1].verb if before else later[0].verb if later else None
