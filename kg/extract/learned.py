"""The learned reader at work: how likely each candidate is related, and by which words.

The network (kg.learn) is run by ONNX Runtime; its weights, tokenizer and calibration are package data, see MODEL.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from tokenizers import Tokenizer

from kg.extract.candidates import Candidate
from kg.extract.findings import Findings
from kg.extract.fitted import load
from kg.extract.judge import Judge
from kg.extract.signals import NAMES, TYPES
from kg.extract.when import Dating
from kg.extract.windows import INPUTS, NOWHERE, Window, windows
from kg.model import KgError

SLOWER = ["SkipLayerNormFusion"]  # with it 330 word pieces took 58 ms, without 52
FAINT = 0.04  # odds below which a type is not followed up
Shares = NDArray[np.float32]
Places = NDArray[np.int64]
TOLD = ("answers", "asked", "looked", "dated")  # what the network gives
WEIGHTS, WORDS, WEIGHING, DATING = "reader.onnx", "tokenizer.json", "judge.json", "dates.json"


@dataclass(frozen=True, slots=True)
class Guess:
    """What the network makes of a candidate, by type (see TYPES): odds that it holds, and that it is denied if so.

    `moods` say how well each modality fits (see MODALITIES). Of each type that may hold, `looked` are the characters
    that state it best, and `dated` the shares of no date and of each date, whose main words `days` tell.
    """

    candidate: Candidate
    holds: Shares
    denied: Shares
    moods: Shares
    looked: Mapping[int, tuple[int, int]]
    dated: Mapping[int, Shares]
    days: tuple[int, ...]

    def trigger(self, kind: str) -> Token:
        """The word of the sentence that best states a type; its main verb where the type can hardly hold."""
        sentence, (start, end) = self.candidate.sentence, self.looked.get(TYPES.index(kind), NOWHERE)
        span = sentence.doc.char_span(start, end, alignment_mode="expand") if start >= 0 else None
        return span[0] if span else sentence.root

    def when(self, kind: str) -> Shares | None:
        """How likely what is of a type has no date, and each of the `days`; None where it can hardly hold."""
        return self.dated.get(TYPES.index(kind))


class Reader:
    """A trained network in a folder. KgError where there is none, or one that another version of kg has trained."""

    def __init__(self, folder: Path) -> None:
        self.judge, self.dating = load(Judge, folder / WEIGHING), load(Dating, folder / DATING)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # cores read other documents meanwhile
        self.network = onnxruntime.InferenceSession(folder / WEIGHTS, options, providers=["CPUExecutionProvider"],
                                                    disabled_optimizers=SLOWER)
        self.tokenizer = Tokenizer.from_file(str(folder / WORDS))
        given = {one.name: one.shape for one in self.network.get_inputs()}
        told = tuple(one.name for one in self.network.get_outputs())
        if (set(given), told) != (set(INPUTS), TOLD) or given["signals"][-1] != len(NAMES):
            raise KgError(f"{folder / WEIGHTS}: made by another version of kg; train it anew with kg train")

    def read(self, doc: Doc, found: Findings) -> Iterator[Guess]:
        """A guess for each candidate of an annotated document, in text order."""
        for window in windows(doc, self.tokenizer, found):
            yield from guesses(window, *self.network.run(None, {name: getattr(window, name) for name in INPUTS}))


def guesses(window: Window, answers: Shares, asked: Places, looked: Places, dated: Shares) -> Iterator[Guess]:
    """What the network gives, as guesses: logits, (candidates, outputs); and of the types that it was asked about,
    (asked, candidate and type), the piece that states each, and the shares of dates, (asked, dates)."""
    holds, denied, moods = np.split(odds(answers), [len(TYPES), 2 * len(TYPES)], axis=1)
    places: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    shares: dict[int, dict[int, Shares]] = defaultdict(dict)
    for (row, kind), piece, dates in zip(asked.tolist(), looked.tolist(), dated, strict=True):
        if holds[row, kind] > FAINT:
            places[row][kind], shares[row][kind] = window.places[piece], dates
    for row, candidate in enumerate(window.candidates):
        yield Guess(candidate, holds[row], denied[row], moods[row], places[row], shares[row], window.days)


def odds(logits: Shares) -> Shares:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)
