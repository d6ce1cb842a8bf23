"""Windows of uneven size to tensors of one shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kg.extract.windows import INPUTS, Window
from kg.learn.labels import Labels


def collate(windows: Sequence[Window]) -> tuple[tuple[Tensor, ...], Tensor, Tensor]:
    """The network's inputs for some windows, padded with zeros, and which of their pieces and candidates are real."""
    inputs = tuple(padded([getattr(window, name) for window in windows]) for name in INPUTS)
    pieces, candidates = [window.pieces >= 0 for window in windows], [window.inside.any(1) for window in windows]
    return inputs, padded(pieces), padded(candidates)


def padded(arrays: Sequence[Any]) -> Tensor:
    shape = [max(sizes) for sizes in zip(*(array.shape for array in arrays), strict=True)]
    found = torch.zeros([len(arrays), *shape], dtype=torch.from_numpy(arrays[0]).dtype)
    for row, array in enumerate(arrays):
        found[(row, *map(slice, array.shape))] = torch.from_numpy(array)
    return found


def keep(window: Window, labels: Labels, rows: NDArray[np.bool_]) -> tuple[Window, Labels]:
    """A window and its labels with some of its candidates only."""
    chosen = tuple(c for c, kept in zip(window.candidates, rows, strict=True) if kept)
    few = replace(window, candidates=chosen, ends=window.ends[rows], inside=window.inside[rows],
                  signals=window.signals[rows])
    return few, Labels(*(getattr(labels, field.name)[rows] for field in fields(labels)))


def joined(labels: Sequence[Labels], field: str) -> Tensor:
    """One field of the labels of all candidates of a batch, in order; rows as long as the longest."""
    arrays = [getattr(one, field) for one in labels]
    return padded(arrays)[padded([np.ones(len(array), dtype=np.bool_) for array in arrays])]
