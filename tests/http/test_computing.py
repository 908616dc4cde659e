"""Making what takes long: a few things at a time, each once, none for nobody."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from yjqa.http.computing import Computing
from yjqa.http.problems import HttpProblem
from yjqa.library import Library, open_library
from yjqa.settings import ServiceSettings, Settings


class Work:
    """Something to make that begins and ends under the test's eyes."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.may_end = threading.Event()
        self.times = 0

    def __call__(self) -> int:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(30)
        return self.times


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(Settings(store=tmp_path / "store")) as opened:
        yield opened


def run(library: Library, options: dict[str, Any], scene: Callable[[Computing], Coroutine[Any, Any, None]]) -> None:
    """Plays a scene with a `Computing` of its own."""

    async def play() -> None:
        computing = Computing(library, ServiceSettings(**options))
        try:
            await asyncio.wait_for(scene(computing), 60)
        finally:
            computing.close()

    asyncio.run(play())


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)


def test_what_nobody_waits_for_any_more_is_never_begun(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        works = [Work(), Work(), Work()]
        first = [asyncio.ensure_future(computing.result(number, works[number])) for number in (0, 1)]
        await until(lambda: works[0].begun.is_set() and works[1].begun.is_set())
        unwanted = asyncio.ensure_future(computing.result(2, works[2]))
        await until(lambda: computing.under_way == 3)
        unwanted.cancel()
        await asyncio.wait({unwanted})
        for work in works:
            work.may_end.set()
        await asyncio.gather(*first, computing.result(3, lambda: 0))

        assert works[2].times == 0

    run(library, {}, scene)


def test_several_who_ask_the_same_wait_for_one_making_and_later_ones_get_it_too(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        work = Work()
        asking = [asyncio.ensure_future(computing.result("same", work)) for _ in range(5)]
        await until(work.begun.is_set)
        asking[0].cancel()
        work.may_end.set()

        assert await asyncio.gather(*asking[1:]) == [1] * 4
        assert await computing.result("same", work) == 1

    run(library, {}, scene)


def test_an_error_is_told_to_all_and_not_kept(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        def fail() -> int:
            raise LookupError("nothing there")

        told = await asyncio.gather(*(computing.result("same", fail) for _ in range(3)), return_exceptions=True)

        assert [type(one) for one in told] == [LookupError] * 3
        assert await computing.result("same", lambda: 7) == 7

    run(library, {}, scene)


def test_more_than_may_wait_are_refused_until_there_is_room(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        work = Work()
        asking = [asyncio.ensure_future(computing.result(number, work)) for number in range(3)]
        await until(lambda: computing.under_way == 3)
        with pytest.raises(HttpProblem) as refused:
            await computing.result("one more", work)
        work.may_end.set()
        await asyncio.gather(*asking)

        assert refused.value.problem.type == "urn:yjqa:problem:busy"
        assert await computing.result("one more", lambda: 7) == 7

    run(library, {"max_waiting_questions": 1}, scene)


def test_what_takes_too_long_goes_on_and_is_there_for_who_asks_again(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        work = Work()
        with pytest.raises(HttpProblem) as given_up:
            await computing.result("slow", work)
        work.may_end.set()
        await until(lambda: not computing.under_way)

        assert given_up.value.problem.type == "urn:yjqa:problem:too-slow"
        assert await computing.result("slow", work) == 1

    run(library, {"answer_seconds": 0.2}, scene)


def test_what_is_made_while_papers_come_is_of_one_moment_and_made_anew_for_who_asks_next(
    library: Library, tmp_path: Path
) -> None:
    paper = tmp_path / "plan.md"
    paper.write_text(
        "# Westshire Youth Justice Plan 2020/21\n\nThe mentoring scheme was moved to the library.\n", "utf-8"
    )

    def count_around_a_paper_that_comes() -> tuple[int, int]:
        before = len(library.documents())
        with open_library(library.settings) as other:
            other.ingest([paper])
        return before, len(library.documents())

    def count() -> int:
        return len(library.documents())

    async def scene(computing: Computing) -> None:
        assert await computing.result("papers", count_around_a_paper_that_comes) == (0, 0)
        assert await computing.result("papers", count) == 1

    run(library, {}, scene)


def test_who_wants_many_things_does_not_keep_the_others_waiting_for_all_of_them(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        order: list[str] = []
        first = [Work(), Work()]
        making = [asyncio.ensure_future(computing.result(name, work, "greedy")) for name, work in enumerate(first)]
        await until(lambda: all(work.begun.is_set() for work in first))
        for name, whose in (("a", "greedy"), ("b", "greedy"), ("c", "greedy"), ("d", "modest")):

            def make(name: str = name) -> None:
                order.append(name)

            making.append(asyncio.ensure_future(computing.result(name, make, whose)))
            await until(lambda: computing.under_way == len(making))
        first[0].may_end.set()
        await asyncio.wait(making[2:])
        first[1].may_end.set()
        await asyncio.gather(*making)

        assert order == ["a", "d", "b", "c"]

    run(library, {}, scene)


def test_nobody_may_have_more_than_half_of_the_places_to_wait_in(library: Library) -> None:
    async def scene(computing: Computing) -> None:
        work = Work()
        making = [asyncio.ensure_future(computing.result(number, work, "greedy")) for number in range(4)]
        await until(lambda: computing.under_way == 4)
        with pytest.raises(HttpProblem) as refused:
            await computing.result("one more", work, "greedy")
        making.append(asyncio.ensure_future(computing.result("other", work, "modest")))
        await until(lambda: computing.under_way == 5)
        work.may_end.set()
        await asyncio.gather(*making)

        assert refused.value.name == "busy"

    run(library, {"max_waiting_questions": 3}, scene)
