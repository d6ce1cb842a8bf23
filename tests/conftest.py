"""A small graph by hand, from two invented articles: what views of the graph are tested on."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.assemble import KnowledgeGraph
from kg.model import Actor, Document, Evidence, Interval, Mention, Reading, Statement

UI = Path(__file__).parents[1] / "kg" / "explorer" / "ui"
OFFLINE = re.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|network")

FRANCE = Actor("Q142", "France", "State", "Q142", "FRA")
MALI = Actor("Q912", "Mali", "State", "Q912", "MLI")
ECOWAS = Actor("Q181574", "ECOWAS", "IntergovernmentalOrganisation", "Q181574")
MINISTRY = Actor("GovernmentBody/french-ministry-of-puddings", "French Ministry of Puddings", "GovernmentBody",
                 affiliation="Q142")
ANA = Actor("Person/ana-example", "Ana Example", "Person", affiliation="GovernmentBody/french-ministry-of-puddings")

COURIER = Document(
    "https://news.example/2024/quarrel?page=1",
    "France imposed sanctions on Mali on 2 February. “Mali will not meet France,” Ana Example said.\r\n"
    "Mali and France met in Lomé in 2019. The puddings minister, Ana Example, may visit Mali. 🕊",
    datetime.date(2024, 2, 5), "A quarrel <over> \"puddings\"", "https://news.example/2024/quarrel?page=1",
    "The Invented Courier", "PARIS")
PAPER = Document("other paper/2 é", "Mali is a member of ECOWAS. Paris has sanctioned Mali.", datetime.date(2024, 3, 1),
                 publisher="The Other Paper")


def say(document: Document, sentence: str, kind: str, source: Actor, target: Actor, **rest: Any) -> Statement:
    start = document.text.index(sentence)
    return Statement(kind, source, target, Evidence(document.id, start, start + len(sentence), sentence), **rest)


def called(document: Document, actor: Actor, text: str) -> Mention:
    start = document.text.index(text)
    return Mention(actor.id, start, start + len(text), text)


@pytest.fixture
def readings() -> list[Reading]:
    second = datetime.date(2024, 2, 2)
    year = Interval(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31))
    quoted = "“Mali will not meet France,” Ana Example said."
    courier = (
        say(COURIER, "France imposed sanctions on Mali on 2 February.", "SANCTION", FRANCE, MALI,
            date=Interval(second, second), confidence=0.9),
        say(COURIER, quoted, "CONSULT", FRANCE, MALI, polarity="negated", modality="future", attribution=ANA,
            confidence=1.0),
        say(COURIER, "Mali and France met in Lomé in 2019.", "CONSULT", FRANCE, MALI, modality="historical", date=year,
            place="Lomé", confidence=0.75),
        say(COURIER, "The puddings minister, Ana Example, may visit Mali.", "CONSULT", ANA, MALI,
            modality="hypothetical", confidence=0.3333333),
        say(COURIER, "The puddings minister, Ana Example, may visit Mali.", "HOLDS_OFFICE", ANA, MINISTRY,
            role="puddings minister"),
    )
    paper = (
        say(PAPER, "Mali is a member of ECOWAS.", "MEMBER_OF", MALI, ECOWAS),
        say(PAPER, "Paris has sanctioned Mali.", "SANCTION", FRANCE, MALI, confidence=0.6),
    )
    names = called(COURIER, FRANCE, "France"), called(COURIER, ANA, "The puddings minister")
    return [Reading(COURIER, (FRANCE, MALI, MINISTRY, ANA), names, courier),
            Reading(PAPER, (FRANCE, MALI, ECOWAS), (called(PAPER, FRANCE, "Paris"),), paper)]


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the explorer, with all that it and tests of graph files need of npm installed."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine")
    folder = tmp_path_factory.mktemp("npm") / "ui"
    shutil.copytree(UI, folder, ignore=shutil.ignore_patterns("node_modules", "build"))
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if done.returncode and OFFLINE.search(done.stderr):
        pytest.skip("npm reaches no registry to install from")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def quarrel(readings: list[Reading]) -> KnowledgeGraph:
    return KnowledgeGraph.of(readings)
