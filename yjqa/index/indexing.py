"""A paper → its passages with their vectors, or without where the model is not there."""

from collections.abc import Callable, Iterable, Sequence
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

    def index(
        self, document: Document, records: Iterable[AnyRecord], told: Callable[[float], None] = lambda share: None
    ) -> IndexedPaper:
        """The paper's passages, and their vectors where they can be made.

        `told`: called every now and then with the share of the vectors that are made, 0 until all passages are; what it raises ends the work.
        """
        from yjqa.index.vectors import to_bytes

        has_model = self.problem is None
        # Without the model the paper is cut again once it is there to say how long texts are to it
        counts = self._embedder.pieces.counts if has_model else rough_counts

        def counts_with_a_look(texts: Sequence[str]) -> list[int]:
            told(0.0)
            return counts(texts)

        passages = tuple(split(document, records, counts_with_a_look))
        if not has_model:
            return IndexedPaper(passages)
        vectors = self._embedder.embed([passage.searched for passage in passages], told)
        return IndexedPaper(passages, to_bytes(vectors))
