"""What the README shows is what happens: its sessions are run. Run as a script, this writes them anew.

They ask the graph that is kept with the exports (kept.py), which is the same on every processor.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from kept import graph

from kg.export import formats
from kg.read import READERS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BUILT = "out/sample/graph"
SHARE = re.compile(r"\b[01]\.\d\d\b")
COUNT = re.compile(r"(?:^actors|^statements) +(\d+).*", re.MULTILINE)
SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


def ran(command: str, folder: Path) -> str:
    """A command line and what it prints, errors included, as a terminal shows them."""
    shell = f'kg() {{ PYTHONPATH={ROOT} {sys.executable} -m kg.cli "$@"; }}; {command}'
    done = subprocess.run(["bash", "-c", f"{{ {shell}; }} 2>&1"], cwd=folder, stdout=subprocess.PIPE)
    if command.startswith("kg build"):
        for suffix in ("ttl", "jsonl"):
            graph().write(str(folder / f"{BUILT}.{suffix}"))
    printed = done.stdout.decode("utf-8").replace("\r\n", "\n")  # SPARQL's CSV ends its lines as the standard wants
    return f"$ {command}\n{printed}"


def refreshed(text: str) -> str:
    """The text with every session run again, one after the other in one empty folder."""
    with TemporaryDirectory() as folder:
        return SESSION.sub(lambda session: "".join(ran(line[2:], Path(folder)) for line in session[0].splitlines()
                                                   if line.startswith("$ ")), text)


def numbers(pattern: re.Pattern[str], text: str) -> list[float]:
    return list(map(float, pattern.findall(text)))


@pytest.mark.model
def test_the_sessions_print_what_the_readme_shows() -> None:
    """But for what the rounding of another processor may change: counts of a build, and shares by some hundredths."""
    shown, printed = README.read_text("utf-8"), refreshed(README.read_text("utf-8"))
    assert SHARE.sub("", COUNT.sub("", printed)) == SHARE.sub("", COUNT.sub("", shown))
    assert numbers(SHARE, printed) == pytest.approx(numbers(SHARE, shown), abs=0.1)
    assert numbers(COUNT, printed) == pytest.approx(numbers(COUNT, shown), rel=0.05)


def test_every_format_that_is_read_or_written_is_listed() -> None:
    text = README.read_text("utf-8")
    for suffix in (*formats(), *READERS):
        assert f"`{suffix}`" in text


def test_files_and_folders_that_the_readme_names_are_there() -> None:
    names = re.findall(r"`((?:kg|ontology|exports|tests)/[\w./-]*)`|\]\((?!http)([^)]+)\)", README.read_text("utf-8"))
    assert names and not [name for pair in names if not (ROOT / (name := pair[0] or pair[1])).exists()]


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text("utf-8")), "utf-8")
