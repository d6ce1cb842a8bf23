"""Files that the page gives away: what `kg build` would write of the same graph, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from looks import save
from lxml import etree
from servers import Server

from kg.assemble import KnowledgeGraph
from kg.export import write_stream
from kg.export.groups import COLUMNS, groups
from kg.export.look import WHOLE

Open = Callable[..., Any]
Rows = dict[Any, dict[str, Any]]
LABELS = {".gexf": "GEXF", ".graphml": "GraphML"}
LOOKS = {"color", "viz"}  # the page's own, as it shows them


def own(graph: KnowledgeGraph, suffix: str) -> bytes:
    stream = io.BytesIO()
    write_stream(graph, stream, suffix, WHOLE)
    return stream.getvalue()


def read(file: bytes, suffix: str) -> tuple[Rows, Rows]:
    """Nodes and edges with their columns."""
    data = io.BytesIO(file)
    found = nx.read_gexf(data, version="1.3") if suffix == ".gexf" else nx.read_graphml(data, edge_key_type=str)
    edges = {(one, other, told["relation"], told["status"]): told for one, other, told in found.edges(data=True)}
    return dict(found.nodes(data=True)), edges


def plain(rows: Rows) -> Rows:
    """What the graph says, with numbers to the places that both languages round alike."""
    return {key: {name: round(value, 3) if isinstance(value, float) else value
                  for name, value in columns.items() if name not in LOOKS} for key, columns in rows.items()}


@pytest.mark.parametrize("suffix", LABELS)
def test_a_file_of_all_is_what_kg_writes(open_page: Open, file: str, shown: KnowledgeGraph, tmp_path: Path,
                                         suffix: str) -> None:
    saved = save(open_page(file), LABELS[suffix], tmp_path).read_bytes()
    for theirs, ours in zip(read(saved, suffix), read(own(shown, suffix), suffix), strict=True):
        assert plain(theirs) == plain(ours)


def test_gexf_has_the_same_columns_and_times(open_page: Open, file: str, shown: KnowledgeGraph, tmp_path: Path) -> None:
    theirs, ours = (etree.fromstring(text) for text in (save(open_page(file), "GEXF", tmp_path).read_bytes(),
                                                        own(shown, ".gexf")))
    for name in ("graph", "attribute", "spell", "node", "edge"):
        found, wanted = ([dict(one.attrib) for one in root.iter("{*}" + name)] for root in (theirs, ours))
        assert [told | {"weight": ""} for told in found] == [told | {"weight": ""} for told in wanted]


def test_a_file_of_a_part_has_that_part(open_page: Open, server: Server, shown: KnowledgeGraph, tmp_path: Path) -> None:
    page = open_page(server.url)
    page.locator('[data-facet=sign] [data-value="-1"] .only').click()
    _, edges = read(save(page, "GraphML", tmp_path).read_bytes(), ".graphml")
    hard = {(one.source, one.target, one.relation.name, one.status): one
            for one in groups(shown.statements) if one.sign < 0}
    assert edges.keys() == hard.keys()
    assert all(told["evidence"] in {one.evidence.text for one in hard[key].statements} for key, told in edges.items())
    assert len([line for line in server.log if "/explorer/documents/" in line]) == 1  # not one for each


def test_the_table_as_csv_has_the_sentences(open_page: Open, file: str, shown: KnowledgeGraph) -> None:
    page = open_page(f"{file}#view=table")
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(saving.value.path()).read_text("utf-8"))))
    assert list(rows[0]) == ["from", "to", *COLUMNS]
    sentences = {one.evidence.text for one in shown.statements}
    assert len(rows) == len(groups(shown.statements)) and all(row["evidence"] in sentences for row in rows)
