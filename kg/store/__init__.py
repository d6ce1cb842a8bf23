"""The knowledge base on disk: documents go in and out one by one, at a cost that does not grow with what is there.

    from kg.store import Store, writing
    with writing("news.kg") as store:
        store.put(reading)
    Store("news.kg").graph().write("news.gexf")

A store is a folder. Its readings (SQLite, see kg.store.database) are the truth; its RDF (Oxigraph, see kg.store.view)
is a view of them that SPARQL is asked on, mended when a crash left it behind. One process writes, any number read.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.assemble import KnowledgeGraph
from kg.export.rdf_terms import Names
from kg.model import KgError, Reading
from kg.store import database, readings, view
from kg.store.locks import locked
from kg.store.tables import kept

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.query import Result
    from kg.store.writer import Writer

__all__ = ["Store", "is_store", "writing"]
is_store = database.is_store


class Store:
    """A store to read from, also while another process writes to it. KgError where the folder is none."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        database.read_only(self.folder).close()

    def readings(self) -> Iterator[Reading]:
        """Every document with its statements, as of now, in the order of document IRIs."""
        with closing(database.read_only(self.folder)) as db:
            for (text,) in db.execute("SELECT reading FROM documents ORDER BY document"):
                yield readings.load(text)

    def reading(self, document: str) -> Reading | None:
        """What the store has of a document, by the document's id."""
        with closing(database.read_only(self.folder)) as db:
            row = db.execute("SELECT reading FROM documents WHERE document = ?", (Names().document(document),))
            return next((readings.load(text) for (text,) in row), None)

    def graph(self, actors: Iterable[str | Path] = ()) -> KnowledgeGraph:
        """The same graph as if all documents had been read at once.

        `actors` are tables of your own for its background (see kg.background), else those of the last `kg add`.
        """
        from kg.builder import with_background

        return with_background(KnowledgeGraph.of(self.readings()), list(actors) or kept(self.folder))

    @contextmanager
    def rdf(self) -> Iterator[ox.Store]:
        """The RDF as last published, which is at the end of each `kg add` or `kg remove`; it never changes."""
        import pyoxigraph as ox

        with view.published(self.folder) as copy:
            yield ox.Store.read_only(str(copy)) if copy else ox.Store()

    def query(self, sparql: str) -> Result:
        """The answer to a SPARQL query over the RDF; see kg.query."""
        from kg.query import ask

        with self.rdf() as rdf:
            return ask(rdf, sparql)


@contextmanager
def writing(folder: str | Path) -> Iterator[Writer]:
    """A store to write to, made where there is none; published when the block ends without an error.

    KgError where another process writes to it.
    """
    from kg.store.writer import Writer

    path = Path(folder)
    if path.exists() and not (path.is_dir() and (is_store(path) or not any(path.iterdir()))):
        raise KgError(f"{path}: no store; expected a folder that kg add --store has made, or a new or empty one")
    path.mkdir(parents=True, exist_ok=True)
    with locked(path, fcntl.LOCK_EX | fcntl.LOCK_NB) as alone:
        if not alone:
            raise KgError(f"{path}: another process is writing to this store; expected to be the only one, try later")
        with closing(Writer(path)) as writer:
            yield writer
            writer.publish()
