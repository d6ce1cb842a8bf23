"""Personal names: when do two spellings name one person? By rules, because a false merge ruins a graph.

Rules over word lists in ontology/cues/: titles go, accents and hyphens go, Korean, Chinese, Vietnamese and Hungarian
family names come first, romanisations are compared by sound keys, given names by a list of equal forms.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.annotate import cues

PARTICLES = cues.word_set("particles of names")
SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "junior": "jr", "senior": "sr"}
LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "ı": "i", "’": "'"})
FAMILY_FIRST = frozenset({"korean", "chinese", "vietnamese", "khmer"})
KOREAN = [  # romanisations of one sound, in this order
    (r"^(ri|rhee|yi|lee|li)$", "i"), (r"^(pak|bak|park)$", "pak"), (r"^(choi|choe)$", "choe"), (r"^gim$", "kim"),
    (r"chol", "chul"), (r"my(o|eo)ng", "myung"), (r"hyok", "hyuk"), (r"hui", "hi"), (r"yeo|you|yo", "yu"),
    (r"eu|eo|oo|ou|u", "u"), (r"ee", "i"), (r"ae|ai|ay", "e"), (r"[gk]", "k"), (r"[dt]", "t"), (r"[jc]h?", "j"),
    (r"[bp]", "p"), (r"[rl]", "l"), (r"sh", "s"), (r"w", ""),
]
SOUNDS = [  # of Slavic and Arabic names
    (r"ie\b|iy\b|yy\b|ii\b|ij\b|yi\b|ey\b|y\b", "i"), (r"tsch|tch|tsh", "ch"), (r"ph", "f"),
    (r"ck|q|gh|kh|g", "k"), (r"dh|th", "d"), (r"ou|oo|w", "u"), (r"ee|ie|ei|ey|ij|y|j", "i"), (r"z", "s"), (r"v", "f"),
    (r"(.)\1", r"\1"), (r"(?<=[^aeiou])e(?=[^aeiou])", "a"), (r"h(?=[^aeiou]|$)", ""),
]


def fold(text: str) -> str:
    """Lower case without accents: "Erdoğan" → "erdogan"."""
    plain = unicodedata.normalize("NFKD", text.translate(LATIN).casefold().translate(LATIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True)
class Name:
    """A personal name in parts; every part folded. `language` is set where the family name tells it."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str = ""
    language: str = ""


@lru_cache(maxsize=65536)
def parse(text: str) -> Name:
    """Titles, possessives and particles stripped, family name told from given names."""
    words = [word.strip(".,") for word in re.sub(r"['’]s?$|['`]", "", fold(text)).split()]
    words = [word for word in after_titles(words) if word]
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 2 else ""
    words = words[:-1] if suffix else words
    language = family_language(words)
    if language:
        return Name(("".join(words[1:]).replace("-", ""),), (words[0],), suffix, language)
    parts = [part for word in words for part in split_particles(word)]
    start = family_start(parts)
    return Name(tuple(parts[:start]), tuple(p for p in parts[start:] if p not in PARTICLES), suffix)


def split_particles(word: str) -> list[str]:
    """ "al-assad" in two, "jean-claude" in one."""
    head, dash, rest = word.partition("-")
    return [head, rest.replace("-", "")] if dash and head in PARTICLES else [word.replace("-", "")]


def after_titles(words: list[str]) -> list[str]:
    """What follows the last title word, so long as a name is left ("secretary of state antony blinken")."""
    known = titles()
    last = max((i for i, word in enumerate(words[:-1]) if word in known), default=-1)
    return words[last + 1:]


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    return frozenset(cues.offices()) | {"state"}


def family_language(words: list[str]) -> str:
    """The language of a name that begins with a family name: "moon jae-in", "nguyen phu trong", "xi jinping"."""
    if not 2 <= len(words) <= 4 or PARTICLES & set(words):
        return ""
    language = cues.family_names().get(words[0], "")
    if language not in FAMILY_FIRST or (words[-1] in cues.family_names() and "-" not in words[0]):
        return language if language in FAMILY_FIRST and (len(words) > 2 or "-" in words[1]) else ""
    return language if words[1] not in cues.given_names() else ""


def family_start(parts: list[str]) -> int:
    """Where the family name begins: at a particle in the middle, else at the last word."""
    inner = [i for i, part in enumerate(parts) if part in PARTICLES and 0 < i < len(parts) - 1]
    return inner[0] if inner else max(len(parts) - 1, 0)


def korean_key(part: str) -> str:
    for pattern, sound in KOREAN:
        part = re.sub(pattern, sound, part)
    return part


@lru_cache(maxsize=65536)
def sound(part: str) -> str:
    """A key that common romanisations of one name share: "gaddafi", "khadafy" → "kadafi"."""
    for pattern, key in SOUNDS:
        part = re.sub(pattern, key, part)
    return part


def canonical_given(part: str) -> str:
    return cues.given_names().get(part, part)


def same_part(one: str, other: str) -> bool:
    """Do two given names, or initials, fit one person?"""
    if canonical_given(one) == canonical_given(other):
        return True
    if len(one) == 1 or len(other) == 1:
        return canonical_given(one)[0] == canonical_given(other)[0] or one[0] == other[0]
    return len(one) > 3 and sound(one) == sound(other)


def same_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Equal by sound; a clan name or second surname may be missing ("bin salman", "bin salman al saud")."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and all(a == b or (len(a) > 3 and near(a, b)) for a, b in zip(shorter, longer, strict=False))


def near(one: str, other: str) -> bool:
    """Equal by sound, or but for the final vowel of a long Slavic name ("lukashenko", "lukashenka")."""
    a, b = sound(one), sound(other)
    return a == b or (len(a) > 7 and a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("ao"))


def same_person(one: str, other: str) -> bool:
    """Are two full names spellings of one person's name? Both must have a given and a family name."""
    a, b = parse(one), parse(other)
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if a.language or b.language:
        return same_eastern(a, b)
    if not a.family or not b.family:
        return False
    return (same_family(a.family, b.family) and same_given(a.given, b.given)) or swapped(a, b)


def same_eastern(a: Name, b: Name) -> bool:
    """Family names first: every syllable counts."""
    if not (a.language and b.language):
        return bool(a.given and b.given) and "".join(a.family + a.given) == "".join(b.given[-1:] + b.family)
    if "korean" in (a.language, b.language):
        return all(korean_key(x) == korean_key(y) for x, y in ((a.family[0], b.family[0]), (a.given[0], b.given[0])))
    return a.family == b.family and a.given == b.given


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """First names fit, and so do middle names where both have them."""
    if not one or not other:
        return False
    if not same_part(one[0], other[0]):
        return False
    return len(one) < 2 or len(other) < 2 or same_part(one[1], other[1])


def swapped(a: Name, b: Name) -> bool:
    """ "Abe Shinzo" and "Shinzo Abe", unless both words are given names, whose order tells people apart."""
    if not len(a.given) == len(b.given) == len(a.family) == len(b.family) == 1:
        return False
    both = {a.given[0], a.family[0]}
    return a.given == b.family and a.family == b.given and not both <= cues.word_set("arabic given names")
