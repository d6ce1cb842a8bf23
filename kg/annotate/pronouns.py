"""Whom a pronoun means: few rules, precision first; None where the text leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from kg.annotate.cast import PERSON, PLACE, STATE, Cast
from kg.model import Actor

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = frozenset("it its itself".split())
THEY = frozenset("they their them".split())
RELATIVE = frozenset("who which whose whom that".split())
SUBJECTS = frozenset("nsubj nsubjpass".split())
CLAUSES = frozenset("ROOT ccomp xcomp advcl conj relcl acl pcomp parataxis".split())
BACK = 2  # sentences


def link_pronouns(cast: Cast, sent: Span) -> None:
    """Mentions for the pronouns of a sentence that can be resolved."""
    for token in sent:
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("WP", "WDT", "WP$", "PRP$"):
            actor = antecedent(cast, token)
            if actor is not None and token.i not in cast.roots:
                cast.mention(token.i, token.i + 1, actor, "pronoun")


def antecedent(cast: Cast, token: Token) -> Actor | None:
    """The actor that a pronoun stands for."""
    word = token.lower_
    if word in RELATIVE and token.tag_ in ("WP", "WDT", "WP$"):
        return relative(cast, token)
    if word in HE:
        return search(cast, token, lambda actor: is_person(cast, actor, HE[word]))
    if word in IT and not expletive(token):
        return search(cast, token, is_body)
    if word in THEY:
        return search(cast, token, is_plural)
    return None


def relative(cast: Cast, token: Token) -> Actor | None:
    """who, which, whose: the noun that the clause modifies."""
    verb = token
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl" or verb.head.i > token.i:
        return None
    return cast.headed(verb.head.i)


def is_person(cast: Cast, actor: Actor, gender: str) -> bool:
    known = cast.gazetteer.entities.get(actor.id)
    said = (known.gender if known else None) or cast.genders.get(actor.id)
    return actor.kind == PERSON and said in (None, gender)


def is_body(actor: Actor) -> bool:
    return actor.kind not in (PERSON, PLACE)


def is_plural(actor: Actor) -> bool:
    return actor.kind not in (PERSON, PLACE, STATE)


def expletive(token: Token) -> bool:
    """ "It is clear that", "it rained"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    return token.dep_ == "expl" or verb.lemma_ in ("be", "seem", "appear", "take", "remain") and any(
        child.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl") for child in verb.children)


def search(cast: Cast, token: Token, fits: Callable[[Actor], bool]) -> Actor | None:
    """The subject of a clause above the pronoun, else the subjects of this sentence and the ones before, nearest last."""
    for subject in subjects_above(token):
        actor = cast.headed(subject.i)
        if actor and fits(actor) and subject.i < token.i:
            return actor
    for sent in sentences_before(cast, token):
        found = [actor for word in sent if word.i < token.i and word.dep_ in SUBJECTS
                 for actor in [cast.headed(word.i)] if actor and fits(actor)]
        if found:
            return found[0] if sent.end <= token.i else found[-1]
        other = [actor for word in sent if word.i < token.i for actor in [cast.headed(word.i)] if actor and fits(actor)]
        if other and len({actor.id for actor in other}) == 1:
            return other[0]
    return None


def subjects_above(token: Token) -> Iterator[Token]:
    """Subjects of the clauses that contain the pronoun, inmost first, other than itself."""
    for above in token.ancestors:
        for child in above.children:
            if child.dep_ in SUBJECTS and child != token and token not in child.subtree:
                yield child


def sentences_before(cast: Cast, token: Token) -> Iterator[Span]:
    """The sentence of a token and the ones before it, nearest first."""
    sents = cast.sents
    here = cast.sentence_of(token.i)
    for i in range(here, max(here - BACK, 0) - 1, -1):
        yield sents[i]
