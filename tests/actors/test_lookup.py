"""Looking actors up in a few tables of our own: ranking, one name of two actors, and all that is known of one."""

from pathlib import Path

import pytest

from kg.actors import lookup
from kg.annotate.gazetteer import Gazetteer, read
from kg.model import KgError

TABLES = {
    "actors": ["State\tCôte\tQ11\tCOT\t\t1960\t\thand\t2024-01-01",
               "State\tCotentia\t\t\t\t\t\thand\t2024-01-01",
               "IntergovernmentalOrganisation\tPact of Côte\t\t\t\t\t\thand\t2024-01-01"],
    "persons": ["Ana Sample\tSample\t\tf\tCôte\thand\t2024-02-02"],
    "names": ["Cotentia\tthe Republic\tshort\tcontext", "Côte\tthe Republic\tshort\t",
              "Pact of Côte\tPACT\tacronym\tcase"],
    "offices": ["Ana Sample\tForeign Minister\tCôte\t2020\t2021-06\thand\t2024-02-02"],
    "memberships": ["Pact of Côte\tCôte\t1999\t\thand\t2024-02-02"],
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    from kg.annotate.tables import COLUMNS

    for table, rows in TABLES.items():
        (tmp_path / f"{table}.tsv").write_text("\n".join(["\t".join(COLUMNS[table]), *rows, ""]), encoding="utf-8")
    return sorted(tmp_path.glob("*.tsv"))


@pytest.fixture
def known(files: list[Path]) -> Gazetteer:
    return read(files)


@pytest.mark.parametrize(("text", "found"), [
    ("Côte", [("Q11", 0), ("State/cotentia", 2), ("IntergovernmentalOrganisation/pact-of-cote", 3)]),
    ("cote", [("Q11", 1), ("State/cotentia", 2), ("IntergovernmentalOrganisation/pact-of-cote", 3)]),
    ("Sam", [("Person/ana-sample", 3)]),
    ("ote", []),
    ("", []),
    ("   ", []),
])  # fmt: skip
def test_the_best_match_of_each_actor_comes_first(known: Gazetteer, text: str, found: list[tuple[str, int]]) -> None:
    assert [(hit.actor.id, hit.rank) for hit in lookup.search(known, text)] == found


def test_find_by_id_name_or_acronym(known: Gazetteer) -> None:
    assert lookup.find(known, "Q11").actor.name == "Côte"
    assert lookup.find(known, "COTE").actor.id == "Q11"
    assert lookup.find(known, "PACT").actor.name == "Pact of Côte"


@pytest.mark.parametrize(("text", "message"), [
    ("the Republic", "'the Republic' is a name of several actors; expected one of these ids: Q11, State/cotentia"),
    ("Cotantia", "'Cotantia' is no id or name of an actor; similar: Cotentia"),
    ("zzz", "'zzz' is no id or name of an actor"),
])  # fmt: skip
def test_what_is_not_one_actor_is_an_error(known: Gazetteer, text: str, message: str) -> None:
    with pytest.raises(KgError) as error:
        lookup.find(known, text)
    assert str(error.value) == message


def test_show_tells_all_that_tables_say(known: Gazetteer, files: list[Path]) -> None:
    assert list(lookup.show(known, lookup.find(known, "Q11"), files)) == [
        "Côte  (State, Q11, COT)",
        "  existed     1960-01-01 to now",
        "  name        Côte",
        "  short       the Republic",
        "  office      Ana Sample, Foreign Minister, Côte, 2020-01-01 to 2021-06-30  [hand]",
        "  member      Côte in Pact of Côte, 1999-01-01 to now  [hand]",
        "  from        actors.tsv:2, source hand, checked on 2024-01-01",
    ]
    person = list(lookup.show(known, lookup.find(known, "Ana Sample"), files))
    assert person[1] == "  belongs to  Côte (Q11)"
    assert person[-1] == "  from        persons.tsv:2, source hand, checked on 2024-02-02"
    assert "  short       the Republic  (only in context)" in lookup.show(known, lookup.find(known, "Cotentia"), files)
