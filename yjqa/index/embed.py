"""Meaning as numbers: texts → vectors, by the exported model where there is one, else by sentence-transformers."""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from yjqa.errors import ModelUnavailable
from yjqa.index.export import export_model
from yjqa.index.model import DIMENSIONS, checked_model_folder
from yjqa.index.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


Told = Callable[[float], None]
"""Called every now and then with the share that is done; what it raises ends the work."""


class Model(Protocol):
    """What turns texts into rows of length 1."""

    def encode(self, texts: Sequence[str], told: Told) -> "NDArray[np.float32]":
        """An array of shape (number of texts, `DIMENSIONS`)."""


class Embedder:
    """Texts → vectors. The model is loaded with the first text. `cache`: folder that keeps the exported model,
    the user's cache folder if `None`.

    May be used from several threads.
    """

    def __init__(self, cache: Path | None) -> None:
        self.pieces = Pieces()
        self._given_cache = cache
        self._lock = threading.Lock()
        self._model: Model | None = None

    def prepare(self) -> None:
        """Loads the model now. Raises `ModelUnavailable`."""
        self._loaded()

    def embed(self, texts: Sequence[str], told: Told = lambda share: None) -> "NDArray[np.float32]":
        """An array of shape (number of texts, `DIMENSIONS`), each row of length 1, so that dot products are cosines.

        Raises `ModelUnavailable`.
        """
        import numpy as np

        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        return self._loaded().encode(texts, told)

    @cached_property
    def _cache(self) -> Path:
        if self._given_cache is not None:
            return self._given_cache
        from platformdirs import user_cache_path

        return user_cache_path("yjqa")

    def _loaded(self) -> Model:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Model:
        """The exported model, exported now where it was not: that takes as long as to load sentence-transformers, and
        the next process is spared it."""
        checked_model_folder()
        try:
            from yjqa.index.onnx import OnnxModel

            return OnnxModel(export_model(self._cache), self.pieces)
        except ModelUnavailable:
            from yjqa.index.reference import ReferenceModel

            return ReferenceModel()
