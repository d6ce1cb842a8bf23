"""The texts the project is judged on, where they are at hand: nothing of the news may be lost."""

import json
from pathlib import Path

import pytest

from kg.model import Document
from kg.read import Source, find, read
from kg.read.clean import one_line

SHARED = Path(__file__).parents[3] / "shared"
GOLD = [*sorted((SHARED / "gold").glob("train-*.jsonl")), SHARED / "gold" / "dev.jsonl"]
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not here")


@needs_shared
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_no_quoted_evidence_is_lost_by_cleaning(path: Path) -> None:
    documents = list(read(Source(path.name, path)))
    for line, document in zip(path.read_text("utf-8").splitlines(), documents, strict=True):
        assert isinstance(document, Document) and document.date
        text = one_line(document.text)
        assert [r["quote"] for r in json.loads(line)["relations"] if one_line(r["quote"]) not in text] == []


@needs_shared
def test_the_seeds_lose_notices_and_credits_only() -> None:
    documents = [item for source in find([str(SHARED / "seeds")]) for item in read(source)]  # type: ignore[arg-type]
    assert [(d.dateline, str(d.date)) for d in documents if isinstance(d, Document)] == [
        (None, "2021-03-16"), ("SEOUL", "None"), (None, "None")]
    text = "\n".join(d.text for d in documents if isinstance(d, Document)).casefold()
    assert not [word for word in ("cookie", "gdpr", "privacy", "contributed reporting", "date 2021") if word in text]
