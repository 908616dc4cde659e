"""When the interpreter looks for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves garbage alone while much is made that all stays: to walk over it again and again takes longer than to make it.

    What nobody refers to any more is freed all the same; only rings of things that refer to each other wait.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # frozen and thawed, all of it counts as old, and is not walked over as soon as this ends
            gc.unfreeze()
            gc.enable()
