"""Work that takes its time, beside the screen, in threads."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_Result = TypeVar("_Result")


async def in_thread(work: Callable[[], _Result]) -> _Result:
    """What `work` gives, or raises, in a thread of its own, which does not keep the program from ending.

    Whoever waits may be cancelled: the thread goes on to its end then, and nobody hears of it. At the end of the program it is dropped.
    """
    return await _begun(work, "yjqa-work", dropped_at_end=True)


def begun_for_good(work: Callable[[], _Result]) -> asyncio.Future[_Result]:
    """The same for what is to be finished at any rate: it has begun when this returns, and the program ends no sooner than it."""
    return _begun(work, "yjqa-write", dropped_at_end=False)


def _begun(work: Callable[[], _Result], name: str, *, dropped_at_end: bool) -> asyncio.Future[_Result]:
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Result] = loop.create_future()

    def settle(result: _Result | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]  # a result there is, where there is no error

    def run() -> None:
        result: _Result | None = None
        failed: BaseException | None = None
        try:
            result = work()
        except BaseException as error:
            failed = error
        with suppress(RuntimeError):  # the loop has ended with the program
            loop.call_soon_threadsafe(settle, result, failed)

    threading.Thread(target=run, daemon=dropped_at_end, name=name).start()
    return done
