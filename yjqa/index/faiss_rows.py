"""Many vectors: held by FAISS and compared one by one, so that none is missed.

Approximate indexes win nothing below a million, and cannot be narrowed or forget as this can. The index lies in a file
beside the store; a copy in memory is brought up to date when papers come or go, and written again only when much has
changed, so that little of a store is read again for a new paper.
"""

import contextlib
from collections.abc import Collection, Sequence
from pathlib import Path
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
    """Vectors in a FAISS index by their passages' ids. Never changed once made, so that who searches it is not disturbed."""

    def __init__(self, index: Any, held: dict[str, range], *, compressed: bool, changed: int = 0) -> None:
        self.index = index
        self.held = held
        """The ids of each block's passages, by its key."""
        self.compressed = compressed
        self.changed = changed
        """Vectors that came or went since the file was written."""

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
        _, found = self.index.search(vector[np.newaxis], count, params=parameters)
        return [id for id in found[0].tolist() if id >= 0]

    def cosines(self, vector: "NDArray[np.float32]", ids: Sequence[int]) -> list[float]:
        """How near each of these is, all of which are held."""
        import numpy as np

        if not ids:
            return []
        rows = self.index.reconstruct_batch(np.array(ids, dtype=np.int64))
        cosines: list[float] = (rows @ vector).tolist()
        return cosines


def current_rows(shelf: VectorShelf, before: FaissRows | None) -> tuple[FaissRows, list[Block]]:
    """The vectors that the shelf has now, and their blocks. What `before` has, or the file beside the store, is not read again."""
    wanted = {block.key: block for block in shelf.blocks()}
    compressed = sum(len(block.kinds) for block in wanted.values()) >= COMPRESS_FROM
    known = before or _read(shelf.folder)
    if known is not None and known.held.keys() == wanted.keys() and known.compressed == compressed:
        return known, list(wanted.values())
    if known is None or known.compressed != compressed:
        rows = _empty(shelf, compressed)
    else:
        rows = known if before is None else _copy(known)  # what was just read nobody searches yet
    _forget(rows, [key for key in rows.held if key not in wanted])
    for block in _take_in(rows, shelf, [block.document for key, block in wanted.items() if key not in rows.held]):
        wanted[block.key] = block
    if rows.changed > _SHARE_WRITTEN * rows.index.ntotal:
        _write(rows, shelf.folder)
    return rows, [wanted[key] for key in rows.held]


def _copy(rows: FaissRows) -> FaissRows:
    import faiss

    return FaissRows(faiss.clone_index(rows.index), dict(rows.held), compressed=rows.compressed, changed=rows.changed)


def _empty(shelf: VectorShelf, compressed: bool) -> FaissRows:
    """No vectors yet. Compressed ones are learnt from vectors of papers all over the shelf before any is taken in."""
    import faiss
    import numpy as np

    if not compressed:
        return FaissRows(faiss.IndexIDMap2(faiss.IndexFlatIP(DIMENSIONS)), {}, compressed=False)
    codes = faiss.IndexScalarQuantizer(DIMENSIONS, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    blocks = shelf.blocks()
    step = max(1, sum(len(block.kinds) for block in blocks) // _SAMPLE)
    every = shelf.vectors([block.document for block in blocks[::step]])
    codes.train(np.concatenate([from_bytes(data) for _, data in every]))
    return FaissRows(faiss.IndexIDMap2(codes), {}, compressed=True)


def _forget(rows: FaissRows, keys: Collection[str]) -> None:
    import faiss
    import numpy as np

    ids = [np.arange(rows.held[key].start, rows.held[key].stop) for key in keys]
    if ids:
        gone = np.concatenate(ids)
        rows.index.remove_ids(faiss.IDSelectorBatch(gone))
        rows.changed += len(gone)
    for key in keys:
        del rows.held[key]


def _take_in(rows: FaissRows, shelf: VectorShelf, documents: Collection[str]) -> list[Block]:
    import numpy as np

    taken = []
    for block, data in shelf.vectors(documents):
        rows.index.add_with_ids(from_bytes(data), np.arange(block.first, block.end))
        rows.held[block.key] = range(block.first, block.end)
        rows.changed += len(block.kinds)
        taken.append(block)
    return taken


def _read(folder: Path) -> FaissRows | None:
    """The index in the file beside the store, if there is one and it is whole."""
    import faiss

    known = kept(folder, _NAME)
    if known is None:
        return None
    with contextlib.suppress(RuntimeError, KeyError, TypeError):  # of another version of FAISS or of yjqa
        held = {key: range(first, end) for key, (first, end) in known.facts["held"].items()}
        return FaissRows(faiss.read_index(str(known.file)), held, compressed=bool(known.facts["compressed"]))
    return None


def _write(rows: FaissRows, folder: Path) -> None:
    """Writes the file anew. Where it cannot be, the index is made again by the next process."""
    import faiss

    facts = {"held": {key: (ids.start, ids.stop) for key, ids in rows.held.items()}, "compressed": rows.compressed}
    with contextlib.suppress(OSError, RuntimeError):
        keep(folder, _NAME, facts, lambda file: faiss.write_index(rows.index, str(file)))
    rows.changed = 0
