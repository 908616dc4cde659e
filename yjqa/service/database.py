"""The service's own file, `service.sqlite`, beside the knowledge base: shared by all processes of the service.

It is apart from the papers so that answering never waits for a paper that is being written.
"""

from pathlib import Path

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
"""

SERVICE = Layout(file="service.sqlite", version=1, tables=_TABLES)


def open_database(folder: Path) -> Connections:
    """Opens the service's file in the folder of the knowledge base, made if it is not there. Raises `StoreError`."""
    connections = Connections(folder, SERVICE)
    connections.make_ready()
    return connections
