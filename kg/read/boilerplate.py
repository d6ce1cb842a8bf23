"""Tells news paragraphs from cookie notices, credits, captions, menus and the like, by the cues of cues.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from kg.read.cues import first, found

_END = 3000  # characters in which the tail of a paragraph is looked for
_HEADLINE = 120  # characters of the longest headline
_MANY = 4  # this many different topic and address cues are like one notice
_SPEECH = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[^\W\d_a-z]|[“\"(©\[])")


def is_news(paragraph: str) -> bool:
    """Whether a paragraph belongs to the story. In doubt it does: a lost sentence is worse than a spare one."""
    has_words = any(character.isalnum() for character in paragraph)
    return has_words and not first(paragraph, "line") and not is_notice(paragraph)


def without_lists(paragraphs: Iterable[str]) -> Iterator[str]:
    """Leave out each heading of other stories, such as "Most read", with the headlines that follow it."""
    listing = False
    for paragraph in paragraphs:
        listing = bool(first(paragraph, "list")) or (listing and _is_headline(paragraph))
        if not listing:
            yield paragraph


def _is_headline(paragraph: str) -> bool:
    """Whether a paragraph is short and does not end as a sentence that tells something."""
    return len(paragraph) <= _HEADLINE and not paragraph.endswith((".", "!", "”", '"', "…", ")"))


def is_notice(text: str) -> bool:
    """Whether a text speaks to the reader about the site, and reports nothing. What is quoted is not to the reader."""
    spoken = _SPEECH.sub("“”", text)
    return _solicits(spoken) and not first(spoken, "news")


def _solicits(text: str) -> bool:
    kinds = [cue.kind for cue in found(text, "topic", "address")]
    return bool(first(text, "notice")) or (len(kinds) >= _MANY and len(set(kinds)) == 2)


def without_tail(paragraph: str) -> str:
    """The paragraph without the credits and notices that end it."""
    while (shorter := paragraph[:_tail(paragraph)].rstrip()) != paragraph:
        paragraph = shorter
    return paragraph


def _tail(paragraph: str) -> int:
    """Where the last credit or run of notices starts, looked for in the last _END characters; else the length."""
    start = max(0, len(paragraph) - _END)
    end = paragraph[start:]
    credit = first(end, "tail")
    if credit and (credit.start() or not start):
        return start + credit.start()
    return start + _notices(end, whole=not start) if first(end, "notice") else len(paragraph)


def _notices(text: str, whole: bool) -> int:
    """Where, among the last sentences, all to the reader, the first notice starts; 0 if the text has no others.

    Of a text that is not whole the first sentence may be cut, and is let be.
    """
    sentences = _sentences(text)[0 if whole else 1:]
    run = list(takewhile(lambda span: _speaks_to_reader(text[slice(*span)]), reversed(sentences)))
    if whole and len(run) == len(sentences):
        return 0
    return min((start for start, end in run if is_notice(text[start:end])), default=len(text))


def _speaks_to_reader(sentence: str) -> bool:
    return bool(found(sentence, "notice", "topic", "address")) and not first(sentence, "news")


def _sentences(text: str) -> list[tuple[int, int]]:
    """A rough division, good enough for notices: (start, end) of each sentence."""
    gaps = [gap.span() for gap in _SENTENCE_END.finditer(text)]
    return list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True))
