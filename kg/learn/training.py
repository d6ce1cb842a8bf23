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
from kg.model import MODALITIES

BATCH = 8  # windows
POOL = 8  # batches among which windows of like length are put together
HIDDEN = 0.2  # share of the names that each epoch masks
MASK = 30526  # the piece that says so, in the vocabulary of MPNet
UNRELATED = 0.35  # share of the unrelated candidates that each epoch looks at
RATES = 4e-5, 4e-4  # peak learning rates of the encoder and of the layers on top
WARM = 0.1  # share of the steps in which they rise
WEIGHTS = {"negated": 0.5, "modality": 0.2, "quoted": 0.1, "dated": 0.6}  # of what is learnt besides the types
SCALE = 1 / (20 * BATCH)
Taught = tuple[Window, Labels]
Told = tuple[Tensor, Tensor, Tensor]
Watch = Callable[[list[list[int]]], Iterable[list[int]]]


def fit(taught: Sequence[Taught], seed: int = 0, epochs: int = EPOCHS, watch: Watch = iter) -> Network:
    """A network trained on labelled windows; the same for the same seed, windows, machine and number of threads.

    The batches pass through `watch`, for a progress display.
    """
    torch.manual_seed(seed)
    network = Network()
    learn(network, taught, lambda batch: mistakes(told(network, batch), batch), RATES, seed, epochs, watch)
    return network


def learn(network: Network, taught: Sequence[Taught], loss: Callable[[list[Taught]], Tensor],
          rates: tuple[float, float], seed: int, epochs: int, watch: Watch) -> None:
    """Change a network so that the loss over batches gets less; `rates` are the peaks for the encoder and the rest."""
    draw = np.random.default_rng(seed)
    course = [batch for _ in range(epochs) for batch in batches(taught, draw)]
    optimiser, schedule = learner(network, rates, len(course))
    network.train()
    for chosen in watch(course):
        optimiser.zero_grad()
        loss([thin(*taught[n], draw) for n in chosen]).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
    network.eval()


def learner(network: Network, rates: tuple[float, float],
            steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW, with rates that rise and fall linearly; the encoder's is lower."""
    inner = [p for p in network.encoder.parameters() if p.requires_grad]
    held = {id(p) for p in network.encoder.parameters()}
    outer = [p for p in network.parameters() if id(p) not in held]
    optimiser = torch.optim.AdamW([{"params": inner}, {"params": outer}], weight_decay=0.01, fused=True)
    return optimiser, torch.optim.lr_scheduler.OneCycleLR(
        optimiser, list(rates), total_steps=steps + 1, pct_start=WARM, anneal_strategy="linear")


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


def told(network: Network, batch: Sequence[Taught]) -> Told:
    """What a network tells of the candidates of some windows, read together, and, asked about the types that hold, of
    the words that state them and of their dates: see Network."""
    inputs, pieces, real = collate([window for window, _ in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers, _, words, dates = network(*inputs, pieces, padded([labels.holds > 0 for _, labels in batch]))
    return answers.float()[real], words.float(), dates.float()


def mistakes(said: Told, batch: Sequence[Taught]) -> Tensor:
    """The loss: types; denial, dates, and words beside those quoted where a type holds; modality where any does."""
    labels = [one for _, one in batch]
    answers, words, dates = said
    types, denials, moods = parted(answers)
    holds, weights = joined(labels, "holds"), joined(labels, "weights")
    loss = functional.binary_cross_entropy_with_logits(types, holds, weights, reduction="sum")
    loss = loss + WEIGHTS["negated"] * functional.binary_cross_entropy_with_logits(
        denials, joined(labels, "negated"), holds, reduction="sum")
    loss = loss + WEIGHTS["modality"] * functional.cross_entropy(
        moods, joined(labels, "modality"), ignore_index=-1, reduction="sum")
    loss = loss + WEIGHTS["dated"] * missed(dates, joined(labels, "dated")[holds > 0])
    return (loss + WEIGHTS["quoted"] * astray(words, joined(labels, "quoted")[holds > 0])) * SCALE


def parted(answers: Tensor) -> tuple[Tensor, ...]:
    """Logits of the types, of their denials, and of the modalities."""
    return tuple(answers.split([len(TYPES), len(TYPES), len(MODALITIES)], dim=1))


def astray(words: Tensor, quoted: Tensor) -> Tensor:
    """How far the words that state a type, as logits, lie outside those quoted, where there are any."""
    place = torch.arange(words.shape[1])
    within = (place >= quoted[:, :1]) & (place < quoted[:, 1:])
    share = (words.softmax(1) * within).sum(1)[quoted[:, 1] > 0]
    return -share.clamp(1e-4).log().sum()


def missed(dates: Tensor, right: Tensor) -> Tensor:
    """How little is given to the right dates, where there are any, or none for sure."""
    share = (dates * right).sum(1)[right.any(1)]
    return -share.clamp(1e-4).log().sum()


def ask(network: Network, windows: Iterable[Window]) -> Iterator[Guess]:
    """What the network says of the candidates of some windows, each read alone."""
    for window in windows:
        with torch.no_grad():
            answers, asked, words, dates = network(*collate([window])[0])
        yield from guesses(window, answers[0].numpy(), asked[:, 1:].numpy(), words.argmax(1).numpy(), dates.numpy())
