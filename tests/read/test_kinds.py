"""One test a kind of input: what it yields when all is well."""

import datetime
import io
import sys
from pathlib import Path

import pytest

from kg.model import Document, Issue, KgError, digest
from kg.read import ReadOptions, Source, read

DAY = datetime.date(2021, 3, 16)
ROAD = "Peru closed the road to Chile on Monday, the ministry said."
TALKS = "Chile asked for talks."


def items(path: Path, content: str | bytes, **options: object) -> list[Document | Issue]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source(path.name, path), ReadOptions(**options)))  # type: ignore[arg-type]


def only(path: Path, content: str | bytes, **options: object) -> Document:
    [item] = items(path, content, **options)
    assert isinstance(item, Document)
    return item


def test_text(tmp_path: Path) -> None:
    found = only(tmp_path / "a.txt", f"LIMA — {ROAD}\n{TALKS}\nRead more: Who owns the road?\n", date=DAY)
    text = f"{ROAD}\n\n{TALKS}"
    assert found == Document(f"doc-{digest(text)}", text, DAY, dateline="LIMA")


def test_a_date_in_the_text_wins_over_the_default(tmp_path: Path) -> None:
    assert only(tmp_path / "a.txt", f" date 2019-05-02 {ROAD}", date=DAY).date == datetime.date(2019, 5, 2)


def test_markdown(tmp_path: Path) -> None:
    found = only(tmp_path / "a.md", f"""---
title: "Road closed"
date: 2021-03-16
url: https://news.example/road
layout: post
---
# Another heading

![A road](road.png)

**Peru** closed [the road](https://road.example "The road") to _Chile_ on Monday, the `ministry` said.[^1]

> {TALKS}

* * *

- Bolivia \\* waits.
- Brazil does *not*.

```
code
```
[^1]: Footnote.
""")
    assert found.text == f"{ROAD}\n\n{TALKS}\n\nBolivia * waits.\n\nBrazil does not.\n\nFootnote."
    assert (found.id, found.title, found.date) == ("https://news.example/road", "Road closed", DAY)


@pytest.mark.parametrize("heading", ["# Road closed #", "Road closed\n==="])
def test_the_first_heading_of_markdown_is_its_title(tmp_path: Path, heading: str) -> None:
    found = only(tmp_path / "a.md", f"{heading}\n\n## Lima\n\nsnake_case and 2 * 3 * 4 stay.")
    assert (found.title, found.text) == ("Road closed", "Lima\n\nsnake_case and 2 * 3 * 4 stay.")


PAGE = f"""<html><head><title>Road closed | Delta Wire</title><meta property="og:title" content="Road closed">
<link rel="canonical" href="https://news.example/road"><meta property="og:site_name" content="Delta Wire">
%s</head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<div class="consent">We use cookies on this site. <button>Accept</button></div>
<article><h1>Road closed</h1><figure><img src="a.png" alt="A road"><figcaption>A road, by Ana Lima</figcaption></figure>
%s<p>{ROAD}</p><p>{TALKS}</p></article><footer><p>Copyright 2024 Delta Wire</p></footer></body></html>"""


@pytest.mark.parametrize(("head", "body"), [
    ('<script type="application/ld+json">{"@graph": [{"datePublished": "2021-03-16T10:00:00Z"}]}</script>', ""),
    ('<script type="application/ld+json">{broken</script><meta name="date" content="16 March 2021">', ""),
    ('<meta property="article:published_time" content="2021-03-16T23:00:00-05:00">', ""),
    ("", '<p><time datetime="2021-03-16">Tuesday</time></p>'),
])
def test_html(tmp_path: Path, head: str, body: str) -> None:
    found = only(tmp_path / "a.html", PAGE % (head, body))
    assert found.text.removeprefix("Tuesday\n\n") == f"{ROAD}\n\n{TALKS}"
    assert (found.title, found.date, found.publisher) == ("Road closed", DAY, "Delta Wire")
    assert found.id == found.url == "https://news.example/road"


def test_the_copyright_year_of_a_page_is_no_date(tmp_path: Path) -> None:
    assert only(tmp_path / "a.html", PAGE % ("", "")).date is None


def test_a_page_without_main_content_is_read_whole(tmp_path: Path) -> None:
    assert only(tmp_path / "a.htm", f"<p>{ROAD}</p>").text == ROAD


def test_the_charset_a_page_declares(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1254"></head><body><p>Erdoğan met Şimşek. {ROAD}</p></body></html>'
    assert "Erdoğan met Şimşek." in only(tmp_path / "a.html", page.encode("cp1254")).text


def test_json_lines(tmp_path: Path) -> None:
    first, second = items(tmp_path / "a.jsonl", f"""{{"id": 7, "date": "2021-03-16", "text": "{ROAD}", "extra": [1]}}

{{"url": "https://news.example/b", "id": "b", "title": "Talks", "publisher": "Delta Wire", "text": "{TALKS}"}}
""")
    assert first == Document("7", ROAD, DAY)
    assert second == Document("https://news.example/b", TALKS, None, "Talks", "https://news.example/b", "Delta Wire")


def test_columns_are_mapped(tmp_path: Path) -> None:
    columns = {"text": "body", "date": "Published On"}
    line = f'{{"Body": "{ROAD}", "published on": "16 March 2021"}}'
    assert only(tmp_path / "a.ndjson", line, columns=columns).date == DAY
    assert only(tmp_path / "a.csv", f'body;published on\n"{ROAD}";16/03/2021\n', columns=columns).text == ROAD


@pytest.mark.parametrize(("suffix", "mark"), [(".csv", ","), (".csv", ";"), (".tsv", "\t")])
def test_tables(tmp_path: Path, suffix: str, mark: str) -> None:
    rows = [["ID", "Text", "Date"], ["a", f'"{ROAD}\n{TALKS}"', "2021-03-16"], ["b", TALKS, ""]]
    first, second = items(tmp_path / f"a{suffix}", "\ufeff" + "\n\n".join(map(mark.join, rows)))
    assert (first, second) == (Document("a", f"{ROAD}\n\n{TALKS}", DAY), Document("b", TALKS))


@pytest.mark.parametrize(("form", "content"), [
    (None, ROAD), ("jsonl", f'{{"text": "{ROAD}"}}'), (".html", f"<p>{ROAD}")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, form: str | None, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    [found] = read(Source("standard input"), ReadOptions(format=form))
    assert isinstance(found, Document) and found.text == ROAD


def test_an_unknown_format_or_column_is_refused() -> None:
    with pytest.raises(KgError, match=r"format '\.pdf' of standard input, expected one of \.txt, "):
        list(read(Source("standard input"), ReadOptions(format="pdf")))
    with pytest.raises(KgError, match="column 'body' to be mapped, expected one of text, date"):
        ReadOptions(columns={"body": "text"})


def test_fields_are_cleaned(tmp_path: Path) -> None:
    line = '{"id": " a\\ud800b ", "title": "Road\\n closed", "text": "Peru \\ud800 closed a road."}'
    assert only(tmp_path / "a.jsonl", line) == Document("ab", "Peru closed a road.", title="Road closed")
