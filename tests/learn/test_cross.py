"""Cross-validation: what a network is asked about, it has not been trained on."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("torch", reason="training is an extra")

from kg.learn import ASIDE, cross


class Lesson:
    """A text of one window, its name, which stands for its labels too."""

    def __init__(self, name: str) -> None:
        self.name, self.windows, self.labels = name, [name], [name]


@pytest.mark.parametrize("folds", [2, 3, ASIDE])
def test_each_fold_asks_about_what_it_was_not_trained_on(folds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    gold, also = ([Lesson(f"{kind}{n}") for n in range(40)] for kind in ("gold", "also"))
    courses: list[list[str]] = []
    asked: list[set[str]] = [set() for _ in range(folds)]

    def fit(taught: Any, *_: Any) -> int:
        courses.append([window for window, _ in taught])
        return len(courses) - 1

    def ask(fold: int, windows: list[str]) -> list[Any]:
        asked[fold].update(windows)
        return []

    monkeypatch.setattr(cross, "trained", fit)
    monkeypatch.setattr(cross, "ask", ask)
    held: Any = list(cross.hold_out(gold, also, folds, 0))  # type: ignore[arg-type]
    assert all(not asked[fold] & set(course) for fold, course in enumerate(courses))
    assert all(course.count(name) == (2 if name.startswith("gold") else 1) for course in courses for name in course)
    assert sorted(one.lesson.name for one in held if one.gold) == sorted(one.name for one in gold)
    assert all(one.lesson.name.startswith("also") for one in held if not one.gold)
    assert len(set().union(*asked)) == len(held)
