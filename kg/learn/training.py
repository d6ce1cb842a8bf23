"""Fine-tuning the reader on labelled windows, seeded, and asking it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kg.extract.learned import Guess, guesses
from kg.extract.signals import TYPES
from kg.extract.windows import Window
from kg.learn import EPOCHS
from kg.learn.batches import collate, joined, keep, padded
from kg.learn.labels import Labels
from kg.learn.network import Network

BATCH = 8  # windows
POOL = 8  # batches among which windows of like length are put together
HIDDEN = 0.2  # share of the names that each epoch masks
MASK = 30526  # the piece that says so, in the vocabulary of MPNet
UNRELATED = 0.35  # share of the unrelated candidates that each epoch looks at
RATES = 4e-5, 4e-4  # peak learning rates of the encoder and of the layers on top
WARM = 0.1  # share of the steps in which they rise
WEIGHTS = {"negated": 0.5, "modality": 0.2, "quoted": 0.1, "dated": 0.2}  # of what is learnt besides the types
SCALE = 1 / (20 * BATCH)
Taught = tuple[Window, Labels]
Watch = Callable[[list[list[int]]], Iterable[list[int]]]


def fit(taught: Sequence[Taught], seed: int = 0, epochs: int = EPOCHS, watch: Watch = iter) -> Network:
    """A network trained on labelled windows; the same for the same seed, windows, machine and number of threads.

    The batches pass through `watch`, for a progress display.
    """
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    network = Network()
    course = [batch for _ in range(epochs) for batch in batches(taught, draw)]
    optimiser, schedule = learner(network, len(course))
    network.train()
    for chosen in watch(course):
        optimiser.zero_grad()
        mistakes(network, [thin(*taught[n], draw) for n in chosen]).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    network.eval()
    return network


def learner(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW, with rates that rise and fall linearly; the encoder's is lower."""
    inner = [p for p in network.encoder.parameters() if p.requires_grad]
    held = {id(p) for p in network.encoder.parameters()}
    outer = [p for p in network.parameters() if id(p) not in held]
    optimiser = torch.optim.AdamW([{"params": inner}, {"params": outer}], weight_decay=0.01, fused=True)
    return optimiser, torch.optim.lr_scheduler.OneCycleLR(
        optimiser, list(RATES), total_steps=steps + 1, pct_start=WARM, anneal_strategy="linear")


def batches(taught: Sequence[Taught], draw: np.random.Generator) -> list[list[int]]:
    """Windows in random order, those of like length together."""
    order = draw.permutation(len(taught)).tolist()
    found: list[list[int]] = []
    for start in range(0, len(order), BATCH * POOL):
        pool = sorted(order[start : start + BATCH * POOL], key=lambda n: len(taught[n][0].pieces))
        found += [pool[n : n + BATCH] for n in range(0, len(pool), BATCH)]
    return [found[n] for n in draw.permutation(len(found))]


def thin(window: Window, labels: Labels, draw: np.random.Generator) -> Taught:
    """A window with some names hidden, its related candidates and some of the others: one at least."""
    rows = labels.holds.any(axis=1) | (draw.random(len(labels.holds)) < UNRELATED)
    rows[0] |= not rows.any()
    return keep(hide(window, draw), labels, rows)


def hide(window: Window, draw: np.random.Generator) -> Window:
    """A window some of whose names are masked, so that what is known of an actor is not learnt by heart."""
    begins = (window.kinds > 0) & (window.kinds != np.append(0, window.kinds[:-1]))
    hidden = draw.random(begins.sum() + 1) < HIDDEN
    masked = (window.kinds > 0) & hidden[begins.cumsum()]
    return replace(window, pieces=np.where(masked, MASK, window.pieces))


def mistakes(network: Network, taught: Sequence[Taught]) -> Tensor:
    """The loss: types, denial where a type holds, modality where any does, and attention beside the quoted words."""
    windows, labels = [window for window, _ in taught], [one for _, one in taught]
    inputs, pieces, real = collate(windows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers, gaze, dates = (told.float()[real] for told in network(*inputs, pieces))
    count = len(TYPES)
    types, denials, moods = answers[:, :count], answers[:, count : 2 * count], answers[:, 2 * count :]
    holds, weights = joined(labels, "holds"), joined(labels, "weights")
    loss = functional.binary_cross_entropy_with_logits(types, holds, weights, reduction="sum")
    loss = loss + WEIGHTS["negated"] * functional.binary_cross_entropy_with_logits(
        denials, joined(labels, "negated"), holds, reduction="sum")
    loss = loss + WEIGHTS["modality"] * functional.cross_entropy(
        moods, joined(labels, "modality"), ignore_index=-1, reduction="sum")
    loss = loss + WEIGHTS["dated"] * missed(dates, padded([one.dated for one in labels])[real])
    return (loss + WEIGHTS["quoted"] * astray(gaze, joined(labels, "quoted"))) * SCALE


def astray(gaze: Tensor, quoted: Tensor) -> Tensor:
    """How far attention lies outside the words quoted, over the candidates that have any."""
    place = torch.arange(gaze.shape[1])
    within = (place >= quoted[:, :1]) & (place < quoted[:, 1:])
    share = (gaze * within).sum(1)[quoted[:, 1] > 0]
    return -share.clamp(1e-4).log().sum()


def missed(dates: Tensor, right: Tensor) -> Tensor:
    """How little is given to the right dates, over the candidates that have any, or none for sure."""
    share = (dates * right).sum(1)[right.any(1)]
    return -share.clamp(1e-4).log().sum()


def ask(network: Network, windows: Iterable[Window]) -> Iterator[Guess]:
    """What the network says of the candidates of some windows, each read alone."""
    for window in windows:
        with torch.no_grad():
            told = network(*collate([window])[0])
        yield from guesses(window, *(one[0].numpy() for one in told))
