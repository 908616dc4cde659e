"""Generations of a store, one after the other: the latest is kept for all threads, and each thread that reads stays in its own."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from yjqa.generation import Generation
from yjqa.papers import Papers
from yjqa.store import Store

if TYPE_CHECKING:
    from yjqa.ask.knowledge import Knowledge


class Generations:
    """Any thread may ask. `know` makes of a generation what questions need of it."""

    def __init__(self, store: Store, know: "Callable[[Generation], Knowledge]") -> None:
        self._store = store
        self._know = know
        self._papers = Papers()
        self._lock = threading.Lock()
        self._latest: Generation | None = None
        self._knowledge: Knowledge | None = None
        self._own = _Own()

    @contextmanager
    def now(self) -> Iterator[Generation]:
        """The papers as they stand now, in a snapshot of this moment; within another one, as they stood then. Raises `StoreError`."""
        own = self._own
        if own.generation is not None:
            yield own.generation
            return
        with self._store.snapshot():
            own.generation = self._of(self._store.generation())
            try:
                yield own.generation
            finally:
                own.generation = None

    def knowledge(self) -> "Knowledge":
        """What questions need of the papers as they stand now, kept until papers come or go."""
        with self.now() as generation, self._lock:
            known = self._knowledge
            if known is None or known.generation is not generation:
                known = self._know(generation)
            if generation is self._latest:
                self._knowledge = known
            return known

    def _of(self, number: int) -> Generation:
        latest = self._latest
        if latest is not None and latest.number == number:
            return latest
        with self._lock:
            latest = self._latest
            if latest is not None and latest.number == number:
                return latest
            found = Generation(number, self._store, self._papers, latest)
            if latest is None or latest.number < number:  # else papers came since this thread began to read
                self._latest, self._knowledge = found, None
                self._papers.keep_only(set(found.keys.values()))
            return found


class _Own(threading.local):
    """What a thread reads at the moment."""

    generation: Generation | None = None
