"""Who stands where around a verb or noun, in every construction a frame relies on."""

import pytest
from spacy.tokens import Doc, Token

from kg.extract import clauses, syntax


def token(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(("sentence", "verb", "subjects", "objects"), [
    ("active", "sanctioned", ["Peru"], ["Chile"]),
    ("passive", "sanctioned", ["Peru"], ["Chile"]),
    ("participle", "imposed", ["Peru"], ["Sanctions"]),
    ("gerund", "sanctioning", ["Peru"], ["Chile"]),
    ("subject-relative", "sanctioned", ["Peru"], ["Chile"]),
    ("object-relative", "sanctioned", ["Peru"], ["Chile"]),
    ("coordination", "sanctioned", ["Peru"], ["Chile"]),
    ("shared-subject", "sanctioned", ["Peru"], ["Chile"]),
    ("shared-object", "criticised", ["Peru"], ["Chile"]),
    ("control", "sanction", ["Peru"], ["Chile"]),
    ("object-control", "help", ["Chile"], ["Brazil"]),
    ("accused-of", "arming", ["Chile"], ["Bolivia"]),
    ("that-clause", "stop", ["Chile"], []),
    ("attribute", "is", ["Bolivia"], []),
])
def test_logical_subjects_and_objects(parsed, sentence, verb, subjects, objects):
    found = token(parsed(sentence), verb)
    assert [t.text for t in syntax.subjects(found)] == subjects
    assert [t.text for t in syntax.objects(found)] == objects


@pytest.mark.parametrize(("sentence", "verb"), [("passive", "sanctioned"), ("participle", "imposed")])
def test_passives(parsed, sentence, verb):
    assert syntax.is_passive(token(parsed(sentence), verb))


@pytest.mark.parametrize("sentence", ["active", "subject-relative", "object-relative", "coordination"])
def test_actives(parsed, sentence):
    assert not syntax.is_passive(token(parsed(sentence), "sanctioned"))


def test_the_subject_of_a_clause_that_completes_a_verb(parsed):
    assert [t.text for t in clauses.clause_subjects(token(parsed("that-clause"), "demanded"))] == ["Chile"]
    assert clauses.clause_subjects(token(parsed("control"), "decided")) == []


@pytest.mark.parametrize("sentence", ["recipient", "dative"])
def test_recipients_with_and_without_to(parsed, sentence):
    gave = token(parsed(sentence), "gave")
    assert [t.text for t in syntax.recipients(gave)] == ["Chile"]
    assert [t.text for t in syntax.objects(gave)] == ["tanks"]


@pytest.mark.parametrize(("sentence", "head", "preposition", "expected"), [
    ("light-verb", "sanctions", "on", ["Chile"]),
    ("participle", "imposed", "on", ["Chile"]),
    ("participle", "imposed", "by", ["Peru"]),
    ("nominal", "rejection", "by", ["Peru"]),
    ("between", "Talks", "between", ["Peru"]),
    ("dative", "gave", "to", ["Chile"]),
    ("active", "sanctioned", "on", []),
])
def test_complements(parsed, sentence, head, preposition, expected):
    assert [t.text for t in syntax.complements(token(parsed(sentence), head), preposition)] == expected


@pytest.mark.parametrize(("sentence", "noun", "expected"), [
    ("possessive", "sanctions", ["Peru"]),
    ("nominal", "rejection", ["Chile", "Peru"]),
    ("owned-object", "plan", ["Chile"]),
    ("light-verb", "sanctions", []),
])
def test_owners(parsed, sentence, noun, expected):
    assert [t.text for t in syntax.owners(token(parsed(sentence), noun))] == expected


@pytest.mark.parametrize("sentence", ["apposition", "attribute", "as"])
def test_what_a_relational_noun_describes(parsed, sentence):
    assert [t.text for t in syntax.described(token(parsed(sentence), "ally"))] == ["Bolivia"]


def test_what_follows_in_a_coordination(parsed):
    doc = parsed("coordination")
    assert [t.text for t in syntax.coordinates(token(doc, "Peru"))] == ["Peru", "Bolivia"]
    assert [t.text for t in syntax.coordinates(token(doc, "Bolivia"))] == ["Bolivia"]


@pytest.mark.parametrize(("sentence", "noun", "verb"), [
    ("carrier", "talks", "held"), ("possessive", "sanctions", "failed"), ("as", "ally", "sees")])
def test_the_verb_that_carries_a_noun(parsed, sentence, noun, verb):
    assert syntax.support(token(parsed(sentence), noun)) == token(parsed(sentence), verb)


def test_a_noun_in_apposition_has_no_verb(parsed):
    assert syntax.support(token(parsed("apposition"), "ally")) is None


def test_relative_pronouns_stand_for_their_noun_and_other_words_for_themselves(parsed):
    doc = parsed("subject-relative")
    assert syntax.antecedent(token(doc, "which")) == token(doc, "Peru")
    assert syntax.antecedent(token(doc, "Chile")) == token(doc, "Chile")
