"""The explorer of `kg serve`: evidence from the server, and SPARQL with answers that lead into the graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from looks import violations
from servers import Server

from kg.questions import names

Open = Callable[..., Any]
COLOUR = "element => getComputedStyle(element).color"


def write(page: Any, query: str) -> None:
    page.locator("#query .cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)


def written(page: Any) -> str:
    return str(page.locator("#query .cm-content").inner_text())


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
    assert "VALUES ?actor { <https://w3id.org/kg-politics/id/Q29> }" in written(page)
    page.locator("#sparql tbody").get_by_role("button", name="Italy").click()
    assert page.locator("#panel h2").inner_text() == "Italy"


def test_statements_and_articles_of_an_answer_open(open_page: Open, server: Server) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    write(page, "SELECT ?s ?d { ?s a kg:MemberOf ; prov:wasDerivedFrom ?d } ORDER BY ?d LIMIT 1")
    page.keyboard.press("Control+Enter")
    cells = page.locator("#sparql tbody td")
    cells.nth(1).get_by_role("button").click()
    page.locator(".article mark").first.wait_for()
    cells.nth(0).get_by_role("button").click()
    page.locator("blockquote mark").first.wait_for()
    assert "membership" in page.locator("#panel").inner_text()


def test_the_editor_is_fetched_when_the_tab_is_opened(open_page: Open, server: Server) -> None:
    page = open_page(server.url)
    fetched = [line for line in server.log if "/explorer/editor.js" in line]
    page.get_by_role("button", name="SPARQL").click()
    page.locator("#query .cm-content").wait_for()
    assert not fetched and [line for line in server.log if "/explorer/editor.js" in line]
    word, variable = (page.locator("#query .cm-line span", has_text=text).first for text in ("SELECT", "?who"))
    assert word.evaluate(COLOUR) != variable.evaluate(COLOUR) != page.locator("#query .cm-line").first.evaluate(COLOUR)


def test_the_editor_suggests_terms_actors_and_variables(open_page: Open, server: Server) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    write(page, "SELECT ?whom { ")
    for typed in ("Mal", "kg:sanct", "?wh"):
        page.keyboard.type(f"{typed}")
        page.locator(".cm-tooltip-autocomplete [aria-selected]").wait_for()
        page.wait_for_timeout(150)  # in which suggestions cannot yet be taken, lest one be taken unseen
        page.keyboard.press("Enter")
        page.keyboard.type(" ")
    assert written(page).rstrip(" }") == "SELECT ?whom { <https://w3id.org/kg-politics/id/Q912> kg:sanctions ?whom"
    page.keyboard.type("}")
    page.keyboard.press("Control+Enter")
    page.locator("#sparql tbody").get_by_role("button", name="France").wait_for()


def test_the_cursor_goes_where_the_query_is_wrong(open_page: Open, server: Server, complaints: list[str]) -> None:
    page = open_page(f"{server.url}/#view=sparql")
    write(page, "SELECT ?who {\n  ?who kg:sanctions !whom\n}")
    page.locator("#run").click()
    assert "2:21" in page.get_by_role("alert").inner_text()
    page.keyboard.press("Delete")
    page.keyboard.type("?")
    page.keyboard.press("Control+Enter")
    page.locator("#sparql tbody tr").first.wait_for()
    assert [line for line in complaints if "400" not in line] == []
    complaints.clear()


def test_a_file_says_where_questions_are_answered(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#view=sparql")
    assert "kg serve graph.ttl" in page.locator("#sparql").inner_text() and page.locator("#run").count() == 0


def test_axe_finds_no_serious_violation(open_page: Open, server: Server) -> None:
    for theme in ("light", "dark"):
        page = open_page(f"{server.url}/#view=sparql&theme={theme}")
        page.locator("#run").click()
        page.locator("#sparql tbody tr").first.wait_for()
        assert not violations(page)


def test_another_editor_than_the_pages_own_does_not_run(open_page: Open, server: Server,
                                                        complaints: list[str]) -> None:
    page = open_page(server.url)
    page.route("**/explorer/editor.js", lambda route: route.fulfill(body="document.title = 'taken'"))
    page.get_by_role("button", name="SPARQL").click()
    assert "load it again" in page.locator("#sparql [role=alert]").inner_text()
    assert page.title() == "Who did what to whom" and "Content Security Policy" in complaints.pop()
