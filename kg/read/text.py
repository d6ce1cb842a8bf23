"""Plain text and Markdown. A file is one document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from kg.model import Issue
from kg.read import charset
from kg.read.record import FIELDS, ReadOptions, Record

_FRONT = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
_SETTING = re.compile(r"""^(\w+)\s*[:=]\s*["']?(.*?)["']?\s*$""", re.MULTILINE)
_TITLE = re.compile(r"\s*(?:# +(?P<hash>.+?) *#*|(?P<line>\S.*)\n=+) *(?:\n|$)")
_SYNTAX = tuple((re.compile(pattern, re.MULTILINE), plain) for pattern, plain in (
    (r"<!--[\s\S]*?-->", ""),
    (r"^(```|~~~)[\s\S]*?^\1`*$", ""),  # code block
    (r"!\[[^\]\n]*\](?:\([^()\n]*\)|\[[^\]\n]*\])", ""),  # picture
    (r"\[\^[^\]\n]+\]:?", ""),  # mark of a footnote
    (r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S.*$", ""),  # target of a reference
    (r"\[([^\]\n]+)\](?:\([^()\n]*\)|\[[^\]\n]*\])", r"\1"),  # link
    (r"<((?:https?|mailto):[^>\s]+)>", r"\1"),
    (r"</?[A-Za-z][^<>\n]*>", ""),
    (r"^[ \t]*(?:[-*_][ \t]*){3,}$", ""),  # rule
    (r"^[ \t]*(?:=+|-{2,})[ \t]*$", ""),  # underline of a heading
    (r"^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$", ""),  # rule of a table
    (r"^[ \t]*(?:>[ \t]?)+", ""),
    (r"^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*$", r"\1\n"),
    (r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", "\n"),  # list item
    (r"(?<![\w*\\])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])", r"\2"),
    (r"(?<![\w_\\])(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?![\w_])", r"\2"),
    (r"~~([^~\n]+)~~", r"\1"),
    (r"`+([^`\n]+)`+", r"\1"),
    (r"\\([!-/:-@\[-`{-~])", r"\1"),
))


def plain(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Record | Issue]:
    """The whole file as one text."""
    decoded = charset.decode(stream.read())
    if decoded.doubt:
        yield Issue(name, decoded.doubt)
    yield Record(name, {"text": decoded.text})


def markdown(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Record | Issue]:
    """The text without its markup; title, date, url … from the front matter, else the title from a first heading."""
    for item in plain(stream, name, options):
        yield Record(name, _parsed(item.fields["text"])) if isinstance(item, Record) else item


def _parsed(source: str) -> dict[str, str]:
    source = source.lstrip("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(source)
    body = source[front.end():] if front else source
    fields = dict(_SETTING.findall(front[2])) if front else {}
    heading = _TITLE.match(body)
    title = {"title": unmarked(heading["hash"] or heading["line"])} if heading else {}
    known = {key: value for key, value in fields.items() if key in FIELDS and value}
    return {**title, **known, "text": unmarked(body[heading.end():] if heading else body)}


def unmarked(source: str) -> str:
    """Markdown as plain text: words stay, pictures, code blocks and link targets go."""
    for pattern, plain_text in _SYNTAX:
        source = pattern.sub(plain_text, source)
    return source
