"""Which date an act points to: what is told of where dates stand, and that padding changes nothing."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from kg.learn.pointer import PLACES, Pointer, places  # noqa: E402

# Twelve pieces: a first sentence of four, then the act's own; dates at 2, 6 and 10, it is stated at 8.
LENGTH, SENTENCE, LOOKED, DATES = 12, range(4, 12), 8, (2, 6, 10)


def at(*pieces: int) -> torch.Tensor:
    return torch.tensor([float(place in pieces) for place in range(LENGTH)])


def stand(dates: tuple[int, ...], padding: int = 0) -> torch.Tensor:
    """Of one act: (dates, with none the first, and padding, PLACES)."""
    rows = torch.stack([at(0), *map(at, dates), *[at(0)] * padding]).unsqueeze(0)
    real = torch.tensor([[True] * (1 + len(dates)) + [False] * padding])
    return places(at(LOOKED)[None], at(*SENTENCE)[None] > 0, rows, real)[0]


def told(row: torch.Tensor) -> set[str]:
    return {name for name, value in zip(PLACES, row.tolist(), strict=True) if value}


def test_what_is_told_of_a_date() -> None:
    none, before, near, behind = stand(DATES)
    assert not told(none)
    assert told(before) == {"apart", "dates between", "any in the sentence", "before the sentence", "first of all",
                            "how far before the sentence"}
    within = {"in the sentence", "apart", "apart in the sentence", "any in the sentence", "nearest in the sentence"}
    assert told(near) == within  # six and ten are as near
    assert told(behind) == within | {"behind"}


def test_a_date_alone_in_its_sentence() -> None:
    assert "alone in the sentence" in told(stand((2, 6))[2])
    assert "alone in the sentence" not in told(stand(DATES)[2])
    assert told(stand((2,))[1]) == {"apart", "before the sentence", "first of all", "how far before the sentence"}


def test_padding_changes_nothing() -> None:
    torch.manual_seed(0)
    pointer = Pointer(5, 3, 4, 8, 0.2).eval()
    acts, types, dates = torch.randn(1, 5), torch.tensor([2]), pointer.view(torch.randn(1, 6, 4))
    bare = pointer(acts, types, dates[:, :4], stand(DATES)[None], torch.ones(1, 4, dtype=torch.bool))
    real = torch.tensor([[True] * 4 + [False] * 2])
    padded = pointer(acts, types, dates, stand(DATES, padding=2)[None], real)
    assert torch.allclose(padded[:, :4], bare, atol=1e-6)
    assert padded[:, 4:].sum() == 0
    assert bare.sum().item() == pytest.approx(1)
