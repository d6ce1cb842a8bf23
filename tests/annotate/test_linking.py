"""Whole documents through the real pipeline: our own sentences with what each mention, office and part must be."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import annotate
from kg.model import Document, KgError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

HERE = Path(__file__).parent
DAY = datetime.date(2021, 3, 17)
pytestmark = pytest.mark.model


def probes(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return annotate.load()


def read(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    return list(annotate.annotate(nlp, [Document(str(i), text, DAY) for i, text in enumerate(texts)]))


def named(doc: Doc, text: str) -> set[str]:
    """Names of the actors that a wording means in a document."""
    bare = text.casefold().removeprefix("the ")
    return {doc._.actors[span.id_].name for span in doc.spans["mentions"]
            if span.text.casefold().removeprefix("the ") == bare}


def test_capitals_are_cities_or_governments(nlp: Language) -> None:
    rows = probes("metonyms.tsv")
    docs = read(nlp, (row["text"] for row in rows))
    wrong = [row["text"] for row, doc in zip(rows, docs, strict=True)
             if [span.label_ for span in doc.spans["mentions"] if span.text == row["mention"]][:1] != [row["class"]]]
    assert len(rows) >= 120
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_references_and_pronouns(nlp: Language) -> None:
    rows = probes("references.tsv")
    dated = (Document(str(i), row["text"], datetime.date.fromisoformat(row["date"])) for i, row in enumerate(rows))
    said = [named(doc, row["mention"]) for row, doc in zip(rows, annotate.annotate(nlp, dated), strict=True)]
    right = [row["actor"] in actors for row, actors in zip(rows, said, strict=True) if row["actor"] != "-"]
    wrong = [(row["text"], row["mention"], actors) for row, actors in zip(rows, said, strict=True)
             if actors and row["actor"] not in actors]
    assert len(rows) >= 150
    assert sum(right) >= 0.9 * len(right)
    assert len(wrong) <= 0.05 * sum(map(bool, said)), wrong


@pytest.mark.parametrize(("text", "members"), [
    ("Chile and Peru signed. Brazil congratulated both sides.", {"Chile", "Peru"}),
    ("Chile and Peru signed. The treaty binds both countries.", {"Chile", "Peru"}),
    ("Chile voted. Brazil congratulated both countries.", set()),
    ("Chile voted. Brazil and Peru congratulated both countries.", set()),
    ("Chile voted. Brazil agreed to help both countries.", set())])
def test_who_acts_on_a_group_is_outside_it(nlp: Language, text: str, members: set[str]) -> None:
    doc, = read(nlp, [text])
    group = {doc._.actors[span.id_].name for span in doc.spans["mentions"] if span._.how == "group"}
    assert group == members


def test_offices(nlp: Language) -> None:
    rows = probes("offices.tsv")
    missing = []
    for row, doc in zip(rows, read(nlp, (r["text"] for r in rows)), strict=True):
        facts = {(doc._.actors[fact.person.id_].name, fact.title, doc._.actors[fact.of].name, str(int(fact.former)))
                 for fact in doc._.offices}
        if (row["person"], row["role"], row["of"], row["former"]) not in facts:
            missing.append((row["text"], facts))
    assert len(missing) <= 0.05 * len(rows), missing


@pytest.mark.parametrize(("text", "name"), [
    ("Ann Salo, a Finnish student, was jailed.", "Ann Salo"),
    ("Opposition leader Ann Salo of Finland spoke. Finland voted.", "Ann Salo"),
    ("Finland voted. Bob Salo, special envoy for Yemen, left.", "Bob Salo")])
def test_a_title_that_is_no_office_of_a_state_stays_open(nlp: Language, text: str, name: str) -> None:
    doc, = read(nlp, [text])
    assert not [fact for fact in doc._.offices if doc._.actors[fact.of].kind == "State"]
    assert {doc._.actors[person].name for person, _ in doc._.open_offices} == {name}


@pytest.mark.parametrize(("text", "part", "whole"), [
    ("Iran's parliament met.", "Islamic Consultative Assembly", "Iran"),
    ("The Thai army denied it.", "Royal Thai Army", "Thailand"),
    ("Chile recalled its foreign ministry spokesman.", "Ministry of Foreign Affairs of Chile", "Chile"),
])
def test_parts(nlp: Language, text: str, part: str, whole: str) -> None:
    doc, = read(nlp, [text])
    assert (part, whole) in {(doc._.actors[p.part.id_].name, doc._.actors[p.whole].name) for p in doc._.parts}


def test_a_name_that_only_contains_an_adjective_states_no_part(nlp: Language) -> None:
    doc, = read(nlp, ["The Indian Air Force flew home."])
    assert doc._.parts == []


def test_a_region_is_no_short_name_of_a_body_met_before(nlp: Language) -> None:
    [doc] = read(nlp, ["The Economic Community of West African States sent envoys to Niger. The last ally of the West "
                       "in the region is Niger."])
    assert named(doc, "the West") <= {"The West"}


def test_unknown_names_keep_one_node_of_their_own(nlp: Language) -> None:
    doc, = read(nlp, ["Maren Tolvik, an envoy, left. Ms Tolvik will return. The Orsk Trade Union protested."])
    assert {"Person/maren-tolvik", "Institution/orsk-trade-union"} <= set(doc._.actors)
    assert named(doc, "Tolvik") == {"Maren Tolvik"}


def test_the_date_tells_two_presidents_of_one_name_apart(nlp: Language) -> None:
    text = "President Bush condemned the raid."
    early, late = annotate.annotate(nlp, [Document("a", text, datetime.date(1991, 3, 1)),
                                          Document("b", text, datetime.date(2003, 3, 1))])
    assert named(early, "Bush") != named(late, "Bush")


def test_every_mention_is_an_actor_and_says_how(nlp: Language) -> None:
    doc, = read(nlp, ["Peru and Chile met. Both countries want peace, Rosa Quispe said. She left for Lima."])
    assert doc.spans["mentions"]
    for span in doc.spans["mentions"]:
        assert doc._.actors[span.id_].kind == span.label_
        assert span._.how


def test_text_without_words_has_no_actors(nlp: Language) -> None:
    assert [len(doc.spans["mentions"]) for doc in read(nlp, ["", "\n\n", "...", "£ 3 %"])] == [0, 0, 0, 0]


def test_order_and_company_of_documents_change_nothing(nlp: Language) -> None:
    texts = [row["text"] for row in probes("offices.tsv")]
    alone = {text: signature(read(nlp, [text])[0]) for text in texts}
    together = {doc.text: signature(doc) for doc in read(nlp, reversed(texts))}
    assert together == alone


def signature(doc: Doc) -> list[tuple[int, int, str, str]]:
    return [(span.start, span.end, span.id_, span._.how) for span in doc.spans["mentions"]]


def test_a_missing_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(KgError, match="pip install no-such-pipeline"):
        annotate.load("no_such_pipeline")
