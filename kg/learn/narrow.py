"""A trained network made narrower: the layers of its encoder keep the parts that matter most to what it reads.

Of the feed-forward layers, the units that give most on average; of each head of attention, the directions that its
products are mostly made of (singular values, weighed by what windows really give). What is lost is learnt again from
the wide one (kg.learn.teach).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy

import torch
from torch import Tensor, nn

from kg.extract.windows import Window
from kg.learn.batches import collate
from kg.learn.network import Network

UNITS = 1024  # of a feed-forward layer, of 3,072
HEAD = 32  # directions of a head of attention, of 64
FLOOR = 1e-4  # share of the largest eigenvalue below which a direction counts as unused


def narrow(network: Network, windows: Iterable[Window], units: int = UNITS, head: int = HEAD) -> Network:
    """A copy with fewer units and directions in each layer, chosen by what they do on some windows."""
    small = deepcopy(network)
    small.eval()
    seen = [Seen(layer) for layer in small.encoder.encoder.layer]
    for window in windows:
        with torch.no_grad():
            small(*collate([window])[0])
    for one in seen:
        one.close()
        thin_units(one, units)
        thin_heads(one, head)
    return small


class Seen:
    """What passes through a layer: how much its units give, and the mean products of what its heads ask and tell."""

    def __init__(self, layer: nn.Module) -> None:
        self.layer, self.attention = layer, layer.attention.attn
        self.heads = self.attention.num_attention_heads
        self.units = torch.zeros(layer.output.dense.in_features)
        self.products = {name: torch.zeros(()) for name in ("q", "k", "o")}
        self.hooks = [layer.output.dense.register_forward_pre_hook(self.note_units)]
        for name in self.products:
            self.hooks.append(getattr(self.attention, name).register_forward_hook(self.note(name)))

    def note_units(self, layer: nn.Module, given: tuple[Tensor]) -> None:
        self.units = self.units + given[0].abs().sum((0, 1))

    def note(self, name: str) -> Callable[..., None]:
        """Notes what q and k give, and what o is given."""

        def hook(layer: nn.Module, given: tuple[Tensor], told: Tensor) -> None:
            rows = (given[0] if name == "o" else told).flatten(0, 1).unflatten(1, (self.heads, -1))
            self.products[name] = self.products[name] + torch.einsum("nhi,nhj->hij", rows, rows)

        return hook

    def close(self) -> None:
        for hook in self.hooks:
            hook.remove()


def thin_units(seen: Seen, units: int) -> None:
    """Keep the units that change what the layer tells most."""
    inward, outward = seen.layer.intermediate.dense, seen.layer.output.dense
    kept = (seen.units * outward.weight.norm(dim=0)).topk(units).indices.sort().values
    seen.layer.intermediate.dense = linear(inward.weight[kept], inward.bias[kept])
    seen.layer.output.dense = linear(outward.weight[:, kept], outward.bias)


def thin_heads(seen: Seen, size: int) -> None:
    """Keep the directions of each head that its products of q and k, and what it hands on, are mostly made of."""
    attention, held = seen.attention, seen.attention.attention_head_size
    outward = attention.o.weight.T.unflatten(0, (seen.heads, held))
    (asks, from_asks), (asked, from_asked), (told, from_told) = (roots(seen.products[name]) for name in ("q", "k", "o"))
    left, weights, right = torch.linalg.svd(asks @ asked)
    share = (weights[:, None, :size] * (size / held) ** 0.5).sqrt()  # products are divided by the root of the size
    attention.q = turned(attention.q, from_asks @ left[:, :, :size] * share)
    attention.k = turned(attention.k, from_asked @ right.mT[:, :, :size] * share)
    left, weights, right = torch.linalg.svd(told @ outward, full_matrices=False)
    attention.v = turned(attention.v, from_told @ left[:, :, :size])
    attention.o = linear((weights[:, :size, None] * right[:, :size]).flatten(0, 1).T, attention.o.bias)
    attention.attention_head_size, attention.all_head_size = size, size * seen.heads


def roots(products: Tensor) -> tuple[Tensor, Tensor]:
    """The square roots of symmetric matrices, and their inverses; what is not used counts as a little."""
    values, vectors = torch.linalg.eigh(products)
    values = values.clamp(values.amax(-1, keepdim=True) * FLOOR).sqrt().unsqueeze(-2)
    return vectors * values @ vectors.mT, vectors / values @ vectors.mT


def turned(layer: nn.Linear, turn: Tensor) -> nn.Linear:
    """A layer whose outputs are turned, those of each head by a matrix of its own."""
    whole = torch.cat([layer.weight, layer.bias[:, None]], 1).unflatten(0, (len(turn), -1))
    after = (turn.mT @ whole).flatten(0, 1)
    return linear(after[:, :-1], after[:, -1])


def linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight, layer.bias = nn.Parameter(weight.detach().clone()), nn.Parameter(bias.detach().clone())
    return layer
