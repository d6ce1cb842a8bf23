"""The wheel: what it must hold, and that the command works from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg import __version__
from kg.builder import SAMPLE

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [found] = place.glob("*.whl")
    return found


def test_the_wheel_holds_code_ontology_and_sample_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "kg/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"kg", f"kg_politics-{__version__}.dist-info"}
    data = [path for path in ROOT.glob("ontology/**/*") if path.suffix in (".toml", ".tsv", ".ttl", ".rq")]
    assert {f"kg/_{path.relative_to(ROOT).as_posix()}" for path in data} <= names
    assert {f"kg/sample/{path.name}" for path in SAMPLE.iterdir()} <= names
    assert {"kg/explorer/page.html", "kg/explorer/editor.js"} <= set(names)
    assert not [name for name in names if name.startswith("kg/explorer/ui")]
    assert not [name for name in names if "__pycache__" in name or "test" in name]


@pytest.mark.model
def test_the_command_works_from_the_wheel_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "import kg.cli, kg.ontology; print(kg.ontology.folder(), flush=True); kg.cli.main(['build', '-', '-o', '-'])"
    shown = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=os.environ | {"PYTHONPATH": "site"},
                           input="Peru imposed sanctions on Chile.", capture_output=True, text=True, check=True)
    place, statement = shown.stdout.splitlines()
    assert place == f"{tmp_path}/site/kg/_ontology" and '"type": "SANCTION"' in statement
