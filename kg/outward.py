"""SPARQL that would fetch from elsewhere: everything here stays offline, so it is refused."""

from __future__ import annotations

import re

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
QUOTED = re.compile(r'''<[^<>"{}|^`\\\s]*>|"""(?:\\.|.)*?"""|\'\'\'(?:\\.|.)*?\'\'\'|"(?:\\.|[^"\\\n])*"'''
                    r"""|'(?:\\.|[^'\\\n])*'|#[^\n]*|\\.""", re.DOTALL)
OUTWARD = re.compile(r"(?<![?$@:\w.%-])(SERVICE|LOAD)(?![:\w.-])", re.IGNORECASE)


def outward(sparql: str) -> str:
    """SERVICE or LOAD, if the text has one outside of strings, IRIs, names and comments; else nothing."""
    plain = ESCAPE.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql)
    found = OUTWARD.search(QUOTED.sub(" ", plain))
    return found[1].upper() if found else ""
