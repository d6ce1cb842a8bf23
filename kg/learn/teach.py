"""A narrow network taught by the wide one that it was cut from (knowledge distillation, after Hinton et al. 2015).

The teacher tells part of every label, and what each of its layers gives is to be met as well (Jiao et al. 2020,
TinyBERT).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.learn import EPOCHS
from kg.learn.narrow import narrow
from kg.learn.network import Network
from kg.learn.training import RATES, SCALE, WEIGHTS, Taught, Told, Watch, fit, learn, mistakes, parted, told

RATE = 1.5e-4  # peak learning rate of the encoder: a cut one has more to learn
SHARE = 0.6  # of every label that the teacher tells
SEEN = 160  # windows on which is watched what matters


def trained(taught: Sequence[Taught], seed: int = 0, epochs: int = EPOCHS, watch: Watch = iter) -> Network:
    """A network trained on labelled windows: first a wide one, then what it teaches a narrow one."""
    return taught_by(fit(taught, seed, epochs, watch), taught, seed, epochs, watch)


def taught_by(wide: Network, taught: Sequence[Taught], seed: int = 0, epochs: int = EPOCHS,
              watch: Watch = iter) -> Network:
    """A narrower network that tells much the same, in less than half the time."""
    torch.manual_seed(seed)
    small = narrow(wide, [window for window, _ in taught[:: max(len(taught) // SEEN, 1)]])

    def loss(batch: list[Taught]) -> Tensor:
        with torch.no_grad(), watched(wide) as theirs:
            right = told(wide, batch)
        with watched(small) as own:
            said = told(small, batch)
        answers = (1 - SHARE) * mistakes(said, batch) + SHARE * apart(said, right)
        return answers + torch.stack([strayed(one, other) for one, other in zip(own, theirs, strict=True)]).mean()

    learn(small, taught, loss, (RATE, RATES[1]), seed, epochs, watch)
    return small


@contextmanager
def watched(network: Network) -> Iterator[list[Tensor]]:
    """What the layers of the encoder give while it is asked, the first layer first."""
    given: list[Tensor] = []

    def note(layer: nn.Module, inputs: object, states: tuple[Tensor, ...]) -> None:
        given.append(states[0].float())

    hooks = [layer.register_forward_hook(note) for layer in network.encoder.encoder.layer]
    try:
        yield given
    finally:
        for hook in hooks:
            hook.remove()


def strayed(states: Tensor, right: Tensor) -> Tensor:
    """How far states are from those they should be, as a share of their size."""
    return (states - right).square().sum() / right.square().sum()


def apart(said: Told, right: Told) -> Tensor:
    """How far what is told is from what a teacher tells, weighed as mistakes are.

    Modality counts as far as the teacher holds that any type holds.
    """
    (types, denials, moods), (odds, denied, modes) = parted(said[0]), parted(right[0])
    holds = odds.sigmoid()
    loss = functional.binary_cross_entropy_with_logits(types, holds, reduction="sum")
    loss = loss + WEIGHTS["negated"] * functional.binary_cross_entropy_with_logits(
        denials, denied.sigmoid(), holds, reduction="sum")
    for name, own, theirs in (("modality", moods.softmax(1), holds.amax(1, keepdim=True) * modes.softmax(1)),
                              ("quoted", said[1].softmax(1), right[1].softmax(1)), ("dated", said[2], right[2])):
        loss = loss - WEIGHTS[name] * (theirs * own.clamp(1e-4).log()).sum()
    return loss * SCALE
