"""Parses written by hand (parses.conllu), so that the mechanism is tested without a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.model import Actor

Parsed = Callable[[str], Doc]
PARSES = Path(__file__).parent / "parses.conllu"


@pytest.fixture(scope="session")
def parsed() -> Parsed:
    """The parse with a sent_id, its actors marked as mentions: States by name, and places that belong to them."""
    blocks = PARSES.read_text("utf-8").split("# sent_id = ")[1:]
    docs = {block.split("\n", 1)[0]: doc(block) for block in blocks}
    return docs.__getitem__


def doc(block: str) -> Doc:
    rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
    _, words, lemmas, parts, tags, _, heads, deps, _, misc = map(list, zip(*rows, strict=True))
    heads = [int(head) - 1 if int(head) else n for n, head in enumerate(heads)]
    found = Doc(spacy.blank("en").vocab, words, lemmas=lemmas, pos=parts, tags=tags, heads=heads, deps=deps)
    marked = [(n, *mark.split("=")) for n, mark in enumerate(misc) if "=" in mark]
    found._.actors = {actor.id: actor for _, kind, name in marked for actor in actors(kind, name)}
    found.spans["mentions"] = [Span(found, n, n + 1, label=actor.kind, span_id=actor.id)
                               for n, kind, name in marked for actor in list(actors(kind, name))[-1:]]
    return found


def actors(kind: str, name: str) -> Iterator[Actor]:
    """A State, and the place by its name if that is meant."""
    yield Actor(name, name, "State")
    if kind == "Place":
        yield Actor(f"Place/{name}", name, "Place", affiliation=name)
