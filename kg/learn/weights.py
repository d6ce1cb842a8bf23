"""A trained network as files that ONNX Runtime reads: weights of eight bits, and the tokenizer."""

from __future__ import annotations

import tempfile
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
OUTPUTS = {"answers": ("candidates",), "gaze": ("candidates", "length"), "dated": ("candidates", "dates")}


def save(network: Network, folder: Path) -> None:
    """Write the network and its tokenizer into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer().save(str(folder / WORDS))
    with tempfile.TemporaryDirectory() as draft:
        whole = Path(draft) / WEIGHTS
        torch.onnx.export(Alone(network), example(), whole, input_names=INPUTS, output_names=tuple(OUTPUTS),
                          dynamic_axes={name: dict(enumerate(axes)) for name, axes in (SIZES | OUTPUTS).items()},
                          dynamo=False)
        quantize_dynamic(whole, folder / WEIGHTS, weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gemm", "Gather"])


class Alone(nn.Module):
    """The network given one window at a time, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network.eval()

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return tuple(told[0] for told in self.network(*(one.unsqueeze(0) for one in inputs)))


def example() -> tuple[Tensor, ...]:
    """Inputs of the right shapes: 9 pieces, 3 groups, 2 candidates, 2 dates."""
    return (torch.ones(9, dtype=torch.long), torch.zeros(9, dtype=torch.long), torch.full((3, 9), 1 / 9),
            torch.zeros(2, 5, dtype=torch.long), torch.ones(2, 9, dtype=torch.bool), torch.zeros(2, len(NAMES)),
            torch.ones(2, dtype=torch.long))
