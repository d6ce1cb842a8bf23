"""The explorer of `kg serve`: evidence from the server, and SPARQL with answers that lead into the graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from servers import Server

from kg.questions import names

Open = Callable[..., Any]


def test_evidence_comes_when_it_is_asked_for(open_page: Open, server: Server) -> None:
    page = open_page(server.url)
    assert not [line for line in server.log if "/explorer/documents/" in line]
    page.goto(f"{server.url}/#edge=Q142%7CSANCTION%7CQ912")
    page.locator("#panel mark").first.wait_for()
    texts = page.locator("#panel mark").all_inner_texts()
    assert sorted(texts) == ["France imposed sanctions on Mali on 2 February.", "Paris has sanctioned Mali."]
    assert len([line for line in server.log if "/explorer/documents/" in line]) == 2


def test_a_query_answers_with_links_into_the_graph(open_page: Open, server: Server) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    page.locator("#run").click()
    page.locator("#sparql tbody tr").first.wait_for()
    rows = [row.split("\t") for row in page.locator("#sparql tbody tr").all_inner_texts()]
    assert sorted(rows) == [["France", "Mali"], ["Germany", "Mali"], ["Mali", "France"]]
    page.locator("#sparql tbody").get_by_role("button", name="France").first.click()
    assert page.locator("#panel h2").inner_text() == "France" and "view=" not in page.url


def test_named_questions_with_parameters(open_page: Open, server: Server) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    page.locator("#question").select_option("allies")
    assert page.locator("#question option").count() == len(names()) + 1
    page.locator("#sparql tbody tr").first.wait_for()
    everyone = page.locator("#sparql tbody tr").count()
    page.locator("#parameter-actor").fill("spa")
    page.locator("#parameter-actor").press("Enter")
    page.locator("#sparql tbody tr").first.wait_for()
    rows = [row.split("\t") for row in page.locator("#sparql tbody tr").all_inner_texts()]
    assert rows == [["Spain", "Italy", "actual"]] and everyone > 1
    assert "VALUES ?actor { <https://w3id.org/kg-politics/id/Q29> }" in page.locator("#query").input_value()
    page.locator("#sparql tbody").get_by_role("button", name="Italy").click()
    assert page.locator("#panel h2").inner_text() == "Italy"


def test_statements_and_articles_of_an_answer_open(open_page: Open, server: Server) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    page.locator("#query").fill("SELECT ?s ?d { ?s a kg:MemberOf ; prov:wasDerivedFrom ?d } ORDER BY ?d LIMIT 1")
    page.locator("#query").press("Control+Enter")
    cells = page.locator("#sparql tbody td")
    cells.nth(1).get_by_role("button").click()
    page.locator(".article mark").first.wait_for()
    cells.nth(0).get_by_role("button").click()
    page.locator("blockquote mark").first.wait_for()
    assert "membership" in page.locator("#panel").inner_text()
