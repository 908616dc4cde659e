"""The embedding model: from the installed package, offline."""

import os
from pathlib import Path

import numpy as np

from yjqa.index.embed import Embedder
from yjqa.index.model import DIMENSIONS


def test_texts_become_unit_vectors_that_are_near_when_the_meaning_is_near(tmp_path: Path) -> None:
    embedder = Embedder(tmp_path)

    vectors = embedder.embed(
        ["How many children entered the justice system?", "first time entrants to youth justice", "the price of tea"]
    )

    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert os.environ["HF_HUB_OFFLINE"] == "1"


def test_no_texts_give_no_vectors(tmp_path: Path) -> None:
    assert Embedder(tmp_path).embed([]).shape == (0, DIMENSIONS)
