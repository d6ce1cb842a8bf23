"""How workers start: with all of ours loaded where that can be, else by themselves."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor

import pytest

from kg.engines.local import OURS, Means, pipeline, workers

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked")


def loaded() -> int:
    """The pipelines that this process has."""
    return pipeline.cache_info().currsize


def torch_is_barred() -> bool:
    return "torch" in sys.modules and sys.modules["torch"] is None


@LINUX
@pytest.mark.model
def test_a_worker_begins_with_the_pipeline_loaded() -> None:
    context, begin = workers(OURS)
    with ProcessPoolExecutor(1, mp_context=context, initializer=begin) as pool:
        assert pool.submit(loaded).result() == 1
        assert not pool.submit(torch_is_barred).result()


@pytest.mark.parametrize(("means", "barred"), [(Means(actors=("mine.tsv",)), True), (Means(model="other"), False)])
def test_a_worker_with_another_pipeline_loads_it_itself(means: Means, barred: bool) -> None:
    context, begin = workers(means)
    assert context.get_start_method() == "spawn"
    with ProcessPoolExecutor(1, mp_context=context, initializer=begin) as pool:
        assert pool.submit(loaded).result() == 0
        assert pool.submit(torch_is_barred).result() == barred
