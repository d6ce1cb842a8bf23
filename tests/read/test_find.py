"""From inputs to sources."""

import os
from pathlib import Path

import pytest

from kg.model import Issue, KgError
from kg.read import READERS, Source, find

ACCEPTED = ", ".join(READERS)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.jsonl", "deep/c.HTML", "deep/d.pdf", "e.pdf", "f", ".hidden/g.txt", ".h.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Peru closed a road.")
    return tmp_path


def names(*inputs: str | Path) -> list[str]:
    return [item.name if isinstance(item, Source) else item.problem for item in find(map(str, inputs))]


def test_folders_are_searched_in_order_and_the_rest_is_counted(news: Path) -> None:
    assert names(news) == [f"{news}/a.jsonl", f"{news}/b.txt", f"{news}/deep/c.HTML",
                           f"2 × .pdf file left out, expected one of {ACCEPTED}",
                           f"1 × file without a suffix left out, expected one of {ACCEPTED}"]


def test_patterns(news: Path) -> None:
    assert names(news / "**" / "*.[tj]*") == [f"{news}/a.jsonl", f"{news}/b.txt"]


def test_nothing_is_read_twice(news: Path) -> None:
    assert names(news / "b.txt", news / "deep" / ".." / "b.txt", news / "*.txt", "-", "-") == [
        f"{news}/b.txt", "standard input"]


def test_what_is_missing_is_an_issue(news: Path) -> None:
    assert list(find([str(news / "no.txt"), str(news / "*.md"), str(news / "e.pdf"), str(news / "b.txt")])) == [
        Issue(f"{news}/no.txt", "no such file or folder"), Issue(f"{news}/*.md", "no file matches this pattern"),
        Issue(f"{news}/e.pdf", f".pdf file cannot be read, expected one of {ACCEPTED}"),
        Source(f"{news}/b.txt", news / "b.txt")]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "[1].txt").write_text("Peru closed a road.")
    assert names(tmp_path / "[1].txt") == [f"{tmp_path}/[1].txt"]


@pytest.mark.parametrize("given", [[], ["no-such-folder"], ["*.no-such-suffix"]])
def test_nothing_at_all_is_an_error(given: list[str]) -> None:
    with pytest.raises(KgError, match=r"^nothing to read: [^\n]+$"):
        list(find(given))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="folder holds no file with one of the suffixes"):
        list(find([str(tmp_path)]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_closed_folder_is_an_issue(news: Path) -> None:
    (news / "deep").chmod(0)
    try:
        assert "folder cannot be opened: Permission denied" in names(news)
    finally:
        (news / "deep").chmod(0o700)
