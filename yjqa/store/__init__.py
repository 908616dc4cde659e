"""The one file that is true: papers, their text, their records, and on a `shelf` their passages and vectors, in SQLite.

A paper comes and goes in one transaction, so a process killed at any moment leaves the store as it was or complete.
What follows from the records (which actions of two papers are one) is kept beside them and made anew with each change.
"""

import hashlib
import itertools
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from yjqa.document import Document, document_from_json, document_to_json
from yjqa.errors import UnknownDocument
from yjqa.garbage import without_collecting
from yjqa.index.indexing import IndexedPaper
from yjqa.paper import Paper
from yjqa.records import AnyRecord, DocumentRecord, Finding
from yjqa.store.connections import Connections
from yjqa.store.layout import STORE
from yjqa.store.rows import DOCUMENT, NOTE_CHANGE, document_of, generation_of, having_values, of_papers
from yjqa.store.shelf import PassageShelf

_RECORD: TypeAdapter[AnyRecord] = TypeAdapter(AnyRecord)
_EXACT = json.JSONDecoder(parse_float=Decimal)


@dataclass(frozen=True, slots=True)
class Held:
    """What the store remembers of a file that was read: enough to pass it over when nothing changed."""

    record: DocumentRecord
    path: Path
    ocr: bool
    reader: str


class Store:
    """A knowledge base in a folder; `shelf`: its passages. Open it with `open_store`; close it after use."""

    def __init__(self, connections: Connections, folder: Path) -> None:
        self._connections = connections
        self.folder = folder
        self.shelf = PassageShelf(connections, folder)

    def close(self) -> None:
        """Closes the file, for every thread."""
        self._connections.close()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file. Raises `StoreError` where it cannot be opened."""
        return self._connections.own()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together or not at all. Raises `StoreError` when it cannot be written."""
        with self._connections.transaction():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads inside is of one moment, whatever papers come or go meanwhile. Raises `StoreError`."""
        with self._connections.snapshot():
            yield

    def _rows(self, query: str, *values: str) -> list[Any]:
        """What a query finds. Raises `StoreError` when the file cannot be read."""
        return self._connections.rows(query, *values)

    def put(
        self,
        paper: Paper,
        path: Path,
        *,
        ocr: bool,
        reader: str,
        indexed: IndexedPaper | None = None,
    ) -> None:
        """Keeps a paper in place of what was held under its id or path. Belongs inside a `transaction`.

        `indexed`: its passages; without them it is held and not found.
        """
        execute = self.connection().execute
        self._note_change()
        execute("DELETE FROM paper WHERE id = ? OR path = ?", (paper.record.id, str(path)))
        body = zlib.compress(document_to_json(paper.document), 6)
        row = (paper.record.id, paper.record.model_dump_json(), body, str(path), ocr, reader)
        execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?)", row)
        self.connection().executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?)",
            (
                (record.id, paper.record.id, record.kind, position, record.model_dump_json())
                for position, record in enumerate(paper.records)
            ),
        )
        self.connection().executemany(
            "INSERT INTO finding VALUES (?, ?, ?)",
            ((paper.record.id, position, finding.model_dump_json()) for position, finding in enumerate(paper.findings)),
        )
        if indexed is not None:
            self.shelf.put(paper.record.id, indexed)

    def move(self, document_id: str, path: Path) -> None:
        """Notes that a held paper's file now lies elsewhere. Belongs inside a `transaction`."""
        self.connection().execute("UPDATE OR REPLACE paper SET path = ? WHERE id = ?", (str(path), document_id))

    def remove(self, document_id: str) -> None:
        """Forgets a paper and all that came of it. Belongs inside a `transaction`. Raises `UnknownDocument`."""
        self._note_change()
        if not self.connection().execute("DELETE FROM paper WHERE id = ?", (document_id,)).rowcount:
            raise self._unknown(document_id)

    def held(self, sha256: str | None = None) -> list[Held]:
        """Every file that is held; only those of these bytes where a hash is given."""
        narrowed, values = ("", []) if sha256 is None else (" WHERE record ->> 'sha256' = ?", [sha256])
        rows = self._rows(f"SELECT {DOCUMENT}, path, ocr, reader FROM paper{narrowed} ORDER BY id", *values)
        return [Held(document_of(*row[:3]), Path(row[3]), bool(row[4]), row[5]) for row in rows]

    def path_of(self, document_id: str) -> Path | None:
        """Where the file of a held paper lay when it was read; `None` where no paper of that id is held."""
        rows = self._rows("SELECT path FROM paper WHERE id = ?", document_id)
        return Path(rows[0][0]) if rows else None

    def documents(self) -> list[DocumentRecord]:
        """Every paper that is held, by id."""
        return [document_of(*row) for row in self._rows(f"SELECT {DOCUMENT} FROM paper ORDER BY id")]

    def document_record(self, document_id: str) -> DocumentRecord:
        """One paper's record. Raises `UnknownDocument`."""
        rows = self._rows(f"SELECT {DOCUMENT} FROM paper WHERE id = ?", document_id)
        if not rows:
            raise self._unknown(document_id)
        return document_of(*rows[0])

    def document(self, document_id: str) -> Document:
        """A paper's text as read. Raises `UnknownDocument`."""
        rows = self._rows("SELECT body FROM paper WHERE id = ?", document_id)
        if not rows:
            raise self._unknown(document_id)
        return document_from_json(zlib.decompress(rows[0][0]))

    def _unknown(self, document_id: str) -> UnknownDocument:
        return UnknownDocument(unknown_document(document_id, (record.id for record in self.documents())))

    def records(self, kind: str, document_ids: Iterable[str] | None = None) -> list[AnyRecord]:
        """The records of one kind ("action"), paper by paper in their order; of some papers only where ids are given."""
        narrowed, values = of_papers(document_ids)
        query = f"SELECT body FROM record WHERE kind = ?{narrowed} ORDER BY paper, position"
        rows = self._rows(query, kind, *values)
        with without_collecting():
            return [_RECORD.validate_json(body) for (body,) in rows]

    def records_by_paper(self, kind: str, document_ids: Iterable[str]) -> dict[str, tuple[AnyRecord, ...]]:
        """The records of one kind by the ids of these papers; those that have none are left out."""
        narrowed, values = of_papers(document_ids)
        rows = self._rows(
            f"SELECT paper, body FROM record WHERE kind = ?{narrowed} ORDER BY paper, position", kind, *values
        )
        with without_collecting():
            return {
                paper: tuple(_RECORD.validate_json(body) for _, body in of_one)
                for paper, of_one in itertools.groupby(rows, key=lambda row: row[0])
            }

    def record(self, record_id: str) -> AnyRecord | None:
        """One record; `None` where none of that id is held."""
        rows = self._rows("SELECT body FROM record WHERE id = ?", record_id)
        return _RECORD.validate_json(rows[0][0]) if rows else None

    def fields(
        self,
        kind: str,
        names: Sequence[str],
        document_ids: Iterable[str] | None = None,
        having: Mapping[str, Iterable[str | bool]] | None = None,
    ) -> Iterator[list[Any]]:
        """Some fields of the records of one kind, in the order of `records`; "period.start" is a field inside one.

        `having`: only records whose fields have one of these values. Numbers are exact; what is nested stays as in JSON. Many times
        as quick as `records` where few fields are looked at.
        """
        query = f"SELECT json_extract(body, {', '.join('?' for _ in names)}, '$.id') FROM record WHERE kind = ?"
        values = [*(f"$.{name}" for name in names), kind]
        (of, ids), (with_values, more) = of_papers(document_ids), having_values(having)
        rows = self._rows(f"{query}{of}{with_values} ORDER BY paper, position", *values, *ids, *more)
        for found in _EXACT.decode(f"[{','.join(text for (text,) in rows)}]"):
            yield found[:-1]

    def values_of(
        self,
        kind: str,
        name: str,
        document_ids: Iterable[str] | None = None,
        having: Mapping[str, Iterable[str | bool]] | None = None,
    ) -> list[tuple[str, str | None]]:
        """The ids of papers, each with every value that a field of its records of one kind has; `having` as for `fields`."""
        (of, ids), (with_values, more) = of_papers(document_ids), having_values(having)
        query = f"SELECT DISTINCT paper, body ->> ? FROM record WHERE kind = ?{of}{with_values} ORDER BY paper"
        return [(paper, value) for paper, value in self._rows(query, f"$.{name}", kind, *ids, *more)]

    def findings(self, document_ids: Iterable[str] | None = None) -> list[Finding]:
        """What in each paper does not agree, paper by paper; in some papers only where ids are given."""
        narrowed, values = of_papers(document_ids)
        rows = self._rows(f"SELECT body FROM finding WHERE true{narrowed} ORDER BY paper, position", *values)
        with without_collecting():
            return [Finding.model_validate_json(body) for (body,) in rows]

    def same_actions(self) -> dict[str, str] | None:
        """From the id of an action to that of the earlier paper's action which it reports on.

        `None` when papers came or went since they were last put.
        """
        if self._rows("SELECT 1 FROM stale WHERE what = 'same_action'"):
            return None
        return dict(self._rows("SELECT later, earlier FROM same_action"))

    def put_same_actions(self, pairs: Mapping[str, str]) -> None:
        """Replaces what `same_actions` gives. Belongs inside a `transaction`."""
        self.connection().execute("DELETE FROM same_action")
        self.connection().executemany("INSERT INTO same_action VALUES (?, ?)", pairs.items())
        self.connection().execute("DELETE FROM stale WHERE what = 'same_action'")

    def _note_change(self) -> None:
        self.connection().execute("INSERT OR IGNORE INTO stale VALUES ('same_action')")
        self.connection().execute(NOTE_CHANGE)

    # What is held, in short

    def generation(self) -> int:
        """A number that rises whenever a paper comes, goes or gets its passages: by it others know what is out of date."""
        return generation_of(self._connections)

    def edition(self) -> str:
        """A digest of what is held and of who read it: two that are equal mean the same papers, read the same way."""
        rows = self._rows(
            "SELECT id, record ->> 'sha256', reader, key FROM paper LEFT JOIN shelf ON paper.id = shelf.paper ORDER BY id"
        )
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:20]

    def keys(self) -> dict[str, str]:
        """The id of every paper, in order, with a key that no other paper ever had, nor the same one before it was read again.

        A paper that has no passages yet has an empty one.
        """
        query = "SELECT id, ifnull(key, '') FROM paper LEFT JOIN shelf ON paper.id = shelf.paper ORDER BY id"
        return dict(self._rows(query))


def open_store(folder: Path) -> Store:
    """Opens the knowledge base in a folder, made if it is not there.

    Raises `StoreError` when the folder cannot be written or holds the knowledge base of another version.
    """
    connections = Connections(folder, STORE)
    connections.make_ready()
    return Store(connections, folder)


def unknown_document(document_id: str, known: Iterable[str]) -> str:
    """The message for an id that is not held, with the nearest ones that are."""
    from rapidfuzz import process

    near = [name for name, score, _ in process.extract(document_id, list(known), limit=3) if score >= 60]
    hint = f" Did you mean {' or '.join(near)}?" if near else " See `yjqa documents` for what is held."
    return f"{document_id}: no paper of that id is held.{hint}"
