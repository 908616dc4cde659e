"""Many vectors: held by FAISS and compared one by one, so that none is missed.

Approximate indexes win nothing below a million, and cannot be narrowed or forget as this can. The index lies in a file
beside the store; it is brought up to date in memory and written again only when much has changed, so a new paper costs
what that paper costs.
"""

import contextlib
import threading
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from yjqa.index.keeping import keep, kept
from yjqa.index.model import DIMENSIONS
from yjqa.index.vectors import Block, VectorShelf, from_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMPRESS_FROM = 150_000
"""Passages from which a number takes one byte and not four: a quarter of the memory, and faster, since memory is what
limits the comparison."""

_NAME = "vectors.faiss"

_SHARE_WRITTEN = 0.1
"""Of all vectors: the file is written again when more than that came or went since."""

_SAMPLE = 20_000
"""Vectors from which the compression learns how far the numbers reach."""


class FaissRows:
    """Vectors in a FAISS index by their passages' ids. May be used from several threads."""

    def __init__(self, shelf: VectorShelf) -> None:
        self._shelf = shelf
        self._lock = threading.Lock()
        self._held: dict[str, range] = {}
        self._changed = 0
        self._compressed = False
        self._index: Any = None
        self._read()

    def bring_up_to_date(self) -> list[Block]:
        """Takes in what came to the shelf and forgets what went. Gives what is held now."""
        with self._lock:
            wanted = {block.key: block for block in self._shelf.blocks()}
            count = sum(len(block.kinds) for block in wanted.values())
            if self._index is None or self._compressed != (count >= COMPRESS_FROM):
                self._begin(compressed=count >= COMPRESS_FROM)
            self._forget([key for key in self._held if key not in wanted])
            for block in self._take_in([block.document for key, block in wanted.items() if key not in self._held]):
                wanted[block.key] = block
            if self._changed > _SHARE_WRITTEN * count:
                self._write()
            return [wanted[key] for key in self._held]

    def nearest(self, vector: "NDArray[np.float32]", count: int, chosen: "NDArray[np.int64] | None") -> list[int]:
        """The ids of the nearest, best first. `chosen`: of these only."""
        import faiss
        import numpy as np

        parameters = None
        if chosen is not None:
            if not len(chosen):
                return []
            marks = np.zeros(int(chosen[-1]) + 1, dtype=bool)
            marks[chosen] = True
            bits = np.packbits(marks, bitorder="little")
            selector = faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # added to it in Python
        with self._lock:
            _, found = self._index.search(vector[np.newaxis], count, params=parameters)
        return [id for id in found[0].tolist() if id >= 0]

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float]:
        """How near each of these is, all of which are held."""
        import numpy as np

        if not ids:
            return []
        with self._lock:
            rows = self._index.reconstruct_batch(np.array(ids, dtype=np.int64))
        cosines: list[float] = (rows @ vector).tolist()
        return cosines

    def _begin(self, *, compressed: bool) -> None:
        """An empty index. A compressed one learns from vectors of papers all over the shelf before it takes any in."""
        import faiss
        import numpy as np

        self._held, self._changed, self._compressed = {}, 0, compressed
        if not compressed:
            self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(DIMENSIONS))
            return
        codes = faiss.IndexScalarQuantizer(DIMENSIONS, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
        blocks = self._shelf.blocks()
        step = max(1, sum(len(block.kinds) for block in blocks) // _SAMPLE)
        every = self._shelf.vectors([block.document for block in blocks[::step]])
        codes.train(np.concatenate([from_bytes(data) for _, data in every]))
        self._index = faiss.IndexIDMap2(codes)

    def _forget(self, keys: Collection[str]) -> None:
        import faiss
        import numpy as np

        ids = [np.arange(self._held[key].start, self._held[key].stop) for key in keys]
        if ids:
            gone = np.concatenate(ids)
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
            self._changed += len(gone)
        for key in keys:
            del self._held[key]

    def _take_in(self, documents: Collection[str]) -> list[Block]:
        import numpy as np

        taken = []
        for block, data in self._shelf.vectors(documents):
            self._index.add_with_ids(from_bytes(data), np.arange(block.first, block.end))
            self._held[block.key] = range(block.first, block.end)
            self._changed += len(block.kinds)
            taken.append(block)
        return taken

    def _read(self) -> None:
        """The index in the file beside the store, if there is one and it is whole."""
        import faiss

        known = kept(self._shelf.folder, _NAME)
        if known is None:
            return
        with contextlib.suppress(RuntimeError, KeyError, TypeError):  # of another version of FAISS or of yjqa
            held = {key: range(first, end) for key, (first, end) in known.facts["held"].items()}
            self._index = faiss.read_index(str(known.file))
            self._held, self._compressed = held, bool(known.facts["compressed"])

    def _write(self) -> None:
        """Writes the file anew. Where it cannot be, the index is made again by the next process."""
        import faiss

        held = {key: (ids.start, ids.stop) for key, ids in self._held.items()}
        facts = {"held": held, "compressed": self._compressed}
        with contextlib.suppress(OSError, RuntimeError):
            keep(self._shelf.folder, _NAME, facts, lambda file: faiss.write_index(self._index, str(file)))
        self._changed = 0
