"""Which entity of a gold document a predicted actor is, and which State stands behind an entity."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from kg.evaluate.gold import Record
from kg.model import STATE

TITLES = [
    "secretary of (?:state|defense|defence)", "(?:prime|foreign|defense|defence) (?:minister|secretary)", "minister",
    "secretary", "president", "chancellor", "chairman", "king", "queen", "premier", "leader", "ambassador",
    "spokes(?:wo)?man", "general", "gen", "senator", "sen", "former", "vice", "deputy", "sir", "mr", "mrs", "ms",
    "miss", "dr", "the",
]  # fmt: skip
LEADING_TITLES = re.compile(rf"^(?:(?:{'|'.join(TITLES)})\.?\s+)+(?=\S)")
POSSESSIVE = re.compile(r"'s?$|'s(?=\s)")


def normalise(name: str) -> str:
    """A name as it is compared: "Secretary of State Antony J. Blinken's" → "antonyjblinken"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    untitled = LEADING_TITLES.sub("", plain.replace("’", "'").strip())
    return re.sub(r"[\W_]+", "", POSSESSIVE.sub("", untitled))


def names_of(actor: Record) -> frozenset[str]:
    given = (actor.get("name"), *(actor.get("aliases") or ()))
    return frozenset(normalise(name) for name in given if name) - {""}


def codes_of(actor: Record) -> dict[str, str]:
    """The codes that identify an actor; a ministry that carries its country's ISO code is not that country."""
    fields = ("wikidata", "iso3") if actor.get("class") in (STATE, None) else ("wikidata",)
    return {field: actor[field] for field in fields if actor.get(field)}


@dataclass(frozen=True)
class GoldDocument:
    """A gold document as a key: it tells which of its entities an actor is."""

    data: Record

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @cached_property
    def stem(self) -> str:
        """What the document's file is called without suffix: predictions may name their document so."""
        return PurePosixPath(self.data["text_file"]).stem if self.data.get("text_file") else self.id

    @cached_property
    def entities(self) -> dict[str, Record]:
        return {entity["id"]: entity for entity in self.data["entities"]}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        return {key: names_of(entity) for key, entity in self.entities.items()}

    def align(self, actor: Record) -> str:
        """The entity with one of the actor's codes, else with one of its names, else an id that no entity has."""
        return self.by_code(actor) or self.by_name(actor) or stranger(actor)

    def by_code(self, actor: Record) -> str | None:
        codes = codes_of(actor).items()
        return next((key for key, e in self.entities.items() if any(e.get(f) == code for f, code in codes)), None)

    def by_name(self, actor: Record) -> str | None:
        """Names decide only where no code of the two can be compared."""
        names, codes = names_of(actor), codes_of(actor)
        return next((key for key, entity in self.entities.items()
                     if not any(entity.get(field) for field in codes) and names & self.names[key]), None)

    def state(self, key: str) -> str:
        """The State that an entity's affiliations lead to, or the entity itself."""
        seen: list[str] = []
        here: str | None = key
        while here in self.entities and here not in seen:
            if self.entities[here]["class"] == STATE:
                return here
            seen.append(here)
            here = self.entities[here].get("affiliation")
        return key

    def is_state(self, actor: Record) -> bool:
        """By its own class, else by that of the entity it is, else by carrying a country code."""
        kind = actor.get("class") or self.entities.get(self.align(actor), {}).get("class")
        return kind == STATE if kind else bool(actor.get("iso3"))


def stranger(actor: Record) -> str:
    return "?" + str(actor.get("wikidata") or min(names_of(actor), default=str(actor.get("id"))))
