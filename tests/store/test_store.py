"""The store holds the graph of its documents, whatever the order in which they came, changed and went."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import IDS, article, assert_holds, files, readings

from kg.assemble import KnowledgeGraph
from kg.builder import with_background
from kg.model import KgError, Reading
from kg.query import query
from kg.store import Store, is_store, view, writing
from kg.store.readings import dump, load

FEW = settings(max_examples=12, deadline=None)
COUNT = "SELECT (COUNT(?d) AS ?n) { ?d a kg:Document }"


@given(readings())
def test_a_reading_is_kept_as_it_is(reading: Reading) -> None:
    assert load(dump(reading)) == reading


@FEW
@given(st.lists(readings(), min_size=1, max_size=6), st.data())
def test_removal_leaves_the_graph_built_without_the_document(given: list[Reading], data: st.DataObject) -> None:
    last = {reading.document.id: reading for reading in given}
    gone = data.draw(st.sampled_from(sorted(last)))
    rest = [reading for key, reading in last.items() if key != gone]
    with TemporaryDirectory() as name:
        folder = Path(name)
        with writing(folder / "kg") as store:
            for reading in given:
                store.put(reading)
            store.publish()
            assert_holds(folder / "kg", last.values(), folder)
            store.remove(gone)
        assert_holds(folder / "kg", rest, folder)
        (folder / "ours").mkdir(), (folder / "theirs").mkdir()
        ours, theirs = Store(folder / "kg").graph(), with_background(KnowledgeGraph.of(rest))
        assert files(ours, folder / "ours") == files(theirs, folder / "theirs")


def test_the_same_document_twice_changes_nothing(tmp_path: Path) -> None:
    for expected in ("added", "kept"):
        with writing(tmp_path / "kg") as store:
            assert store.put(article(1, 0), "mark") == expected
            assert store.fingerprint(article(1, 0).document.id) == "mark"
        assert [copy.name for copy in view.copies(tmp_path / "kg")] == ["1"]  # nothing new to publish


def test_a_correction_takes_the_place_of_the_document(tmp_path: Path) -> None:
    with writing(tmp_path / "kg") as store:
        store.put(article(1, 0))
        assert store.put(article(1, 1)) == "replaced"
    assert_holds(tmp_path / "kg", [article(1, 1)], tmp_path)


def test_actors_affiliated_in_a_circle_go_with_the_last_statement(tmp_path: Path) -> None:
    from dataclasses import replace

    start = article(1, 0)
    minister = start.statements[1].source
    one, other = (replace(minister, id=key, affiliation=whole) for key, whole in (IDS[1:3], IDS[2:0:-1]))
    circle = Reading(replace(start.document, id="circle"), (one, other))
    joined = replace(start, statements=(replace(start.statements[1], source=replace(minister, affiliation=one.id)),))
    with writing(tmp_path / "kg") as store:
        store.put(circle)
        store.put(joined)
    assert_holds(tmp_path / "kg", [circle, joined], tmp_path)
    with writing(tmp_path / "kg") as store:
        store.remove(start.document.id)
    assert_holds(tmp_path / "kg", [circle], tmp_path)


def test_a_lost_view_is_made_anew(tmp_path: Path) -> None:
    with writing(tmp_path / "kg") as store:
        store.put(article(1, 0))
    for part in (view.WORKING, view.PUBLISHED):
        shutil.rmtree(tmp_path / "kg" / part)
    with writing(tmp_path / "kg"):
        pass
    assert_holds(tmp_path / "kg", [article(1, 0)], tmp_path)


def test_a_reader_keeps_what_it_has_opened(tmp_path: Path) -> None:
    with writing(tmp_path / "kg") as store:
        store.put(article(1, 0))
        store.publish()
        with Store(tmp_path / "kg").rdf() as before:
            store.put(article(2, 0))
            store.publish()
            assert len(view.copies(tmp_path / "kg")) == 2
            assert b"news.example/2" not in str(before).encode()
            assert query(tmp_path / "kg", COUNT).table() == [["2"]]
        store.put(article(3, 0))
    assert [copy.name for copy in view.copies(tmp_path / "kg")] == ["3"]


READER = """
import sys
from kg.store import Store
store, last = Store(sys.argv[1]), 0
while last < int(sys.argv[2]):
    number = int(store.query(sys.argv[3]).table()[0][0])
    assert number >= last and len(list(store.readings())) >= number, (number, last)
    last = number
"""


def test_others_read_while_one_writes(tmp_path: Path) -> None:
    with writing(tmp_path / "kg") as store:
        store.publish()
        command = [sys.executable, "-c", READER, str(tmp_path / "kg"), "15", COUNT]
        readers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        for number in range(15):
            store.put(article(number, 0))
            store.publish()
        assert [(reader.communicate(timeout=60)[1], reader.returncode) for reader in readers] == [("", 0)] * 2


def test_a_second_writer_is_told_so_and_where(tmp_path: Path) -> None:
    with writing(tmp_path / "kg"), pytest.raises(KgError) as caught, writing(tmp_path / "kg"):
        pass
    assert str(caught.value).startswith(f"{tmp_path / 'kg'}: another process is writing to this store")


def test_what_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").touch()
    assert not is_store(tmp_path)
    for wrong in (tmp_path, tmp_path / "missing"):
        with pytest.raises(KgError, match="no store; expected a folder that kg add --store has made"):
            Store(wrong)
    for wrong in (tmp_path, tmp_path / "holiday.jpg"):
        with pytest.raises(KgError, match="no store; expected"), writing(wrong):
            pass


def test_removing_names_what_is_not_there_and_changes_nothing(tmp_path: Path) -> None:
    with writing(tmp_path / "kg") as store:
        store.put(article(1, 0))
        with pytest.raises(KgError, match=r"^nowhere: no such document in"):
            store.remove(article(1, 0).document.id, "nowhere")
    assert_holds(tmp_path / "kg", [article(1, 0)], tmp_path)
