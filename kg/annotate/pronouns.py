"""Whom a pronoun means: few rules, precision first; None where the text leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from kg.annotate import cues
from kg.annotate.cast import DESCRIPTIONS, Cast
from kg.model import FORCE, PERSON, PLACE, STATE, Actor

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
IT = cues.word_set("it")
THEY = cues.word_set("they")
ME, WE = cues.word_set("me"), cues.word_set("we")
SPEECH = cues.word_set("speech")
RELATIVE = cues.word_set("relative")
OBJECTS = frozenset(["dobj", "iobj", "dative", "pobj"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
BACK = 2  # sentences
HUMAN = cues.word_set("human")


def link_pronouns(cast: Cast, sent: Span) -> None:
    """Mentions for the pronouns of a sentence that can be resolved."""
    for token in sent:
        if token.pos_ in ("PRON", "DET") or token.tag_ in ("WP", "WDT", "WP$", "PRP$"):
            actor = antecedent(cast, token)
            free = token.i not in cast.roots
            for one in [actor] if actor else joint_subject(cast, token) if token.lower_ in THEY else []:
                if free:
                    cast.mention(token.i, token.i + 1, one, "pronoun")
    for token in sent:
        speaker = quoted(cast, token) if token.lower_ in ME | WE and token.i not in cast.roots else None
        if speaker is not None:
            cast.mention(token.i, token.i + 1, speaker, "pronoun")


def quoted(cast: Cast, token: Token) -> Actor | None:
    """ "I", "we": who says so; where a person speaks of what is done to "us" or is "ours", his or her state."""
    verbs = (verb for verb in token.ancestors if verb.lemma_ in SPEECH)
    spans = (cast.roots.get(child.i) for verb in verbs for child in verb.children if child.dep_ in SUBJECTS)
    span = next((one for one in spans if one is not None and one.label_ != PLACE), None)
    speaker = cast.actors[span.id_] if span is not None else None
    if speaker is None or speaker.kind != PERSON or token.dep_ in SUBJECTS or token.lower_ in ME:
        return speaker
    return cast.state(speaker)


def joint_subject(cast: Cast, token: Token) -> list[Actor]:
    """ "Iran and Iraq said they": the persons, or the states and bodies, that are together the subject above.

    Of pronouns that act themselves, or own what acts: "they blamed their allies" sets no ally of Iran's against Iraq.
    """
    acting = token.head if token.tag_ == "PRP$" else token
    for subject in subjects_above(token) if acting.dep_ in SUBJECTS else ():
        if subject.i < token.i:
            spans = [cast.roots.get(word.i) for word in (subject, *subject.conjuncts)]
            actors = [cast.actors[span.id_] for span in spans if span is not None and span.label_ != PLACE]
            alike = len({actor.kind == PERSON for actor in actors}) == 1
            return actors if len(actors) == len(spans) > 1 and alike else []
    return []


def antecedent(cast: Cast, token: Token, *, strict: bool = True) -> Actor | None:
    """The actor that a pronoun stands for; strictly, only if no other noun could be meant."""
    word = token.lower_
    if word in RELATIVE and token.tag_ in ("WP", "WDT", "WP$"):
        return relative(cast, token)
    if word in HE:
        return search(cast, token, lambda span: is_person(cast, span, HE[word]), strict)
    if word in IT and not expletive(token):
        return search(cast, token, is_body, strict)
    if word in THEY:
        return search(cast, token, is_plural, strict)
    return None


def relative(cast: Cast, token: Token) -> Actor | None:
    """who, which, whose: the name before the comma, else the noun that the clause modifies."""
    before = cast.over.get(token.i - 2) if token.i > 1 and token.nbor(-1).text == "," else None
    if before is not None and before.end == token.i - 1:
        return cast.actors[before.id_]
    verb = token
    while verb.dep_ != "relcl" and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl" or verb.head.i > token.i:
        return None
    return cast.headed(verb.head.i)


def is_person(cast: Cast, span: Span, gender: str) -> bool:
    known = cast.gazetteer.entities.get(span.id_)
    said = (known.gender if known else None) or cast.genders.get(span.id_)
    return span.label_ == PERSON and said in (None, gender)


def is_body(span: Span) -> bool:
    return span.label_ not in (PERSON, PLACE) and span.root.tag_ not in ("NNS", "NNPS")


def is_plural(span: Span) -> bool:
    """Armed groups, "officials", "the Russians"; the United States is one."""
    named = span.label_ == STATE and span._.how not in ("demonym", *DESCRIPTIONS)
    plural = span.root.tag_ in ("NNS", "NNPS") and not named
    return span.label_ not in (PERSON, PLACE) and (span.label_ == FORCE or plural)


def expletive(token: Token) -> bool:
    """ "It is clear that", "it rained"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    return token.dep_ == "expl" or (verb.lemma_ in ("be", "seem", "appear", "take", "remain") and any(
        child.dep_ in ("acomp", "attr", "ccomp", "xcomp", "advcl") for child in verb.children))


def search(cast: Cast, token: Token, fits: Callable[[Span], bool], strict: bool = True) -> Actor | None:
    """The nearest subject that fits: of a clause above the pronoun, of its sentence, of the sentences before.

    A subject in between that could be meant, but is no actor, leaves the pronoun open.
    """
    above = [subject for subject in subjects_above(token) if subject.i < token.i]
    here, *before = sentences_before(cast, token)
    if (known := object_before(cast, token, fits)) is not None:
        return known
    before = [] if verb_before(token) is not None else before
    found, blocked = first_fit(cast, token, [*above, *subjects(here, token, above)], fits, strict)
    if found is None and not blocked:
        found = only_one(cast, token, fits, here.start)
    for sent in before if not blocked else ():
        if found is None and not blocked:
            found, blocked = first_fit(cast, token, subjects(sent, token), fits, strict)
    return found or (None if blocked else only_one(cast, token, fits, before[0].start if before else here.start))


def first_fit(cast: Cast, token: Token, subjects: list[Token], fits: Callable[[Span], bool],
              strict: bool) -> tuple[Actor | None, bool]:
    """The first subject that fits, and whether a rival came before it."""
    for subject in subjects:
        span = cast.roots.get(subject.i)
        if token.lower_ in THEY and any(child.dep_ == "conj" for child in subject.children):
            return None, True
        if span is not None and fits(span) and span.id_ not in others(cast, token):
            return cast.actors[span.id_], False
        if strict and span is None and rival(subject, token):
            return None, True
    return None, False


def others(cast: Cast, token: Token) -> set[str]:
    """Who stands at the other end of a pronoun's verb, and is therefore not meant: "Burhan left and called him"."""
    if token.lower_.endswith("self"):
        return set()
    if token.dep_ in OBJECTS:
        verbs = (governor(token), verb_before(token))
        words = [child for verb in verbs if verb for child in verb.children if child.dep_ in SUBJECTS]
        return {span.id_ for word in words if (span := cast.roots.get(word.i)) is not None}
    done = [child for child in token.head.children if child.dep_ in OBJECTS] if token.dep_ in SUBJECTS else []
    words = [word for noun in done for word in (noun, *noun.children)]
    return {span.id_ for word in words if (span := cast.over.get(word.i)) is not None and span._.how != "pronoun"}


def governor(token: Token) -> Token:
    return token.head.head if token.dep_ == "pobj" else token.head


def verb_before(token: Token) -> Token | None:
    """The verb that shares its subject with the one whose object a pronoun is: "invited Modi and offered him"."""
    verb = governor(token)
    shared = verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children)
    return verb.head if shared and token.dep_ in OBJECTS else None


def object_before(cast: Cast, token: Token, fits: Callable[[Span], bool]) -> Actor | None:
    """The object of the verb before."""
    verb = verb_before(token)
    spans = [cast.roots.get(child.i) for child in verb.children if child.dep_ in OBJECTS] if verb else []
    return next((cast.actors[span.id_] for span in spans if span is not None and fits(span)), None)


def subjects(sent: Span, token: Token, known: list[Token] | None = None) -> list[Token]:
    """Subjects before a pronoun: in its own sentence the nearest first, in an earlier one the main clause's."""
    found = [word for word in sent if word.dep_ in SUBJECTS and word.i < token.i and word not in (known or ())]
    return sorted(found, key=lambda word: depth(word) if sent.end <= token.i else token.i - word.i)


def depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def rival(subject: Token, pronoun: Token) -> bool:
    """May a pronoun mean a subject that is no actor? Singular nouns for "it", plural for "they", any human for "he"."""
    if subject.pos_ not in ("NOUN", "PROPN"):
        return False
    plural = subject.tag_ in ("NNS", "NNPS")
    if pronoun.lower_ in HE:
        return not plural and subject.lemma_ in HUMAN
    return plural == (pronoun.lower_ in THEY)


def only_one(cast: Cast, token: Token, fits: Callable[[Span], bool], floor: int) -> Actor | None:
    """The one actor that fits between a token and the pronoun; "they" of other sentences are subjects."""
    if token.lower_ in THEY and floor < token.sent.start:
        return None
    met = {span.id_ for span in cast.spans if floor <= span.start < token.i and fits(span)} - others(cast, token)
    return cast.actors[met.pop()] if len(met) == 1 else None


def subjects_above(token: Token) -> Iterator[Token]:
    """Subjects of the clauses that contain the pronoun, inmost first, other than itself; "Iran's denial that it"."""
    for above in token.ancestors:
        for child in above.children:
            if child.dep_ in (*SUBJECTS, "poss") and child != token and token not in child.subtree:
                yield child


def sentences_before(cast: Cast, token: Token) -> Iterator[Span]:
    """The sentence of a token and the ones before it, nearest first."""
    sents = cast.sents
    here = cast.sentence_of(token.i)
    for i in range(here, max(here - BACK, 0) - 1, -1):
        yield sents[i]
