"""Which date a candidate has: each date of the window is weighed by what it says and by where it stands."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

PLACES = (  # what each number tells of where a date stands; "apart" is counted from the piece looked at most
    "in the sentence", "behind", "apart", "apart in the sentence", "dates between", "alone in the sentence",
    "any in the sentence", "nearest in the sentence", "before the sentence", "after the sentence", "first of all",
    "how far before the sentence")
FAR, MOST = 100, 3  # pieces, and dates, that count as one


class Pointer(nn.Module):
    """Shares of the dates of a window for each of its candidates; the first "date" stands for none."""

    def __init__(self, acts: int, dates: int, width: int, dropout: float) -> None:
        super().__init__()
        self.act, self.date = nn.Linear(acts, width), nn.Linear(dates, width)
        self.same, self.acting, self.dated = (nn.Linear(width, width) for _ in range(3))
        self.place, self.fit = nn.Linear(len(PLACES), width), nn.Linear(width, 1)
        self.drop = nn.Dropout(dropout)

    def forward(self, acts: Tensor, dates: Tensor, places: Tensor, real: Tensor) -> Tensor:
        """Of acts (B, N, ..), dates (B, D, ..), their `places` and which of them are real (B, D): (B, N, D)."""
        act = torch.tanh(self.act(self.drop(acts))).unsqueeze(2)
        date = torch.tanh(self.date(self.drop(dates))).unsqueeze(1)
        thought = self.same(act * date) + self.acting(act) + self.dated(date) + self.place(places)
        fit = self.fit(self.drop(functional.gelu(thought))).squeeze(-1)
        return fit.masked_fill(~real.unsqueeze(1), -1e4).softmax(-1)


def places(gaze: Tensor, inside: Tensor, dates: Tensor, real: Tensor) -> Tensor:
    """Where dates stand, seen from the piece that a candidate looks at most and from its sentence: (B, N, D, PLACES).

    `gaze` and `inside` are (B, N, L), `dates` (B, D, L) the shares of pieces in each date, of which `real` (B, D) are.
    """
    known = torch.cat([torch.zeros_like(real[:, :1]), real[:, 1:]], 1).unsqueeze(1).float()
    at, looked = dates.argmax(2).unsqueeze(1).float(), gaze.argmax(2, keepdim=True).float()
    first = inside.long().argmax(2, keepdim=True)
    here = (inside.float() @ dates.transpose(1, 2) > 0) * known
    gap = at - looked
    apart, count = gap.abs(), here.sum(2, keepdim=True)
    nearest = here * (apart <= apart.masked_fill(here == 0, torch.inf).amin(2, keepdim=True))
    leading = torch.ones_like(here) * (at <= at.masked_fill(known == 0, torch.inf).amin(2, keepdim=True))
    passed = between(at, looked, known).clamp(max=MOST) / MOST
    found = [here, gap > 0, apart.log1p() / 4, here * apart.log1p() / 4, passed, here * (count == 1),
             torch.ones_like(here) * (count > 0), nearest, at < first, (at > first) & (here == 0), leading,
             (first - at).clamp(0) / FAR]
    return torch.stack([one.float() for one in found], -1) * known.unsqueeze(-1)


def between(at: Tensor, looked: Tensor, known: Tensor) -> Tensor:
    """How many other dates lie between a date and the piece looked at, (B, N, D)."""
    low, high = torch.minimum(at, looked).unsqueeze(3), torch.maximum(at, looked).unsqueeze(3)
    others = at.unsqueeze(2)
    return ((others > low) & (others < high) & (known.unsqueeze(2) > 0)).float().sum(3)
