"""What the typing model sees of a candidate: names of sparse features, and word vectors of the words that matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token

from kg.extract.candidates import Candidate, path
from kg.extract.match import Half, Match, Matcher

CONTENT = {"VERB", "NOUN", "ADJ", "PROPN", "ADV"}
TELLING = {"dobj", "attr", "acomp", "xcomp", "prt", "nsubjpass", "oprd"}  # complements that tell what a verb means
WINDOW = 3
LONG = 6  # a parse path longer than this is not spelled out
Fired = dict[tuple[str, str, int], list[Match]]
Halves = dict[tuple[str, int], list[Half]]


@dataclass(frozen=True)
class Evidence:
    """What the frames say of a document: whole matches by their two actors and sentence, halves by their one."""

    whole: Fired
    halves: Halves


def evidence(matcher: Matcher) -> Evidence:
    whole: Fired = defaultdict(list)
    for match in matcher:
        whole[match.source.actor.id, match.target.actor.id, match.trigger.sent.start].append(match)
    halves: Halves = defaultdict(list)
    for half in matcher.halves():
        halves[half.filler.actor.id, half.trigger.sent.start].append(half)
    return Evidence(whole, halves)


def sparse(candidate: Candidate, found: Evidence) -> Iterator[str]:
    """Names of the features that hold. Those of pairs across sentences have names of their own."""
    parts = [ends(candidate), frames(candidate, found), order(candidate)]
    parts.append(f"sent={lemma(t)}" for t in content(candidate.sentence))
    if candidate.together:
        yield from chain(*parts, route(candidate), around(candidate))
    else:
        yield from (f"far.{name}" for name in chain(*parts, lone(candidate)))


def content(words: Iterable[Token]) -> list[Token]:
    return [t for t in words if t.pos_ in CONTENT and not t.ent_type_]


def lone(candidate: Candidate) -> Iterator[str]:
    """How the one end stands in the sentence, and the other in its own."""
    near, other = (candidate.head, candidate.tail) if candidate.acts else (candidate.tail, candidate.head)
    side = "source" if candidate.acts else "target"
    yield f"here={side}"
    yield f"{side}.dep={near.root.dep_}"
    yield f"{side}.gov={lemma(near.root.head)}.{near.root.dep_}"
    yield f"{side}.gov={lemma(near.root.head)}"
    yield f"other.dep={other.root.dep_}"
    yield f"{side}.root={lemma(candidate.sentence.root)}"
    for token in near.root.ancestors:
        yield f"{side}.above={lemma(token)}"


def ends(candidate: Candidate) -> Iterator[str]:
    source, target = candidate.source, candidate.target
    yield f"classes={source.kind}>{target.kind}"
    yield f"source={source.kind}"
    yield f"target={target.kind}"
    if source.affiliation == target.id:
        yield "source-of-target"
    if target.affiliation == source.id:
        yield "target-of-source"
    if source.affiliation and source.affiliation == target.affiliation:
        yield "same-side"
    yield f"how={candidate.head._.how}>{candidate.tail._.how}"


def frames(candidate: Candidate, found: Evidence) -> Iterator[str]:
    start = candidate.sentence.start
    for end, name in ((candidate.source, "source"), (candidate.target, "target")):
        for half in found.halves.get((end.id, start), ()):
            if half.acts == (name == "source"):
                yield f"half.{name}={half.frame.type}"
                yield f"half.{name}={half.frame.type}.{half.frame.id}"
    for match in found.whole.get((candidate.source.id, candidate.target.id, start), ()):
        yield f"frame={match.frame.type}"
        yield f"frame={match.frame.type}.{match.frame.id}"
    for match in found.whole.get((candidate.target.id, candidate.source.id, start), ()):
        yield f"back={match.frame.type}"


def route(candidate: Candidate) -> Iterator[str]:
    """The parse path from source to target: its labels, its words, its turning point and what hangs there."""
    up, top, down = path(candidate.head.root, candidate.tail.root)
    labels = [f"{t.dep_}^" for t in up] + [f"{t.dep_}v" for t in down]
    yield f"top={lemma(top)}"
    yield f"top.pos={top.pos_}"
    yield f"steps={min(len(labels), LONG)}"
    if len(labels) <= LONG:
        yield f"path={' '.join(labels)}"
        yield f"path={' '.join(labels)}@{lemma(top)}"
    for t in (*up[1:], top, *down[:-1]):
        yield f"on={lemma(t)}"
    for t in up[1:]:
        yield f"up={lemma(t)}"
    for t in down[:-1]:
        yield f"down={lemma(t)}"
    for child in top.children:
        if child.dep_ in ("dobj", "prep", "neg", "prt", "aux", "xcomp", "ccomp", "advmod", "mark", "attr", "acomp", "nsubjpass", "agent"):
            yield f"top.{child.dep_}={lemma(child)}"
            yield f"top+={lemma(top)}.{child.dep_}={lemma(child)}"
    for name, span in (("head", candidate.head), ("tail", candidate.tail)):
        token = span.root
        yield f"{name}.dep={token.dep_}"
        yield f"{name}.gov={lemma(token.head)}.{token.dep_}"
        yield f"{name}.gov={lemma(token.head)}"
        yield f"{name}.gov2={lemma(token.head.head)}.{token.head.dep_}"
        for child in token.head.children:
            if child.dep_ in ("dobj", "prep", "prt", "pobj", "nsubjpass") and child != token:
                yield f"{name}.near={lemma(child)}"


def order(candidate: Candidate) -> Iterator[str]:
    if not candidate.together:
        yield f"back={sum(1 for t in candidate.between if t.is_sent_start)}"
        return
    first = candidate.head.root.i < candidate.tail.root.i
    gap = abs(candidate.head.root.i - candidate.tail.root.i)
    yield f"first={first}"
    yield f"gap={min(gap.bit_length(), 5)}.{first}"
    others = {s.id_ for s in candidate.head.doc.spans["mentions"] if in_sentence(s, candidate.sentence)}
    yield f"actors={min(len(others), 6)}"
    low, high = sorted((candidate.head.root.i, candidate.tail.root.i))
    inner = {s.id_ for s in candidate.head.doc.spans["mentions"] if low < s.root.i < high} - {candidate.source.id, candidate.target.id}
    yield f"inner={min(len(inner), 4)}"


def around(candidate: Candidate) -> Iterator[str]:
    """Words between the two mentions and beside each."""
    doc = candidate.head.doc
    first, second = sorted((candidate.head, candidate.tail), key=lambda s: s.start)
    way = "f" if first is candidate.head else "b"
    for token in doc[first.end : second.start]:
        if token.pos_ in CONTENT or token.pos_ in ("ADP", "PART", "PUNCT"):
            yield f"between.{way}={lemma(token)}"
    for name, span in (("head", candidate.head), ("tail", candidate.tail)):
        sentence = candidate.sentence
        for n in range(1, WINDOW + 1):
            if span.start - n >= sentence.start:
                yield f"{name}-{n}={lemma(doc[span.start - n])}"
            if span.end + n - 1 < sentence.end:
                yield f"{name}+{n}={lemma(doc[span.end + n - 1])}"


def in_sentence(span: Span, sentence: Span) -> bool:
    return bool(sentence.start <= span.root.i < sentence.end)


def lemma(token: Token) -> str:
    """The lemma, or the kind of entity for names and numbers, which should not be learnt by heart."""
    if token.ent_type_ and token.pos_ in ("PROPN", "NUM"):
        return token.ent_type_
    return str(token.lemma_.lower())


def dense(candidate: Candidate) -> NDArray[np.float32]:
    """Mean word vectors: turning point, its complements, path, governors of both ends, words between, whole sentence."""
    doc = candidate.head.doc
    groups: list[Iterable[Token]]
    if candidate.together:
        up, top, down = path(candidate.head.root, candidate.tail.root)
        first, second = sorted((candidate.head, candidate.tail), key=lambda s: s.start)
        groups = [[top], [c for c in top.children if c.dep_ in TELLING], [*up[1:], *down[:-1]],
                  [candidate.head.root.head], [candidate.tail.root.head], content(doc[first.end : second.start])]
    else:
        root, own = candidate.sentence.root, [(candidate.head if candidate.acts else candidate.tail).root.head]
        groups = [[root], [c for c in root.children if c.dep_ in TELLING], [],
                  own if candidate.acts else [], [] if candidate.acts else own, []]
    return np.concatenate([mean(doc, group) for group in (*groups, content(candidate.sentence))])


def mean(doc: Doc, tokens: Iterable[Token]) -> NDArray[np.float32]:
    """The mean of the word vectors, of length 1; zeros where there is none."""
    found = sum((t.vector for t in tokens if t.has_vector), np.zeros(doc.vocab.vectors_length, dtype=np.float32))
    return np.asarray(found / (np.linalg.norm(found) + 1e-6), dtype=np.float32)
