"""What can be said of a page by looking at it, and what it gives away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SERIOUS = ("serious", "critical")


def violations(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds that would keep somebody from using the page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install -e '.[dev]'")
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in SERIOUS]


def status(page: Any) -> str:
    """How much is shown."""
    return str(page.locator(".summary [role=status]").inner_text())


def save(page: Any, label: str, folder: Path) -> Path:
    """The file that the page saves under this label."""
    page.locator(".menu summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=label).click()
    saving.value.save_as(folder / saving.value.suggested_filename)
    return folder / saving.value.suggested_filename
