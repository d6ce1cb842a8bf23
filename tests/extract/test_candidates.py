"""Which pairs of actors are looked at: those of one sentence, and those met shortly before."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.annotate import components  # noqa: F401  registers what a Doc carries
from kg.extract.candidates import COMPANY, REACH, RECENT, Candidate, candidates
from kg.model import Actor, Document

BLANK = spacy.blank("en")
NAMES = ("Peru", "Chile", "Brazil", "Bolivia", "Cuba", "Haiti", "Kenya", "Ghana", "Benin")


def doc(*sentences: str, place: str = "") -> Doc:
    """Sentences of words, those of NAMES being mentions of States; `place` names one that is only a place."""
    words = [word for sentence in sentences for word in (*sentence.split(), ".")]
    starts = [n == 0 for sentence in sentences for n in range(len(sentence.split()) + 1)]
    found = Doc(BLANK.vocab, words, sent_starts=starts)
    found._.document = Document("doc", found.text)
    found._.actors = {name: Actor(name, name, "State") for name in NAMES if name in words}
    if place:
        found._.actors["place"] = Actor("place", place, "Place", affiliation=place)
    found.spans["mentions"] = [
        Span(found, n, n + 1, label="Place" if word == place else "State", span_id="place" if word == place else word)
        for n, word in enumerate(words) if word in NAMES]
    return found


def pairs(found: Doc) -> list[str]:
    return [f"{one.source.id} > {one.target.id} in {one.sentence.text}" for one in candidates(found)]


def test_two_actors_of_a_sentence_are_candidates_both_ways() -> None:
    assert pairs(doc("Peru met Chile")) == ["Peru > Chile in Peru met Chile .", "Chile > Peru in Peru met Chile ."]


def test_an_actor_met_before_may_be_the_other_end() -> None:
    found = [one for one in candidates(doc("Peru voted", "Chile objected")) if one.sentence.text == "Chile objected ."]
    assert [(one.source.id, one.target.id, one.acts, one.bears) for one in found] == [
        ("Chile", "Peru", True, False), ("Peru", "Chile", False, True)]


def test_two_actors_met_before_are_none() -> None:
    assert not [one for one in candidates(doc("Peru met Chile", "Nobody cared")) if one.sentence.start]


def test_an_actor_out_of_reach_is_forgotten() -> None:
    far = [f"{name} slept" for name in ("Brazil",) * REACH]
    assert not any("Peru" in pair and "Cuba" in pair for pair in pairs(doc("Peru voted", *far, "Cuba objected")))


def test_who_acts_was_named_sooner_than_who_bears_it() -> None:
    told = candidates(doc(*(f"{name} slept" for name in NAMES)))
    found = [one for one in told if one.sentence.text == f"{NAMES[-1]} slept ."]
    earlier = list(NAMES[-2::-1])
    assert [one.target.id for one in found if one.acts] == earlier[:REACH]
    assert [one.source.id for one in found if one.bears] == earlier[:RECENT]


def test_only_the_last_actors_are_considered() -> None:
    found = [one for one in candidates(doc(" ".join(NAMES[:-1]), f"{NAMES[-1]} slept")) if one.source.id == NAMES[-1]]
    assert [one.target.id for one in found] == list(NAMES[-2 : -2 - COMPANY : -1])


def test_a_place_may_stand_for_its_state() -> None:
    found = doc("Peru talked in Chile", place="Chile")
    assert [(one.source.id, one.target.id) for one in candidates(found)] == [("Peru", "Chile"), ("Chile", "Peru")]


def test_a_government_is_meant_not_the_person_it_is_named_for() -> None:
    found = doc("Chile administration met Peru")
    found._.actors["clinton"] = Actor("clinton", "Clinton", "Person")
    inner = Span(found, 0, 1, label="Person", span_id="clinton")
    outer = Span(found, 0, 2, label="State", span_id="Chile")
    outer._.how = "role"
    found.spans["mentions"] = [inner, outer, found.spans["mentions"][-1]]
    assert {(one.source.id, one.target.id) for one in candidates(found)} == {("Chile", "Peru"), ("Peru", "Chile")}


@given(st.lists(st.lists(st.sampled_from([*NAMES, "met", "in"]), min_size=1, max_size=6), min_size=1, max_size=8))
def test_nobody_is_related_to_himself_and_one_end_stands_in_the_sentence(sentences: list[list[str]]) -> None:
    found: list[Candidate] = list(candidates(doc(*map(" ".join, sentences))))
    assert all(one.source != one.target and (one.acts or one.bears) for one in found)
    keys = [(one.source.id, one.target.id, one.sentence.start) for one in found]
    assert len(keys) == len(set(keys))
