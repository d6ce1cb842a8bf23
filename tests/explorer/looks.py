"""What can be said of a page by looking at it."""

from __future__ import annotations

from typing import Any

import pytest

SERIOUS = ("serious", "critical")


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds that would keep somebody from using the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install -e '.[dev]'")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]
