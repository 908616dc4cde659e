"""Parsed papers, kept from question to question."""

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar, cast

from yjqa.document import Document, Table
from yjqa.remembered import Remembered

_T = TypeVar("_T")

_MOST_BLOCKS = 300_000
"""Blocks and cells of all papers that are kept: half a kilobyte each, and about as much again for what was made of them. That is enough
for a store of 200,000 passages."""


class Paper:
    """One paper as read, and what was made of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._made: Remembered[Any] = Remembered()

    def made(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` makes of this paper and nothing else, kept under the key."""
        return cast(_T, self._made.get(key, make))

    def blocks(self) -> int:
        """How many blocks and cells it has."""
        return sum(
            1 + len(place.block.cells) if isinstance(place.block, Table) else 1 for place in self.document.places()
        )


class Papers:
    """The papers that were looked into lately, by their keys in the store: what has a key never changes."""

    def __init__(self) -> None:
        self._kept: Remembered[Paper] = Remembered(most=_MOST_BLOCKS, weigh=Paper.blocks)

    def get(self, key: Hashable, read: Callable[[], Document]) -> Paper:
        """The paper, read now if it is not kept."""
        return self._kept.get(key, lambda: Paper(read()))

    def keep_only(self, keys: Collection[Hashable]) -> None:
        """Forgets all other papers."""
        self._kept.forget(lambda key: key not in keys)
