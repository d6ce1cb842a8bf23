"""The registry of formats, and what happens to files."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from synthetic import synthetic

from kg.assemble import KnowledgeGraph
from kg.export import formats, write, write_stream
from kg.model import KgError


@pytest.mark.parametrize("suffix", formats())
def test_every_format_writes_the_same_to_file_and_stream(quarrel: KnowledgeGraph, tmp_path: Path, suffix: str) -> None:
    files = write(quarrel, tmp_path / "new" / f"graph{suffix}")
    stream = io.BytesIO()
    write_stream(quarrel, stream, suffix)
    assert files[0].read_bytes() == stream.getvalue() != b""
    assert sorted(files) == sorted((tmp_path / "new").iterdir())


def test_csv_is_two_files(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    assert write(quarrel, tmp_path / "a.b.csv") == [tmp_path / "a.b.edges.csv", tmp_path / "a.b.nodes.csv"]


@pytest.mark.parametrize("name", ["graph.docx", "graph", "graph.GEXF", "graph.nodes"])
def test_unknown_suffixes_are_refused_with_all_that_are_known(
    quarrel: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    with pytest.raises(KgError) as error:
        write(quarrel, tmp_path / name)
    assert all(suffix in str(error.value) for suffix in formats())
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(quarrel: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(KgError, match=r"taken/graph\.jsonl: cannot be written \(.+\); expected") as error:
        write(quarrel, tmp_path / "taken" / "graph.jsonl")
    assert "\n" not in str(error.value)
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(KgError, match=r"folder\.jsonl: cannot be written"):
        write(quarrel, tmp_path / "folder.jsonl")


def test_a_failed_export_leaves_the_old_file_and_nothing_else(
    quarrel: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_graph: KnowledgeGraph, stream: io.BytesIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    write(quarrel, tmp_path / "graph.jsonl")
    before = (tmp_path / "graph.jsonl").read_bytes()
    monkeypatch.setattr("kg.export.records.write_jsonl", full)
    with pytest.raises(KgError, match="No space left"):
        write(quarrel, tmp_path / "graph.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.jsonl"]
    assert (tmp_path / "graph.jsonl").read_bytes() == before


def hashes(graph: KnowledgeGraph) -> str:
    """One line a format."""
    return "".join(f"{suffix} {digest(graph, suffix)}\n" for suffix in formats())


def digest(graph: KnowledgeGraph, suffix: str) -> str:
    stream = io.BytesIO()
    write_stream(graph, stream, suffix)
    return hashlib.sha256(stream.getvalue()).hexdigest()


def test_neither_order_of_readings_nor_hash_seed_changes_a_byte() -> None:
    backwards = KnowledgeGraph.of(reversed(synthetic(30, 70).readings.values()))
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    code = "from test_export_files import *; print(hashes(synthetic(30, 70)), end='')"
    assert python(code, PYTHONHASHSEED="7", PYTHONPATH=path) == hashes(backwards)


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    heavy = "{'networkx', 'numpy', 'matplotlib', 'rdflib'}"
    assert python(f"import sys, kg.export; kg.export.formats(); print({heavy} & set(sys.modules))") == "set()\n"


def python(code: str, **environment: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=os.environ | environment, check=True, capture_output=True, text=True).stdout
