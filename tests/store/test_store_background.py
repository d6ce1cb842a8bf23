"""What the actor tables know of a store's actors: in a graph of its own, as a file of the same documents has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_up import article, assert_holds

from kg.actors import tables
from kg.builder import with_background
from kg.model import Actor, KgError, Reading
from kg.ontology import BASE, Term
from kg.store import Store, writing

MACRON = Actor("Q3052772", "Emmanuel Macron", "Person", "Q3052772")
FRANCE = Actor("Q142", "France", "State", "Q142", "FRA")
OFFICES = f"SELECT ?title {{ GRAPH <{BASE}background> {{ ?term <{Term.MEMBER}> ?who ; <{Term.ROLE_NAME}> ?title }} }}"


def about(number: int, one: Actor) -> Reading:
    """A document in which an actor meets another."""
    plain = article(number, 0)
    return replace(plain, statements=(replace(plain.statements[1], source=one),))


def titles(folder: Path) -> set[str]:
    return {row[0] for row in Store(folder).query(OFFICES).table()}


def test_it_follows_the_actors(tmp_path: Path) -> None:
    folder, macron, france = tmp_path / "kg", about(1, MACRON), about(2, FRANCE)
    with writing(folder) as store:
        store.put(macron)
    assert_holds(folder, [macron], tmp_path)
    assert "President" in titles(folder)
    with writing(folder) as store:
        store.put(france)
    assert_holds(folder, [macron, france], tmp_path)
    with writing(folder) as store:
        store.remove(macron.document.id)
    assert_holds(folder, [france], tmp_path)  # France is described by its document still
    assert titles(folder) == set()


def test_a_bad_table_is_not_kept(tmp_path: Path) -> None:
    bad = tmp_path / "bad.tsv"
    bad.write_text("no\tsuch\ttable\n")
    with writing(tmp_path / "kg") as store:
        with pytest.raises(KgError, match=r"bad\.tsv:1: "):
            store.know([bad])
        store.put(article(1, 0))
    assert_holds(tmp_path / "kg", [article(1, 0)], tmp_path)


def test_tables_of_the_user_s_own_are_kept(tmp_path: Path) -> None:
    folder, france = tmp_path / "kg", about(1, FRANCE)
    [office] = tables.append(tmp_path / "mine", {"offices": [
        {"person": "Emmanuel Macron", "title": "Minister of Puddings", "of": "France", "start": "2020-01-01"}]})
    with writing(folder) as store:
        store.know([office])
        store.put(about(3, MACRON))
        store.put(france)
        store.put(article(2, 0))
    office_of_puddings = with_background(Store(folder).graph(), [office])
    office.unlink()
    assert "Minister of Puddings" in titles(folder)
    assert Store(folder).graph() == office_of_puddings
    with writing(folder) as store:
        store.remove(article(2, 0).document.id)
    assert "Minister of Puddings" in titles(folder)
    with writing(folder) as store:
        store.know([])
    assert "Minister of Puddings" not in titles(folder)
    assert_holds(folder, [about(3, MACRON), france], tmp_path)
