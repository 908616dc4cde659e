"""The model by sentence-transformers: its home, against which the faster way is judged, and the fallback."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from yjqa.errors import ModelUnavailable
from yjqa.index.model import DIMENSIONS, checked_model_folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 8
"""Texts of like length at a time: small batches waste little padding."""

_AT_ONCE = 512
"""Texts among which those of like length are looked for."""


class ReferenceModel:
    """Texts → vectors, loaded at once. Raises `ModelUnavailable`."""

    def __init__(self) -> None:
        self._model = load_sentence_transformer()

    def encode(self, texts: Sequence[str], told: Callable[[float], None] = lambda share: None) -> "NDArray[np.float32]":
        """An array of shape (number of texts, 384), each row of length 1. `told`: called now and then, see `embed.Told`."""
        import numpy as np

        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            vectors[start : start + _AT_ONCE] = self._model.encode(
                list(texts[start : start + _AT_ONCE]),
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
            told(min(1.0, (start + _AT_ONCE) / len(texts)))
        return vectors


def load_sentence_transformer() -> Any:
    """The model as a `SentenceTransformer` on the processor. Raises `ModelUnavailable`."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    folder = checked_model_folder()
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelUnavailable("The package sentence-transformers is not installed.") from error
    return SentenceTransformer(str(folder), device="cpu")
