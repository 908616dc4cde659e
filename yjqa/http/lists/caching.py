"""The records of each list, kept until papers come or go: every one is written as JSON once, and not for every page that has it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from yjqa.ask.linking import Names
from yjqa.http.lists.ordering import Place, Sorts
from yjqa.http.lists.wording import folded
from yjqa.library import Library
from yjqa.records import DocumentRecord, Finding, Record
from yjqa.remembered import Remembered

Listed = Record | DocumentRecord | Finding

_CHOSEN_BYTES = 8_000_000
"""What lists remember of queries, each."""


def no_notes(library: Library) -> Sequence[str]:
    """For lists of which nothing is to be said."""
    return ()


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list: what is in it, in the order of the papers, and what it can be ordered by.

    `papers`: the ids of the papers that a record stands in. `notes`: what a reader of the list should know whatever is asked.
    """

    name: str
    record: type[Listed]
    gather: Callable[[Library], Sequence[Listed]]
    papers: Callable[[Any], Sequence[str]]
    sorts: Sorts
    notes: Callable[[Library], Sequence[str]] = no_notes


class Chosen(NamedTuple):
    """What fits a query, as `asked` says it: the numbers of the records in order, and notes on how it was taken."""

    asked: str
    numbers: tuple[int, ...]
    notes: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """About how much memory it takes."""
        return 500 + len(self.asked) + 8 * len(self.numbers) + sum(map(len, self.notes))


class CachedList:
    """The records of one list as they are under one generation of the papers."""

    def __init__(self, listed: RecordList, library: Library) -> None:
        self.records = tuple(listed.gather(library))
        self.notes = tuple(listed.notes(library))
        self.places = tuple(_places(self.records, listed.papers))
        self.documents: Collection[str] = frozenset(document.id for document in library.documents())
        self.chosen: Remembered[Chosen] = Remembered(most=_CHOSEN_BYTES, weigh=lambda chosen: chosen.bytes)
        """What was asked for lately, since whoever asks for a page asks for the next one, or for the same again."""
        self._library = library
        self._json: list[bytes | None] = [None] * len(self.records)
        self._texts: dict[str, str] = {}

    @cached_property
    def names(self) -> Names:
        """The people and teams that the papers know."""
        with self._library.snapshot():
            return self._library.knowledge().names

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each record in the list, by its id."""
        return {record.id: number for number, record in enumerate(self.records)}

    def json(self, number: int) -> bytes:
        """A record as JSON."""
        kept = self._json[number]
        if kept is None:
            kept = self._json[number] = self.records[number].model_dump_json().encode()
        return kept

    def text(self, record: Listed) -> str:
        """All words of a record, folded."""
        kept = self._texts.get(record.id)
        if kept is None:
            kept = self._texts[record.id] = folded("\n".join(_words(record.model_dump(exclude={"id", "kind"}))))
        return kept


class ListCache:
    """Every list. Many threads may ask at once; no list waits for another one."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cached: Remembered[CachedList] = Remembered()

    def of(self, listed: RecordList) -> CachedList:
        """A list as it is now. Raises `StoreError`."""
        generation = self._library.generation()
        return self._cached.get((listed.name, generation), lambda: self._made(listed))

    def _made(self, listed: RecordList) -> CachedList:
        self._cached.forget(lambda key: isinstance(key, tuple) and key[0] == listed.name)
        with self._library.snapshot():  # so that all of it is of one moment
            return CachedList(listed, self._library)


def _places(records: Sequence[Listed], papers: Callable[[Any], Sequence[str]]) -> Iterator[Place]:
    """Where each record stands: by its paper, what is of several papers after all others."""
    counts: dict[tuple[int, str], int] = {}
    for record in records:
        ids = set(papers(record))
        part = (0, ids.pop()) if len(ids) == 1 else (1, "")
        counts[part] = counts.get(part, 0) + 1
        yield Place(*part, counts[part])


def _words(value: Any) -> Iterator[str]:
    """All text in a record that was made plain."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _words(item)
