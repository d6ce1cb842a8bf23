"""The bundled articles: what `kg build` reads when it is given nothing."""

from kg.builder import SAMPLE
from kg.model import Document
from kg.read import find, read

ITEMS = [item for source in find([str(SAMPLE)]) for item in read(source)]


def test_all_twelve_articles_are_read_and_nothing_else():
    assert [type(item) for item in ITEMS] == [Document] * 12


def test_dates_come_from_the_texts_except_where_the_dateline_has_no_year():
    undated = [item.dateline for item in ITEMS if not item.date]
    assert undated == ["GENEVA"]
    assert min(item.date for item in ITEMS if item.date).year >= 2021


def test_articles_are_of_the_promised_length_and_free_of_page_furniture():
    for item in ITEMS:
        assert 150 <= len(item.text.split()) <= 300, item.id
        furniture = "cookies", "Share", "READ MORE", "Sign in", "©", "Reporting by", "Sample Wire", "an islet is worth"
        assert not [words for words in furniture if words in item.text]
