"""The store's file: what stands in it, and a connection for every thread that uses it."""

import sqlite3
import threading
import weakref
from pathlib import Path

from yjqa.errors import StoreError
from yjqa.index import words

SCHEMA_VERSION = 4
"""Stored as `PRAGMA user_version`; another one means another yjqa wrote the file."""

_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS paper (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL,         -- DocumentRecord as JSON
    body BLOB NOT NULL,           -- Document as zlib-compressed JSON
    path TEXT NOT NULL UNIQUE,    -- where the file lay when it was read
    ocr INTEGER NOT NULL,         -- whether OCR was allowed
    reader TEXT NOT NULL          -- the version of yjqa that read it
) STRICT;
CREATE TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY,
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,    -- order in the paper
    body TEXT NOT NULL            -- the record as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS record_by_kind ON record (kind, paper, position);
CREATE TABLE IF NOT EXISTS finding (            -- what in one paper does not agree
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body TEXT NOT NULL,           -- Finding as JSON
    PRIMARY KEY (paper, position)
) STRICT;
CREATE TABLE IF NOT EXISTS same_action (        -- an action and the one of an earlier paper that it reports on
    later TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
    earlier TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE IF NOT EXISTS stale (what TEXT PRIMARY KEY) STRICT;  -- what must be made anew before it is used
CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,         -- never used twice, so that vectors held elsewhere stay right
    paper TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    context TEXT NOT NULL,
    source TEXT NOT NULL,         -- Source as JSON, without what stands elsewhere in the row and its paper
    record TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS passage_by_paper ON passage (paper);
CREATE TABLE IF NOT EXISTS shelf (              -- the papers whose passages were made
    paper TEXT PRIMARY KEY REFERENCES paper (id) ON DELETE CASCADE,
    first INTEGER NOT NULL,       -- id of the first passage; the others follow one by one
    kinds BLOB NOT NULL,          -- a byte a passage
    key TEXT NOT NULL             -- by chance: another one each time
) STRICT;
CREATE TABLE IF NOT EXISTS meaning (            -- the papers whose passages have vectors
    paper TEXT PRIMARY KEY REFERENCES shelf (paper) ON DELETE CASCADE,
    vectors BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS change (generation INTEGER NOT NULL) STRICT;
INSERT INTO change (generation) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM change);
{words.SCHEMA}
"""


_STEPS = {
    2: "ALTER TABLE shelf ADD COLUMN key TEXT NOT NULL DEFAULT ''; UPDATE shelf SET key = hex(randomblob(16));",
}
"""What a store of an earlier schema needs besides the tables that it lacks."""


class _Connection(sqlite3.Connection):
    """One that can be closed from another thread, and is forgotten with its own."""


class Connections:
    """Every thread's own connection to one file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()
        self._lock = threading.Lock()
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False

    def own(self) -> sqlite3.Connection:
        """This thread's connection. Raises `StoreError` where it cannot be opened."""
        known: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if known is not None:
            return known
        with self._lock:
            if self._closed:
                raise StoreError(f"{self._file}: the knowledge base was closed.")
            try:
                self._local.connection = self._connect()
            except (OSError, sqlite3.Error) as error:
                raise self._cannot_be_opened(error) from error
            self._all.add(self._local.connection)
            return self._local.connection  # type: ignore[no-any-return]

    def make_ready(self) -> None:
        """Makes the file where there is none, and what it lacks where an earlier yjqa wrote it.

        Raises `StoreError` where it cannot be written or a later yjqa wrote it.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = self.own()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < SCHEMA_VERSION:
                connection.execute("PRAGMA journal_mode = WAL")
                statements = f"{_STEPS.get(version, '')} {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION};"
                connection.executescript(f"BEGIN IMMEDIATE; {statements} COMMIT;")
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise self._cannot_be_opened(error) from error
        if version > SCHEMA_VERSION:
            self.close()
            raise StoreError(
                f"{self._file}: written by another version of yjqa (schema {version}, this one has {SCHEMA_VERSION}). "
                "Move it away and ingest the papers again, or update yjqa."
            )

    def close(self) -> None:
        """Closes the connections of all threads."""
        with self._lock:
            self._closed = True
            for connection in list(self._all):
                connection.close()

    def _connect(self) -> _Connection:
        connection = sqlite3.connect(
            self._file, isolation_level=None, timeout=30, check_same_thread=False, factory=_Connection
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _cannot_be_opened(self, error: Exception) -> StoreError:
        return StoreError(f"{self._file.parent}: the knowledge base cannot be opened ({error}).")
