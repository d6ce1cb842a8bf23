"""The mechanism of qualifying, on parses written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract.qualify import cues, qualify
from kg.extract.qualify.climb import climb, form
from kg.extract.qualify.polarity import negators
from kg.extract.qualify.quotes import quotes
from kg.model import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    Parse = Callable[..., Doc]

PLANS = """
Iran    iran    NNP PROPN nsubj 2
never   never   RB  ADV   advmod 2
planned plan    VBD VERB  ROOT  2
to      to      TO  PART  aux   4
attack  attack  VB  VERB  xcomp 2
Iraq    iraq    NNP PROPN dobj  4
and     and     CC  CCONJ cc    4
bomb    bomb    VB  VERB  conj  4
it      it      PRP PRON  dobj  7
"""

SAYS = """
Iran     iran   NNP PROPN nsubj 1
says     say    VBZ VERB  ROOT  1
Iraq     iraq   NNP PROPN nsubj 3
claims   claim  VBZ VERB  ccomp 1
Oman     oman   NNP PROPN nsubj 6
not      not    RB  PART  neg   6
attacked attack VBD VERB  ccomp 3
"""

PARTED = """
Iran  iran  NNP PROPN nsubj 1
met   meet  VBD VERB  ccomp 5
Oman  oman  NNP PROPN dobj  1
;     ;     :   PUNCT punct 5
Iraq  iraq  NNP PROPN nsubj 5
said  say   VBD VERB  ROOT  5
so    so    RB  ADV   advmod 5
"""

QUOTED = """
"        "      ``  PUNCT punct 3
We       we     PRP PRON  nsubj 2
agree    agree  VBP VERB  ccomp 6
,        ,      ,   PUNCT punct 6
"        "      ''  PUNCT punct 6
Iran     iran   NNP PROPN nsubj 6
said     say    VBD VERB  ROOT  6
.        .      .   PUNCT punct 6
"        "      ``  PUNCT punct 11
They     they   PRP PRON  nsubj 11
have     have   VBP AUX   aux   11
attacked attack VBN VERB  ROOT  11
Oman     oman   NNP PROPN dobj  11
.        .      .   PUNCT punct 11
"        "      ''  PUNCT punct 11
¶        _      _SP SPACE dep   11
Iraq     iraq   NNP PROPN nsubj 17
fled     flee   VBD VERB  ROOT  17
"""

TRANSCRIPT = """
SMITH  smith  NNP PROPN dep   3
:      :      :   PUNCT punct 3
They   they   PRP PRON  nsubj 3
met    meet   VBD VERB  ROOT  3
¶      _      _SP SPACE dep   3
LEE    lee    NNP PROPN dep   8
:      :      :   PUNCT punct 8
They   they   PRP PRON  nsubj 8
fought fight  VBD VERB  ROOT  8
"""


def test_the_way_up_leads_from_a_coordinate_through_its_first_to_the_governor(parse: Parse) -> None:
    doc = parse(PLANS)
    assert [(step.slot, step.governor.text) for step in climb(doc[7])] == [("conj", "attack"), ("inf", "planned")]


def test_a_negated_plan_is_a_negated_future_for_both_coordinates(parse: Parse) -> None:
    doc = parse(PLANS)
    for trigger in (doc[4], doc[7]):
        read = qualify(trigger)
        assert (read.polarity, read.modality) == ("negated", "future")
        assert read.cues == ("negated by 'never'", "future by 'planned'")


def test_the_innermost_speaker_claims_and_outer_negation_stays_outside(parse: Parse) -> None:
    read = qualify(parse(SAYS, {0: "IRN", 2: "IRQ", 4: "OMN"})[6])
    assert read.attribution is not None and read.attribution.id_ == "IRQ"
    assert read.polarity == "negated"


def test_a_narrated_speech_act_is_attributed_only_to_who_relays_it(parse: Parse) -> None:
    doc = parse(SAYS, {0: "IRN", 2: "IRQ", 4: "OMN"})
    outer, inner = qualify(doc[1]), qualify(doc[3])
    assert outer.attribution is None
    assert inner.attribution is not None and inner.attribution.id_ == "IRN"


def test_in_a_transcript_who_has_the_floor_claims(parse: Parse) -> None:
    doc = parse(TRANSCRIPT, {0: "SMITH", 5: "LEE"}, label="Person")
    first, second = qualify(doc[3]), qualify(doc[8])
    assert first.attribution is not None and first.attribution.id_ == "SMITH"
    assert second.attribution is not None and second.attribution.id_ == "LEE"


def test_one_label_alone_makes_no_transcript(parse: Parse) -> None:
    doc = parse(TRANSCRIPT.replace("LEE    ", "they   "), {0: "SMITH"}, label="Person")
    assert qualify(doc[3]).attribution is None


def test_an_unnamed_speaker_leaves_no_attribution(parse: Parse) -> None:
    assert qualify(parse(SAYS, {4: "OMN"})[6]).attribution is None


def test_a_semicolon_parts_what_the_parser_joined(parse: Parse) -> None:
    assert qualify(parse(PARTED, {0: "IRN", 2: "OMN", 4: "IRQ"})[1]).attribution is None


def test_a_quotation_that_goes_on_keeps_its_speaker_until_the_paragraph_ends(parse: Parse) -> None:
    doc = parse(QUOTED, {5: "IRN", 12: "OMN", 16: "IRQ"})
    assert [(quote.start, quote.end, quote.verb.text if quote.verb else None) for quote in quotes(doc)] == [
        (1, 4, "said"),
        (9, 14, "said"),
    ]
    inside, outside = qualify(doc[11]), qualify(doc[17])
    assert inside.attribution is not None and inside.attribution.id_ == "IRN"
    assert outside.attribution is None


@pytest.mark.parametrize(
    ("words", "negative"),
    [("not", True), ("never", True), ("no longer", True), ("not only", False), ("no doubt", False), ("soon", False)],
)
def test_a_negative_word_counts_unless_its_phrase_denies_nothing(words: str, negative: bool, parse: Parse) -> None:
    adverbs = words.split()
    verb = len(adverbs)
    lines = [f"{word} {word} RB ADV {'neg' if word == 'not' else 'advmod'} {verb}" for word in adverbs]
    doc = parse("\n".join([*lines, f"attacked attack VBD VERB ROOT {verb}"]))
    assert bool(negators(doc[verb])) is negative


@pytest.mark.parametrize(("tag", "helper", "expected"), [("VB", "to", "to"), ("VBG", "", "ing"), ("VBD", "", "that")])
def test_the_form_of_a_clause(tag: str, helper: str, expected: str, parse: Parse) -> None:
    lines = [f"{helper} {helper} TO PART aux 1"] if helper else []
    doc = parse("\n".join([*lines, f"attack attack {tag} VERB ROOT {len(lines)}"]))
    assert form(doc[-1]) == expected


def test_every_row_has_an_example_with_one_of_its_words() -> None:
    tables = [
        ("embedding.tsv", ["lemmas", "pos", "complements", "only", "effects", "denied", "example"]),
        ("attribution.tsv", ["lemmas", "pos", "complements", "example"]),
        ("polarity.tsv", ["cues", "kind", "example"]),
        ("modality.tsv", ["cues", "kind", "modality", "example"]),
    ]
    for name, columns in tables:
        for words, *_, example in cues.rows(cues.folder() / name, columns):
            stems = [word.split()[0][:4] if len(word) > 4 else word[:3] for word in cues.split(words)]
            assert any(stem in example for stem in stems), (name, words, example)


def test_two_rows_for_one_case_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "lemmas\tpos\tcomplements\tonly\teffects\tdenied\texample\n"
    (tmp_path / "embedding.tsv").write_text(header + 2 * "fail\tverb\tinf\t-\tnegate\t-\tfailed to sign\n")
    monkeypatch.setattr(cues, "folder", lambda: tmp_path)
    cues.embeddings.cache_clear()
    with pytest.raises(KgError, match=r"failed to sign.*fail verb inf.*one for each"):
        cues.embeddings()


def test_an_unknown_effect_is_refused() -> None:
    with pytest.raises(KgError, match="effect 'deny', expected some of block, claim"):
        cues.check("deny claim")
