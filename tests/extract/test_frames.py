"""Every frame on its own example sentences, and what the loader refuses."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kg.engines.local import pipeline
from kg.extract.facts import facts
from kg.extract.findings import find
from kg.extract.frames import Example, Frame, Frames, frames, load
from kg.extract.match import Matcher
from kg.model import Document, KgError
from kg.ontology import ontology

DAY = datetime.date(2024, 5, 1)
GOOD = """
[[frame]]
id = "good"
verb = ["greet"]
source = ["subject"]
target = ["object"]
yes = ["Peru greeted Chile. | Peru > Chile"]
no = ["Peru met Chile."]
"""


def fired(frame: Frame, text: str) -> set[tuple[str, str]]:
    """The pairs of actor names that one frame finds in a text."""
    from kg.annotate import annotate

    doc = next(iter(annotate(pipeline(None, ()), [Document("example", text, DAY)])))
    if frame.facts:
        alone = Frames((frame,), {}, frozenset())
        return {(statement.source.name, statement.target.name) for statement in facts(doc, alone)}
    return {(m.source.actor.name, m.target.actor.name) for m in Matcher(doc, frames()) if m.frame is frame}


def accepted(frame: Frame, example: Example) -> set[tuple[str, str]]:
    either = frame.mutual or ontology().relations[frame.type].symmetric
    pair = example.source, example.target
    return {pair, pair[::-1]} if either else {pair}


@pytest.mark.model
@pytest.mark.parametrize("frame", frames().all, ids=lambda frame: f"{frame.type}.{frame.id}")
def test_frame(frame: Frame) -> None:
    wrong = [(e.text, found) for e in frame.yes if not (found := fired(frame, e.text)) & accepted(frame, e)]
    wrong += [(e.text, found) for e in frame.no if (found := fired(frame, e.text))]
    assert not wrong


def test_every_relation_type_has_a_frame() -> None:
    assert {frame.type for frame in frames().all} == set(ontology().relations)


def folder(place: Path, rows: str, name: str = "SUPPORT.toml") -> Path:
    (place / name).write_text(rows, "utf-8")
    (place / "support_verbs.txt").write_text("# verbs\nhold\n\n", "utf-8")
    return place


def test_a_good_file_is_read_and_found_by_trigger(tmp_path: Path) -> None:
    found = load(folder(tmp_path, GOOD))
    assert found.by_trigger == {("verb", "greet"): found.all}
    assert found.all[0].yes == (Example("Peru greeted Chile.", "Peru", "Chile"),)
    assert found.support == {"hold"}


@pytest.mark.parametrize(("old", "new", "problem"), [
    ('"greet"', '"greet', "SUPPORT.toml: not TOML"),
    ("verb =", "verbs =", "SUPPORT.toml:3: unknown field 'verbs'; allowed: adjective, avoid, bars, "),
    ("verb = [\"greet\"]", "", "SUPPORT.toml:3: a frame needs exactly one trigger of verb, noun, adjective, facts"),
    ("verb = [\"greet\"]", 'verb = ["a"]\nnoun = ["b"]', "SUPPORT.toml:3: a frame needs exactly one trigger"),
    ("verb = [\"greet\"]", 'facts = "guesses"', "SUPPORT.toml:3: facts 'guesses'; allowed: offices, parts"),
    ('source = ["subject"]', "", "SUPPORT.toml:3: field 'source' is missing or empty"),
    ('no = ["Peru met Chile."]', "no = []", "SUPPORT.toml:3: field 'no' is missing or empty"),
    ('["object"]', '["objet"]', "SUPPORT.toml:3: slot 'objet'; allowed: subject, object, recipient"),
    ('no = ["Peru met Chile."]', 'no = ["A."]\navoid = ["Paper"]', "SUPPORT.toml:3: class 'Paper' to avoid; allowed: "),
    (" | Peru > Chile", "", "SUPPORT.toml:3: example 'Peru greeted Chile.'; expected 'Sentence. | Source > Target'"),
])
def test_a_bad_frame_is_named_with_file_line_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(KgError) as error:
        load(folder(tmp_path, GOOD.replace(old, new)))
    assert str(error.value).startswith(problem) and "\n" not in str(error.value)


def test_a_second_frame_of_one_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="a second frame 'good'"):
        load(folder(tmp_path, GOOD + GOOD))


def test_a_file_must_be_named_for_a_relation_type(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"^GREET\.toml: no relation type 'GREET'; known: .*SANCTION"):
        load(folder(tmp_path, GOOD, "GREET.toml"))


@pytest.mark.model
@pytest.mark.parametrize(("text", "barred"), [
    ("Washington lifted sanctions on Sudan.", {"SANCTION"}),
    ("Washington did not lift sanctions on Sudan.", set()),
    ("Serbia did not attack Kosovo.", set()),
    ("Serbia will not meet Kosovo.", {"REJECT"}),
    ("Serbia refused to meet Kosovo.", {"CONSULT"}),
])
def test_what_is_ended_or_refused_is_vain(text: str, barred: set[str]) -> None:
    from kg.annotate import annotate

    doc = next(iter(annotate(pipeline(None, ()), [Document("example", text, DAY)])))
    assert {kind for kind, *_ in find(doc, frames()).vain} == barred
