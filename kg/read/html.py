"""Web pages: the article's paragraphs, and title, date, address and publisher where the page states them in tags."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from kg.model import Issue
from kg.read import charset
from kg.read.dates import parse_date
from kg.read.record import ReadOptions, Record

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE)
_SKIP = ["figcaption", "figure", "nav", "aside", "form", "button", "header nav", "footer", "noscript", "template"]
_DATE_NAMES = ("date", "pubdate", "publishdate", "publication_date", "parsely-pub-date",
               "DC.date.issued", "dcterms.date", "DC.date")
_DATE_TAGS = (("meta[property='article:published_time']", "content"), ("meta[itemprop='datePublished']", "content"),
              *((f"meta[name='{name}']", "content") for name in _DATE_NAMES),
              *((selector, "datetime") for selector in ("time[itemprop='datePublished']", "time[pubdate]",
                                                        "article time[datetime]", "time[datetime]")))
_TITLE_TAGS = (("meta[property='og:title']", "content"), ("meta[name='twitter:title']", "content"))
_URL_TAGS = (("link[rel='canonical']", "href"), ("meta[property='og:url']", "content"))
_PUBLISHER_TAGS = (("meta[property='og:site_name']", "content"), ("meta[name='publisher']", "content"))


def page(stream: io.BufferedReader, name: str, options: ReadOptions) -> Iterator[Record | Issue]:
    """The page as one record."""
    raw = stream.read()
    declared = _CHARSET.search(raw[:4096])
    decoded = charset.decode(raw, declared[1].decode("ascii") if declared else None)
    if decoded.doubt:
        yield Issue(name, decoded.doubt)
    tree = HTMLTree.parse(decoded.text)
    text = article(tree)
    yield Record(name, {**_metadata(tree), "text": text}) if text else Issue(name, "a web page without text")


def article(tree: HTMLTree) -> str:
    """The main content; where none is recognised, all text outside navigation, forms and captions."""
    return _text(tree, main=True) or _text(tree, main=False)


def _text(tree: HTMLTree, *, main: bool) -> str:
    return extract_plain_text(tree, preserve_formatting=True, main_content=main, list_bullets=False, alt_texts=False,
                              comments=False, post_meta=False, skip_elements=_SKIP).strip()


def _metadata(tree: HTMLTree) -> dict[str, str]:
    linked = list(_linked_data(tree))
    dates = [*_values(linked, "datePublished"), *_attributes(tree, _DATE_TAGS)]
    publishers = [publisher for node in linked if isinstance(publisher := node.get("publisher"), dict)]
    found: dict[str, Iterable[str | None]] = {
        "title": [*_attributes(tree, _TITLE_TAGS), *_values(linked, "headline"), *_texts(tree, "h1"), tree.title],
        "date": [*filter(parse_date, dates), *dates],
        "url": _attributes(tree, _URL_TAGS),
        "publisher": [*_attributes(tree, _PUBLISHER_TAGS), *_values(publishers, "name")],
    }
    return {key: first for key, values in found.items() if (first := next(filter(None, values), ""))}


def _attributes(tree: HTMLTree, tags: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The attribute of the first element behind each selector."""
    for selector, attribute in tags:
        node = tree.document.query_selector(selector) if tree.document else None
        yield (node.getattr(attribute) or "").strip() if node else ""


def _texts(tree: HTMLTree, selector: str) -> Iterator[str]:
    yield from (node.text or "" for node in tree.document.query_selector_all(selector)) if tree.document else ()


def _linked_data(tree: HTMLTree) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD blocks, nested ones included; a broken block counts as none."""
    for block in _texts(tree, "script[type='application/ld+json']"):
        try:
            value = json.loads(block)
        except (ValueError, RecursionError):
            continue
        yield from _objects(value)


def _objects(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from _objects(inner)


def _values(objects: Iterable[dict[str, object]], key: str) -> Iterator[str]:
    return (found for node in objects if isinstance(found := node.get(key), str))
