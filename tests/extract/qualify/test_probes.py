"""Invented sentences read by the real pipeline: how each means the relation that its trigger names."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg import annotate
from kg.annotate.cues import rows
from kg.extract.qualify import qualify
from kg.model import Document

pytestmark = pytest.mark.model

COLUMNS = ["sentence", "trigger", "polarity", "modality", "attribution", "blocked"]
PROBES = list(rows(Path(__file__).parent / "probes.tsv", COLUMNS))
PUBLISHED = datetime.date(2023, 5, 10)


@pytest.fixture(scope="module")
def docs() -> Iterator[dict[str, Doc]]:
    sentences = sorted({probe[0] for probe in PROBES})
    documents = [Document(f"probe-{i}", sentence, PUBLISHED) for i, sentence in enumerate(sentences)]
    yield dict(zip(sentences, annotate.annotate(annotate.load(), documents), strict=True))


@pytest.mark.parametrize("probe", PROBES, ids=[f"{probe[0]} [{probe[1]}]" for probe in PROBES])
def test_probe(probe: tuple[str, ...], docs: dict[str, Doc]) -> None:
    sentence, word, *expected = probe
    doc = docs[sentence]
    read = qualify(next(token for token in doc if token.text == word))
    speaker = doc._.actors[read.attribution.id_].name if read.attribution is not None else "-"
    found = [read.polarity, read.modality, speaker, "yes" if read.blocked else "no"]
    assert found == expected, read.cues


def test_every_departure_from_plain_fact_has_a_reason(docs: dict[str, Doc]) -> None:
    for doc in docs.values():
        for token in doc:
            read = qualify(token)
            departs = read.polarity == "negated" or read.modality != "actual" or read.attribution is not None
            assert read.cues or not (departs or read.blocked), (doc.text, token.text)
