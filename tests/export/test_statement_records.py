"""The stable JSON Lines form: exact keys, and nothing lost on the way there and back."""

from __future__ import annotations

import datetime
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assemble import KnowledgeGraph
from kg.export.records import line, read_records, write_jsonl
from kg.model import MODALITIES, POLARITIES, Actor, Evidence, Interval, KgError, Statement
from kg.ontology import ontology

texts = st.text(max_size=20)
maybe = st.none() | texts
days = st.dates(datetime.date(1, 1, 1))
actors = st.builds(Actor, texts, texts, st.sampled_from(sorted(ontology().classes)), maybe, maybe, maybe)
statements = st.builds(
    Statement, st.sampled_from(sorted(ontology().relations)), actors, actors,
    st.builds(Evidence, texts, st.integers(0), st.integers(0), texts),
    st.sampled_from(POLARITIES), st.sampled_from(MODALITIES),
    st.none() | st.tuples(days, days).map(sorted).map(lambda pair: Interval(*pair)),
    maybe, st.none() | actors, maybe, st.floats(0, 1),
)


@given(st.lists(statements, max_size=3))
def test_reading_back_gives_the_same_statements(told: list[Statement]) -> None:
    written = b"".join(map(line, told))
    assert list(read_records(io.TextIOWrapper(io.BytesIO(written), "utf-8", newline="\n"))) == told


def test_half_a_surrogate_pair_survives(quarrel: KnowledgeGraph) -> None:
    said = Statement("AID", Actor("a", "\ud83d", "State"), Actor("b", "b", "State"), Evidence("d", 0, 1, "\udc80"))
    assert list(read_records([line(said).decode()])) == [said]


def test_the_record_of_the_contract(quarrel: KnowledgeGraph) -> None:
    stream = io.BytesIO()
    write_jsonl(quarrel, stream)
    records = [json.loads(text) for text in stream.getvalue().decode().splitlines()]
    assert [record["id"] for record in records] == sorted(statement.id for statement in quarrel.statements)
    assert next(record for record in records if record["place"]) == {
        "id": "2030bb61fa6bdc28", "type": "CONSULT",
        "source": {"id": "Q142", "name": "France", "class": "State", "wikidata": "Q142", "iso3": "FRA",
                   "affiliation": None, "aliases": []},
        "target": {"id": "Q912", "name": "Mali", "class": "State", "wikidata": "Q912", "iso3": "MLI",
                   "affiliation": None, "aliases": []},
        "polarity": "affirmed", "modality": "historical", "date_start": "2019-01-01", "date_end": "2019-12-31",
        "place": "Lomé", "attribution": None, "role": None, "confidence": 0.75,
        "evidence": {"document": "https://news.example/2024/quarrel?page=1", "start": 96, "end": 132,
                     "text": "Mali and France met in Lomé in 2019."},
    }
    assert list(records[0]) == ["id", "type", "source", "target", "polarity", "modality", "date_start", "date_end",
                                "place", "attribution", "role", "confidence", "evidence"]
    assert records[0]["attribution"]["name"] == "Ana Example"
    assert "“Mali will not meet France,”" in stream.getvalue().decode()


@pytest.mark.parametrize("text", ["{", "[]", "{}", '"text"', "null"])
def test_a_wrong_line_is_named(text: str, quarrel: KnowledgeGraph) -> None:
    good = line(quarrel.statements[0]).decode()
    with pytest.raises(KgError, match=r"news\.jsonl:3: not a statement record"):
        list(read_records([good, "\n", text], "news.jsonl"))


@pytest.mark.parametrize("change", [{"polarity": "maybe"}, {"confidence": 2}, {"date_start": "soon"}, {"source": None},
                                    {"date_end": "2018-01-01"}, {"evidence": {}}])
def test_a_wrong_value_is_refused(change: dict[str, object], quarrel: KnowledgeGraph) -> None:
    record = json.loads(line(next(s for s in quarrel.statements if s.place)))
    with pytest.raises(KgError, match="records:1: not a statement record"):
        list(read_records([json.dumps(record | change)]))
