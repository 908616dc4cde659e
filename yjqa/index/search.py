"""A question → the passages that are nearest to it by meaning and by words."""

import sqlite3
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from yjqa.errors import ModelUnavailable, StoreError
from yjqa.index import words
from yjqa.index.embed import Embedder
from yjqa.index.fuse import fuse
from yjqa.index.narrowing import Narrowing
from yjqa.index.passages import Passage
from yjqa.index.vectors import Block, Catalogue, Vectors, VectorShelf, current_vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_DEPTH = 50
"""Passages of each ranking that are looked at closely."""


class SearchedText(NamedTuple):
    """A passage with its context, and the paper that it is of."""

    id: int
    paper: str
    title: str
    text: str


class Shelf(VectorShelf, Protocol):
    """Where passages and vectors are kept: the store."""

    def generation(self) -> int:
        """A number that rises with every change."""

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file with the passages and their words."""

    def catalogue(self) -> list[Block]:
        """Every paper that has passages."""

    def texts(self, ids: Iterable[int]) -> list[SearchedText]:
        """What is searched of the passages with these ids, in no order."""

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages with these ids, in this order; those that are gone are left out."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    `score`: by which hits are in order, up to 2; it means the same from one search to another. `cosine`: how near the
    passage is in meaning, -1 to 1; `None` where it has no vector. `words`: the share of the question's words, the rare ones
    counting more, that the passage, its headings or its paper's title have, 0 to 1. `pairs`: the same of its neighbouring
    words that stand together in the passage too.
    """

    passage: Passage
    score: float
    cosine: float | None
    words: float
    pairs: float


class Index:
    """The passages of a store, ready to be searched. May be used from several threads."""

    def __init__(self, shelf: Shelf, embedder: Embedder) -> None:
        self._shelf = shelf
        self._embedder = embedder
        self._lock = threading.Lock()
        self._held: _Held | None = None

    def search(self, text: str, narrowing: Narrowing, limit: int) -> list[Hit]:
        """The passages nearest to the text, best first. Without the model, by words only. Raises `StoreError`."""
        try:
            return self._search(text, narrowing, limit)
        except sqlite3.Error as error:
            raise StoreError(f"The knowledge base could not be searched ({error}).") from error

    def _search(self, text: str, narrowing: Narrowing, limit: int) -> list[Hit]:
        connection, held, vector = self._shelf.connection(), self._current(), self._vector(text)
        depth = max(_DEPTH, limit)
        (weights,) = held.weigher.weigh(connection, [text])
        chosen = self._chosen(held.catalogue, narrowing)
        found = words.rank(connection, held.weigher.rare(weights), _is_among(chosen), depth)
        if vector is not None:
            found += held.vectors.nearest(vector, depth, chosen)
        passages = self._shelf.texts(dict.fromkeys(found))
        ids = [passage.id for passage in passages]
        cosines = [None] * len(ids) if vector is None else held.vectors.cosines(vector, ids)
        titles = [held.title_words(connection, passage.paper, passage.title) for passage in passages]
        likenesses = words.liken(connection, weights, [passage.text for passage in passages], titles)
        scored = {
            id: (fuse(cosine, likeness.words, likeness.pairs), cosine, likeness.words, likeness.pairs)
            for id, cosine, likeness in zip(ids, cosines, likenesses, strict=True)
        }
        best = sorted(ids, key=lambda id: (-scored[id][0], id))[:limit]
        return [Hit(passage, *scored[passage.id]) for passage in self._shelf.passages(best)]

    def weigh(self, some: Iterable[str]) -> dict[str, float]:
        """How much each word says: the rarer in the passages, the more; 0 for words that only shape a question."""
        asked = list(some)
        weights = self._current().weigher.weigh(self._shelf.connection(), asked)
        return {word: sum(own.values()) for word, own in zip(asked, weights, strict=True)}

    def _vector(self, text: str) -> "NDArray[np.float32] | None":
        try:
            vector: NDArray[np.float32] = self._embedder.embed([text])[0]
        except ModelUnavailable:
            return None
        return vector

    def _current(self) -> "_Held":
        """The vectors as the store has them at the moment of which this thread reads."""
        generation = self._shelf.generation()
        held = self._held
        if held is not None and held.generation == generation:
            return held
        with self._lock:
            held = self._held
            if held is not None and held.generation == generation:
                return held
            found = _Held(generation, self._shelf, None if held is None else held.vectors)
            if held is None or held.generation < generation:  # else papers came since this thread began to read
                self._held = found
            return found

    def _chosen(self, catalogue: Catalogue, narrowing: Narrowing) -> "NDArray[np.int64] | None":
        """The ids of the passages that the narrowing leaves, in rising order; `None` where it leaves all."""
        import numpy as np

        parts: list[NDArray[np.bool_]] = []
        if narrowing.documents is not None:
            parts.append(catalogue.of_documents(narrowing.documents))
        if narrowing.kinds is not None:
            parts.append(catalogue.of_kinds(narrowing.kinds))
        for about in narrowing.about:
            named = words.having(self._shelf.connection(), about.phrases)
            parts.append(catalogue.of_documents(about.documents) | catalogue.of_ids(named))
        return catalogue.ids[np.logical_and.reduce(parts)] if parts else None


def _is_among(ids: "NDArray[np.int64] | None") -> Callable[[int], bool] | None:
    """Whether an id is one of these; `None` for any."""
    import numpy as np

    if ids is None:
        return None
    among = np.zeros(int(ids[-1]) + 1 if len(ids) else 0, dtype=np.uint8)
    among[ids] = 1
    marks = among.tobytes()
    return lambda id: id < len(marks) and marks[id] == 1


class _Held:
    """What is kept in memory of one generation of the store."""

    def __init__(self, generation: int, shelf: Shelf, before: Vectors | None) -> None:
        self.generation = generation
        self.vectors = current_vectors(shelf, before)
        self.catalogue = Catalogue(shelf.catalogue())
        self.weigher = words.Weigher(len(self.catalogue.ids))
        self._title_words: dict[str, frozenset[str]] = {}

    def title_words(self, connection: sqlite3.Connection, paper: str, title: str) -> frozenset[str]:
        """The words by which people name the paper: its title's, and those of its file's name."""
        if paper not in self._title_words:
            self._title_words[paper] = words.words_of(connection, f"{title} {paper.replace('-', ' ')}")
        return self._title_words[paper]
