"""A paper → its passages with their vectors, or without where the model is not there."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from yjqa.document import Document
from yjqa.errors import ModelUnavailable
from yjqa.index.embed import Embedder
from yjqa.index.passages import Passage, split
from yjqa.index.tokens import rough_counts
from yjqa.records import AnyRecord


@dataclass(frozen=True, slots=True)
class IndexedPaper:
    """A paper's passages and, as bytes for the store, their vectors; `None` where the model is not there."""

    passages: tuple[Passage, ...] = ()
    vectors: bytes | None = None


class Indexer:
    """Papers → passages and vectors. What is wrong with the model is found out once."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @cached_property
    def problem(self) -> str | None:
        """Why no vectors can be made; `None` where they can. The model is exported now where it was not."""
        try:
            self._embedder.prepare()
        except ModelUnavailable as error:
            return str(error)
        return None

    def index(self, document: Document, records: Iterable[AnyRecord]) -> IndexedPaper:
        """The paper's passages, and their vectors where they can be made."""
        from yjqa.index.vectors import to_bytes

        if self.problem is not None:
            # Cut again once the model is there to say how long texts are to it
            return IndexedPaper(tuple(split(document, records, rough_counts)))
        passages = split(document, records, self._embedder.pieces.counts)
        return IndexedPaper(tuple(passages), to_bytes(self._embedder.embed([passage.searched for passage in passages])))
