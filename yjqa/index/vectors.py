"""Passages by their meaning: all vectors of a store at one moment, compared with the question's one by one.

A few are a matrix in memory, of which numpy makes short work; many are held by FAISS.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from yjqa.index.model import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("paragraph", "list", "row", "record")
"""Kinds of passage by the byte that stands for them in `Block.kinds`."""

FAISS_FROM = 20_000
"""Passages from which FAISS pays: with fewer, loading it costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Block:
    """The passages of one paper: their ids run on from `first`; `kinds` has a byte for each.

    `key` is this block's alone: the same paper read again is another block, in whatever store.
    """

    document: str
    first: int
    kinds: bytes
    key: str

    @property
    def end(self) -> int:
        """One past the last id."""
        return self.first + len(self.kinds)


class Catalogue:
    """The ids of all passages of some papers, in rising order, and which are of which paper and kind."""

    def __init__(self, blocks: Collection[Block]) -> None:
        import numpy as np

        self._blocks = sorted(blocks, key=lambda block: block.first)
        ids = [np.arange(block.first, block.end) for block in self._blocks]
        self.ids: NDArray[np.int64] = np.concatenate(ids) if ids else np.empty(0, dtype=np.int64)
        self._kinds = np.frombuffer(b"".join(block.kinds for block in self._blocks), dtype=np.uint8)

    def of_documents(self, documents: Collection[str]) -> "NDArray[np.bool_]":
        """Which passages are of these papers."""
        import numpy as np

        chosen = [block.document in documents for block in self._blocks]
        return np.repeat(np.array(chosen, dtype=bool), [len(block.kinds) for block in self._blocks])

    def of_kinds(self, kinds: Collection[str]) -> "NDArray[np.bool_]":
        """Which passages are of these kinds."""
        import numpy as np

        return np.isin(self._kinds, [KINDS.index(kind) for kind in kinds])

    def of_ids(self, ids: Collection[int]) -> "NDArray[np.bool_]":
        """Which passages have these ids."""
        import numpy as np

        return np.isin(self.ids, list(ids))


class VectorShelf(Protocol):
    """Where the vectors are kept: the store."""

    @property
    def folder(self) -> Path:
        """Where a file may lie that is made from what the store holds."""

    def blocks(self) -> list[Block]:
        """Every paper that has vectors."""

    def vectors(self, documents: Collection[str]) -> Iterator[tuple[Block, bytes]]:
        """These papers, each with its vectors as `to_bytes` gave them; those that are gone are left out."""


class Rows(Protocol):
    """Vectors by the ids of their passages. May be used from several threads."""

    def nearest(self, vector: "NDArray[np.float32]", count: int, chosen: "NDArray[np.int64] | None") -> list[int]:
        """The ids of the nearest, best first. `chosen`: of these only, all of which are held."""

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float]:
        """How near each of these is, all of which are held."""


def to_bytes(vectors: "NDArray[np.float32]") -> bytes:
    """Vectors as they are kept: half precision, row by row. That moves a cosine by less than 0.001."""
    import numpy as np

    return vectors.astype(np.float16).tobytes()


def from_bytes(data: bytes) -> "NDArray[np.float32]":
    """What `to_bytes` was given, of shape (number of texts, 384)."""
    import numpy as np

    return np.frombuffer(data, dtype=np.float16).astype(np.float32).reshape(-1, DIMENSIONS)


class Vectors:
    """All vectors of a store at one moment."""

    def __init__(self, blocks: Collection[Block], rows: Rows) -> None:
        self.rows = rows
        self.catalogue = Catalogue(blocks)

    def nearest(self, vector: "NDArray[np.float32]", count: int, chosen: "NDArray[np.int64] | None") -> list[int]:
        """The ids of the nearest passages, best first. `chosen`: of these only, their ids rising."""
        import numpy as np

        held = None if chosen is None else chosen[np.isin(chosen, self.catalogue.ids, assume_unique=True)]
        return self.rows.nearest(vector, count, held)

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float | None]:
        """How near each of these passages is; `None` for one that has no vector."""
        import numpy as np

        held = [id for id, has in zip(ids, np.isin(ids, self.catalogue.ids), strict=True) if has]
        near = dict(zip(held, self.rows.cosines(vector, held), strict=True))
        return [near.get(id) for id in ids]


def current_vectors(shelf: VectorShelf, before: Vectors | None) -> Vectors:
    """The vectors as the shelf has them now; what is in memory from `before` is not read again where FAISS holds it."""
    blocks = shelf.blocks()
    if sum(len(block.kinds) for block in blocks) < FAISS_FROM:
        from yjqa.index.matrix import MatrixRows

        matrix = MatrixRows(shelf.vectors([block.document for block in blocks]))
        return Vectors(matrix.blocks, matrix)
    from yjqa.index.faiss_rows import FaissRows, current_rows

    rows, held = current_rows(shelf, before.rows if before is not None and isinstance(before.rows, FaissRows) else None)
    return Vectors(held, rows)
