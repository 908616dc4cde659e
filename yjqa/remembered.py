"""What was made once, for all threads that need it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Remembered(Generic[_V]):
    """Values by key, each made once, however many threads ask for it: the others wait.

    `most`: all values may weigh so much together, as `weigh` has them, else those that were not asked for lately are forgotten.
    """

    def __init__(self, most: float | None = None, weigh: Callable[[_V], float] = lambda value: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._weight = 0.0
        self._values: OrderedDict[Hashable, tuple[_V, float]] = OrderedDict()
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def known(self, key: Hashable) -> _V | None:
        """The key's value if it is there; `None` if not, also while it is being made."""
        with self._lock:
            found = self._found(key)
        return None if found is None else found[0]

    def get(self, key: Hashable, make: Callable[[], _V]) -> _V:
        """The key's value, made now if it is not there. What `make` raises is raised, and nothing remembered."""
        with self._lock:
            found = self._found(key)
            if found is not None:
                return found[0]
            making = self._making.setdefault(key, threading.RLock())
        with making:
            with self._lock:
                found = self._found(key)
            if found is not None:
                return found[0]
            try:
                value = make()
                self._put(key, value)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            return value

    def forget(self, is_gone: Callable[[Hashable], bool]) -> None:
        """Forgets the values of the keys that are gone."""
        with self._lock:
            for key in [key for key in self._values if is_gone(key)]:
                self._weight -= self._values.pop(key)[1]

    def _found(self, key: Hashable) -> tuple[_V, float] | None:
        """The key's value and its weight, now the one asked for last. The caller holds the lock."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def _put(self, key: Hashable, value: _V) -> None:
        weight = self._weigh(value)
        with self._lock:
            if key in self._values:  # made twice, since the first making failed for some
                self._weight -= self._values.pop(key)[1]
            self._values[key] = value, weight
            self._weight += weight
            while self._most is not None and self._weight > self._most and len(self._values) > 1:
                _, (_, gone) = self._values.popitem(last=False)
                self._weight -= gone
