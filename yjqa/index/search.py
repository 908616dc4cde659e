"""A question → the passages that are nearest to it by meaning and by words."""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from yjqa.errors import ModelUnavailable
from yjqa.index import words
from yjqa.index.embed import Embedder
from yjqa.index.fuse import fuse
from yjqa.index.narrowing import Narrowing
from yjqa.index.passages import Passage
from yjqa.index.vectors import Vectors, VectorShelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_DEPTH = 50
"""Passages of each ranking that are put together."""


class Shelf(VectorShelf, Protocol):
    """Where passages and vectors are kept: the store."""

    def generation(self) -> int:
        """A number that rises with every change."""

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file with the passages and their words."""

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """The passages with these ids, in this order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` orders hits of one search and says nothing between searches.

    `cosine`: how near the passage is in meaning, -1 to 1; `None` where there are no vectors. `words`: the share of the
    question's words, the rare ones counting more, that the passage or its heading trail has, 0 to 1. `by_meaning` and
    `by_words`: its rank in each, from 1; `None` where it is not among the first.
    """

    passage: Passage
    score: float
    cosine: float | None
    words: float
    by_meaning: int | None
    by_words: int | None


class Index:
    """The passages of a store, ready to be searched. May be used from several threads."""

    def __init__(self, shelf: Shelf, embedder: Embedder) -> None:
        self._shelf = shelf
        self._embedder = embedder
        self._lock = threading.Lock()
        self._held: tuple[int, Vectors] | None = None

    def search(self, text: str, narrowing: Narrowing, limit: int) -> list[Hit]:
        """The passages nearest to the text, best first. Without the model, by words only."""
        connection = self._shelf.connection()
        depth = max(_DEPTH, limit)
        weights = words.weigh(connection, text)
        by_words = words.rank(connection, weights, narrowing, depth)
        vectors, vector = self._vectors(), self._vector(text)
        by_meaning = [] if vector is None else vectors.nearest(vector, depth, self._chosen(vectors, narrowing))
        fused = dict(list(fuse([by_meaning, by_words]).items())[:limit])
        passages = self._shelf.passages(list(fused))
        shares = words.shares(connection, weights, [passage.searched for passage in passages])
        ids = [passage.id for passage in passages]
        cosines = [None] * len(ids) if vector is None else vectors.cosines(vector, ids)
        return [
            Hit(passage, fused[passage.id], cosine, share, _rank(by_meaning, passage.id), _rank(by_words, passage.id))
            for passage, cosine, share in zip(passages, cosines, shares, strict=True)
        ]

    def _vector(self, text: str) -> "NDArray[np.float32] | None":
        try:
            vector: NDArray[np.float32] = self._embedder.embed([text])[0]
        except ModelUnavailable:
            return None
        return vector

    def _vectors(self) -> Vectors:
        """The vectors as the store has them now."""
        with self._lock:
            generation = self._shelf.generation()
            if self._held is None or self._held[0] != generation:
                self._held = generation, Vectors.of(self._shelf)
            return self._held[1]

    def _chosen(self, vectors: Vectors, narrowing: Narrowing) -> "NDArray[np.bool_] | None":
        """The rows that the narrowing leaves; `None` where it leaves all."""
        import numpy as np

        parts: list[NDArray[np.bool_]] = []
        if narrowing.documents is not None:
            parts.append(vectors.of_documents(narrowing.documents))
        if narrowing.kinds is not None:
            parts.append(vectors.of_kinds(narrowing.kinds))
        for about in narrowing.about:
            named = words.having(self._shelf.connection(), about.phrases)
            parts.append(vectors.of_documents(about.documents) | np.isin(vectors.ids, named))
        return np.logical_and.reduce(parts) if parts else None


def _rank(ids: Sequence[int], id: int) -> int | None:
    return ids.index(id) + 1 if id in ids else None
