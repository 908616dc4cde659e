"""One at a time: what is heavy, or must not be done twice at once, and those who wait for it, of whom there are not too many."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from yjqa.http.problems import HttpProblem

_MOST_WAITING = 8
_SECONDS = 30.0
"""How many wait for their turn, and how long, until they are sent away: each of them takes a thread from all other requests."""


class Turns:
    """Lets one after the other do something. `what`: what is wanted of it, for people ("pictures")."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._within = threading.BoundedSemaphore(_MOST_WAITING + 1)
        self._turn = threading.Lock()

    @contextmanager
    def next(self) -> Iterator[None]:
        """Waits for its turn. Raises a 503 where too many wait, or it takes too long."""
        if not self._within.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._turn.acquire(timeout=_SECONDS):
                raise self._busy()
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._within.release()

    def _busy(self) -> HttpProblem:
        return HttpProblem(
            503,
            "busy",
            f"Too many {self._what} are wanted",
            f"Other {self._what} are being made. Ask again in a while.",
            headers={"Retry-After": "5"},
        )
