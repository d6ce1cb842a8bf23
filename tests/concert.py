"""A graph by hand with an answer to every question: the quarrel of conftest.py and one more invented report."""

import datetime
from typing import Any

from kg.assemble import KnowledgeGraph
from kg.model import Actor, Document, Evidence, Interval, Mention, Reading, Statement

FRANCE, MALI, GERMANY, SPAIN, ITALY = (Actor(*one) for one in (
    ("Q142", "France", "State", "Q142", "FRA"), ("Q912", "Mali", "State", "Q912", "MLI"),
    ("Q183", "Germany", "State", "Q183", "DEU"), ("Q29", "Spain", "State", "Q29", "ESP"),
    ("Q38", "Italy", "State", "Q38", "ITA")))
ECOWAS = Actor("Q181574", "ECOWAS", "IntergovernmentalOrganisation", "Q181574")
MINISTRY = Actor("GovernmentBody/french-ministry-of-puddings", "French Ministry of Puddings", "GovernmentBody",
                 affiliation="Q142")
ANA = Actor("Person/ana-example", "Ana Example", "Person", affiliation=MINISTRY.id)
BO = Actor("Person/bo-example", "Bo Example", "Person", affiliation="Q38")
NAMESAKE = Actor("Person/ana-example-2", "Ana Example", "Person", affiliation="Q38")
Fact = tuple[str, str, Actor, Actor, dict[str, Any]]


def on(year: int, month: int, day: int) -> Interval:
    return Interval(datetime.date(year, month, day), datetime.date(year, month, day))


FACTS: list[Fact] = [
    ("Germany and Italy are allies.", "ALLIED_WITH", GERMANY, ITALY, {}),
    ("Italy and Spain have been allies since May 2020.", "ALLIED_WITH", SPAIN, ITALY,
     {"date": Interval(datetime.date(2020, 5, 1), datetime.date(2024, 5, 10))}),
    ("Mali sanctioned France on 3 March.", "SANCTION", MALI, FRANCE, {"date": on(2024, 3, 3)}),
    ("Germany sanctioned Mali, Bo Example said.", "SANCTION", GERMANY, MALI, {"attribution": BO}),
    ("Germany asked Mali for rain.", "REQUEST", GERMANY, MALI, {}),
    ("Mali refused.", "REJECT", MALI, GERMANY, {"confidence": 0.4}),
    ("Germany trades with Spain.", "TRADES_WITH", GERMANY, SPAIN, {}),
    ("Italy is host to German gunners.", "HOSTS_FORCES_OF", ITALY, GERMANY, {}),
    ("Germany and France met in Bonn on 7 January.", "CONSULT", FRANCE, GERMANY,
     {"date": on(2024, 1, 7), "place": "Bonn"}),
    ("A day later Germany received Mali.", "CONSULT", GERMANY, MALI, {"date": on(2024, 1, 8)}),
    ("Germany bombed Mali on 9 April.", "ASSAULT", GERMANY, MALI, {"date": on(2024, 4, 9), "place": "Mali"}),
    ("Spain and Mali are rivals.", "ADVERSARY_OF", SPAIN, MALI, {}),
    ("Spain and Italy both claim one rock.", "DISPUTES_TERRITORY_WITH", SPAIN, ITALY, {}),
    ("Bo Example is a brother of Ana Example.", "RELATIVE_OF", ANA, BO, {}),
    ("Germany joined ECOWAS.", "MEMBER_OF", GERMANY, ECOWAS, {}),
    ("The French ministry is part of the cabinet.", "PART_OF", MINISTRY, FRANCE, {}),
    ("Spain gave Italy figs.", "AID", SPAIN, ITALY, {}),
    ("Spain gave Italy no figs, Bo Example said.", "AID", SPAIN, ITALY, {"polarity": "negated", "attribution": BO}),
    ("Spain will meet Germany in Rome in June.", "CONSULT", GERMANY, SPAIN, {
        "modality": "future", "place": "Rome",
        "date": Interval(datetime.date(2024, 6, 1), datetime.date(2024, 6, 30))}),
    ("An Italian of that name accused Bo Example.", "ACCUSE", NAMESAKE, BO, {}),
]
HERALD = Document("https://herald.example/concert", " ".join(fact[0] for fact in FACTS), datetime.date(2024, 5, 10),
                  "A concert", "https://herald.example/concert", 'The "Imaginary" {Herald}')


def concert(readings: list[Reading]) -> KnowledgeGraph:
    said = tuple(map(say, FACTS))
    cast = {actor.id: actor for one in said for actor in ends(one)}
    names = tuple(Mention(GERMANY.id, start, start + 7, "Germany") for start in [HERALD.text.index("Germany")])
    return KnowledgeGraph.of([*readings, Reading(HERALD, tuple(cast.values()), names, said)])


def say(fact: Fact) -> Statement:
    sentence, kind, source, target, rest = fact
    start = HERALD.text.index(sentence)
    return Statement(kind, source, target, Evidence(HERALD.id, start, start + len(sentence), sentence), **rest)


def ends(statement: Statement) -> list[Actor]:
    return [statement.source, statement.target, *([statement.attribution] if statement.attribution else [])]
