"""The reader that comes with the package, beside the frames."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kg.engines.local import FRAMES, PACKAGED, Means, read_one
from kg.explain import explain
from kg.extract.fitted import load
from kg.extract.judge import Judge
from kg.extract.signals import TYPES
from kg.model import Document, KgError, Statement
from kg.store import fingerprint

DAY = datetime.date(2021, 3, 16)
TEXT = """Chilean Foreign Minister Ana Example blamed Lima for the collapse of the talks. Peru's navy had boarded
two trawlers.

Moscow showered Hanoi with praise for its stance. Bolivia, which has no coast, took the side of Peru."""


def said(means: Means) -> dict[str, Statement]:
    reading = read_one(Document("doc", TEXT, DAY), means)
    assert not reading.issues
    return {one.id: one for one in reading.statements}


def test_a_reader_is_packaged_with_its_card() -> None:
    parts = {"MODEL.md", "dates.json", "judge.json", "reader.onnx", "tokenizer.json"}
    assert {path.name for path in PACKAGED.iterdir()} == parts
    assert set(load(Judge, PACKAGED / "judge.json").types) == set(TYPES)


@pytest.mark.model
def test_the_reader_finds_what_no_frame_names() -> None:
    alone, both = said(Means(reader=FRAMES)), said(Means())
    more = {(one.type, one.source.name, one.target.name) for key, one in both.items() if key not in alone}
    assert ("SUPPORT", "Bolivia", "Peru") in more


@pytest.mark.model
@pytest.mark.xfail(strict=True, reason="held likely by itself, not in a text of four sentences")
def test_the_reader_finds_praise_told_in_other_words() -> None:
    assert ("SUPPORT", "Russia", "Vietnam") in {(s.type, s.source.name, s.target.name) for s in said(Means()).values()}


@pytest.mark.model
@pytest.mark.parametrize(("text", "kind", "days"), [
    ("Turkey said on Monday that Greece had shelled a Turkish patrol boat.", "ASSAULT", {None}),
    ("Ukraine said on Sunday that Russia had attacked Odesa on Friday.", "ASSAULT", {"2021-03-12"}),
    ('"We condemn this raid by Israel," Jordanian King Abdullah said on Monday.', "ACCUSE", {"2021-03-15"}),
    ("Peru accused Chile on Monday of arming rebels.", "ACCUSE", {"2021-03-15"})])
def test_the_day_of_a_claim_is_not_that_of_what_is_claimed(text: str, kind: str, days: set[str | None]) -> None:
    statements = read_one(Document("doc", text, DAY), Means()).statements
    assert {str(one.date.start) if one.date else None for one in statements if one.type == kind} == days


@pytest.mark.model
def test_one_sentence_tells_two_acts_of_two_days() -> None:
    text = "Peru, which bombed a Chilean port in 2013, will lend Chile two hospital ships next month."
    statements = read_one(Document("doc", text, DAY), Means()).statements
    days = {(one.type, str(one.date.start)) for one in statements if one.date}
    assert {("ASSAULT", "2013-01-01"), ("AID", "2021-04-01")} <= days


@pytest.mark.model
def test_less_sure_statements_are_there_when_asked_for() -> None:
    threshold = load(Judge, PACKAGED / "judge.json").threshold
    usual, every, few = said(Means()), said(Means(sure=0.0)), said(Means(sure=0.8))
    assert set(few) < set(usual) < set(every)
    assert all(one.confidence >= threshold for one in usual.values())
    assert {key: every[key] for key in usual} == usual


@pytest.mark.model
def test_explain_shows_what_the_reader_weighed() -> None:
    told = explain("Moscow showered Hanoi with praise for its stance.", DAY)
    assert "Reader" in told and "signals: " in told
    assert "Reader" not in explain("Moscow showered Hanoi with praise for its stance.", DAY, Means(reader=FRAMES))


def test_a_folder_without_a_reader_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="expected one that `kg train` writes"):
        read_one(Document("doc", TEXT, DAY), Means(reader=str(tmp_path)))


def test_a_reading_holds_only_for_the_reader_that_made_it() -> None:
    marks = {fingerprint.engine(means) for means in (Means(), Means(reader=FRAMES), Means(sure=0.8))}
    assert len(marks) == 3
