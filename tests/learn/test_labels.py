"""Gold relations as labels of candidates."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Span
from test_candidates import doc
from test_windows import NOTHING, tokenizer

from kg.extract.signals import TYPES
from kg.extract.windows import Window, windows
from kg.learn.labels import ELSEWHERE, Labels, Told
from kg.model import MODALITIES

TEXT = ("Peru met Chile", "Peru attacked Chile", "Chile slept in 1995")
PIECES = ["[CLS]", *" . ".join(TEXT).split()]


def relation(kind: str, source: str, target: str, quote: str, **rest: str) -> dict[str, object]:
    return {"type": kind, "source": [source], "target": [target], "quote": quote, "polarity": "affirmed",
            "modality": "actual", "date": None} | rest


def labelled(*relations: dict[str, object], dated: bool = False) -> tuple[Window, Labels]:
    text = doc(*TEXT)
    text.ents = [Span(text, word.i, word.i + 1, "DATE") for word in text if word.text == "1995" and dated]
    [window] = windows(text, tokenizer(), NOTHING)
    told_of = Told(text, {"relations": relations}, {name: name.lower() for name in text._.actors})
    return window, told_of.labels(window)


def held(window: Window, labels: Labels) -> list[str]:
    return [f"{TYPES[kind]} {window.candidates[row].source.id} > {window.candidates[row].target.id} "
            f"in {window.candidates[row].sentence.text}" for row, kind in zip(*np.nonzero(labels.holds), strict=True)]


def test_a_relation_holds_in_the_sentence_it_quotes_and_in_its_direction() -> None:
    window, labels = labelled(relation("ASSAULT", "peru", "chile", "Peru attacked Chile"))
    assert held(window, labels) == ["ASSAULT Peru > Chile in Peru attacked Chile ."]


def test_a_symmetric_relation_holds_both_ways() -> None:
    found = held(*labelled(relation("CONSULT", "chile", "peru", "Peru met Chile")))
    assert found == [f"CONSULT {ends} in Peru met Chile ." for ends in ("Peru > Chile", "Chile > Peru")]


def test_denial_and_modality_and_the_words_quoted_are_labelled() -> None:
    said = relation("ASSAULT", "peru", "chile", "attacked Chile", polarity="negated", modality="future")
    _, labels = labelled(said)
    row, kind = (int(place[0]) for place in np.nonzero(labels.holds))
    assert labels.negated[row, kind] == 1
    assert MODALITIES[labels.modality[row]] == "future"
    assert labels.dated[row, kind].tolist() == [True] and labels.dated.sum() == 1
    assert [PIECES[n] for n in range(*labels.quoted[row, kind])] == ["attacked", "Chile"]
    assert (labels.quoted > 0).any(axis=2).sum() == 1
    assert (np.delete(labels.modality, row) == -1).all()


def test_what_another_sentence_says_is_hardly_a_mistake_here() -> None:
    window, labels = labelled(relation("ASSAULT", "peru", "chile", "Peru attacked Chile"))
    weights = {labels.weights[row, TYPES.index("ASSAULT")] for row, one in enumerate(window.candidates)
               if one.source.id == "Peru" and not labels.holds[row].any()}
    assert {round(float(weight), 3) for weight in weights} == {ELSEWHERE}
    assert (labels.weights[:, TYPES.index("ACCUSE")] == 1).all()


@pytest.mark.parametrize(("gold", "wanted"), [
    (None, [True, False]), (["1995-03-01", "1995-03-31"], [False, True]),
    (["2020-01-01", "2020-12-31"], [False, False])])
def test_the_date_of_an_act_is_one_of_the_window_s_or_none_or_not_known(
        gold: list[str] | None, wanted: list[bool]) -> None:
    _, labels = labelled(relation("ASSAULT", "peru", "chile", "attacked Chile") | {"date": gold}, dated=True)
    assert labels.dated[labels.holds > 0].tolist() == [wanted]


def test_a_quote_that_is_not_in_the_text_labels_nothing() -> None:
    assert held(*labelled(relation("ASSAULT", "peru", "chile", "Peru bombed Chile"))) == []
