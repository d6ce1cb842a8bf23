"""Documents cut to windows: each candidate once, with its ends and its sentence where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from spacy.tokens import Span
from test_candidates import NAMES, doc
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from kg.extract import windows as module
from kg.extract.candidates import candidates
from kg.extract.findings import Findings
from kg.extract.signals import KINDS
from kg.extract.signals import NAMES as SIGNALS
from kg.extract.windows import Window, windows

NOTHING = Findings((), (), ())
WORDS = ["[CLS]", "[SEP]", "[UNK]", ".", "met", "in", "1995", *NAMES]


def tokenizer() -> Tokenizer:
    """Each word a piece."""
    found = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, unk_token="[UNK]"))
    found.pre_tokenizer = pre_tokenizers.Whitespace()
    found.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 0), ("[SEP]", 1)])
    return found


def cut(*sentences: str) -> list[Window]:
    return list(windows(doc(*sentences), tokenizer(), NOTHING))


def words(window: Window, row: list[float]) -> list[str]:
    return [WORDS[piece] for piece, held in zip(window.pieces, row, strict=True) if held]


def test_ends_are_the_pieces_that_name_them() -> None:
    [window] = cut("Peru met Chile", "Peru in Brazil met")
    for candidate, ends, inside in zip(window.candidates, window.ends, window.inside, strict=True):
        here = [words(window, window.groups[group]) for group in ends]
        assert here[0] == [candidate.source.id] and here[1] == [candidate.target.id]
        assert here[2] == [candidate.source.id] * (2 if candidate.source.id == "Peru" else 1)
        assert words(window, inside) == candidate.sentence.text.split()
        assert here[4] == ["[CLS]"]  # no parse, no words between
    assert (window.groups.sum(axis=1).round(5) == 1).all()


def test_pieces_know_what_class_of_actor_they_name() -> None:
    [window] = cut("Peru met Chile")
    assert window.kinds.tolist() == [0, KINDS.index("State") + 1, 0, KINDS.index("State") + 1, 0, 0]


def test_a_window_knows_the_dates_in_it() -> None:
    text = doc("1995 Peru met Chile", "1995 Peru met Chile")
    text.ents = [Span(text, n, n + 1, "DATE") for n in (0, 5)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LIMIT", 5)
        patch.setattr(module, "CONTEXT", 0)
        first, second = windows(text, tokenizer(), NOTHING)
    assert (first.days, second.days) == ((0,), (5,))
    assert [words(second, second.groups[group - 1]) for group in second.dates] == [["[CLS]"], ["1995"]]


def test_a_signal_has_a_name() -> None:
    [window] = cut("Peru met Chile")
    assert window.signals.shape == (2, len(SIGNALS))
    assert len(set(SIGNALS)) == len(SIGNALS)


@drawn(st.lists(st.lists(st.sampled_from([*NAMES, "met", "in"]), min_size=1, max_size=9), min_size=1, max_size=12),
       st.integers(8, 40))
def test_every_candidate_is_in_one_window(sentences: list[list[str]], limit: int) -> None:
    text = doc(*map(" ".join, sentences))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LIMIT", limit)
        patch.setattr(module, "CONTEXT", limit // 3)
        found = list(windows(text, tokenizer(), NOTHING))
    held = [(c.source.id, c.target.id, c.sentence.start) for window in found for c in window.candidates]
    assert held == [(c.source.id, c.target.id, c.sentence.start) for c in candidates(text)]
    assert all(window.inside.any(axis=1).all() for window in found)
