"""A few thousand vectors: a matrix in memory, of which numpy makes short work."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from yjqa.index.model import DIMENSIONS
from yjqa.index.vectors import Block, from_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class MatrixRows:
    """Vectors in one matrix, in the order of their passages' ids. Never changed once made."""

    def __init__(self, kept: Iterable[tuple[Block, bytes]]) -> None:
        import numpy as np

        in_order = sorted(kept, key=lambda entry: entry[0].first)
        self.blocks = [block for block, _ in in_order]
        empty = np.empty((0, DIMENSIONS), dtype=np.float32)
        self._matrix = np.concatenate([empty, *(from_bytes(data) for _, data in in_order)])
        self._ids = np.concatenate(
            [np.empty(0, dtype=np.int64), *(np.arange(block.first, block.end) for block in self.blocks)]
        )

    def nearest(self, vector: "NDArray[np.float32]", count: int, chosen: "NDArray[np.int64] | None") -> list[int]:
        """The ids of the nearest, best first. `chosen`: of these only."""
        import numpy as np

        ids, matrix = self._ids, self._matrix
        if chosen is not None:
            ids, matrix = chosen, matrix[np.searchsorted(ids, chosen)]
        cosines = matrix @ vector
        count = min(count, len(cosines))
        if not count:
            return []
        best = np.argpartition(-cosines, count - 1)[:count]
        nearest: list[int] = ids[best[np.argsort(-cosines[best], kind="stable")]].tolist()
        return nearest

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float]:
        """How near each of these is, all of which are held."""
        import numpy as np

        cosines: list[float] = (self._matrix[np.searchsorted(self._ids, ids)] @ vector).tolist()
        return cosines
