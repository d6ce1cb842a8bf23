"""Results saved from the public Wikidata query page, as rows of actor tables.

The queries that give them are in ontology/actors/queries. Their variables bear the names of our columns; what a result
is about is told from them: ?person with offices, ?organisation with members, ?item with other names.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.actors.tables import Cells
from kg.annotate.entities import key, plain
from kg.annotate.gazetteer import Gazetteer
from kg.annotate.tables import COLUMNS
from kg.model import PERSON, Actor, KgError

Result = Mapping[str, str]
ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9]\d*)|(Q[1-9]\d*)")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[\d:]+Z?)?")
GENDERS = {"male": "m", "female": "f", "trans man": "m", "trans woman": "f"}
SUBJECTS = ("person", "organisation", "item")


def read(path: Path) -> list[Result]:
    """The results of a file: JSON of any of the forms the page offers, CSV, or TSV by its suffix."""
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else None
    if text is None:
        raise KgError(f"{path}: no such file, expected JSON or CSV saved from the Wikidata query page")
    if not text.lstrip().startswith(("{", "[")):
        return list(csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix == ".tsv" else ","))
    try:
        data = json.loads(text)
        found = data["results"]["bindings"] if isinstance(data, dict) else data
        return [{name: value_of(value) for name, value in result.items()} for result in found]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KgError(f"{path}: not a query result; expected JSON or CSV saved from the Wikidata query page") from None


def value_of(value: Any) -> str:
    return str(value["value"] if isinstance(value, dict) else value)


def qid(value: str) -> str:
    """The item of an entity address; nothing for values that are unknown."""
    found = ENTITY.fullmatch(value)
    return (found[1] or found[2]) if found else ""


def day(value: str) -> str:
    found = DATE.fullmatch(value)
    return found[1] if found else ""


@dataclass
class Import:
    """Rows in the making. `tables` holds new rows by table; `unknown` whom rows refer to though no table has them."""

    gazetteer: Gazetteer
    checked_on: str
    tables: dict[str, dict[tuple[str, ...], Cells]] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)  # item → label
    unnamed: int = 0  # results whose subject has no English label

    def add(self, results: list[Result], where: str) -> None:
        """Turn results into rows. KgError where their variables are not those of a query of ours."""
        subject = next((name for name in SUBJECTS if name in (results or [{}])[0]), "")
        if results and not subject:
            raise KgError(f"{where}: no variable {', '.join(SUBJECTS)}; expected a result of one of our queries")
        for result in results:
            label = result.get(f"{subject}Label", "")
            if not qid(result[subject]) or not label or qid(label):
                self.unnamed += 1
            else:
                getattr(self, f"add_{subject}")(result, qid(result[subject]), label)

    def add_item(self, result: Result, item: str, label: str) -> None:
        """An actor with its code, country and names."""
        parent = self.reference(qid(result.get("parent", "")), result.get("parentLabel", ""))
        cells = {"iso3": result.get("iso3", ""), "parent": parent or "",
                 "valid_from": day(result.get("valid_from", "")), "valid_to": day(result.get("valid_to", ""))}
        actor = self.actor(item, label, result.get("class", ""), cells)
        self.name(actor, result.get("name", ""), result.get("kind", ""))

    def add_organisation(self, result: Result, item: str, label: str) -> None:
        """An organisation and one of its members."""
        organisation = self.actor(item, label, result.get("class", ""), {})
        self.name(organisation, result.get("short", ""), "short")
        if member := self.reference(qid(result.get("member", "")), result.get("memberLabel", "")):
            known = {(m.organisation, m.member) for m in self.gazetteer.memberships}
            if (organisation, member) not in known:
                self.row("memberships", (organisation, member, result.get("start", "")), organisation=organisation,
                         member=member, start=day(result.get("start", "")), end=day(result.get("end", "")))

    def add_person(self, result: Result, item: str, label: str) -> None:
        """A person and one term of office."""
        of, start = self.reference(qid(result.get("of", "")), result.get("ofLabel", "")), day(result.get("start", ""))
        if not of or not result.get("title"):
            return
        person = self.known(item, label, PERSON)
        if person is None:
            person = item
            self.row("persons", (item,), label=label, qid=item, gender=GENDERS.get(result.get("genderLabel", ""), ""))
        terms = {(key(term.title), term.of, str(term.start or "")) for term in self.gazetteer.offices_of(person)}
        if (key(result["title"]), of, start) not in terms:
            self.row("offices", (person, result["title"], of, start), person=person, title=result["title"], of=of,
                     start=start, end=day(result.get("end", "")))

    def actor(self, item: str, label: str, kind: str, cells: Cells) -> str:
        """The id of an actor, for which a row is made if none is known."""
        known = self.known(item, label, kind)
        if known is None:
            self.row("actors", (item,), **{"class": kind, "label": label, "qid": item, **cells})
        return known or item

    def known(self, item: str, label: str, kind: str) -> str | None:
        """The id under which the tables have an item, or an actor of its name and class that has no item yet."""
        same = [actor.id for actor in self.bearers(item, label) if actor.id == item or actor.kind == kind]
        return same[0] if len(same) == 1 else None

    def reference(self, item: str, label: str) -> str | None:
        """The id of an actor that a row refers to, which must be in a table."""
        same = self.bearers(item, label)
        if len(same) == 1:
            return same[0].id
        if (item,) in self.tables.get("actors", {}):
            return item
        self.unknown |= {item: label} if item else {}
        return None

    def bearers(self, item: str, label: str) -> list[Actor]:
        """The actor of an item, else those of its name that have no item yet."""
        entities = self.gazetteer.entities
        if item in entities:
            return [entities[item].actor]
        ids = sorted({name.entity for name in self.gazetteer.by_name(label)})
        return [entities[i].actor for i in ids if not entities[i].actor.wikidata]

    def name(self, actor: str, text: str, kind: str) -> None:
        """Another name, flagged where it is an acronym or somebody else's too."""
        bearers = {name.entity for name in self.gazetteer.by_name(text)}
        if not text or qid(text) or actor in bearers:
            return
        acronym = text.isupper() and kind == "short"
        flags = [flag for flag, on in (("case", text.isupper()), ("context", bool(bearers))) if on]
        self.row("names", (actor, plain(text)), actor=actor, text=text, kind="acronym" if acronym else kind,
                 flags=" ".join(flags))

    def row(self, table: str, same: tuple[str, ...], **cells: str) -> None:
        """A new row; the first one with the same key stays."""
        origin = {"source": "wikidata", "checked_on": self.checked_on}
        cells |= {column: value for column, value in origin.items() if column in COLUMNS[table]}
        self.tables.setdefault(table, {}).setdefault(same, cells)

    @property
    def rows(self) -> dict[str, list[Cells]]:
        return {table: list(rows.values()) for table, rows in self.tables.items()}

    def remarks(self) -> Iterator[str]:
        """What was left out, and why."""
        if self.unnamed:
            yield f"{self.unnamed} results left out: no English label"
        for item in sorted(self.unknown):
            yield f"left out what refers to {item} ({self.unknown[item] or 'no label'}): in no table; import it first"
