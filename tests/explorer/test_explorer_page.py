"""The page that is committed: whole, closed to other sites, and what its source builds to."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from pathlib import Path

from kg.explorer.page import EDITOR, PAGE, PLACE

UI = PAGE.parent / "ui"


def test_only_its_own_script_and_style_may_run_and_nothing_is_asked_of_other_sites() -> None:
    page = PAGE.read_text("utf-8")
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    [script], [style] = (re.findall(f"<{name}>(.*?)</{name}>", page, re.DOTALL) for name in ("script", "style"))
    assert policy.startswith("default-src 'none'; ") and "connect-src 'self'" in policy and "unsafe" not in policy
    scripts = f"{digest(script)} {digest(EDITOR.read_text('utf-8'))}"
    assert f"script-src {scripts};" in policy and f"style-src {digest(style)};" in policy
    assert not re.findall(r"""(?:src|href)=["']?https?:|@import|url\(["']?https?:""", page)
    assert page.count(PLACE) == 1


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_files_of_the_source_are_short() -> None:
    assert not [path.name for path in UI.glob("src/*") if len(path.read_text("utf-8").splitlines()) > 250]


def test_it_is_what_the_source_builds_to(npm: Path) -> None:
    done = subprocess.run(["npm", "run", "build"], cwd=npm, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for file in (PAGE, EDITOR):
        assert (npm / "build" / file.name).read_bytes() == file.read_bytes(), "out of date; run: make explorer"
