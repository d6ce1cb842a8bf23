"""Who stands where around a verb or noun: logical subject and object, complements, possessors, descriptions.

Reads a ClearNLP-style dependency parse (spaCy's English pipelines) and answers with head tokens of phrases, so that
active, passive, participial, relative and controlled clauses all look alike to the frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Span, Token

from kg.annotate.cues import word_set
from kg.extract.ellipsis import gapped, listed, set_off, stranded

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
OBJECTS = {"dobj", "obj"}
PARTICIPLE = "VBN"
MEASURES = word_set("measures")
HYPHENS = {"-", "–", "/"}
RELATIVES = {"WDT", "WP", "WP$"}


def children(token: Token, *labels: str) -> list[Token]:
    """Children of a token that carry one of the dependency labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def head(span: Span) -> Token:
    """The head word of a name: the last of its words that depend on something outside it, articles aside."""
    tops = [t for t in span if t.head == t or not span.start <= t.head.i < span.end]
    return ([t for t in tops if t.pos_ != "DET"] or tops)[-1]


def governs_clause(token: Token) -> bool:
    """Whether a token is used as a verb, whatever its tag: it has a subject and an object of its own."""
    labels = {child.dep_ for child in token.children}
    return not labels.isdisjoint(SUBJECTS | PASSIVE_SUBJECTS) and not labels.isdisjoint(OBJECTS | {"auxpass", "agent"})


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle after its noun."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == PARTICIPLE and not children(verb, "aux", *SUBJECTS):
        return is_passive(verb.head) and not children(verb, *OBJECTS)
    return verb.dep_ == "acl" and verb.tag_ == PARTICIPLE and not children(verb, "aux", *SUBJECTS)


def subjects(verb: Token) -> list[Token]:
    """Heads of the logical subject: of an active verb its subject, of a passive one the agent after "by"."""
    if is_passive(verb):
        return [noun for by in children(verb, "agent") for noun in children(by, "pobj", "pcomp")]
    own = [t for child in children(verb, *SUBJECTS) for t in (*listed(child), antecedent(child))]
    return own or inherited_subjects(verb)


def inherited_subjects(verb: Token) -> list[Token]:
    """The understood subject of a verb without one: of its coordinate, controller or the noun it modifies."""
    head = verb.head
    if head == verb:
        return []
    match verb.dep_:
        case "conj" if head.pos_ in ("VERB", "AUX"):
            return surface_subjects(head)
        case "xcomp":
            return (head.lemma_ != "use" and objects(head)) or surface_subjects(head)
        case "advcl":
            return surface_subjects(head)
        case "ccomp" if not children(verb, "mark"):
            return surface_subjects(head)
        case "acl" if verb.tag_ == "VBG":
            return [head]
        case "acl":
            return owners(head) or (subjects(head.head) if head.dep_ in OBJECTS else [])
        case "relcl":
            return [head]
        case "pcomp":
            return controllers(head)
        case "prep" | "dep" | "aux" | "attr" | "acomp" if head.pos_ in ("VERB", "AUX"):
            return surface_subjects(head)
    return []


def surface_subjects(verb: Token) -> list[Token]:
    """Who a following clause without subject is about: the grammatical subject, active or passive."""
    own = [t for child in children(verb, *SUBJECTS, *PASSIVE_SUBJECTS) for t in (*listed(child), antecedent(child))]
    return own or inherited_subjects(verb)


def controllers(preposition: Token) -> list[Token]:
    """The understood subject of "of shelling" or "by imposing": the object accused or thanked, else the subject."""
    verb = preposition.head
    if verb.pos_ in ("ADJ", "ADV") and verb.head.pos_ in ("VERB", "AUX"):
        return surface_subjects(verb.head)
    if verb.pos_ not in ("VERB", "AUX"):
        return owners(verb)
    if preposition.lower_ in ("of", "for", "from", "with", "into"):
        return objects(verb) or surface_subjects(verb)
    return surface_subjects(verb)


def objects(verb: Token) -> list[Token]:
    """Heads of the logical object, and what a measure of it counts: "dozens of tanks", "a series of talks"."""
    return [t for noun in named_objects(verb)
            for t in (noun, *(complements(noun, "of") if noun.lemma_.lower() in MEASURES else ()))]


def named_objects(verb: Token) -> list[Token]:
    """Heads of the logical object: of an active verb its object, of a passive one its grammatical subject."""
    if is_passive(verb):
        own = [antecedent(child) for child in children(verb, *PASSIVE_SUBJECTS, *OBJECTS)]
        if not own and verb.dep_ in ("acl", "relcl"):
            return [verb.head]
        return own or (surface_subjects(verb.head) if verb.dep_ in ("conj", "xcomp", "advcl") else [])
    own = [antecedent(child) for child in children(verb, *OBJECTS)]
    if own or set_off(verb):
        return [*own, *gapped(verb)] if own else set_off(verb)
    pronouns = (t for s in children(verb, *SUBJECTS) for t in s.subtree if t.tag_ in RELATIVES)
    if verb.dep_ == "relcl" and not any(pronouns) and subjects(verb) != [verb.head]:
        return [verb.head]
    shared = (c for c in children(verb, "conj") if c.pos_ == "VERB" and not children(c, *SUBJECTS, *PASSIVE_SUBJECTS))
    return next((named_objects(c) for c in shared), [])


def recipients(verb: Token) -> list[Token]:
    """Heads of an indirect object: "gave Kyiv tanks", and of "to Kyiv" where the parser calls it a dative."""
    found = []
    for child in children(verb, "dative", "iobj"):
        found += children(child, "pobj") if child.pos_ == "ADP" else [antecedent(child)]
    return found


def effects(noun: Token) -> list[Token]:
    """Heads of what an event that is a subject does something to: "the sanctions hit Iran", "aim to hurt Iran"."""
    verb = noun.head if noun.dep_ in SUBJECTS else None
    return [t for v in (verb, *children(verb, "xcomp")) for t in objects(v)] if verb is not None else []


def audience(verb: Token) -> list[Token]:
    """Heads of whom a verb of speech is said to by a clause beside it: "warned of war, telling Seoul that …"."""
    beside = [c for c in children(verb, "advcl", "conj") if c.tag_ == "VBG"]
    return [t for clause in beside for t in objects(clause)]


def complements(head: Token, preposition: str) -> list[Token]:
    """Heads of phrases after a preposition of a verb, noun or adjective, also through "with" + gerund or a particle."""
    found = []
    for child in head.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod") and child.lower_ == preposition:
            found += [antecedent(t) for t in children(child, "pobj")]
        elif child.dep_ in ("prep", "prt", "advmod") and child.pos_ in ("ADP", "ADV", "SCONJ"):
            found += [antecedent(t) for inner in children(child, "prep") if inner.lower_ == preposition
                      for t in children(inner, "pobj")]
    joint = children(head, "conj") if preposition == "of" and not found else []  # "the ally and partner of"
    return found or [t for other in joint for t in complements(other, preposition)]


def prepositional(head: Token) -> list[Token]:
    """Heads of all phrases behind prepositions of a word: "talks" of "pulled out of talks"."""
    first = children(head, "prep", "agent", "dative", "prt", "advmod")
    return [t for p in first for link in (p, *children(p, "prep")) for t in children(link, "pobj")]


def owners(noun: Token) -> list[Token]:
    """Heads of what owns or qualifies a noun: "China's", "Chinese", "U.S." before it, "of/by/from China" after it."""
    return [*qualifiers(noun), *sides(noun)]


def qualifiers(noun: Token) -> list[Token]:
    """Heads of what owns or qualifies a noun before it: "China's", "Chinese", "U.S."."""
    return [antecedent(t) for t in children(noun, "poss", "amod", "compound", "nmod", "nummod")]


def sides(noun: Token) -> list[Token]:
    """Heads of whose a noun is, after it: "of/by/from China"."""
    return [t for p in ("of", "by", "from") for t in complements(noun, p)]


def described(noun: Token) -> list[Token]:
    """Heads of what a relational noun is said of: "X, an ally", "ally X", "X is an ally", "its X ally"."""
    found = children(noun, "appos")
    if noun.dep_ == "appos":
        found.append(noun.head)
    if noun.dep_ == "compound" or (noun.dep_ in ("nmod", "amod") and noun.head.pos_ == "PROPN"):
        found.append(noun.head)
    if noun.dep_ in SUBJECTS and noun.head.lemma_ == "be":
        found += children(noun.head, "attr")
    if noun.dep_ in ("attr", "oprd", "acomp") and noun.head.pos_ in ("AUX", "VERB"):
        found += objects(noun.head) if noun.dep_ == "oprd" else surface_subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in ("VERB", "AUX"):
        found += objects(noun.head.head) or surface_subjects(noun.head.head)
    if noun.dep_ == "conj":
        found += described(noun.head)
    if children(noun, "poss"):
        found += children(noun, "amod", "compound", "nmod")
    return [antecedent(t) for t in (*found, *named_next(noun))]


def named_next(noun: Token) -> list[Token]:
    """The head of a name that a common noun stands right before, whatever the parse makes of it: "its main ally X"."""
    names = list(takewhile(lambda t: t.pos_ == "PROPN", noun.doc[noun.i + 1 : noun.sent.end]))
    return names[-1:] if noun.pos_ == "NOUN" else []


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for; any other token itself."""
    if token.tag_ not in RELATIVES:
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ in ("relcl", "acl"):
            return ancestor.head
        if ancestor.dep_ in ("ccomp", "pcomp") and ancestor.i < token.i:
            return token
    return token


def coordinates(token: Token) -> Iterator[Token]:
    """A token and everything coordinated with it: "Japan" and "South Korea" of "Japan and South Korea".

    Names before "and" or a hyphen that the parser hangs on the last one as modifiers count too.
    """
    for child in children(token, "nmod", "compound"):
        if children(child, "cc") or (child.i < token.i and child.nbor().text in HYPHENS):
            yield from coordinates(child)
    yield token
    for child in children(token, "conj"):
        if not stranded(child):
            yield from coordinates(child)


def support(noun: Token) -> Token | None:
    """The verb that a noun of action is the object, subject or complement of: "held" of "held talks"."""
    head = noun.head
    if noun.dep_ == "conj" and head != noun and head.pos_ in ("NOUN", "PROPN"):
        return support(head)
    if noun.dep_ in (*OBJECTS, *SUBJECTS, *PASSIVE_SUBJECTS, "attr", "dative") and head.pos_ in ("VERB", "AUX"):
        return head
    if noun.dep_ == "pobj" and head.dep_ in ("prep", "agent", "prt") and head.head.pos_ in ("VERB", "AUX"):
        return head.head
    return None
