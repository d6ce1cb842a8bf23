"""The one process that changes a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.annotate import gazetteer
from kg.export.rdf_mapping import describe_actor, describe_reading
from kg.export.rdf_terms import Names, Triple
from kg.model import KgError, Reading
from kg.store import Store, cast, database, readings, view
from kg.store.tables import keep, kept

Change = Literal["added", "replaced", "kept"]
Kind = Literal["actor", "background", "document"]


class Writer(Store):
    """A store to write to; use kg.store.writing, which sees to it that there is one at a time.

    Each document is one transaction: it is in the store whole or not at all, whenever the process ends.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = Names()
        self.db = database.writable(folder)
        if not (folder / view.WORKING).exists():
            self._expect_all()
        try:
            self.view = ox.Store(folder / view.WORKING)
        except OSError as error:
            problem = f"its RDF cannot be opened ({' '.join(str(error).split())}); delete that folder and add again"
            raise KgError(f"{folder / view.WORKING}: {problem}") from error
        self.unshown: set[tuple[Kind, str]] = set(self.db.execute("SELECT kind, iri FROM pending"))
        self._show()

    def close(self) -> None:
        self.db.close()
        del self.view

    def fingerprint(self, document: str) -> str | None:
        """With what the stored reading of a document was put; None where there is none."""
        found = self.db.execute("SELECT fingerprint FROM documents WHERE document = ?",
                                (self.names.document(document),)).fetchone()
        return str(found[0]) if found else None

    def put(self, reading: Reading, fingerprint: str = "") -> Change:
        """Add a document, in place of the one with the same id. `fingerprint` is kept beside it and has no meaning."""
        old = self.reading(reading.document.id)
        with self.db:
            self._store(reading, fingerprint)
            if reading != old:
                self._replace(reading.document.id, old, reading)
        self._show()
        return "added" if old is None else "kept" if reading == old else "replaced"

    def remove(self, *documents: str) -> None:
        """Take documents out, by their ids, with all that only they said. KgError, and no change, where one is not."""
        found = {document: self.reading(document) for document in documents}
        if unknown := [document for document in documents if found[document] is None]:
            raise KgError(f"{unknown[0]}: no such document in {self.folder}; expected the id of one, "
                          "as documents.jsonl of an export to a folder lists them")
        with self.db:
            for document, old in found.items():
                self.db.execute("DELETE FROM documents WHERE document = ?", (self.names.document(document),))
                self._replace(document, old, None)
        self._show()

    def know(self, tables: Iterable[str | Path]) -> None:
        """Take the background from these tables of the user's own, over ours, until others are given.

        KgError, and no change, where a table is not good.
        """
        paths = list(map(Path, tables))
        gazetteer.load(extra=paths)
        if keep(self.folder, paths):
            with self.db:
                self._expect("background", self.names.background)

    def publish(self) -> None:
        """Let readers see what was done so far. Does nothing where nothing was."""
        if self.db.execute("SELECT 1 FROM pending").fetchone() or not view.copies(self.folder):
            known = cast.background(self.db, self.names, gazetteer.load(extra=kept(self.folder)))
            for actor in sorted(view.set_frame(self.view, self.names, list(known))):
                view.set_actor(self.view, actor, self._actor(actor))
            view.publish(self.view, self.folder)
            with self.db:
                self.db.execute("DELETE FROM pending")

    def _store(self, reading: Reading, fingerprint: str) -> None:
        self.db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)",
                        (self.names.document(reading.document.id), fingerprint, readings.dump(reading)))

    def _replace(self, document: str, old: Reading | None, new: Reading | None) -> None:
        """Bring the derived tables up to date, and note what the view must show anew."""
        iri = self.names.document(document)
        touched: set[str] = set()
        for reading, sign, mentions in ((old, -1, "DELETE FROM mentions WHERE actor = ? AND document = ?"),
                                        (new, 1, "INSERT INTO mentions VALUES (?, ?)")):
            if reading:
                touched |= cast.count(self.db, self.names, reading, sign)
                self.db.executemany(mentions, [(self.names.actor(key), iri) for key in named(reading)])
        self._expect("document", iri)
        for actor, renamed in cast.refresh(self.db, self.names, touched):
            self._expect("actor", actor)
            if renamed:
                for (mentioning,) in self.db.execute("SELECT document FROM mentions WHERE actor = ?", (actor,)):
                    self._expect("document", mentioning)

    def _expect(self, kind: Kind, iri: str) -> None:
        """Note, with the change that asks for it, that the view is to show something anew."""
        self.db.execute("INSERT OR IGNORE INTO pending VALUES (?, ?)", (kind, iri))
        self.unshown.add((kind, iri))

    def _expect_all(self) -> None:
        with self.db:
            self.db.execute("INSERT OR IGNORE INTO pending SELECT 'document', document FROM documents")
            self.db.execute("INSERT OR IGNORE INTO pending SELECT 'actor', actor FROM actors")

    def _show(self) -> None:
        """Make the view follow, but for the background, which is mended when it is published."""
        for kind, iri in sorted(self.unshown):
            if kind == "document":
                view.set_graph(self.view, iri, self._document(iri))
            elif kind == "actor":
                view.set_actor(self.view, iri, self._actor(iri))
        self.unshown.clear()

    def _document(self, iri: str) -> Iterator[Triple]:
        row = self.db.execute("SELECT reading FROM documents WHERE document = ?", (iri,)).fetchone()
        if row:
            reading = readings.load(row[0])
            roles = {key: cast.role(self.db, self.names.actor(key)) for key in named(reading)}
            actors = {key: role.actor for key, role in roles.items() if role and role.named}
            yield from describe_reading(actors, reading, self.names)

    def _actor(self, iri: str) -> Iterator[Triple]:
        if role := cast.role(self.db, iri):
            yield from describe_actor(role.actor, self.names)


def named(reading: Reading) -> list[str]:
    """The ids of the actors that a document names."""
    return sorted({mention.actor for mention in reading.mentions if mention.naming})
