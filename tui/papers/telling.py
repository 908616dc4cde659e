"""Whoever follows something that changes often is told of it no more often than eyes can follow."""

import asyncio
from collections.abc import Callable

_SECONDS_BETWEEN = 0.1


class Telling:
    """Calls each of the `followers`. Belongs to one event loop."""

    def __init__(self) -> None:
        self.followers: list[Callable[[], None]] = []
        self._pause: asyncio.TimerHandle | None = None
        self._is_due = False

    def now(self) -> None:
        """Tells at once."""
        for follower in self.followers:
            follower()

    def soon(self) -> None:
        """Tells at once, or a moment after it was told last, then once of all that has changed since."""
        if self._pause is not None:
            self._is_due = True
            return
        self._pause = asyncio.get_running_loop().call_later(_SECONDS_BETWEEN, self._pause_is_over)
        self.now()

    def _pause_is_over(self) -> None:
        self._pause = None
        if self._is_due:
            self._is_due = False
            self.soon()
