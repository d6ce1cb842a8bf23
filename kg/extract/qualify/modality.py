"""Whether a predicate tells of something that happened, will, may, or belongs to an earlier time."""

from __future__ import annotations

import datetime

from spacy.tokens import Token

from kg.annotate import gazetteer
from kg.annotate.entities import Office
from kg.extract import syntax
from kg.extract.qualify import attribution, cues
from kg.model import Interval

STALE = datetime.timedelta(days=240)  # a date this long before publication belongs to an earlier phase
AHEAD = datetime.timedelta(days=180)  # a month without a year that lies farther off was rather meant to be the last one
RECENT = datetime.timedelta(days=30)  # so does this in an earlier calendar year ("last year")
PAST = ("VBD", "VBN", "VBG", "NN", "NNS")
MARKS = ("mark", "advmod", "prep")


def local(predicate: Token) -> tuple[str, str] | None:
    """The modality a predicate's own words give it, with the word; the least real where several do."""
    found = [*auxiliaries(predicate), *adjuncts(predicate), *periods(predicate)]
    ranked = [pair for name in ("hypothetical", "future", "historical") for pair in found if pair[0] == name]
    return ranked[0] if ranked else None


def auxiliaries(verb: Token) -> list[tuple[str, str]]:
    """Modals: "will", "may"; "could not" tells what did not happen, "would have" what might have."""
    words = [t.lower_ for t in syntax.children(verb, "aux", "auxpass")]
    found = [(value, word) for word in words if (value := cues.modality("auxiliary").get(word))]
    if "could" in words and syntax.children(verb, "neg"):
        return []
    if found and conditional(verb):
        return [("hypothetical", f"{found[0][1]} … if")]
    if "have" in words and found and found[0][0] == "future":
        return [("hypothetical", f"{found[0][1]} have")]
    return found or ([("hypothetical", "inversion")] if inverted(verb) else [])


def conditional(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    clauses = syntax.children(verb, "advcl")
    marks = (m for clause in clauses for m in syntax.children(clause, *MARKS))
    return any(mark.lower_ in cues.modality("mark") for mark in marks) or any(map(inverted, clauses))


def inverted(verb: Token) -> bool:
    """Whether the auxiliary before the subject means "if": "had Germany refused", "should he withdraw"."""
    words = syntax.children(verb, "nsubj", "nsubjpass", "aux")
    return len(words) > 1 and words[0].lower_ in ("had", "should", "were") and words[1].dep_ != "aux"


def adjuncts(predicate: Token) -> list[tuple[str, str]]:
    """Marks ("if"), adverbs ("perhaps") and adjectives ("former") that depend on the predicate."""
    kinds = {"mark": MARKS, "adverb": ("advmod", "npadvmod")}
    if predicate.pos_ in ("NOUN", "PROPN"):
        kinds["adjective"] = ("amod", "advmod", "compound")
    return [(value, child.lower_) for child in predicate.children for kind, labels in kinds.items()
            if child.dep_ in labels and not child.n_rights and (value := cues.modality(kind).get(child.lower_))]


def periods(predicate: Token) -> list[tuple[str, str]]:
    """Earlier times named behind a preposition: "during his presidency", "under Gaddafi"."""
    nouns = [noun for preposition in ("during", "in", "under") for noun in syntax.complements(predicate, preposition)]
    named = ((value, noun.text) for noun in nouns if (value := cues.modality("period").get(noun.lemma_.lower())))
    reigns = ((value, noun.text) for noun in nouns if (value := cues.modality("reign").get(noun.lemma_.lower()))
              if any(map(bygone, syntax.owners(noun))))
    under = (("historical", noun.text) for noun in syntax.complements(predicate, "under") if bygone(noun))
    return [*named, *reigns, *under]


def bygone(name: Token) -> bool:
    """Whether a name is that of somebody known to have held office, who holds none any more when the document is."""
    published = name.doc._.document.date
    held = [term for term in terms(name) if published and (term.start is None or term.start <= published)]
    return bool(held) and not any(term.on(published) for term in held)


def terms(name: Token) -> tuple[Office, ...]:
    """The terms of office of the person a token names, if any."""
    person = attribution.mentions(name.doc).get(name.i)
    return gazetteer.load().offices_of(person.id_) if person is not None else ()


def ahead(verb: Token) -> bool:
    """Whether a verb looks forward from now: "flies", "is flying", "will fly"; not "flew" or "has flown"."""
    if any(value == "future" for value, _ in auxiliaries(verb)):
        return True
    return verb.tag_ in ("VBZ", "VBP", "VBG") and not any(t.tag_ == "VBD" for t in syntax.children(verb, "aux"))


def past(trigger: Token) -> bool:
    """Whether a trigger has no tense that ties it to the present: a past form, a gerund or a noun."""
    helpers = syntax.children(trigger, "aux", "auxpass")
    return trigger.tag_ in PAST and not any(t.tag_ in ("VBZ", "VBP", "MD") for t in helpers)


def by_date(date: Interval | None, published: datetime.date | None) -> str | None:
    """Historical long before publication, future after it."""
    if date is None or published is None:
        return None
    if date.start > published:
        return "future" if date.start - published <= AHEAD else None
    age = published - date.end
    stale = age > STALE or (age > RECENT and date.end.year < published.year)
    return "historical" if stale else None
