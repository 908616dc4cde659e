"""The exported model by onnxruntime: the same vectors in a fraction of the time and memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from yjqa.errors import ModelUnavailable
from yjqa.index.model import DIMENSIONS
from yjqa.index.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 8
"""Texts of like length at a time: small batches waste little padding and little memory."""


class OnnxModel:
    """Texts → vectors from an exported model's file, loaded at once. Raises `ModelUnavailable`."""

    def __init__(self, file: Path, pieces: Pieces) -> None:
        try:
            from onnxruntime import InferenceSession, SessionOptions
        except ImportError as error:
            raise ModelUnavailable("The package onnxruntime is not installed.") from error
        options = SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            self._session = InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises errors of its own under several names
            raise ModelUnavailable(f"{file}: onnxruntime cannot load it ({error}).") from error
        self._pieces = pieces

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """An array of shape (number of texts, 384), each row of length 1."""
        import numpy as np

        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        encodings = self._pieces.encode(texts)
        by_length = sorted(range(len(texts)), key=lambda number: len(encodings[number]))
        for start in range(0, len(texts), _BATCH):
            numbers = by_length[start : start + _BATCH]
            width = len(encodings[numbers[-1]])
            pieces = np.zeros((len(numbers), width), dtype=np.int64)
            mask = np.zeros((len(numbers), width), dtype=np.int64)
            for row, number in enumerate(numbers):
                ids = encodings[number].ids
                pieces[row, : len(ids)] = ids
                mask[row, : len(ids)] = 1
            vectors[numbers] = self._session.run(["vectors"], {"pieces": pieces, "mask": mask})[0]
        return vectors
