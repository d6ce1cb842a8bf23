"""Names told as examples of a class, and nothing else of their phrase."""

from __future__ import annotations

import datetime

import pytest

from kg.model import Document

pytestmark = pytest.mark.model


def found(text: str) -> set[str]:
    """Each statement as its type and the names of its ends."""
    from kg.annotate import annotate
    from kg.engines.local import pipeline
    from kg.extract import extract

    doc = next(iter(annotate(pipeline(None, ()), [Document("x", text, datetime.date(2024, 5, 15))])))
    return {f"{one.type} {', '.join(sorted((one.source.name, one.target.name)))}" for one in extract(doc).statements}


@pytest.mark.parametrize(("text", "facts"), [
    ("Spain and other members of NATO and the European Union objected.",
     {"MEMBER_OF NATO, Spain", "MEMBER_OF European Union, Spain"}),
    ("Peru and other allies of Brazil and Argentina objected.",
     {"ALLIED_WITH Brazil, Peru", "ALLIED_WITH Argentina, Peru"}),
    ("Russian allies including Belarus and Syria abstained.",
     {"ALLIED_WITH Belarus, Russia", "ALLIED_WITH Russia, Syria"}),
    ("Ukraine and other EU partners objected.", set()),
    ("She saw Jordan, Egypt and other allies.", set())])
def test_who_is_named_as_an_example_belongs_to_the_class(text: str, facts: set[str]) -> None:
    assert {one for one in found(text) if not one.startswith("CONSULT")} == facts
