"""One small graph, and one server for the tests that only ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import DATA, Server, serving


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "small.trig"
    path.write_text(DATA, "utf-8")
    return path


@pytest.fixture(scope="session")
def server(file: Path) -> Iterator[Server]:
    with serving(str(file)) as running:
        yield running
