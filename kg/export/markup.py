"""XML as text, for writers that stream."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold becomes one U+FFFD each, as in the RDF files, so that evidence offsets stay true.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPECIAL = re.compile("[&<>\"\t\n\r]")
NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escaped(text: str) -> str:
    """For element text and for attributes in double quotes; line breaks survive in both."""
    return SPECIAL.sub(lambda found: NAMED[found[0]], UNFIT.sub("\ufffd", text))


def spelled(value: str | int | float | bool) -> str:
    """A value as XML spells it: true and false in small letters."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def tag(name: str, /, **attributes: str) -> str:
    """A start tag. A trailing underscore of an attribute's name falls away: `class_`, `for_`."""
    inside = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items())
    return f"<{name}{inside}>"


def empty(name: str, /, **attributes: str) -> str:
    """An element without content."""
    return f"{tag(name, **attributes)[:-1]}/>"
