"""The model exported once to ONNX, so that answering loads no torch; kept in a cache folder and checked by hash."""

import os
import subprocess
import sys
from pathlib import Path

from yjqa.errors import ModelUnavailable
from yjqa.index.keeping import keep, kept
from yjqa.index.model import WEIGHTS_SHA256

_OPSET = 17
_FACTS = {"weights": WEIGHTS_SHA256, "opset": _OPSET, "form": 1}
"""What an export came of; `form` counts up when the exported graph changes. Another one is made where they differ."""

_NAME = "all-minilm-l6-v2.onnx"


def exported_model(cache: Path) -> Path | None:
    """The exported model's file; `None` where there is none, or one that is damaged or of other weights."""
    known = kept(cache, _NAME)
    return known.file if known is not None and known.facts == _FACTS else None


def export_model(cache: Path) -> Path:
    """The exported model's file, made if it is not there, by a process of its own: torch's memory goes with it.

    Raises `ModelUnavailable`.
    """
    known = exported_model(cache)
    if known is not None:
        return known
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in sys.path if place)}
    command = [sys.executable, "-P", "-W", "ignore", "-m", "yjqa.index.export", str(cache)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment)
    made = exported_model(cache)
    if made is None:
        reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ModelUnavailable(f"{cache}: the embedding model could not be exported ({reason}).")
    return made


def _export(file: Path) -> None:
    """Word pieces in, vectors of length 1 out: the model, the mean over its pieces, and the normalisation."""
    import torch

    from yjqa.index.reference import load_sentence_transformer

    class Whole(torch.nn.Module):
        def __init__(self, bert: torch.nn.Module) -> None:
            super().__init__()
            self.bert = bert

        def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            states = self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state
            weights = mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    transformer = load_sentence_transformer()
    example = torch.ones((2, 8), dtype=torch.int64)
    free = {0: "texts", 1: "pieces"}
    torch.onnx.export(
        Whole(transformer[0].auto_model).eval(),
        (example, example),
        str(file),
        input_names=["pieces", "mask"],
        output_names=["vectors"],
        dynamic_axes={"pieces": free, "mask": free, "vectors": {0: "texts"}},
        opset_version=_OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    keep(Path(sys.argv[1]), _NAME, _FACTS, _export)
