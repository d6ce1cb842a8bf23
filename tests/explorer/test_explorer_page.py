"""The page that is committed: whole, closed to other sites, and what its source builds to."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.explorer.page import EDITOR, PAGE, PLACE

UI = PAGE.parent / "ui"
OFFLINE = re.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|network")


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


def test_it_is_what_the_source_builds_to(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine to build the page with")
    shutil.copytree(UI, tmp_path / "ui", ignore=shutil.ignore_patterns("node_modules", "build"))
    for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        done = subprocess.run(command, cwd=tmp_path / "ui", capture_output=True, text=True)
        if command[1] == "ci" and done.returncode and OFFLINE.search(done.stderr):
            pytest.skip("npm reaches no registry to install the build tools from")
        assert done.returncode == 0, done.stdout + done.stderr
    for file in (PAGE, EDITOR):
        assert (tmp_path / "ui/build" / file.name).read_bytes() == file.read_bytes(), "out of date; run: make explorer"
