"""The exported model by onnxruntime: the same vectors in a fraction of the time and memory."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from yjqa.errors import ModelUnavailable
from yjqa.index.model import DIMENSIONS
from yjqa.index.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 512
"""Word pieces of a batch, its padding counted: with more, what is computed on the way takes memory and saves no time."""

_AT_ONCE = 4_096
"""Texts that are cut into word pieces together: those of a whole book would take gigabytes."""

_MOST_THREADS = min(4, os.cpu_count() or 1)
"""Batches at a time, each on one thread: threads that share a batch wait for each other at every step of it, which costs
a fifth more processor time, and twice the time where other programs run."""


class OnnxModel:
    """Texts → vectors from an exported model's file, loaded at once. Raises `ModelUnavailable`."""

    def __init__(self, file: Path, pieces: Pieces) -> None:
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else its makers are told of every use as soon as it is imported
        try:
            from onnxruntime import InferenceSession, SessionOptions
        except ImportError as error:
            raise ModelUnavailable("The package onnxruntime is not installed.") from error
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises errors of its own under several names
            raise ModelUnavailable(f"{file}: onnxruntime cannot load it ({error}).") from error
        self._pieces = pieces

    def encode(self, texts: Sequence[str], told: Callable[[float], None] = lambda share: None) -> "NDArray[np.float32]":
        """An array of shape (number of texts, 384), each row of length 1. `told`: called after each batch, see `embed.Told`."""
        import numpy as np

        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            some = texts[start : start + _AT_ONCE]
            for done in self._fill(vectors[start : start + _AT_ONCE], some):
                told((start + done * len(some)) / len(texts))
        return vectors

    def _fill(self, vectors: "NDArray[np.float32]", texts: Sequence[str]) -> Iterator[float]:
        """Fills the rows with the texts' vectors, and tells after each batch how much of it is done."""
        rows = [encoding.ids for encoding in self._pieces.encode(texts)]
        batches = _batches([len(row) for row in rows])

        def fill(numbers: list[int]) -> None:
            vectors[numbers] = self._vectors([rows[number] for number in numbers])

        if len(batches) == 1:
            fill(batches[0])
            return
        pool = ThreadPoolExecutor(min(_MOST_THREADS, len(batches)))
        try:
            for done, _ in enumerate(pool.map(fill, batches), start=1):
                yield done / len(batches)
        finally:
            pool.shutdown(cancel_futures=True)

    def _vectors(self, rows: list[list[int]]) -> "NDArray[np.float32]":
        import numpy as np

        pieces = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
        mask = np.zeros_like(pieces)
        for number, ids in enumerate(rows):
            pieces[number, : len(ids)] = ids
            mask[number, : len(ids)] = 1
        vectors: NDArray[np.float32] = self._session.run(["vectors"], {"pieces": pieces, "mask": mask})[0]
        return vectors


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """The numbers of the texts, those of like length together: that wastes little padding."""
    batches: list[list[int]] = []
    for number in sorted(range(len(lengths)), key=lambda number: lengths[number]):
        if not batches or (len(batches[-1]) + 1) * lengths[number] > _BATCH:
            batches.append([])
        batches[-1].append(number)
    return batches
