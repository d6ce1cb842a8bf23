"""The paragraph filter, row by row of its cue file and on invented paragraphs of both kinds."""

from collections import Counter
from pathlib import Path

import pytest

from kg.model import KgError
from kg.read.boilerplate import is_news, without_tail
from kg.read.clean import clean
from kg.read.cues import COLUMNS, Cue, load, shipped

PARAGRAPHS = Path(__file__).parent / "paragraphs.tsv"
SAMPLES = [tuple(line.split("\t")) for line in PARAGRAPHS.read_text("utf-8").splitlines()]
HEADER = "\t".join(COLUMNS)


@pytest.mark.parametrize("cue", shipped(), ids=lambda cue: f"{cue.kind} {cue.name}")
def test_every_cue_finds_what_it_should_and_no_more(cue: Cue) -> None:
    assert cue.yes and cue.finds(cue.yes)
    assert cue.no and not cue.finds(cue.no)


def test_cue_names_are_unique() -> None:
    assert max(Counter(cue.name for cue in shipped()).values()) == 1


def test_the_filter_on_invented_paragraphs() -> None:
    kept = Counter(kind for kind, text in SAMPLES if clean(text).text == text)
    total = Counter(kind for kind, _ in SAMPLES)
    assert total["junk"] >= 40 and total["news"] >= 40
    assert kept["news"] >= 0.98 * total["news"]
    assert kept["junk"] <= 0.05 * total["junk"]


@pytest.mark.parametrize(("paragraph", "news"), [
    ("Peru closed the road. Subscribe to our newsletter. Follow us on Facebook!", "Peru closed the road."),
    ("Peru closed the road. (Reporting by Ana Lima; Editing by Bo Berg)", "Peru closed the road."),
    ("Peru closed the road. (Editing by Bo Berg) We use cookies. Manage preferences.", "Peru closed the road."),
    ("Subscribe to our newsletter. Peru closed the road.", "Subscribe to our newsletter. Peru closed the road."),
    ("“Subscribe to our newsletter,” the minister said.", "“Subscribe to our newsletter,” the minister said."),
])
def test_notices_and_credits_are_cut_only_at_the_end(paragraph: str, news: str) -> None:
    assert without_tail(paragraph) == news


def test_a_list_of_other_stories_goes_as_far_as_its_headlines() -> None:
    story = "Peru closed a road.\n\nWho owns the road?\n\nChile protested."
    lists = "Most read\n\nWhat is a road worth?\n\nFive maps of Peru\n\nChile protested."
    assert clean(story).text == story
    assert clean(f"Peru closed a road.\n\n{lists}").text == "Peru closed a road.\n\nChile protested."


def test_quoted_speech_is_not_addressed_to_the_reader() -> None:
    assert is_news("“Click here to subscribe” was painted on the tank.")
    assert not is_news("Click here to subscribe")


def test_a_long_notice_after_a_long_story_is_cut() -> None:
    story = "Peru closed the road to Chile. " * 300
    assert without_tail(story + "We use cookies. You can opt out. " * 200) == story.strip()


@pytest.mark.parametrize(("row", "problem"), [
    ("lines\tx\ta\ta\tb", "kind 'lines', expected one of part, line"),
    ("line\tx\t(a\ta\tb", "is no regular expression"),
    ("line\tx\t{Gone}\ta\tb", "part 'Gone' is not defined above"),
    ("line\tx\ta", "3 cells, expected 5"),
])
def test_a_bad_row_is_named_with_file_and_line(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text(f"# a comment\n{HEADER}\n{row}\n", "utf-8")
    with pytest.raises(KgError) as error:
        load(path)
    assert str(error.value).startswith(f"{path}:3: ") and problem in str(error.value)


def test_a_bad_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text("kind\tpattern\n", "utf-8")
    with pytest.raises(KgError, match="columns 'kind pattern', expected 'kind name pattern yes no'"):
        load(path)
