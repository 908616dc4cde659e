"""The service's own file, `service.sqlite`, beside the knowledge base: shared by all processes of the service.

It is apart from the papers so that answering never waits for a paper that is being written.
"""

import contextlib
from pathlib import Path

from yjqa.service import jobs
from yjqa.store.connections import Connections, Layout

_TABLES = """
CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created TEXT NOT NULL,
    expires TEXT,
    revoked TEXT,
    last_used TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS conversation (
    id INTEGER PRIMARY KEY,
    owner TEXT NOT NULL,          -- id of the API key; '' where none is asked for
    name TEXT NOT NULL,
    begun REAL NOT NULL,          -- seconds since 1970
    asked REAL NOT NULL,          -- its last question
    UNIQUE (owner, name)
) STRICT;
CREATE INDEX IF NOT EXISTS conversation_by_time ON conversation (asked);
CREATE INDEX IF NOT EXISTS conversation_by_owner ON conversation (owner, asked, id);
CREATE TABLE IF NOT EXISTS question (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS question_by_conversation ON question (conversation, id);
"""

SERVICE = Layout(file="service.sqlite", version=1, tables=_TABLES + jobs.TABLE)


def open_database(folder: Path) -> Connections:
    """Opens the service's file in the folder of the knowledge base, made if it is not there: for nobody else to read, since it has what
    was asked. Raises `StoreError`."""
    connections = Connections(folder, SERVICE)
    with contextlib.suppress(OSError):  # what is wrong with the place is told when it is opened
        folder.mkdir(0o700, parents=True, exist_ok=True)
        (folder / SERVICE.file).touch(0o600)
    connections.make_ready()
    return connections
