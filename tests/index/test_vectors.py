"""Vectors of a store: the nearest are found, narrowed and forgotten, whether numpy or FAISS holds them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from yjqa.index.faiss_rows import FaissRows, current_rows
from yjqa.index.matrix import MatrixRows
from yjqa.index.model import DIMENSIONS
from yjqa.index.vectors import Block, Vectors, to_bytes


@dataclass
class Shelf:
    """A store of vectors in memory."""

    folder: Path
    held: dict[str, tuple[Block, bytes]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def put(self, document: str, first: int, vectors: NDArray[np.float32], key: str = "") -> None:
        kinds = bytes(number % 2 for number in range(len(vectors)))
        self.held[document] = Block(document, first, kinds, key or document), to_bytes(vectors)

    def blocks(self) -> list[Block]:
        return [block for block, _ in self.held.values()]

    def vectors(self, documents: Collection[str]) -> Iterator[tuple[Block, bytes]]:
        self.read += documents
        return iter([entry for document, entry in self.held.items() if document in documents])


def _random(count: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSIONS), dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    shelf.put("plan", 1, _random(60, 1))
    shelf.put("pack", 101, _random(40, 2))
    return shelf


def _by_numpy(shelf: Shelf) -> Vectors:
    rows = MatrixRows(shelf.vectors(list(shelf.held)))
    return Vectors(rows.blocks, rows)


def _by_faiss(shelf: Shelf) -> Vectors:
    rows, held = current_rows(shelf, None)
    return Vectors(held, rows)


HOLDERS = pytest.mark.parametrize("holder", [_by_numpy, _by_faiss])


@HOLDERS
def test_the_nearest_come_first_with_their_cosines(shelf: Shelf, holder: object) -> None:
    assert callable(holder)
    vectors: Vectors = holder(shelf)
    asked = _random(60, 1)[6]

    nearest = vectors.nearest(asked, 5, None)

    assert nearest[0] == 7
    cosines = vectors.cosines(asked, [*nearest, 999])
    assert cosines[0] == pytest.approx(1, abs=1e-3)
    assert cosines[:5] == sorted(cosines[:5], key=lambda cosine: -(cosine or 0))
    assert cosines[5] is None


@HOLDERS
def test_only_what_the_narrowing_leaves_is_found(shelf: Shelf, holder: object) -> None:
    assert callable(holder)
    vectors: Vectors = holder(shelf)
    asked, everything = _random(60, 1)[6], vectors.catalogue

    in_pack = vectors.nearest(asked, 100, everything.ids[everything.of_documents(["pack"])])
    lists = vectors.nearest(
        asked, 100, everything.ids[everything.of_documents(["plan"]) & everything.of_kinds(["list"])]
    )

    assert sorted(in_pack) == list(range(101, 141))
    assert sorted(lists) == list(range(2, 61, 2))
    assert vectors.nearest(asked, 5, everything.ids[:0]) == []
    assert vectors.nearest(asked, 5, everything.ids[everything.of_ids([3, 999])]) == [3]


def test_faiss_finds_what_numpy_finds(shelf: Shelf) -> None:
    for asked in _random(20, 3):
        assert _by_faiss(shelf).nearest(asked, 10, None) == _by_numpy(shelf).nearest(asked, 10, None)


def test_no_vectors_give_no_hits(tmp_path: Path) -> None:
    vectors = _by_numpy(Shelf(tmp_path))

    assert vectors.nearest(_random(1, 1)[0], 5, None) == []
    assert vectors.cosines(_random(1, 1)[0], [4]) == [None]


def test_a_new_paper_and_a_removed_one_cost_only_themselves(shelf: Shelf) -> None:
    before, _ = current_rows(shelf, None)
    shelf.read.clear()
    del shelf.held["plan"]
    shelf.put("minutes", 201, _random(10, 4))

    rows, held = current_rows(shelf, before)

    assert shelf.read == ["minutes"]
    assert {block.document for block in held} == {"pack", "minutes"}
    assert Vectors(held, rows).nearest(_random(10, 4)[3], 1, None) == [204]
    assert Vectors(held, rows).nearest(_random(60, 1)[6], 100, None).count(7) == 0


def test_who_still_searches_what_was_held_before_is_not_disturbed(shelf: Shelf) -> None:
    before = _by_faiss(shelf)
    ids = before.nearest(_random(60, 1)[6], 100, None)
    cosines = before.cosines(_random(60, 1)[6], ids)
    del shelf.held["plan"]

    assert isinstance(before.rows, FaissRows)
    after, held = current_rows(shelf, before.rows)

    assert [block.document for block in held] == ["pack"]
    assert 7 not in after.nearest(_random(60, 1)[6], 100, None)
    assert before.nearest(_random(60, 1)[6], 100, None) == ids
    assert before.cosines(_random(60, 1)[6], ids) == cosines


def test_the_file_spares_the_next_process_the_reading(shelf: Shelf) -> None:
    _by_faiss(shelf)
    shelf.read.clear()

    again = _by_faiss(shelf)

    assert shelf.read == []
    assert again.nearest(_random(60, 1)[6], 1, None) == [7]


@pytest.mark.parametrize("length", [0, 100, -1])
def test_a_damaged_file_is_made_again_and_not_served(shelf: Shelf, length: int) -> None:
    _by_faiss(shelf)
    (file,) = shelf.folder.glob("vectors-*.faiss")
    file.write_bytes(file.read_bytes()[:length])

    assert _by_faiss(shelf).nearest(_random(60, 1)[6], 1, None) == [7]
    assert len(list(shelf.folder.glob("vectors-*.faiss"))) == 1


def test_a_paper_of_the_same_ids_and_other_words_is_read_again(shelf: Shelf) -> None:
    _by_faiss(shelf)
    shelf.put("plan", 1, _random(60, 9), key="another")

    assert _by_faiss(shelf).nearest(_random(60, 9)[6], 1, None) == [7]
