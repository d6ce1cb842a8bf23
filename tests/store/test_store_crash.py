"""kill -9 at random moments: what was added is there, what was not is added again, and the view follows."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from made_up import article, assert_holds

from kg.store import Store, writing

KILLS, DOCUMENTS = 50, 6
WRITERS = """
import os, sys
from itertools import count
sys.path.insert(0, sys.argv[1])
from made_up import article
from kg.store import writing
import kg.store.writer
from kg.annotate import gazetteer

gazetteer.load()  # so that all is loaded before it starts

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # at once: a line is whole or not there

def write(folder, documents):
    with writing(folder) as store:
        for version in count(1):
            for number in range(documents):
                say(number, version, "starts")
                store.put(article(number, version))
                say(number, version, "done")
            store.publish()
            store.remove(*(article(number, 0).document.id for number in range(0, documents, 3)))

for _ in sys.stdin:  # a new process for each line
    if child := os.fork():
        os.waitpid(child, 0)
        say("killed")
    else:
        say(os.getpid())
        write(sys.argv[2], int(sys.argv[3]))
"""


def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    chance, folder = random.Random(5), tmp_path / "kg"
    command = [sys.executable, "-c", WRITERS, str(Path(__file__).parent), str(folder), str(DOCUMENTS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writers:
        for kill in range(KILLS):
            assert_whole(folder, killed(writers, chance), filled=kill > 0)
            with writing(folder) as store:
                for number in range(DOCUMENTS):
                    store.put(article(number, 0))
            assert_holds(folder, [article(number, 0) for number in range(DOCUMENTS)], tmp_path)


def killed(writers: subprocess.Popen[str], chance: random.Random) -> list[tuple[int, int, str]]:
    """What a writer said until it was killed: while it opened the store, or soon after some line."""
    assert writers.stdin and writers.stdout
    writers.stdin.write("go\n")
    writers.stdin.flush()
    process = int(writers.stdout.readline())
    heard = [writers.stdout.readline() for _ in range(chance.choice([0, chance.randrange(3 * DOCUMENTS)]))]
    time.sleep(chance.uniform(0, 0.01 if heard else 0.2))
    os.kill(process, signal.SIGKILL)
    heard += iter(writers.stdout.readline, "killed\n")
    return [(int(number), int(version), what) for number, version, what in map(str.split, heard)]


def assert_whole(folder: Path, said: list[tuple[int, int, str]], filled: bool) -> None:
    """Each document is in its last version that was put, or in the one being put, and whole; the 0th if `filled`."""
    if not said:
        return
    stored = {reading.document.id: reading for reading in Store(folder).readings()}
    for number in range(DOCUMENTS):
        versions = [0] + [version for other, version, _ in said if other == number]
        done = [0] + [version for other, version, what in said if (other, what) == (number, "done")]
        expected = {article(number, version) for version in {versions[-1], done[-1]}}
        found = stored.get(f"https://news.example/{number}")
        removable = number % 3 == 0 and done[-1] > 0
        assert found in expected or (found is None and (removable or not (filled or done[-1])))
