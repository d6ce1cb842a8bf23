"""Bytes to text: byte order mark, UTF-8, a charset the file declares, then what browsers or detection would take."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_KINDS = ((b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
          (b"PK\x03\x04", "a zip archive or office document"), (b"\x1f\x8b", "gzip-compressed"), (b"%PDF-", "a PDF"),
          (b"\x7fELF", "a program"), (b"SQLite format 3", "a database"))
_LATIN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii")
_FOREIGN = 0.3  # share of bytes above 127 from which a text is hardly in a Latin script


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what the user should hear about how it was decoded (None: nothing)."""

    text: str
    doubt: str | None = None


def binary(head: bytes) -> str | None:
    """What kind of binary file starts like this, None for text: "a PNG picture", "binary"."""
    kind = next((kind for magic, kind in _KINDS if head.startswith(magic)), None)
    return kind or ("binary" if b"\0" in head and not mark(head) else None)


def mark(head: bytes) -> str | None:
    """The encoding that a byte order mark announces."""
    return next((name for bom, name in _MARKS if head.startswith(bom)), None)


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of a whole file. `declared` is the charset the file itself names, used where it is not UTF-8."""
    announced = mark(raw)
    if announced:
        text = raw.decode(announced, "replace")
        return Decoded(text, _damage(text, announced))
    encoding = next((name for name in ("utf-8", _browsers(declared)) if name and _fits(raw, name)), None)
    return Decoded(raw.decode(encoding)) if encoding else _mended(raw)


def _browsers(declared: str | None) -> str | None:
    """What browsers take a declared charset for: Latin-1 is windows-1252, and a declaration in ASCII is no UTF-16."""
    name = (declared or "").lower()
    return "cp1252" if name in _LATIN else None if name.startswith("utf") else name or None


def _mended(raw: bytes) -> Decoded:
    """UTF-8 with a few bad bytes stays UTF-8; otherwise another charset is looked for."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - bad
    return Decoded(text, _damage(text, "UTF-8")) if beyond_ascii > 4 * bad else _guessed(raw)


def lines(stream: io.BufferedReader) -> Iterator[Decoded]:
    """The lines of a file, each decoded by itself, so that a damaged line leaves the others whole."""
    announced = mark(stream.peek(4))
    if announced and announced != "utf-8-sig":
        yield from map(Decoded, io.TextIOWrapper(stream, announced, "replace"))
    else:
        yield from map(decode, stream)


def _damage(text: str, encoding: str) -> str | None:
    count = text.count("\ufffd")
    return f"{count} places are not valid {encoding}; each is marked \ufffd in the text" if count else None


def _guessed(raw: bytes) -> Decoded:
    """Western text as browsers take it (windows-1252), anything else by detection."""
    foreign = sum(byte > 127 for byte in raw[:100_000]) > _FOREIGN * min(len(raw), 100_000)
    encoding = _detected(raw) if foreign or not _fits(raw, "cp1252") else "cp1252"
    text = raw.decode(encoding) if encoding else ""
    return Decoded(text, f"not UTF-8; read as {encoding}" if encoding else "not UTF-8, and no other charset fits")


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return best.encoding if best else None


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
