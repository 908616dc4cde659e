"""The file of the conversations, `conversations.sqlite`, in a folder of the user's own."""

import contextlib
from pathlib import Path

from yjqa.store.connections import Connections, Layout

_TABLES = """
CREATE TABLE IF NOT EXISTS conversation (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    about TEXT NOT NULL,
    asked REAL NOT NULL           -- its last question, seconds since 1970
) STRICT;
CREATE INDEX IF NOT EXISTS conversation_by_time ON conversation (asked);
CREATE TABLE IF NOT EXISTS turn (
    number INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (number) ON DELETE CASCADE,
    asked REAL NOT NULL,
    question TEXT NOT NULL,
    content BLOB NOT NULL,        -- the turn as JSON, compressed
    UNIQUE (conversation, asked)
) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS said USING fts5 (question, answer, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER IF NOT EXISTS unsaid AFTER DELETE ON turn BEGIN DELETE FROM said WHERE rowid = old.number; END;
"""

CONVERSATIONS = Layout(
    file="conversations.sqlite",
    version=1,
    tables=_TABLES,
    called="the history of conversations",
    anew="begin a new one",
)


def open_database(folder: Path) -> Connections:
    """Opens the file, made if it is not there: for nobody else to read, since it has what was asked. Raises `StoreError`."""
    connections = Connections(folder, CONVERSATIONS)
    file = folder / CONVERSATIONS.file
    with contextlib.suppress(OSError):  # what is wrong with the place is told when it is opened
        folder.mkdir(0o700, parents=True, exist_ok=True)
        file.touch(0o600)
        file.chmod(0o600)
    connections.make_ready()
    return connections
