"""A SQLite file, the knowledge base's or another, with a connection for every thread that uses it."""

import os
import shutil
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from yjqa.errors import DiskFull, StoreError, StoreGone

_LEAST_ROOM = 1 << 20
"""Bytes; with less of them free on the disk, it counts as full."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands in a SQLite file.

    `version`: stored as `PRAGMA user_version`; another one means that another yjqa wrote the file. `tables`: statements that make what
    is not there yet. `steps`: what a file of an earlier version needs besides, by that version. `called`: what messages call it;
    `anew`: what they say that one does to fill a new one.
    """

    file: str
    version: int
    tables: str
    steps: Mapping[int, str] = field(default_factory=dict)
    called: str = "the knowledge base"
    anew: str = "ingest the papers again"


_LARGEST_LOG = 4_000_000
"""Bytes to which the log of latest changes beside the file is cut once they are in the file."""


class _Cursor(sqlite3.Cursor):
    """One that is not at work while its connection is closed: SQLite's own would read what is freed, and bring the program down."""

    connection: "_Connection"

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        """See `sqlite3.Cursor`, here and below."""
        with self.connection.at_work:
            return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Self:
        with self.connection.at_work:
            return super().executemany(sql, parameters)

    def executescript(self, sql: str, /) -> sqlite3.Cursor:
        with self.connection.at_work:
            return super().executescript(sql)

    def fetchone(self) -> Any:
        with self.connection.at_work:
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with self.connection.at_work:
            return super().fetchall()

    def __next__(self) -> Any:
        with self.connection.at_work:
            return super().__next__()


class _Connection(sqlite3.Connection):
    """One that can be closed from another thread, and is forgotten with its own. `at_work` is held while it is used."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self.at_work = threading.RLock()
        super().__init__(*args, **named)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """See `sqlite3.Connection`, here and below."""
        return self.cursor(_Cursor).execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executemany(sql, parameters)

    def executescript(self, sql: str, /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).executescript(sql)

    def close(self) -> None:
        """Closes it once what is done with it just now is done; what comes after raises `sqlite3.ProgrammingError`."""
        with self.at_work:
            super().close()


class _Own(threading.local):
    """What a thread has of its own."""

    closing: "_Closing | None" = None


class _Closing:
    """Closes a connection when its thread ends. By itself it would stay open until the collector comes, which may be long."""

    def __init__(self, connection: _Connection) -> None:
        self.connection = connection

    def __del__(self) -> None:
        self.connection.close()


class Connections:
    """Every thread's own connection to one file."""

    def __init__(self, folder: Path, layout: Layout) -> None:
        self._file = folder / layout.file
        self._layout = layout
        self._own = _Own()
        self._lock = threading.Lock()
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False
        self._made = False

    def own(self) -> sqlite3.Connection:
        """This thread's connection. Raises `StoreError` where it cannot be opened."""
        if self._own.closing is not None:
            return self._own.closing.connection
        with self._lock:
            if self._closed:
                raise StoreError(f"{self._file}: {self._layout.called} was closed.")
            try:
                connection = self._connect()
            except (OSError, sqlite3.Error) as error:
                raise self._cannot_be_opened(error) from error
            self._all.add(connection)
            self._own.closing = _Closing(connection)
            return connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is kept together or not at all. Raises `StoreError` when it cannot be written."""
        connection = self.own()
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite ends it by itself after some errors
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise self._cannot_be_written(error) from error

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads inside is of one moment, that of the first reading, whatever others write meanwhile.

        Nothing can be written inside. Within another one, or within a transaction, it is that one. Raises `StoreError`.
        """
        connection = self.own()
        if connection.in_transaction:
            yield
            return
        try:
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self._file.parent}: {self._layout.called} could not be read ({error}).") from error

    def rows(self, query: str, *values: str | int | float) -> list[Any]:
        """What a query finds. Raises `StoreError` when the file cannot be read."""
        try:
            return self.own().execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self._file.parent}: {self._layout.called} could not be read ({error}).") from error

    def make_ready(self) -> None:
        """Makes the file where there is none, and what it lacks where an earlier yjqa wrote it. Afterwards none is made again.

        Raises `StoreError` where it cannot be written or a later yjqa wrote it.
        """
        try:
            # what papers say is not for all users of a machine
            self._file.parent.mkdir(0o700, parents=True, exist_ok=True)
            connection = self.own()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            newest = self._layout.version
            if version < newest:
                connection.execute("PRAGMA journal_mode = WAL")
                statements = (
                    f"{self._layout.steps.get(version, '')} {self._layout.tables} PRAGMA user_version = {newest};"
                )
                connection.executescript(f"BEGIN IMMEDIATE; {statements} COMMIT;")
            self._made = True
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise self._cannot_be_opened(error) from error
        if version > newest:
            self.close()
            raise StoreError(
                f"{self._file}: written by another version of yjqa (schema {version}, this one has {newest}). "
                f"Move it away and {self._layout.anew}, or update yjqa."
            )

    def close(self) -> None:
        """Closes the connections of all threads."""
        with self._lock:
            self._closed = True
            for connection in list(self._all):
                connection.close()

    def _connect(self) -> _Connection:
        mode = "rw" if self._made else "rwc"  # a file that is gone is not to be one without anything in it
        connection = sqlite3.connect(
            f"{self._file.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=30,
            check_same_thread=False,
            factory=_Connection,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {_LARGEST_LOG}")
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def _cannot_be_written(self, error: sqlite3.Error) -> StoreError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        # A file that SQLite keeps beside its own and cannot grow is told as any other fault of the disk
        if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _room(self._file.parent) < _LEAST_ROOM):
            return DiskFull(
                f"{self._file.parent}: there is no room left on the disk of {self._layout.called}; it is as it was. Free some, and try again."
            )
        return StoreError(f"{self._file.parent}: {self._layout.called} could not be written ({error}).")

    def _cannot_be_opened(self, error: Exception) -> StoreError:
        folder = self._file.parent
        if self._made and not self._file.exists():
            return StoreGone(
                f"{self._layout.called[:1].upper()}{self._layout.called[1:]} is gone: {folder}. Put it back, or open another one."
            )
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return StoreError(
                f"{self._file}: the file is damaged ({error}). Put the copy of a backup in its place, or move it away."
            )
        if folder.is_dir() and not os.access(folder, os.W_OK):
            return StoreError(
                f"{folder}: {self._layout.called} cannot be opened, since its folder cannot be written to, which is needed to read it, too. "
                "Give this user the right, or copy the folder to a disk that is not read-only."
            )
        return StoreError(f"{folder}: {self._layout.called} cannot be opened ({error}).")


def _room(folder: Path) -> int:
    """Bytes that are free on the disk of a folder."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
