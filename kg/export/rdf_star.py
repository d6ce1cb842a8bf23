"""RDF 1.2 for those whose store reads it: the direct triple that a statement yields, as a triple term.

A file of its own beside the plain one, with the same IRIs, so that both loaded together join:

    statement rdf:reifies <<( source direct-property target )>>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.assemble import KnowledgeGraph
from kg.export import write_whole
from kg.export.rdf import FORMATS, line, transcribe
from kg.export.rdf_membership import holds
from kg.export.rdf_terms import Names, Triple, node
from kg.model import KgError, Statement
from kg.ontology import BASE, Term, ontology

SUFFIXES = (".ttl", ".nt", ".nq", ".trig")


def write_beside(graph: KnowledgeGraph, written: Iterable[Path]) -> list[Path]:
    """For each RDF file written of the graph one of triple terms: "graph.star.ttl" beside "graph.ttl"."""
    plain = [path for path in written if path.suffix in SUFFIXES]
    if not plain:
        raise KgError(f"RDF 1.2 goes beside RDF files, and none was written: expected one of {', '.join(SUFFIXES)}")
    return [write_whole(path.with_suffix(f".star{path.suffix}"),
                        partial(write_star, graph, suffix=path.suffix)) for path in plain]


def write_star(graph: KnowledgeGraph, stream: BinaryIO, suffix: str, base: str = BASE) -> None:
    """Write the triple terms to a stream, in the format of `suffix`, in the named graphs of the plain file."""
    names, format = Names(base), FORMATS[suffix]
    lines = star_lines(graph, names, named=format.supports_datasets)
    if suffix in (".nt", ".nq"):
        stream.writelines(lines)
    else:
        transcribe(lines, stream, format, names.prefixes)


def star_lines(graph: KnowledgeGraph, names: Names, named: bool) -> Iterator[bytes]:
    for key in sorted(graph.readings):
        found = {s.id: s for s in graph.readings[key].statements if holds(s)}
        for statement in sorted(found):
            yield line(reify(found[statement], names), names.document(key) if named else None)


def reify(statement: Statement, names: Names) -> Triple:
    ends = names.actor(statement.source.id), names.actor(statement.target.id)
    direct = ontology().relations[statement.type].direct
    return names.statement(statement), Term.REIFIES, f"<<( {node(ends[0])} {node(direct)} {node(ends[1])} )>>"
