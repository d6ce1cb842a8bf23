"""The pretrained encoder that training starts from: MiniLM, whose weights a package carries."""

from __future__ import annotations

import tempfile
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer
from transformers import BertModel

PACKAGE, ARCHIVE = "all_minilm_l6_v2", "model.zip"


@cache
def folder() -> Path:
    """Where the weights are unpacked, once a process."""
    place = Path(tempfile.mkdtemp(prefix="kg-minilm-"))
    spec = find_spec(PACKAGE)  # importing it would print
    if spec is None or spec.origin is None:
        raise ImportError(f"no {PACKAGE}", name=PACKAGE)
    with zipfile.ZipFile(Path(spec.origin).with_name(ARCHIVE)) as archive:
        archive.extractall(place)
    return next(place.rglob("tokenizer.json")).parent


def encoder() -> BertModel:
    """The encoder without its pooler; its word embeddings stay as they are."""
    model = BertModel.from_pretrained(folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0)
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
