"""Whose claim it is: the mention of the speaker of reporting words, "according to", or a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from spacy.tokens import Doc, Span, Token

from kg.extract import syntax
from kg.extract.clauses import demanded
from kg.extract.ellipsis import label
from kg.extract.qualify import cues, transcripts
from kg.extract.qualify.climb import FINITE, VERBAL
from kg.extract.qualify.quotes import quote_at
from kg.model import PLACE


def claimant(reporter: Token) -> Span | None:
    """The mention that makes the claim of a reporting verb ("said") or noun ("claim").

    A paper speaks for who issues it: "the ministry issued a statement saying".
    """
    speakers = syntax.subjects(reporter) if reporter.pos_ in VERBAL else [reporter]
    found = mention(cited(reporter)) or mention(speakers)
    if found is None and speakers and (verb := syntax.support(speakers[0])) not in (None, reporter):
        issued = speakers[0].dep_ in ("dobj", "nsubjpass") and not cues.denies(verb)
        return mention(syntax.subjects(verb)) if issued else None
    return found


def cited(reporter: Token) -> list[Token]:
    """Whom a reporter relays: "quoted Kim as saying", "KCNA, citing Kim, said"."""
    verb = reporter.head.head
    if reporter.dep_ == "pcomp" and reporter.head.lower_ == "as" and verb.lemma_.lower() in cues.listed("relay", "as"):
        return syntax.objects(verb)
    beside = syntax.children(reporter, "advcl")
    return [noun for child in beside if child.lemma_.lower() in cues.listed("relay", "ing")
            for noun in syntax.children(child, "dobj")]


def quoting(token: Token) -> Token | None:
    """The reporting verb of the quotation that a token stands in."""
    quote = quote_at(token)
    return quote.verb if quote is not None else None


def voice(word: Token) -> Span | None:
    """The mention of who speaks where a word stands: whose turn it is in a transcript, or whose quotation."""
    verb = quoting(word)
    return transcripts.speaker(word) or (claimant(verb) if verb is not None else None)


def beside(predicate: Token) -> Iterator[tuple[Token, Span]]:
    """Sources named beside a predicate: "according to X", "by X's account", ", X said," in its midst, "X: Y must"."""
    name = label(predicate) if demanded(predicate) else None
    if name is not None and (speaker := mentions(name.doc).get(name.i)):
        yield name, speaker
    for child in predicate.children:
        if speaker := source(child):
            yield child, speaker


def source(child: Token) -> Span | None:
    """The source that one dependent of a predicate names."""
    if child.lower_ == "according":
        return mention(t for to in child.children for t in syntax.children(to, "pobj"))
    if child.dep_ == "prep":
        accounts = (t for t in syntax.children(child, "pobj") if t.lemma_.lower() in cues.accounts(child.lower_))
        return mention(owner for account in accounts for owner in syntax.owners(account))
    parenthetical = child.dep_ == "parataxis" and child.tag_ in FINITE and child.lemma_.lower() in cues.speech_verbs()
    return claimant(child) if parenthetical else None


def mention(heads: Iterable[Token]) -> Span | None:
    """The first mention that the noun phrases name: by their head, apposition, title or owner."""
    return next(chain.from_iterable(named(head) for head in heads), None)


def named(head: Token) -> Iterator[Span]:
    """Mentions of a noun phrase, the nearest to its head first."""
    index = mentions(head.doc)
    near = [head, *syntax.children(head, "appos"), *syntax.owners(head)]
    near += [t for preposition in ("for", "at", "with") for t in syntax.complements(head, preposition)]
    yield from (index[token.i] for token in near if token.i in index)


@lru_cache(maxsize=8)
def mentions(doc: Doc) -> dict[int, Span]:
    """Actor mentions by head token, else by any of their tokens; the longest where several share one."""
    spans = sorted((s for s in doc.spans["mentions"] if s.label_ != PLACE), key=lambda s: (len(s), -s.start))
    return {t.i: span for span in spans for t in span} | {span.root.i: span for span in spans}
