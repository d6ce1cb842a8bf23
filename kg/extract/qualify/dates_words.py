"""English date words turned into a small code that the rules read: "the second half of last year" → "h2 last year".

The words are data, ontology/cues/dates.tsv: `m3` March, `w0` Monday, `s6` summer (from its first month), `t1` early,
`d-1` yesterday, `5th` fifth, `90s` nineties, `-` says nothing; any other code is itself a word of the rules.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.annotate import cues
from kg.model import KgError

UNIT = "day|weekend|week|month|quarter|year|decade"
CODE = re.compile(r"(?:\d\d? )?m(?:[1-9]|1[0-2])|w[0-6]|s(?:3|6|9|12)|t[1-3]|d-?[0-2]|"
                  r"\d+(?:th)?|\d0s|-|[a-z]+|\d [a-z]+(?: ago)?")

NUMBERS = (  # rewritten before words are looked up
    (r"\b[mwshtd]\d+\b", "?"),  # looks like a code but is none
    (r"(?<!\w)'([0-4]\d)\b", r"20\1"),  # '08
    (r"(?<!\w)'([5-9]\d)\b", r"19\1"),
    (r"\b(\d{4})[-/](0[1-9]|1[0-2])[-/](\d\d)\b", r"\3 m\2 \1"),
    (r"\b(1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])/(\d{4})\b", r"\1 m\2 \3"),
    (r"\b(\d\d?)\.(0?[1-9]|1[0-2])\.(\d{4})\b", r"\1 m\2 \3"),  # with dots the day comes first
    (r"\b(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(\d{4})\b", r"\2 m\1 \3"),
    (r"\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b\d{1,2}[:.]\d\d\b|\b\d{4} (?=gmt\b)|\bo'clock\b", " "),  # times of day
    (r"'s\b|(?<=s)'(?!\w)|[.,'\"“”]", " "),  # possessives, dots of abbreviations
    (r"(?<=\d) ?[-–—] ?(?=\d)|(?<=\w) ?[–—] ?(?=\w)|(?<=\w) - (?=\w)", " to "),
    (r"-", " "),
    (r"\b(\d+)(?:st|nd|rd|th)\b", r"\1th"),
)
PHRASES = (  # rewritten in the code
    (r"\b(w\d) last\b", r"last \1"),
    (r"\b([2-9])0 ([1-9](?:th)?)\b", r"\1\2"),  # twenty first
    (rf"\bin (?!\d+ (?:{UNIT})\b)", ""),  # "in two weeks" is not "two weeks"
    (r"\bon (?!\d+th$)", ""),  # "on the fifth" is not "the fifth"
    (r"\b(t\d) to ", r"\1 "),  # mid - October
    (r"\b([1-4])th quarter\b", r"q\1"),
    (r"\b([12])th half\b", r"h\1"),
)


@cache
def codes() -> dict[str, str]:
    """The code of every date word or phrase, "" for one that says nothing. Raises KgError with file and line."""
    return load(cues.folder() / "dates.tsv")


def load(path: Path) -> dict[str, str]:
    """Reads a table of date words, several to a line, each with a code of a shape the rules know."""
    found: dict[str, str] = {}
    for line, (words, code) in enumerate(cues.rows(path, ["words", "code"]), 2):
        if not CODE.fullmatch(code):
            raise KgError(f"{path}:{line}: code {code!r}, expected one such as m3, w0, s6, t1, d-1, 5th, 90s or -")
        found |= dict.fromkeys(words.split(", "), "" if code == "-" else code)
    return found


@cache
def vocabulary() -> re.Pattern[str]:
    """Matches any date word, the longest first."""
    longest_first = sorted(codes(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def encode(phrase: str) -> str:
    """A phrase as codes with single blanks between them; words that are no date words stay as they are."""
    text = phrase.casefold().replace("’", "'")
    for pattern, replacement in NUMBERS:
        text = re.sub(pattern, replacement, text)
    text = " ".join(vocabulary().sub(lambda m: codes()[m[0]], " ".join(text.split())).split())
    for pattern, replacement in PHRASES:
        text = re.sub(pattern, replacement, text)
    return text
