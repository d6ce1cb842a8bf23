"""Which date an act has: each date of its window is weighed by what it says and by where it stands."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

PLACES = (  # what each number tells of where a date stands; "apart" is counted from the piece that states the act
    "in the sentence", "behind", "apart", "apart in the sentence", "dates between", "alone in the sentence",
    "any in the sentence", "nearest in the sentence", "before the sentence", "after the sentence", "first of all",
    "how far before the sentence")
FAR, MOST = 100, 3  # pieces, and dates, that count as one


class Pointer(nn.Module):
    """Shares of the dates of their windows for K acts; the first "date" stands for none."""

    def __init__(self, acts: int, types: int, dates: int, width: int, dropout: float) -> None:
        super().__init__()
        self.act, self.kind, self.date = nn.Linear(acts, width), nn.Embedding(types, width), nn.Linear(dates, width)
        nn.init.normal_(self.kind.weight, std=0.02)
        self.same, self.acting, self.dated = (nn.Linear(width, width) for _ in range(3))
        self.place, self.fit = nn.Linear(len(PLACES), width), nn.Linear(width, 1)
        self.drop = nn.Dropout(dropout)

    def view(self, dates: Tensor) -> Tensor:
        """What there is to dates, whichever act is asked about, (.., width)."""
        return torch.tanh(self.date(self.drop(dates)))

    def forward(self, acts: Tensor, types: Tensor, views: Tensor, places: Tensor, real: Tensor) -> Tensor:
        """Of acts (K, ..), their types (K), the dates as viewed, their `places`, which are real (K, D): (K, D)."""
        act = torch.tanh(self.act(self.drop(acts)) + self.kind(types)).unsqueeze(1)
        thought = self.same(act * views) + self.acting(act) + self.dated(views) + self.place(places)
        fit = self.fit(self.drop(functional.gelu(thought))).squeeze(-1)
        return fit.masked_fill(~real, -1e4).softmax(-1)


def places(words: Tensor, inside: Tensor, dates: Tensor, real: Tensor) -> Tensor:
    """Where dates stand, seen from the piece that states an act best and from its sentence: (K, D, PLACES).

    `words`, how well each piece states it, and `inside` are (K, L), `dates` (K, D, L) the shares of pieces in each
    date, of which `real` (K, D) are.
    """
    known = torch.cat([torch.zeros_like(real[:, :1]), real[:, 1:]], 1).float()
    at, word = dates.argmax(2).float(), words.argmax(1, keepdim=True).float()
    first = inside.long().argmax(1, keepdim=True)
    here = ((dates @ inside.float().unsqueeze(2)).squeeze(2) > 0) * known
    gap = at - word
    apart, count = gap.abs(), here.sum(1, keepdim=True)
    nearest = here * (apart <= apart.masked_fill(here == 0, torch.inf).amin(1, keepdim=True))
    leading = at <= at.masked_fill(known == 0, torch.inf).amin(1, keepdim=True)
    passed = between(at, word, known).clamp(max=MOST) / MOST
    found = [here, gap > 0, apart.log1p() / 4, here * apart.log1p() / 4, passed, here * (count == 1),
             (count > 0).expand_as(here), nearest, at < first, (at > first) & (here == 0), leading,
             (first - at).clamp(0) / FAR]
    return torch.stack([one.float() for one in found], -1) * known.unsqueeze(-1)


def between(at: Tensor, word: Tensor, known: Tensor) -> Tensor:
    """How many other dates lie between a date and the piece that states the act, (K, D)."""
    low, high = torch.minimum(at, word).unsqueeze(2), torch.maximum(at, word).unsqueeze(2)
    others = at.unsqueeze(1)
    return ((others > low) & (others < high) & (known.unsqueeze(1) > 0)).float().sum(2)
