"""When the program looks for garbage: while nobody is at the keys."""

import gc
import time
from collections.abc import Callable

from yjqa.garbage import leave_alone, look_through

INTERVAL = 20.0
"""Seconds after which it is worth to call `rest` again."""

_REST = 60.0
"""Seconds without a key or a move of the mouse after which nobody is taken to be there."""

_OFTEN = (2_000, 10, 2_000)
"""How often the interpreter looks by itself: soon for what has just been made, which is over quickly, and hardly ever through all."""


class Tidying:
    """Leaves alone what was read of the papers while somebody works, since to walk over it would stop every key for a moment.

    It is for a whole process, whose collector it sets; `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._disturbed = clock()
        self._has_looked = False

    def begin(self) -> None:
        """Has the interpreter look as often as suits the program."""
        gc.set_threshold(*_OFTEN)

    def settle(self) -> None:
        """Leaves alone what was read."""
        leave_alone()

    def disturb(self) -> None:
        """Somebody is there."""
        self._disturbed = self._clock()
        self._has_looked = False

    def rest(self) -> None:
        """Looks for garbage, once, where nobody has been there for a while."""
        if not self._has_looked and self._clock() - self._disturbed > _REST:
            self._has_looked = True
            look_through()
