"""When the interpreter looks for garbage."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""Things from which it pays to call all of them old: to walk over fewer takes a few milliseconds."""

_lock = threading.Lock()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves garbage alone while much is made that all stays: to walk over it again and again takes longer than to make it.

    What nobody refers to any more is freed all the same; only rings of things that refer to each other wait. Of several threads
    the first has its way, and when it ends garbage is looked for again, so that it never piles up however many follow each other.
    """
    with _lock:
        first = gc.isenabled()
        gc.disable()
    try:
        yield
    finally:
        if first:
            # seldom, since what is called old is looked at seldom: rings among it would pile up
            if gc.get_count()[0] > _MANY:
                is_left_alone = gc.get_freeze_count() > 0
                gc.freeze()  # frozen and thawed, all of it counts as old, and is not walked over as soon as this ends
                if not is_left_alone:
                    gc.unfreeze()
            gc.enable()


def leave_alone() -> None:
    """Leaves alone from now on what there is: it mostly stays, and to walk over it holds every thread up.

    What nobody refers to any more is freed all the same; rings of it wait until `look_through`.
    """
    gc.freeze()


def look_through() -> None:
    """Looks for garbage in what was left alone too, and leaves alone what stays. All threads stand still meanwhile."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
