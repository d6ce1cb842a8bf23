"""What a word governs as a clause: whose act it is, of what sort, and what it is said to be."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.cues import word_set
from kg.extract.ellipsis import label
from kg.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, antecedent, children, complements, coordinates, subjects

SPEECH, PROSPECTS = word_set("speech"), word_set("prospects")
CONDITIONS, DUTIES = word_set("conditions"), word_set("duties")


def clause_subjects(verb: Token) -> list[Token]:
    """Heads of the subject of a complement clause: "Iran" in "demanded that Iran stop" and "told Iran to stop"."""
    clauses = children(verb, "ccomp", "xcomp")
    return [antecedent(s) for clause in clauses for s in children(clause, *SUBJECTS, *PASSIVE_SUBJECTS)]


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries of the clauses that a verb governs: "must" in "said that Iran must stop"."""
    return [aux for clause in children(verb, "ccomp") for aux in children(clause, "aux")]


def predicates(verb: Token) -> list[Token]:
    """What a verb calls or takes its object for: "rival" of "views China as a rival", "liar" of "called him a liar"."""
    small = [c for clause in children(verb, "ccomp", "xcomp") for c in children(clause, "attr", "acomp")]
    named = children(verb, "oprd", "acomp", "attr", "xcomp", "ccomp")
    words = [t for word in (*named, *small, *complements(verb, "as")) for t in coordinates(word)]
    return [*words, *(m for word in words for m in children(word, "amod", "compound"))]


def infinitives(verb: Token) -> list[Token]:
    """Heads of complement clauses with "to": "stop" in "told Iran to stop"."""
    return [c for c in children(verb, "ccomp", "xcomp", "advcl") if any(t.lower_ == "to" for t in children(c, "aux"))]


def acts(word: Token) -> list[Token]:
    """Verbs of what somebody refuses, threatens or offers to do himself: "refused to meet", "a refusal to meet"."""
    nouns = [c for c in children(word, "acl") if any(t.lower_ == "to" for t in children(c, "aux"))]
    bare = [c for c in (*infinitives(word), *nouns) if not children(c, *SUBJECTS, *PASSIVE_SUBJECTS)]
    said = [c for c in children(word, "ccomp") if own(c)]
    return [act for clause in (*bare, *said) for act in coordinates(clause)]


def own(clause: Token) -> bool:
    """Whether a clause tells what its speaker is going to do himself: "it would strike" of "warned it would strike"."""
    ahead = any(aux.lower_ in PROSPECTS for aux in children(clause, "aux"))
    return ahead and any(subject.tag_ == "PRP" for subject in children(clause, *SUBJECTS))


def conditions(verb: Token) -> list[Token]:
    """Heads of who must act or must not, else a threat comes true: "Iran" in "threatened to attack if Iran moves"."""
    clauses = [c for word in (verb, *acts(verb)) for c in children(word, "advcl")]
    marked = [c for c in clauses if any(m.lower_ in CONDITIONS for m in children(c, "mark", "advmod"))]
    return [antecedent(s) for c in marked for s in children(c, *SUBJECTS, *PASSIVE_SUBJECTS) if s.tag_ != "PRP"]


def speakers(verb: Token) -> list[Token]:
    """Heads of who says what a clause tells: "Iran" of "Oman broke its word, Iran said", "Iran: Oman must leave"."""
    clause = verb.head if verb.dep_ == "aux" else verb
    if (name := label(clause)) is not None:
        return [name]
    above = verb.head
    saying = verb.dep_ == "ccomp" and above.pos_ == "VERB" and above.lemma_.lower() in SPEECH
    return subjects(above) if saying else []


def demanded(verb: Token) -> bool:
    """Whether a clause tells what somebody says that another must do: "Germany must help", Macron said."""
    duty = any(aux.lower_ in DUTIES for aux in children(verb, "aux"))
    others = (subject.tag_ != "PRP" for subject in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS))
    return duty and any(others) and bool(speakers(verb))
