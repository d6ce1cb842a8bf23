"""kill -9 at random moments: what was added is there, what was not is added again, and the view follows."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from made_up import article, assert_holds

from kg.store import Store, writing

KILLS, DOCUMENTS = 50, 8
WRITER = """
import sys
from itertools import count
sys.path.insert(0, sys.argv[1])
from made_up import article
from kg.store import writing
import kg.store.writer  # so that all is loaded before it starts
print("ready", flush=True)
sys.stdin.readline()
with writing(sys.argv[2]) as store:
    for version in count(1):
        for number in range(int(sys.argv[3])):
            print(number, version, "starts", flush=True)
            store.put(article(number, version))
            print(number, version, "done", flush=True)
        store.publish()
        store.remove(*(article(number, 0).document.id for number in range(0, int(sys.argv[3]), 3)))
"""


def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    chance = random.Random(5)
    for child in children(tmp_path / "kg"):
        said = killed(child, chance)
        assert_whole(tmp_path / "kg", said)
        with writing(tmp_path / "kg") as store:
            for number in range(DOCUMENTS):
                store.put(article(number, 0))
        assert_holds(tmp_path / "kg", [article(number, 0) for number in range(DOCUMENTS)], tmp_path)


def children(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Processes that write as soon as they get a line; the next one starts up meanwhile."""
    command = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(folder), str(DOCUMENTS)]
    waiting = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for number in range(KILLS):
        yield waiting.pop(0)
        if number < KILLS - 2:
            waiting.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))


def killed(child: subprocess.Popen[str], chance: random.Random) -> list[tuple[int, int, str]]:
    """What a child said until it was killed: while it opened the store, or soon after some line."""
    with child:
        assert child.stdin and child.stdout
        assert child.stdout.readline() == "ready\n"
        child.stdin.write("go\n")
        child.stdin.flush()
        heard = [child.stdout.readline() for _ in range(chance.randrange(3 * DOCUMENTS))]
        time.sleep(chance.uniform(0, 0.01 if heard else 0.1))
        child.kill()
        heard += child.stdout.readlines()
    return [(int(number), int(version), what) for number, version, what in map(str.split, heard)]


def assert_whole(folder: Path, said: list[tuple[int, int, str]]) -> None:
    """Each document is in its last version that was put, or in the one being put, and whole."""
    if not said:
        return
    stored = {reading.document.id: reading for reading in Store(folder).readings()}
    for number in range(DOCUMENTS):
        versions = [0] + [version for other, version, _ in said if other == number]
        done = [0] + [version for other, version, what in said if (other, what) == (number, "done")]
        expected = {article(number, version) for version in {versions[-1], done[-1]}}
        found = stored.get(f"https://news.example/{number}")
        assert found in expected or (found is None and number % 3 == 0 and done[-1])  # may have been removed
