"""A trained network as files that ONNX Runtime reads: weights of seven bits in bytes, and the tokenizer.

The eighth bit stays free: a processor without VNNI multiplies signed weights of eight so that sums overflow, and one
with it multiplies unsigned ones at half the speed. What a layer is given is brought to one size first (after Xiao et
al. 2023, SmoothQuant), or a few large channels leave all others no bits.
"""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.extract.learned import WEIGHTS, WORDS
from kg.extract.signals import NAMES
from kg.extract.windows import INPUTS
from kg.learn.base import tokenizer
from kg.learn.network import Network

SIZES = {  # which axes of each input may have any size
    "pieces": ("length",), "kinds": ("length",), "groups": ("groups", "length"), "ends": ("candidates",),
    "inside": ("candidates", "length"), "signals": ("candidates",), "dates": ("dates",)}
SPREAD = 3  # standard deviations that a channel keeps within
OUTPUTS = {  # and of each output
    "answers": ("candidates",), "asked": ("asked",), "looked": ("asked",), "dated": ("asked", "dates")}


def save(network: Network, folder: Path) -> None:
    """Write the network and its tokenizer into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(folder / WORDS))
    with tempfile.TemporaryDirectory() as draft:
        whole = Path(draft) / WEIGHTS
        torch.onnx.export(Alone(packed(network)), example(), whole, input_names=INPUTS, output_names=tuple(OUTPUTS),
                          dynamic_axes={name: dict(enumerate(axes)) for name, axes in (SIZES | OUTPUTS).items()},
                          dynamo=False)
        quantize_dynamic(whole, folder / WEIGHTS, weight_type=QuantType.QInt8, reduce_range=True,
                         per_channel=True, op_types_to_quantize=["MatMul", "Gemm"])


def packed(network: Network) -> Network:
    """A copy that answers the same, and loses little when its weights are of few bits."""
    whole = deepcopy(network)
    embeddings, layers = whole.encoder.embeddings, whole.encoder.encoder.layer
    norms = [embeddings.LayerNorm, *(layer.output.LayerNorm for layer in layers)]
    for norm, layer in zip(norms, layers, strict=False):  # what the last one gives goes to no layer
        inner, dense = layer.attention.attn, layer.intermediate.dense
        layer.attention.attn = Evened(inner, norm, inner.q, inner.k, inner.v)
        layer.intermediate.dense = Evened(dense, layer.attention.LayerNorm, dense)
    embeddings.word_embeddings = Rows(embeddings.word_embeddings.weight)
    return whole


class Evened(nn.Module):
    """What comes after a LayerNorm, whose scale and shift tell how large each channel gets: its layers undo that."""

    def __init__(self, inner: nn.Module, norm: nn.LayerNorm, *layers: nn.Linear) -> None:
        super().__init__()
        size = norm.bias.abs() + SPREAD * norm.weight.abs()
        self.share, self.inner = nn.Parameter(1 / size), inner
        for layer in layers:
            layer.weight = nn.Parameter(layer.weight * size)

    def forward(self, given: Tensor, *more: object, **named: object) -> object:
        return self.inner(given * self.share, *more, **named)


class Rows(nn.Module):
    """A table whose rows are of eight bits, with a scale for each."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.scale, self.rows = nn.Parameter(scale), nn.Parameter((table / scale).round().to(torch.int8), False)

    def forward(self, places: Tensor) -> Tensor:
        return self.rows[places].float() * self.scale[places]


class Alone(nn.Module):
    """The network given one window at a time, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network.eval()

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        answers, asked, words, dates = self.network(*(one.unsqueeze(0) for one in inputs))
        return answers[0], asked[:, 1:], words.argmax(1), dates


def example() -> tuple[Tensor, ...]:
    """Inputs of the right shapes: 9 pieces, 3 groups, 2 candidates, 2 dates."""
    return (torch.ones(9, dtype=torch.long), torch.zeros(9, dtype=torch.long), torch.full((3, 9), 1 / 9),
            torch.zeros(2, 5, dtype=torch.long), torch.ones(2, 9, dtype=torch.bool), torch.zeros(2, len(NAMES)),
            torch.ones(2, dtype=torch.long))
