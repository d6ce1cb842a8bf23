"""What a word governs as a clause: whose act it is, of what sort, and what it is said to be."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, antecedent, children, complements, coordinates


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
    return [t for word in (*named, *small, *complements(verb, "as")) for t in coordinates(word)]


def infinitives(verb: Token) -> list[Token]:
    """Heads of complement clauses with "to": "stop" in "told Iran to stop"."""
    return [c for c in children(verb, "ccomp", "xcomp", "advcl") if any(t.lower_ == "to" for t in children(c, "aux"))]


def acts(word: Token) -> list[Token]:
    """Verbs of what somebody refuses, threatens or offers to do himself: "refused to meet", "a refusal to meet"."""
    nouns = [c for c in children(word, "acl") if any(t.lower_ == "to" for t in children(c, "aux"))]
    own = [c for c in (*infinitives(word), *nouns) if not children(c, *SUBJECTS, *PASSIVE_SUBJECTS)]
    return [act for clause in own for act in coordinates(clause)]
