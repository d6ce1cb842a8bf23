"""The SPARQL in a request, wherever the protocol lets it stand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from kg.serve.limits import Refused

FORM = "application/x-www-form-urlencoded"
DIRECT = ("application/sparql-query", "application/sparql-update")


def operations(url_query: str, content_type: str, body: bytes) -> Iterator[str]:
    """Every SPARQL text in the request; Refused where it is no UTF-8."""
    kind, charset = media_type(content_type)
    if kind in (FORM, *DIRECT) and charset not in ("utf-8", "utf8"):
        raise Refused(415, f"charset {charset!r}; expected utf-8")
    form = text(body) if kind == FORM else ""
    for name, value in [*parse_qsl(url_query), *parse_qsl(form)]:
        if name in ("query", "update"):
            yield value
    if kind in DIRECT:
        yield text(body)


def media_type(content_type: str) -> tuple[str, str]:
    """What stands before the first semicolon, and the charset, utf-8 unless named."""
    kind, *parameters = (part.strip().lower() for part in content_type.split(";"))
    named = [part.removeprefix("charset=").strip('"') for part in parameters if part.startswith("charset=")]
    return kind, named[0] if named else "utf-8"


def text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"byte {error.start} of the body is not UTF-8") from None
