"""The reader: a small encoder reads a window once, then every candidate is judged from its ends and its sentence.

The ends of a candidate are the mean states of their mentions, in the sentence and in the window; with them goes the
mean state of the words between them in the parse. With these and the candidate's signals as the question, attention
over the sentence's pieces finds the words that relate the two (after the localized context of Zhou et al. 2021, ATLOP;
the words quoted in the gold supervise it). Which of them state what type, each piece tells by itself. Then one of the
dates is pointed to, or none (kg.learn.pointer).
The encoder is the lower layers of MPNet (Song et al. 2020, all-mpnet-base-v2), to which is told which class of actor
each piece names.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.learned import FAINT
from kg.extract.signals import KINDS, NAMES, TYPES
from kg.learn.base import encoder
from kg.learn.pointer import Pointer, places
from kg.model import MODALITIES

WIDTH = 256  # of the states of an end, and of the layer before the last
GAZES = 2  # heads of the attention over the sentence
DROPOUT = 0.2
UNSEEN = 1e-6  # attention that counts as none
RARE = -4.0  # first guess of the odds of any type, as a logarithm: few candidates are related


class Network(nn.Module):
    """Logits of each candidate for (type holds, type is denied, modality); then, for each type that one is asked about,
    logits of the pieces that state it, and the shares of the dates that it may have."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = encoder()
        size, facts = self.encoder.config.hidden_size, len(NAMES)
        self.kind = nn.Embedding(len(KINDS) + 1, size)
        nn.init.normal_(self.kind.weight, std=0.01)
        self.source, self.source_wide, self.target, self.target_wide = (nn.Linear(size, WIDTH) for _ in range(4))
        self.between, self.near = nn.Linear(size, WIDTH), nn.Parameter(torch.ones(GAZES))
        self.question = nn.Linear(3 * WIDTH + facts, GAZES * size)
        self.hidden = nn.Linear(4 * WIDTH + GAZES * size + facts, WIDTH)
        self.answer = nn.Linear(WIDTH, 2 * len(TYPES) + len(MODALITIES))
        nn.init.constant_(self.answer.bias[: len(TYPES)], RARE)
        self.stating = nn.Linear(size, len(TYPES))
        nn.init.zeros_(self.stating.weight)
        self.dating = Pointer(WIDTH + size, len(TYPES), size, WIDTH, DROPOUT)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, pieces: Tensor, kinds: Tensor, groups: Tensor, ends: Tensor, inside: Tensor, signals: Tensor,
                dates: Tensor, mask: Tensor | None = None, asked: Tensor | None = None) -> tuple[Tensor, ...]:
        """Of B windows, the arrays of kg.extract.windows.Window: (B, N, outputs), (K, 3), (K, L) and (K, D).

        `mask` tells which pieces are real. K are the window, candidate and type of what is `asked` about,
        (B, N, types): if not told, what may hold.
        """
        words = self.encoder.embeddings.word_embeddings(pieces) + self.kind(kinds)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        seen = self.drop(groups @ states)
        near = gather(groups, ends[:, :, 4]) > 0
        thought, gaze = self.think(states, seen, ends, inside, signals, near)
        answers = self.answer(thought)
        which = (likely(answers) if asked is None else asked).nonzero()
        window, row, kind = which.unbind(1)
        told = gaze[window, row].clamp(UNSEEN).log() + self.stating(states).transpose(1, 2)[window, kind]
        words = told.masked_fill(~inside[window, row], -1e4)
        own = window == torch.arange(len(pieces)).unsqueeze(1)
        stated = ((own.unsqueeze(2) * words.softmax(-1)) @ states).sum(0)
        given, real = (dates - 1).clamp(0), (dates > 0)[window]
        where = places(words, inside[window, row], gather(groups, given)[window], real)
        acts, views = torch.cat([thought[window, row], stated], -1), self.dating.view(gather(seen, given))[window]
        return answers, which, words, self.dating(acts, kind, views, where, real)

    def think(self, states: Tensor, seen: Tensor, ends: Tensor, inside: Tensor, signals: Tensor,
              near: Tensor) -> tuple[Tensor, Tensor]:
        """What is made of each candidate, (B, N, WIDTH), and its attention to each piece, (B, N, L)."""
        source, target = self.ends(seen, ends)
        way = torch.tanh(gather(self.between(seen), ends[:, :, 4]))
        gaze = self.gaze(torch.cat([source, target, way, signals], -1), states, inside, near)
        looked = (gaze.flatten(1, 2) @ states).unflatten(1, (-1, GAZES)).flatten(2)
        judged = torch.cat([source, target, source * target, way, looked, signals], -1)
        return self.drop(functional.gelu(self.hidden(self.drop(judged)))), gaze.mean(2)

    def ends(self, groups: Tensor, ends: Tensor) -> tuple[Tensor, Tensor]:
        """The states of source and target of each candidate, (B, N, WIDTH) each."""
        views = [layer(groups) for layer in (self.source, self.target, self.source_wide, self.target_wide)]
        held = [gather(view, ends[:, :, place]) for place, view in enumerate(views)]
        return torch.tanh(held[0] + held[2]), torch.tanh(held[1] + held[3])

    def gaze(self, asked: Tensor, states: Tensor, inside: Tensor, near: Tensor) -> Tensor:
        """The attention of each candidate over its sentence, (B, N, GAZES, L); `near`: what is between its ends."""
        questions = self.question(asked).unflatten(-1, (GAZES, -1)).flatten(1, 2)
        fit = (questions @ states.transpose(1, 2) / states.shape[-1] ** 0.5).unflatten(1, (-1, GAZES))
        hint = near.unsqueeze(2) * self.near.unsqueeze(-1)
        return (fit + hint).masked_fill(~inside.unsqueeze(2), -1e4).softmax(-1)


def likely(answers: Tensor) -> Tensor:
    """What may hold by the logits, (B, N, types): the likeliest of all at least, so that something is asked."""
    holds = answers[:, :, : len(TYPES)]
    return (holds > math.log(FAINT / (1 - FAINT))) | (holds == holds.amax())


def gather(view: Tensor, places: Tensor) -> Tensor:
    """Rows of (B, R, W) at (B, N): (B, N, W)."""
    flat = places + torch.arange(view.shape[0]).unsqueeze(1) * view.shape[1]
    return view.flatten(0, 1).index_select(0, flat.flatten()).unflatten(0, places.shape)
