"""The ontology as a page of HTML, by pyLODE (pip install pylode==3.3.4, in an environment of its own):

    PYTHONHASHSEED=0 python ontology/doc.py out/ontology.html      # as make docs does

The seed makes the page the same each time: pyLODE writes some things in the order of a set.
"""

from __future__ import annotations

import sys
from pathlib import Path

import rdflib
from pylode import OntPub

HERE = Path(__file__).parent
FILES = ("core.ttl", "events.ttl")


def page(target: Path) -> None:
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(HERE / name)
    target.parent.mkdir(parents=True, exist_ok=True)
    OntPub(ontology=graph, sort_subjects=True).make_html(destination=target)


if __name__ == "__main__":
    page(Path(sys.argv[1]))
