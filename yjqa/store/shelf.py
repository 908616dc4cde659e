"""The passages of papers with their vectors, as the store keeps them and the index searches them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from yjqa.index.indexing import IndexedPaper
from yjqa.index.passages import Passage
from yjqa.index.search import SearchedText
from yjqa.index.vectors import KINDS, Block
from yjqa.store.connections import Connections
from yjqa.store.rows import NOTE_CHANGE, generation_of, passage_of, source_json


class PassageShelf:
    """The passages of a knowledge base in a folder."""

    def __init__(self, connections: Connections, folder: Path) -> None:
        self._connections = connections
        self.folder = folder

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file. Raises `StoreError` where it cannot be opened."""
        return self._connections.own()

    def generation(self) -> int:
        """The store's number that rises with every change."""
        return generation_of(self._connections)

    def put(self, document_id: str, indexed: IndexedPaper) -> None:
        """Replaces the passages of a held paper. Belongs inside a `transaction`."""
        passages = indexed.passages
        execute = self.connection().execute
        execute(NOTE_CHANGE)
        execute("DELETE FROM passage WHERE paper = ?", (document_id,))
        execute("DELETE FROM shelf WHERE paper = ?", (document_id,))
        self.connection().executemany(
            "INSERT INTO passage (paper, kind, text, context, source, record) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (document_id, passage.kind, passage.text, passage.context, source_json(passage), passage.record)
                for passage in passages
            ),
        )
        (last,) = execute("SELECT ifnull(max(id), 0) FROM passage").fetchone()
        kinds = bytes(KINDS.index(passage.kind) for passage in passages)
        execute(
            "INSERT INTO shelf (paper, first, kinds, key) VALUES (?, ?, ?, hex(randomblob(16)))",
            (document_id, last - len(passages) + 1, kinds),
        )
        if indexed.vectors is not None:
            execute("INSERT INTO meaning VALUES (?, ?)", (document_id, indexed.vectors))

    def without_passages(self) -> list[str]:
        """The ids of the papers that have no passages yet: an earlier yjqa kept them."""
        rows = self._connections.rows("SELECT id FROM paper WHERE id NOT IN (SELECT paper FROM shelf)")
        return [id for (id,) in rows]

    def without_vectors(self) -> list[str]:
        """The ids of the papers whose passages have no vectors: the model was not there."""
        rows = self._connections.rows("SELECT id FROM paper WHERE id NOT IN (SELECT paper FROM meaning)")
        return [id for (id,) in rows]

    def catalogue(self) -> list[Block]:
        """Every paper that has passages."""
        return [Block(*row) for row in self._connections.rows("SELECT paper, first, kinds, key FROM shelf")]

    def blocks(self) -> list[Block]:
        """Every paper that has vectors, in the order of their passages' ids."""
        query = "SELECT paper, first, kinds, key FROM shelf WHERE paper IN (SELECT paper FROM meaning) ORDER BY first"
        return [Block(*row) for row in self._connections.rows(query)]

    def vectors(self, document_ids: Iterable[str]) -> Iterator[tuple[Block, bytes]]:
        """These papers, each with its vectors as `put` was given them; those that have none are left out."""
        query = """
            SELECT paper, first, kinds, key, vectors FROM shelf JOIN meaning USING (paper)
            WHERE paper IN (SELECT value FROM json_each(?)) ORDER BY first
        """
        for row in self.connection().execute(query, (json.dumps(list(document_ids)),)):
            yield Block(*row[:4]), row[4]

    def texts(self, ids: Iterable[int]) -> list[SearchedText]:
        """What is searched of the passages with these ids, in no order."""
        query = """
            SELECT passage.id, paper, paper.record ->> 'title', context || char(10) || text
            FROM passage JOIN paper ON paper.id = paper
            WHERE passage.id IN (SELECT value FROM json_each(?))
        """
        return [SearchedText(*row) for row in self._connections.rows(query, json.dumps(list(ids)))]

    def passages_with(self, words: Iterable[str], document_ids: Iterable[str]) -> list[Passage]:
        """The passages of some papers that have one of the words or a form of it, said records left out."""
        query = """
            SELECT id, paper, kind, text, context, source, record FROM passage
            WHERE id IN (SELECT rowid FROM word WHERE word MATCH ?) AND kind <> 'record'
            AND paper IN (SELECT value FROM json_each(?)) ORDER BY id
        """
        wanted = " OR ".join(f'"{word}"' for word in words)
        return [passage_of(*row) for row in self._connections.rows(query, wanted, json.dumps(list(document_ids)))]

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages with these ids, in this order; those that are gone are left out."""
        wanted = list(ids)
        query = """
            SELECT id, paper, kind, text, context, source, record FROM passage
            WHERE id IN (SELECT value FROM json_each(?))
        """
        found = {row[0]: passage_of(*row) for row in self._connections.rows(query, json.dumps(wanted))}
        return [found[id] for id in wanted if id in found]
