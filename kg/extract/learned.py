"""The learned reader at work: how likely each candidate is related, and by which words.

The network (kg.learn) is run by ONNX Runtime; its weights, tokenizer and calibration are package data, see MODEL.md.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from kg.extract.windows import INPUTS, Window, windows
from kg.model import KgError

SLOWER = ["SkipLayerNormFusion"]  # with it 330 word pieces took 58 ms, without 52
FAINT = 0.04  # odds below which a type is not followed up
Shares = NDArray[np.float32]
WEIGHTS, WORDS, WEIGHING, DATING = "reader.onnx", "tokenizer.json", "judge.json", "dates.json"


@dataclass(frozen=True, slots=True)
class Guess:
    """What the network makes of a candidate, by type (see TYPES): odds that it holds, and that it is denied if so.

    `moods` say how well each modality fits (see MODALITIES), `likely` are the types that may hold, `looked` the
    characters that the network looked at most. `dated` are the shares of no date and of each date, whose main word
    `days` tell.
    """

    candidate: Candidate
    holds: Shares
    denied: Shares
    moods: Shares
    likely: tuple[int, ...]
    looked: tuple[int, int]
    dated: Shares
    days: tuple[int, ...]

    @property
    def trigger(self) -> Token:
        """The word that was looked at most, within the sentence."""
        sentence = self.candidate.sentence
        span = sentence.doc.char_span(*self.looked, alignment_mode="expand") if self.looked[0] >= 0 else None
        return span[0] if span else sentence.root


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
        if set(given) != set(INPUTS) or given["signals"][-1] != len(NAMES):
            raise KgError(f"{folder / WEIGHTS}: made by another version of kg; train it anew with kg train")

    def read(self, doc: Doc, found: Findings) -> Iterator[Guess]:
        """A guess for each candidate of an annotated document, in text order."""
        for window in windows(doc, self.tokenizer, found):
            yield from guesses(window, *self.network.run(None, {name: getattr(window, name) for name in INPUTS}))


def guesses(window: Window, answers: Shares, gaze: Shares, dated: Shares) -> Iterator[Guess]:
    """What the network's logits say, (candidates, outputs), its attention, (.., pieces), and the shares of dates."""
    holds, denied, moods = np.split(odds(answers), [len(TYPES), 2 * len(TYPES)], axis=1)
    likely, looked = holds > FAINT, gaze.argmax(axis=1)
    for row, candidate in enumerate(window.candidates):
        yield Guess(candidate, holds[row], denied[row], moods[row], tuple(map(int, likely[row].nonzero()[0])),
                    window.places[looked[row]], dated[row], window.days)


def odds(logits: Shares) -> Shares:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)
