"""The model exported once to ONNX, so that answering loads no torch; kept in a cache folder and checked by hash."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from yjqa.errors import ModelUnavailable
from yjqa.index.model import WEIGHTS_SHA256, file_sha256

_OPSET = 17
_FORMAT = 1
"""Counts up when the exported graph changes, so that an older export is made again."""

_MANIFEST = "manifest.json"


def exported_model(cache: Path) -> Path | None:
    """The exported model's file; `None` where there is none, or one that is damaged or of other weights."""
    folder = _folder(cache)
    try:
        manifest = json.loads((folder / _MANIFEST).read_text("utf-8"))
        file = folder / f"{manifest['onnx']}.onnx"
        whole = manifest == _manifest(manifest["onnx"]) and file_sha256(file) == manifest["onnx"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return file if whole else None


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


def _folder(cache: Path) -> Path:
    return cache / f"all-minilm-l6-v2-{WEIGHTS_SHA256[:8]}"


def _manifest(onnx_sha256: str) -> dict[str, str | int]:
    """What an export came of and what it is."""
    return {"format": _FORMAT, "opset": _OPSET, "weights": WEIGHTS_SHA256, "onnx": onnx_sha256}


def _write(cache: Path) -> None:
    """Exports into the cache. The file bears its hash as its name, and the manifest comes last, so a process killed at
    any moment leaves the older export or none."""
    folder = _folder(cache)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        draft = Path(scratch) / "model.onnx"
        _export(draft)
        sha256 = file_sha256(draft)
        draft.replace(folder / f"{sha256}.onnx")
        manifest = Path(scratch) / _MANIFEST
        manifest.write_text(json.dumps(_manifest(sha256), indent=1), "utf-8")
        manifest.replace(folder / _MANIFEST)
    for other in folder.glob("*.onnx"):
        if other.stem != sha256:
            other.unlink(missing_ok=True)


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
    _write(Path(sys.argv[1]))
