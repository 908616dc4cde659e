"""Meaning as numbers: texts → vectors, by the exported model where there is one, else by sentence-transformers."""

import contextlib
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from yjqa.errors import ModelUnavailable
from yjqa.index.export import export_model, exported_model
from yjqa.index.model import DIMENSIONS, checked_model_folder
from yjqa.index.tokens import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Model(Protocol):
    """What turns texts into rows of length 1."""

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
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
        """Makes ready for many texts: exports the model where that has not been done. Where that fails,
        sentence-transformers is loaded in its stead.

        Raises `ModelUnavailable` where the model is not installed.
        """
        checked_model_folder()
        with contextlib.suppress(ModelUnavailable):
            export_model(self._cache)
        self._loaded()

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """An array of shape (number of texts, `DIMENSIONS`), each row of length 1, so that dot products are cosines.

        Raises `ModelUnavailable`.
        """
        import numpy as np

        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        return self._loaded().encode(texts)

    @cached_property
    def _cache(self) -> Path:
        if self._given_cache is not None:
            return self._given_cache
        from platformdirs import user_cache_path

        return user_cache_path("yjqa")

    def _loaded(self) -> Model:
        with self._lock:
            if self._model is None:
                file = exported_model(self._cache)
                if file is not None:
                    from yjqa.index.onnx import OnnxModel

                    self._model = OnnxModel(file, self.pieces)
                else:
                    from yjqa.index.reference import ReferenceModel

                    self._model = ReferenceModel()
            return self._model
