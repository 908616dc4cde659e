"""What takes long to make of the papers: a few things at a time, each once, and none that nobody waits for any more."""

import asyncio
import datetime
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypeVar, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from yjqa.http.problems import HttpProblem, ProblemName
from yjqa.library import Library
from yjqa.settings import ServiceSettings

_T = TypeVar("_T")

_THREADS = 2
"""Things that one process makes at once: one that takes long does not keep all others waiting, and more of them would only take turns."""

_MOST_KEPT = 256
"""Results that are kept for those who ask the same."""

_RETRY_SECONDS = 2


class _Day(NamedTuple):
    """What a result depends on besides what was asked: the papers that are held, and today's date ("which are overdue?")."""

    edition: str
    date: datetime.date


@dataclass(slots=True, eq=False)
class _Running:
    """Something that is being made or waits for its turn, for whom first, and how many requests want it."""

    key: tuple[_Day, Hashable]
    make: Callable[[], object]
    whose: str | None
    done: asyncio.Future[object]
    wanted: int = 0


async def while_connected(request: Request, making: Awaitable[_T]) -> _T:
    """What is made, unless the client goes away before: then it is cancelled. Raises `ClientDisconnect`."""
    making = asyncio.ensure_future(making)
    leaving = asyncio.ensure_future(_until_gone(request))
    try:
        await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not making.done():
            raise ClientDisconnect
        return making.result()
    finally:
        making.cancel()
        leaving.cancel()


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass  # the end of a body that nobody has read


class Computing:
    """Makes things of the papers within limits. One a process; `result` belongs to its event loop."""

    def __init__(self, library: Library, options: ServiceSettings) -> None:
        self._library = library
        self._seconds = options.answer_seconds
        self._most = _THREADS + options.max_waiting_questions
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="computing")
        self._running: dict[Hashable, _Running] = {}
        self._waiting: OrderedDict[str | None, deque[_Running]] = OrderedDict()
        self._made_now = 0
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    @property
    def under_way(self) -> int:
        """How many things are being made or wait for their turn."""
        return len(self._running)

    async def result(self, asked: Hashable, make: Callable[[], _T], whose: str | None = None) -> _T:
        """What `make` makes: as it was kept, or made now; several who ask the same at once wait for one making. `asked` says what it is.

        Those who wait have turns, so that nobody waits for all that another one wants; `whose` says who it is. Nothing that waits for its
        turn is made when all who wanted it were cancelled. Raises a 503 where too many wait and where it takes too long; in the latter
        case it goes on, so that asking again may find it made.
        """
        key = await run_in_threadpool(self._day), asked
        if key in self._kept:
            self._kept.move_to_end(key)
            return cast(_T, self._kept[key])
        running = self._running.get(key) or self._begin(key, make, whose)
        running.wanted += 1
        try:
            async with asyncio.timeout(self._seconds):
                return cast(_T, await asyncio.shield(running.done))
        except TimeoutError as error:
            raise _refused(
                "too-slow",
                "This takes too long",
                f"There was no result within {self._seconds:g} seconds. Ask something narrower, or again in a while.",
            ) from error
        finally:
            running.wanted -= 1
            if not running.wanted:
                self._leave(running)

    def close(self) -> None:
        """Makes nothing more; what is being made is not waited for."""
        self._waiting.clear()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self, key: tuple[_Day, Hashable], make: Callable[[], object], whose: str | None) -> _Running:
        own = self._waiting.get(whose, ())
        if len(self._running) >= self._most or (whose is not None and len(own) >= max(1, self._most // 2)):
            raise _refused(
                "busy",
                "Too many are asking",
                f"{len(self._running)} questions are waiting already. Ask again in a while.",
            )
        running = self._running[key] = _Running(key, make, whose, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(whose, deque()).append(running)
        self._go_on()
        return running

    def _go_on(self) -> None:
        """Begins what waits as long as there are threads for it: one thing of each who waits, then the next one of each."""
        while self._waiting and self._made_now < _THREADS:
            whose, own = next(iter(self._waiting.items()))
            running = own.popleft()
            self._waiting.move_to_end(whose)
            if not own:
                del self._waiting[whose]
            self._made_now += 1
            making = asyncio.wrap_future(self._pool.submit(self._made, running.make))
            making.add_done_callback(partial(self._finish, running))

    def _finish(self, running: _Running, making: "asyncio.Future[tuple[_Day, object]]") -> None:
        if making.cancelled():
            return  # the process ends
        self._made_now -= 1
        del self._running[running.key]
        error = making.exception()
        if error is None:
            day, made = making.result()
            self._keep((day, running.key[1]), made)
            running.done.set_result(made)
        else:
            running.done.set_exception(error)
            running.done.exception()  # it is known, even if nobody waits any more
        self._go_on()

    def _leave(self, running: _Running) -> None:
        """Forgets what nobody wants any more, if it waits still."""
        own = self._waiting.get(running.whose)
        if own is not None and running in own:
            own.remove(running)
            if not own:
                del self._waiting[running.whose]
            del self._running[running.key]

    def _keep(self, key: Hashable, made: object) -> None:
        self._kept[key] = made
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)

    def _made(self, make: Callable[[], object]) -> tuple[_Day, object]:
        """What is made, and of which papers: of one moment, so that nothing is said of half a change."""
        with self._library.snapshot():
            return self._day(), make()

    def _day(self) -> _Day:
        return _Day(self._library.edition(), datetime.date.today())


def _refused(name: ProblemName, title: str, detail: str) -> HttpProblem:
    return HttpProblem(503, name, title, detail, headers={"Retry-After": str(_RETRY_SECONDS)})
