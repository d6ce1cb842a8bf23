"""What the panel tells beside statements."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from concert import ANA, FRANCE, MALI, MINISTRY

from kg.annotate.entities import Membership, Office
from kg.assemble import KnowledgeGraph
from kg.background import Background
from kg.explorer.page import write_html
from kg.export.rdf_terms import Names
from kg.model import Actor, Reading

Open = Callable[..., Any]
NATO = Actor("Q7184", "NATO", "IntergovernmentalOrganisation")
BEGUN, ENDED = datetime.date(2020, 5, 1), datetime.date(2021, 6, 30)


def written(graph: KnowledgeGraph, path: Path) -> str:
    with path.open("wb") as stream:
        write_html(graph, stream)
    return path.as_uri()


def test_offices_of_the_actor_tables_are_marked_as_background(open_page: Open, shown: KnowledgeGraph,
                                                              tmp_path: Path) -> None:
    known = Background((Office(ANA.id, "Minister of Rain", FRANCE.id, BEGUN, ENDED, "hand"),
                        Office(ANA.id, "Minister of Snow", FRANCE.id, ENDED, None, "hand")),
                       (Membership(NATO.id, FRANCE.id, None, None, "hand"),), actors=(ANA, FRANCE, NATO))
    address = written(replace(shown, background=known), tmp_path / "informed.html")
    page = open_page(f"{address}#actor=Person%2Fana-example")
    told = page.locator("#panel .background")
    assert told.locator("li").all_inner_texts() == [
        "Minister of Snow, France since 2021-06-30", "Minister of Rain, France 2020-05-01 – 2021-06-30"]
    assert "not from articles" in told.inner_text()
    said = page.locator("#panel dl li").all_inner_texts()
    assert said and all(MINISTRY.name in line and "Minister of" not in line for line in said)
    told.get_by_role("button", name="France").first.click()
    assert page.locator("#panel .background li").is_hidden()  # a state has many
    page.locator("#panel .background summary").click()
    assert page.locator("#panel .background li").all_inner_texts() == ["Member of NATO"]


def test_without_background_none_is_shown(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#actor=Person%2Fana-example")
    assert page.locator("#panel h2").is_visible() and page.locator("#panel .background").count() == 0


def test_several_relations_of_one_kind_in_a_sentence_open_as_a_list(open_page: Open, readings: list[Reading],
                                                                   tmp_path: Path) -> None:
    paper = readings[1]
    one = paper.statements[-1]
    more = (replace(one, source=MALI, target=NATO), replace(one, source=NATO))
    several = KnowledgeGraph.of([replace(paper, statements=(*paper.statements, *more))])
    article = quote(Names().document(paper.document.id), safe="")
    page = open_page(f"{written(several, tmp_path / 'several.html')}#article={article}")
    many = page.locator(".article details.note")
    assert many.locator("summary").inner_text() == "sanction · 3"
    many.locator("summary").click()
    many.get_by_role("button", name="NATO → Mali").click()
    assert page.locator("#panel h2").inner_text().split() == ["NATO", "→", "Mali"]
