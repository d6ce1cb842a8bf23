"""The explorer as people use it: in Chromium, whole, from a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hostile import EMOJI, IMAGE, LONG, REPORT, TROUBLE
from looks import save, status, violations
from PIL import Image

from kg.assemble import KnowledgeGraph
from kg.export.groups import groups
from kg.ontology import ontology

Open = Callable[..., Any]


def pixels(page: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(page.locator("#canvas").screenshot())).convert("RGB"))


def painted(page: Any) -> int:
    """Pixels of the drawing that have not the colour of the ground, which is that of most."""
    colours = Counter(map(tuple, pixels(page).reshape(-1, 3)))
    return colours.total() - max(colours.values())


def select(page: Any, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_the_graph_is_drawn_in_both_themes(open_page: Open, file: str) -> None:
    for theme in ("light", "dark"):
        page = open_page(f"{file}#theme={theme}")
        page.wait_for_timeout(300)
        assert painted(page) > 3000 and len(np.unique(pixels(page).reshape(-1, 3), axis=0)) > 50


def test_from_a_name_to_its_edges_to_the_sentence(open_page: Open, file: str) -> None:
    page = open_page(file)
    select(page, "french min")  # not the name, but words in it
    assert page.locator("#panel h2").inner_text() == "French Ministry of Puddings"
    select(page, "Mali")
    panel = page.locator("#panel")
    assert panel.get_by_text("Conflict").is_visible() and panel.get_by_text("MLI").is_visible()
    panel.locator("h4:text-is('sanction') + ul .line", has_text="France").filter(has_text="→").click()
    quotes = panel.locator("blockquote")
    quotes.locator("mark").first.wait_for()
    assert panel.locator("mark").all_inner_texts() == ["Mali sanctioned France on 3 March."]
    assert "Germany asked Mali for rain." in quotes.first.inner_text()
    assert "The \"Imaginary\" {Herald}, 2024-05-10" in panel.inner_text()
    assert panel.locator("a", has_text="original").get_attribute("href") == "https://herald.example/concert"
    assert [panel.locator(f".chip.{name} dd").inner_text() for name in ("polarity", "modality", "says", "when")] == [
        "affirmed", "actual", "the article itself", "2024-03-03"]


def test_a_click_on_a_dot_and_keys_lead_round_the_neighbours(open_page: Open, file: str) -> None:
    page = open_page(file)
    page.wait_for_timeout(300)
    found = pixels(page)
    places = np.argwhere((found == (51, 34, 136)).all(axis=2))  # the colour of the largest community
    y, x = places[len(places) // 2]
    page.locator("#canvas").click(position={"x": int(x), "y": int(y)})
    first = page.locator("#panel h2").inner_text()
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#panel h2").inner_text() != first
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_filters_count_what_they_would_show_and_leave_out_what_is_off(open_page: Open, file: str,
                                                                      shown: KnowledgeGraph) -> None:
    page = open_page(file)
    total = len(shown.statements)
    assert status(page).startswith(f"{total} of {total} statements")
    hard = [one for one in shown.statements if ontology().relations[one.type].sign < 0]
    conflict = page.locator('[data-facet=sign] [data-value="-1"]')
    assert conflict.locator(".count").inner_text() == str(len(hard))
    before = painted(page)
    conflict.get_by_role("checkbox").uncheck()
    assert status(page).startswith(f"{total - len(hard)} of {total}")
    assert conflict.locator(".count").inner_text() == str(len(hard))
    page.wait_for_timeout(300)
    assert painted(page) < before
    assert page.locator('[data-facet=relation] [data-value="SANCTION"] .count').inner_text() == "0"
    page.get_by_role("button", name="Reset filters").click()
    page.locator('[data-facet=polarity] summary').click()
    page.locator('[data-facet=polarity] [data-value=negated] .only').click()
    assert status(page).startswith(f"{sum(one.polarity == 'negated' for one in shown.statements)} of")
    again = open_page(page.url)
    assert status(again) == status(page)


def test_confidence_and_sentences_per_edge(open_page: Open, file: str, shown: KnowledgeGraph) -> None:
    page = open_page(f"{file}#confidence=0.65")
    assert status(page).startswith(f"{sum(one.confidence >= 0.65 for one in shown.statements)} of")
    page = open_page(f"{file}#mentions=2")
    more = [edge for edge in groups(shown.statements) if len(edge.statements) > 1]
    assert f"{len(more)} edges" in status(page)
    assert page.locator("label[for=mentions] .count").inner_text() == str(len(more))
    assert status(page).startswith(f"{sum(len(edge.statements) for edge in more)} of")


def test_the_time_range_moves_by_handle_and_by_itself(open_page: Open, file: str, shown: KnowledgeGraph) -> None:
    page = open_page(file)
    page.get_by_label("First day").focus()
    page.keyboard.press("End")  # stops before the last day
    assert "from=2024" in page.url
    late = status(page)
    assert int(late.split()[0]) < len(shown.statements)
    page.keyboard.press("Home")
    assert status(page).startswith(f"{len(shown.statements)} of") and "from=" not in page.url
    page.get_by_role("button", name="Play").click()
    assert "to=" in page.url
    before = page.url
    page.wait_for_timeout(1600)
    assert page.url != before
    page.get_by_role("button", name="Pause").click()


def test_the_address_keeps_where_one_looks(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#theme=light")
    page.wait_for_timeout(400)
    whole = pixels(page)
    assert "at=" not in page.url
    page.get_by_role("button", name="Zoom in").click()
    page.mouse.move(600, 300)
    page.mouse.down()
    page.mouse.move(500, 350, steps=3)
    page.mouse.up()
    page.wait_for_url("**at=*")
    page.wait_for_timeout(600)  # until it is at rest
    page.mouse.move(300, 5)
    page.wait_for_timeout(200)
    near = pixels(page)
    again = open_page(page.url)
    again.wait_for_timeout(400)
    assert again.url == page.url
    assert different(pixels(again), near) < 0.003 < different(near, whole)
    again.get_by_role("button", name="Show all").click()
    again.wait_for_url(lambda address: "at=" not in address)
    page.evaluate("location.hash = '#theme=light'")
    page.wait_for_timeout(400)
    assert different(pixels(page), whole) < 0.003


def different(one: Any, other: Any) -> float:
    """The share of pixels that are."""
    return float(np.mean(np.any(np.abs(one.astype(int) - other) > 40, axis=2)))


def test_around_an_actor_and_the_shortest_way(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#actor=Q38&around=Q38")
    assert "3 of 12 actors" in status(page)  # Italy, Germany, Spain
    page = open_page(f"{file}#actor=Q142")
    page.locator("#path-to").fill("ecowas")
    page.locator("#path-to").press("Enter")
    assert "Shortest way France – ECOWAS" in page.locator(".summary").inner_text()
    assert "4 of 12 actors" in status(page)  # over Mali and over Germany
    page.get_by_role("button", name="Shortest way France – ECOWAS ×").click()
    assert "path=" not in page.url


def test_tables_tell_the_same_without_the_drawing(open_page: Open, file: str, shown: KnowledgeGraph) -> None:
    page = open_page(f"{file}#view=table")
    edges = len(groups(shown.statements))
    assert page.locator("#table tbody tr").count() == edges
    page.locator("th", has_text="From").get_by_role("button").click()
    names = page.locator("#table tbody th").all_inner_texts()
    plain = [name for name in names if name[0].isalpha()]
    assert plain == sorted(plain) and page.locator("th[aria-sort=ascending]").inner_text().startswith("From")
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text("utf-8"))))
    assert len(rows) == edges and TROUBLE.name in {row["from"] for row in rows} | {row["to"] for row in rows}
    page.locator("#table tbody th button").first.click()
    page.locator("#panel mark").first.wait_for()


def test_pictures_of_what_is_shown(open_page: Open, file: str, tmp_path: Path) -> None:
    page = open_page(file)
    svg = save(page, "SVG", tmp_path).read_text("utf-8")
    assert svg.count("<circle") == int(status(page).split("\n")[1].split()[0]) and "<script" not in svg
    picture = np.asarray(Image.open(save(page, "PNG", tmp_path)).convert("RGB"))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 20


def test_an_article_is_marked_and_leads_back(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#article=https%3A%2F%2Fnews.example%2F2024%2Fquarrel%3Fpage%3D1")
    article = page.locator(".article")
    article.locator("mark").first.wait_for()
    assert article.locator(".name", has_text="France").first.is_visible()
    assert article.locator(".note").all_inner_texts()[0] == "sanction"
    article.locator(".note").first.click()
    assert page.locator("#panel h2").inner_text().split() == ["France", "→", "Mali"]


@pytest.mark.parametrize("address", ["#actor=Person%2Ftrouble", "#view=table",
                                     "#edge=Person%2Femoji%7CCONSULT%7CPerson%2Ftrouble"])
def test_hostile_text_is_text(open_page: Open, file: str, address: str) -> None:
    page = open_page(file + address)
    page.wait_for_timeout(300)
    assert page.title() == "Who did what to whom"
    assert page.locator("img, iframe, object, embed, b, u, i").count() == 0
    assert page.locator("a[href^=javascript]").count() == 0
    assert TROUBLE.name in page.locator("body").inner_text()


def test_a_hostile_article_is_whole(open_page: Open, file: str) -> None:
    page = open_page(f"{file}#actor=Person%2Femoji")
    assert page.locator("#panel h2").inner_text() == EMOJI.name
    page.locator(".line").last.click()
    page.locator("#panel mark").first.wait_for()
    assert page.locator("#panel mark").all_inner_texts() == [LONG]
    page.locator(".source .link").click()
    page.locator(".article mark").first.wait_for()
    assert page.locator("#panel h2").inner_text() == REPORT.title
    told = "".join(page.locator(".article mark").all_inner_texts())
    assert LONG in told and IMAGE in told
    assert page.evaluate("document.getElementById('panel').scrollWidth <= document.getElementById('panel').clientWidth")


@pytest.mark.parametrize("address", ["", "#theme=dark", "#actor=Q142", "#edge=Q142%7CSANCTION%7CQ912&theme=dark",
                                     "#view=table", "#article=https%3A%2F%2Fherald.example%2Fconcert"])
def test_axe_finds_no_serious_violation(open_page: Open, file: str, address: str) -> None:
    page = open_page(file + address)
    page.wait_for_timeout(300)
    assert not violations(page)


def test_on_a_phone_all_is_in_reach(open_page: Open, file: str) -> None:
    page = open_page(file, width=390, height=780)
    assert page.locator("#filters").is_hidden()
    page.get_by_role("button", name="Filters", exact=True).click()
    page.locator('[data-facet=sign] [data-value="-1"] .only').click()
    page.get_by_role("button", name="Filters", exact=True).click()
    select(page, "Mali")
    assert page.locator("#panel h2").is_visible() and painted(page) > 500
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
