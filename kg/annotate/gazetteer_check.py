"""What is wrong with a gazetteer that loads: names two actors share unflagged, terms that overlap, names of nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.annotate.entities import Name, Office, key
from kg.annotate.gazetteer import Gazetteer
from kg.model import Issue

SINGLE = frozenset(
    {"President", "Prime Minister", "Chancellor", "Foreign Minister", "Defence Minister", "Secretary-General"}
)


def problems(gazetteer: Gazetteer) -> list[Issue]:
    """All faults of a gazetteer, in a stable order; none in a good one."""
    return [*shared_names(gazetteer), *overlapping_terms(gazetteer)]


def shared_names(gazetteer: Gazetteer) -> Iterator[Issue]:
    """A name of several actors must be flagged "context" for all of them but one, its usual bearer."""
    bearers: defaultdict[str, list[Name]] = defaultdict(list)
    for name in gazetteer.names:
        if not name.needs_context:
            bearers[key(name.text)].append(name)
    for names in bearers.values():
        ids = sorted({name.entity for name in names})
        if len(ids) > 1:
            yield Issue(names[0].text, f"name of {' and '.join(ids)}; flag it context for all but its usual bearer")


def overlapping_terms(gazetteer: Gazetteer) -> Iterator[Issue]:
    """One holder at a time in offices that have only one; a day of handing over is no overlap."""
    terms: defaultdict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in gazetteer.offices:
        if office.title in SINGLE and office.start:
            terms[office.of, office.title].append(office)
    for (of, title), held in sorted(terms.items()):
        held.sort(key=lambda office: str(office.start))
        for earlier, later in pairwise(held):
            if overlap(earlier, later):
                when = f"{earlier.person} until {earlier.end}, {later.person} from {later.start}"
                yield Issue(f"{title} of {of}", when)


def overlap(earlier: Office, later: Office) -> bool:
    """Whether the later term begins before the earlier one ends, by more than the 31 days a vague date may hide."""
    if earlier.person == later.person or later.start is None:
        return False
    return earlier.end is None or (earlier.end - later.start).days > 31
