"""The tables of a store, in SQLite: readings are the truth, the other tables are derived from them in step.

A change of one document is one transaction. What it means for the RDF view is noted in `pending` within the same
transaction, and struck out when the view is safely on disk, so that a crash between the two is mended on opening.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from kg.model import KgError

FORMAT = 1  # of the tables below
FILE = "readings.db"
TABLES = """
CREATE TABLE documents (document TEXT PRIMARY KEY, fingerprint TEXT, reading TEXT);
-- how often an actor is described so: as an end of statements, and in how many readings at all
CREATE TABLE sightings (actor TEXT, record TEXT, statements INTEGER, readings INTEGER, PRIMARY KEY (actor, record))
    WITHOUT ROWID;
CREATE TABLE mentions (actor TEXT, document TEXT, PRIMARY KEY (actor, document)) WITHOUT ROWID;
-- the actors of the graph, merged; `named` by a statement, or only affiliated with one that is
CREATE TABLE actors (actor TEXT PRIMARY KEY, record TEXT, named INTEGER, affiliation TEXT);
CREATE INDEX affiliations ON actors (affiliation, named);
CREATE TABLE pending (kind TEXT, iri TEXT, PRIMARY KEY (kind, iri)) WITHOUT ROWID;
"""


def is_store(folder: str | Path) -> bool:
    return (Path(folder) / FILE).is_file()


def read_only(folder: Path) -> sqlite3.Connection:
    """KgError where the folder is no store."""
    if not is_store(folder):
        raise KgError(f"{folder}: no store; expected a folder that kg add --store has made")
    return checked(folder, sqlite3.connect(f"file:{quote(str(folder / FILE))}?mode=ro", uri=True, timeout=60))


def writable(folder: Path) -> sqlite3.Connection:
    """The tables, made where they are missing. Every commit is on disk before it returns."""
    db = sqlite3.connect(folder / FILE, timeout=60)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        db.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")
    return checked(folder, db)


def checked(folder: Path, db: sqlite3.Connection) -> sqlite3.Connection:
    if (found := db.execute("PRAGMA user_version").fetchone()[0]) not in (0, FORMAT):
        db.close()
        raise KgError(f"{folder}: a store of format {found}; expected {FORMAT}: add its documents to a new store")
    return db
