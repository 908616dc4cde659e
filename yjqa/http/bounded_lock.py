"""A lock for which only so many wait, and not for ever: what is heavy, or must not be done twice at once, is done one at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from yjqa.http.problems import HttpProblem

_MOST_WAITING = 8
_SECONDS = 30.0
"""How many wait for a lock, and how long, until they are sent away: each of them takes a thread from all other requests."""


class BoundedLock:
    """Lets one thread after the other do something. `what`: what is wanted of it, for people ("pictures")."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._places = threading.BoundedSemaphore(_MOST_WAITING + 1)
        self._lock = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Holds the lock, once it is free. Raises a 503 where too many wait for it, or it takes too long."""
        if not self._places.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._lock.acquire(timeout=_SECONDS):
                raise self._busy()
            try:
                yield
            finally:
                self._lock.release()
        finally:
            self._places.release()

    def _busy(self) -> HttpProblem:
        return HttpProblem(
            503,
            "busy",
            f"Too many {self._what} are wanted",
            f"Other {self._what} are being made. Ask again in a while.",
            headers={"Retry-After": "5"},
        )
