"""The actors we know by name: states, organisations, bodies, persons with their offices. Data: ontology/actors/*.tsv.

A row refers to an actor by its label, or by its id where two share a label; so learning a QID changes one cell.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.annotate.entities import KINDS, Entity, Membership, Name, Office, key, plain
from kg.annotate.tables import COLUMNS, Row, near, rows
from kg.model import PERSON, Actor, actor_id
from kg.ontology import folder as ontology_folder
from kg.ontology import ontology

__all__ = ["Entity", "Gazetteer", "Membership", "Name", "Office", "key", "load", "plain"]
FLAGS = {"": (False, False), "case": (True, False), "context": (False, True), "case context": (True, True)}


@dataclass(frozen=True)
class Gazetteer:
    """All actors known beforehand, with lookups. Built by `load`; never changed afterwards."""

    entities: dict[str, Entity] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)  # key("Lavrov") → ids of persons
    body_nouns: dict[str, str] = field(default_factory=dict)  # "foreign ministry" → body kind
    body_kinds: dict[str, tuple[str, str]] = field(default_factory=dict)  # body kind → class, label with {state}
    bodies: dict[tuple[str, str], str] = field(default_factory=dict)  # (state, body kind) → the body we know by name
    titles: dict[str, frozenset[str]] = field(default_factory=dict)  # key("top diplomat") → keys of office titles
    _by_key: dict[str, list[Name]] = field(default_factory=dict)
    _by_person: dict[str, list[Office]] = field(default_factory=dict)
    _by_body: dict[str, list[Office]] = field(default_factory=dict)

    def by_name(self, text: str) -> tuple[Name, ...]:
        """The names a text can be, whatever its accents, hyphens and dots; "Quad" and "US" only in their own case."""
        written = plain(text)
        return tuple(name for name in self._by_key.get(written.casefold(), ()) if name.fits(written))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """The terms of a person, earliest first."""
        return tuple(self._by_person.get(person, ()))

    def holders(self, of: str, title: str | None = None, on: datetime.date | None = None) -> tuple[Office, ...]:
        """The terms at a state or organisation that cover a day (None: now), of an office or one of its synonyms."""
        wanted = None if title is None else self.titles.get(key(title), frozenset()) | {key(title)}
        held = (office for office in self._by_body.get(of, ()) if office.on(on))
        return tuple(office for office in held if wanted is None or key(office.title) in wanted)

    def affiliation(self, entity: str, on: datetime.date | None = None) -> str | None:
        """Whose office a person holds on a day, else whose was held last before it; for others the parent body."""
        terms = self._by_person.get(entity, [])
        past = [office for office in terms if on is None or office.start is None or office.start <= on]
        current = [office for office in past if office.on(on)]
        known = self.entities.get(entity)
        return (current or past)[-1].of if past else known.actor.affiliation if known else None

    def body(self, state: str, noun: str) -> Entity | None:
        """The organ of a state behind a common noun ("foreign ministry"), by its own name or by rule."""
        kind = self.body_nouns.get(key(noun))
        if kind is None or state not in self.entities:
            return None
        if (state, kind) in self.bodies:
            return self.entities[self.bodies[state, kind]]
        actor_class, label = self.body_kinds[kind]
        name = label.format(state=self._in_sentence(state))
        return Entity(Actor(actor_id(actor_class, name), name, actor_class, affiliation=state))

    def _in_sentence(self, state: str) -> str:
        """The name of a state with its article where it has one: "the Netherlands"."""
        name = self.entities[state].actor.name
        with_article = self._by_key.get(key(f"the {name}"), ())
        return f"the {name}" if any(known.entity == state for known in with_article) else name


def load(folder: Path | None = None, extra: Iterable[Path] = ()) -> Gazetteer:
    """The gazetteer of a folder (ours by default) with the user's files over it; read once, then remembered.

    Raises KgError naming file, line, value and what would be accepted.
    """
    return _load(folder or ontology_folder() / "actors", tuple(extra))


@cache
def _load(folder: Path, extra: tuple[Path, ...]) -> Gazetteer:
    return read(folder.rglob("*.tsv"), extra)


def read(*layers: Iterable[Path]) -> Gazetteer:
    """A gazetteer from files; those of a later layer win over the earlier ones."""
    tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for layer, paths in enumerate(layers):
        for path in sorted(paths):
            table, found = rows(path, layer)
            tables[table] += found
    return _compile(tables)


def _compile(tables: dict[str, list[Row]]) -> Gazetteer:
    """Rows to records. Actors first, since every other row refers to them."""
    where, ids = _register(tables["actors"], tables["persons"])
    gazetteer = Gazetteer(
        {entity: _entity(row, entity, ids) for entity, row in where.items()},
        _names(where, tables["names"], ids),
        sorted((_office(row, ids) for row in tables["offices"]), key=_by_start),
        [_membership(row, ids) for row in tables["memberships"]],
        body_kinds={row["body_kind"]: (_class(row), row["label"]) for row in tables["body_kinds"]},
    )
    kinds = gazetteer.body_kinds
    gazetteer.body_nouns.update({key(row["noun"]): row.choice("body_kind", kinds) for row in tables["body_nouns"]})
    for row in tables["bodies"]:
        gazetteer.bodies[ids.of(row, "state"), row.choice("body_kind", kinds)] = ids.of(row, "actor")
    gazetteer.titles.update(_titles(tables["titles"]))
    _index(gazetteer)
    return gazetteer


class _Ids:
    """Finds the id a cell refers to, by label or id."""

    def __init__(self) -> None:
        self.by_text: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, label: str, entity: str) -> None:
        self.by_text[label].add(entity)
        self.by_text[entity].add(entity)

    def of(self, row: Row, column: str) -> str:
        """The id in a cell that must name one known actor."""
        found = self.by_text.get(row[column], set())
        if len(found) > 1:
            raise row.error(column, f"an id, since this label is shared by {', '.join(sorted(found))}")
        for entity in found:
            return entity
        raise row.error(column, f"label or id of an actor{near(row[column], self.by_text)}")

    def maybe(self, row: Row, column: str) -> str | None:
        return self.of(row, column) if row[column] else None


def _register(actors: list[Row], persons: list[Row]) -> tuple[dict[str, Row], _Ids]:
    """The row of every actor by id, the user's over ours; two rows of one layer with the same id are an error."""
    where: dict[str, Row] = {}
    ids = _Ids()
    for row in (*actors, *persons):
        kind = _class(row) if "class" in row.cells else PERSON
        entity = actor_id(kind, row.required("label"), row.qid())
        if entity in where and where[entity].layer == row.layer:
            other = where[entity]
            raise row.error("label", f"a new actor, but {entity} is already at {other.path}:{other.line}")
        where[entity] = row
        ids.add(row["label"], entity)
    return where, ids


def _entity(row: Row, entity: str, ids: _Ids) -> Entity:
    parent = ids.maybe(row, "parent")
    if "family" in row.cells:
        person = Actor(entity, row["label"], PERSON, row.qid(), None, parent)
        family = row["family"] or row["label"].split()[-1]
        return Entity(person, gender=row.choice("gender", ("m", "f", "")) or None, family=family)
    actor = Actor(entity, row["label"], row["class"], row.qid(), row.iso3(), parent)
    return Entity(actor, row.start("valid_from"), row.end("valid_to"))


def _names(where: dict[str, Row], found: list[Row], ids: _Ids) -> list[Name]:
    """Every label is a name; a row with the same text replaces it, to set its flags or kind."""
    names = {(entity, plain(row["label"])): Name(row["label"], entity, "name") for entity, row in where.items()}
    rows_of: dict[tuple[str, str], Row] = {}
    for row in found:
        name = _name(row, ids)
        same = name.entity, plain(name.text)
        if same in rows_of and rows_of[same].layer == row.layer:
            raise row.error("text", f"a new name, but it is already at {rows_of[same].path}:{rows_of[same].line}")
        names[same], rows_of[same] = name, row
    return list(names.values())


def _name(row: Row, ids: _Ids) -> Name:
    case_sensitive, needs_context = FLAGS[row.choice("flags", FLAGS)]
    return Name(row.required("text"), ids.of(row, "actor"), row.choice("kind", KINDS), case_sensitive, needs_context)


def _office(row: Row, ids: _Ids) -> Office:
    start, end = _term(row)
    return Office(ids.of(row, "person"), row.required("title"), ids.of(row, "of"), start, end, row["source"])


def _membership(row: Row, ids: _Ids) -> Membership:
    start, end = _term(row)
    return Membership(ids.of(row, "organisation"), ids.of(row, "member"), start, end, row["source"])


def _term(row: Row) -> tuple[datetime.date | None, datetime.date | None]:
    start, end = row.start("start"), row.end("end")
    if start and end and start > end:
        raise row.error("end", f"a day after the start {row['start']}")
    return start, end


def _class(row: Row) -> str:
    return row.choice("class", ontology().classes)


def _titles(found: list[Row]) -> dict[str, frozenset[str]]:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for row in found:
        titles[key(row.required("text"))].add(key(row.required("title")))
    return {text: frozenset(same) for text, same in titles.items()}


def _by_start(office: Office) -> tuple[str, str, str]:
    return str(office.start or ""), office.person, office.title


def _index(gazetteer: Gazetteer) -> None:
    """Fills the lookups by name, surname, person and body."""
    for name in gazetteer.names:
        gazetteer._by_key.setdefault(key(name.text), []).append(name)
    for office in gazetteer.offices:
        gazetteer._by_person.setdefault(office.person, []).append(office)
        gazetteer._by_body.setdefault(office.of, []).append(office)
    for surname, person in _surnames(gazetteer):
        known = gazetteer.surnames.get(surname, ())
        gazetteer.surnames[surname] = known if person in known else (*known, person)


def _surnames(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Family names with their bearers; a one-word spelling of a person ("Zelenskyy") is one too."""
    for entity in gazetteer.entities.values():
        if entity.family:
            yield key(entity.family), entity.actor.id
    for name in gazetteer.names:
        if name.kind == "spelling" and " " not in name.text and gazetteer.entities[name.entity].family:
            yield key(name.text), name.entity
