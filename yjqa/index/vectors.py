"""Passages by their meaning: every vector held in memory, compared with the question's exactly."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from yjqa.index.model import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = ("paragraph", "list", "row", "record")
"""Kinds of passage by the byte that stands for them in `Block.kinds`."""


@dataclass(frozen=True, slots=True)
class Block:
    """The passages of one paper: their ids run on from `first`; `kinds` has a byte for each."""

    document: str
    first: int
    kinds: bytes


class VectorShelf(Protocol):
    """Where the vectors are kept: the store."""

    def blocks(self) -> list[Block]:
        """Every paper that has vectors, in the order of their passages' ids."""

    def vectors(self, document: str) -> bytes:
        """A paper's vectors as `to_bytes` gave them."""


def to_bytes(vectors: "NDArray[np.float32]") -> bytes:
    """Vectors as they are kept: half precision, row by row."""
    import numpy as np

    return vectors.astype(np.float16).tobytes()


def from_bytes(data: bytes) -> "NDArray[np.float32]":
    """What `to_bytes` was given, of shape (number of texts, 384)."""
    import numpy as np

    return np.frombuffer(data, dtype=np.float16).astype(np.float32).reshape(-1, DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Vectors:
    """All vectors at one moment. `ids` and `kinds` have an entry a row of `matrix`; ids rise."""

    blocks: tuple[Block, ...]
    ids: "NDArray[np.int64]"
    kinds: "NDArray[np.uint8]"
    matrix: "NDArray[np.float32]"

    @staticmethod
    def of(shelf: VectorShelf) -> "Vectors":
        """The vectors that the shelf has now."""
        import numpy as np

        blocks = tuple(shelf.blocks())
        count = sum(len(block.kinds) for block in blocks)
        matrix = np.empty((count, DIMENSIONS), dtype=np.float32)
        row = 0
        for block in blocks:
            matrix[row : row + len(block.kinds)] = from_bytes(shelf.vectors(block.document))
            row += len(block.kinds)
        ids = [np.arange(block.first, block.first + len(block.kinds)) for block in blocks]
        return Vectors(
            blocks,
            np.concatenate(ids) if ids else np.empty(0, dtype=np.int64),
            np.frombuffer(b"".join(block.kinds for block in blocks), dtype=np.uint8),
            matrix,
        )

    def of_documents(self, documents: Collection[str]) -> "NDArray[np.bool_]":
        """The rows of these papers."""
        import numpy as np

        chosen = np.zeros(len(self.ids), dtype=bool)
        row = 0
        for block in self.blocks:
            if block.document in documents:
                chosen[row : row + len(block.kinds)] = True
            row += len(block.kinds)
        return chosen

    def of_kinds(self, kinds: Collection[str]) -> "NDArray[np.bool_]":
        """The rows of these kinds of passage."""
        import numpy as np

        return np.isin(self.kinds, [KINDS.index(kind) for kind in kinds])

    def nearest(self, vector: "NDArray[np.float32]", count: int, chosen: "NDArray[np.bool_] | None") -> list[int]:
        """The ids of the nearest passages, best first. `chosen`: only those rows."""
        import numpy as np

        cosines = self.matrix @ vector
        if chosen is not None:
            cosines[~chosen] = -2.0
            count = min(count, int(chosen.sum()))
        count = min(count, len(cosines))
        if not count:
            return []
        best = np.argpartition(-cosines, count - 1)[:count]
        best = best[np.argsort(-cosines[best], kind="stable")]
        ids: list[int] = self.ids[best].tolist()
        return ids

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float | None]:
        """How near each of these passages is; `None` for one that has no vector."""
        import numpy as np

        if not len(self.ids):
            return [None] * len(ids)
        rows = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        cosines = (self.matrix[rows] @ vector).tolist()
        return [
            cosine if self.ids[row] == id else None for id, row, cosine in zip(ids, rows.tolist(), cosines, strict=True)
        ]
