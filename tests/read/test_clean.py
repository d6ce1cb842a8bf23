"""Cleaning: whitespace and paragraphs, openings, repetitions; and that it settles."""

import datetime
import unicodedata
from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.clean import clean, one_line, paragraphs

PIECES = st.sampled_from([
    "SEOUL — ", "LIMA, Peru, May 2, 2019 (Delta Wire) - ", "date 2019-05-02 ", "Ministers met. ", "We use cookies. ",
    "\n", "\r\n", "\n\n", "Read more: ", " | ", "“Stay,” he said. ", "(Editing by Bo Berg)", "Photo: ", "\u00a0",
    "\u0301", "é", "\u200b", "\ufeff", "\ud800", "By Ana Lima", "Subscribe now. ", "- ", "KYIV/LVIV -- ", "* * *", "a",
    "1", ".", "(CNN)"])


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_cleaning_settles_and_leaves_only_visible_characters(raw: str) -> None:
    text = clean(raw).text
    assert clean(text).text == text
    assert text == text.strip() and "\n\n\n" not in text
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in text.replace("\n", ""))


@given(st.lists(st.sampled_from(["Ministers met in Lima.", "Peru closed a road.", "“No,” he said."]), min_size=1))
def test_news_paragraphs_keep_their_order_and_words(news: list[str]) -> None:
    text = clean("\n".join(news)).text
    assert list(dict.fromkeys(text.split("\n\n"))) == list(dict.fromkeys(news))


def test_blanks_and_invisible_characters() -> None:
    raw = "\ufeffMinis\u00adters\u00a0 met\u2003in Sa\u0303o\tPaulo\u200b.\x00 "
    assert one_line(raw) == "Ministers met in São Paulo."


def test_lines_are_paragraphs() -> None:
    assert list(paragraphs("A short headline\nMinisters met in Lima.\r\n\r\nThey left.\u2028")) == [
        "A short headline", "Ministers met in Lima.", "They left."]


def test_lines_broken_to_fit_a_page_are_joined() -> None:
    news = "Ministers of the five countries on the river met in Lima on Monday. " * 3 + "They left without a word."
    assert list(paragraphs("\n".join(wrap(news, 60)) + "\n\nNobody paid.")) == [news, "Nobody paid."]


def test_repeated_paragraphs_are_dropped_but_short_answers_stay() -> None:
    raw = "Peru closed the road to Chile.\nYes, he said.\nPeru closed the road to Chile.\nYes, he said."
    assert clean(raw).text == "Peru closed the road to Chile.\n\nYes, he said.\n\nYes, he said."


def test_a_headline_in_the_text_is_left_to_the_title_and_a_masthead_to_the_publisher() -> None:
    assert clean("Delta Wire\n\nPeru closed a road.", "", "Delta Wire").text == "Peru closed a road."
    assert clean("Peru closes road\n\nPeru closed a road.", "Peru  closes road").text == "Peru closed a road."
    assert clean("Peru closed a road.", "Peru closed a road.").text == "Peru closed a road."


@pytest.mark.parametrize(("opening", "dateline", "date"), [
    ("SEOUL — ", "SEOUL", None),
    ("SEOUL, March 16 (Delta Wire) - ", "SEOUL", None),
    ("WASHINGTON (DW) — ", "WASHINGTON", None),
    ("TAIPEI, March 13 - ", "TAIPEI", None),
    ("XI'AN -- ", "XI'AN", None),
    ("BRASÍLIA — ", "BRASÍLIA", None),
    ("PYONGYANG/NEW DELHI, Sept. 17 - ", "PYONGYANG/NEW DELHI", None),
    ("BANDA ACEH, Indonesia, Dec 30 - ", "BANDA ACEH, Indonesia", None),
    ("ABU DHABI, 17th August, 2020 -- ", "ABU DHABI", datetime.date(2020, 8, 17)),
    ("Tunis, 2 April 2001 (DELTA) -- ", "Tunis", datetime.date(2001, 4, 2)),
    ("QUITO, June 8. ", "QUITO", None),
    ("(Delta Wire) - ", None, None),
    (" date 2021-03-16 ", None, datetime.date(2021, 3, 16)),
    ("date 2021-03-16 LIMA — ", "LIMA", datetime.date(2021, 3, 16)),
])
def test_openings_are_cut(opening: str, dateline: str | None, date: datetime.date | None) -> None:
    cleaned = clean(f"{opening}The ministers met.\nThey left.")
    assert (cleaned.text, cleaned.dateline, cleaned.date) == ("The ministers met.\n\nThey left.", dateline, date)


@pytest.mark.parametrize("sentence", [
    "NATO - Russia talks resumed.",
    "US - China trade fell.",
    "Seoul - long a partner - refused.",
    "The minister — a banker — resigned.",
    "Lima, May 2: nothing happened.",
    "EXCLUSIVE - Ministers met.",
    "MR. BERG — The answer is no.",
    "WEEKLY DIGEST — Ministers met.",
    "March 5 - Troops withdraw.",
    "On 2019-05-02 ministers met.",
])
def test_sentences_with_a_dash_are_not(sentence: str) -> None:
    assert clean(sentence).text == sentence


def test_the_dateline_may_follow_headline_and_byline() -> None:
    cleaned = clean("Peru closes road\n\nBy Ana Lima\n\nLIMA, Peru -- Peru closed a road.")
    assert (cleaned.text, cleaned.dateline) == ("Peru closes road\n\nPeru closed a road.", "LIMA, Peru")


def test_a_dateline_on_its_own_line_is_kept() -> None:
    assert clean("LIMA, May 2 (Delta Wire) -\n\nPeru closed a road.").dateline == "LIMA"
