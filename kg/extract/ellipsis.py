"""What a clause leaves out, or shares with its neighbour: elliptic "does not", parallel phrases, lists of headlines."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.cues import word_set

CONTRASTS = word_set("contrasts")


def listed(subject: Token) -> list[Token]:
    """The other name that a headline lists as subject of a plural verb: "Japan" of "Japan, Manila sign a pact"."""
    verb = subject.head
    if verb.lower_ != verb.lemma_.lower():
        return []
    before = [c for c in verb.children if c.pos_ == "PROPN" and c.i + 2 == subject.left_edge.i and c.nbor().text == ","]
    helpers = [c.i for c in verb.children if c.dep_ == "aux"]
    after = [c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.left_edge.nbor(-1).text == ","
             and c.right_edge.i + 1 == min([verb.i, *helpers])]
    return [*before, *after]


def echoed(word: Token) -> Token | None:
    """The verb that a form of "do" stands for: "supports" of "Poland supports Ukraine but Hungary does not"."""
    if word.lemma_.lower() != "do" or word.dep_ not in ("conj", "ccomp", "advcl", "ROOT") or doer(word) is None:
        return None
    verbs = [word.head, *(c for c in word.children if c.dep_ == "ccomp")]
    return next((v for v in verbs if v.pos_ == "VERB" and v.i < word.i), None)


def doer(word: Token) -> Token | None:
    """Who does, or does not, what a clause before says: "Hungary" of "but Hungary does not"."""
    own = [c for c in word.children if c.dep_ == "nsubj"]
    near = own or [t for t in word.doc[word.sent.start : word.i] if t.dep_ == "conj" and stranded(t)]
    return next((t for t in near if t.right_edge.i + 1 == word.i and opposed(t)), None)


def stranded(noun: Token) -> bool:
    """Whether a noun that the parser took for a coordinate is the subject of an elliptic "does"."""
    after = noun.right_edge.i + 1
    return after < len(noun.doc) and noun.doc[after].lower_ in ("do", "does", "did") and opposed(noun)


def opposed(noun: Token) -> bool:
    """Whether a phrase stands right behind "but" or "while"."""
    start = noun.left_edge.i
    return start > 0 and noun.doc[start - 1].lower_ in CONTRASTS


def gapped(verb: Token) -> list[Token]:
    """Objects that follow with a phrase of their own: "Denmark" of "met Sweden on Monday and Denmark on Tuesday"."""
    first = [(p, t) for p in verb.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj"]
    return [c for p, t in first for holder in (t, verb) for c in holder.children
            if c.dep_ == "conj" and c.pos_ == "PROPN" and c.i > t.i and alike(p, t, c)]


def alike(preposition: Token, noun: Token, name: Token) -> bool:
    """Whether a name is followed by a phrase like the one before it: the same preposition, the same sort of thing."""
    after = name.right_edge.i + 1
    second = name.doc[after] if after < len(name.doc) else name
    return second.lower_ == preposition.lower_ and any(t.ent_type_ == noun.ent_type_ for t in second.children)


def set_off(verb: Token) -> list[Token]:
    """The shared object that a comma sets off from its last verb: "Uganda" of "accused, and later hit, Uganda"."""
    return [c for c in verb.children if verb.dep_ == "conj" and c.dep_ == "npadvmod" and c.pos_ == "PROPN"
            and c.left_edge.i > verb.i and c.left_edge.nbor(-1).text == ","]


def label(verb: Token) -> Token | None:
    """The name before a colon that opens the line of a clause: "Macron" of "Macron: Germany must help"."""
    names = (c for c in verb.children if c.i < verb.i and c.nbor().text == ":")
    return next((c for c in names if c.left_edge.i == 0 or "\n" in c.left_edge.nbor(-1).text), None)
