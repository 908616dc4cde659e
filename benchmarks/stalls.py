"""How long the terminal UI ever stands still while something takes its time.

    python benchmarks/stalls.py STEP STORE

One step in this process, without a terminal. A task of the program's own loop sleeps a few milliseconds again and again; how much later it
wakes than it should is how long a key would have waited.
"""

import asyncio
import contextlib
import datetime
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from operator import methodcaller
from pathlib import Path

from textual.pilot import Pilot

from tui.actions.export import export_actions
from tui.actions.held import hold
from tui.app import YjqaApp
from tui.backend.local import open_local
from tui.backend.protocol import Backend, Manner
from tui.conversations.place import open_archive
from tui.tidying import Tidying
from yjqa.settings import Settings

CORPUS = Path(__file__).parent.parent / "corpus"
TICK = 0.005
GOAL = 100
"""The most milliseconds that it should ever stand still."""


class Watch:
    """How long the loop stood still since it was last asked, in seconds, by the clock and of the processor in its own thread."""

    def __init__(self) -> None:
        self._stalls: list[tuple[float, float]] = []

    async def run(self) -> None:
        """Watches until it is cancelled."""
        while True:
            began, processor = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self._stalls.append((time.perf_counter() - began - TICK, time.thread_time() - processor))

    def tell(self, step: str, seconds: float) -> None:
        """Prints one line of the report, and forgets."""
        stalls, self._stalls = sorted(self._stalls), []
        most, own = (one * 1000 for one in stalls[-1])
        often = sum(one * 1000 > GOAL for one, _ in stalls)
        print(
            f"{step}: {seconds:.1f} s; stood still for {most:.0f} ms at most, {own:.0f} ms of it at work itself (goal: {GOAL} ms; "
            f"{often} times longer), 99 of 100 looks within {stalls[int(len(stalls) * 0.99)][0] * 1000:.0f} ms",
            file=sys.__stdout__, flush=True,
        )  # fmt: skip


@contextlib.asynccontextmanager
async def watched(store: Path) -> AsyncIterator[tuple[YjqaApp, Pilot[None], Watch]]:
    """The program, watched from the start on."""
    settings = Settings(store=store)
    app = YjqaApp(lambda: open_local(settings), open_archive(settings))
    app.tidying = Tidying()
    app.tidying.begin()
    watch = Watch()
    async with app.run_test(size=(120, 36)) as pilot:
        watching = asyncio.create_task(watch.run())
        yield app, pilot, watch
        watching.cancel()


async def opening(store: Path) -> None:
    """The store, from the first screen to what is read beside."""
    async with watched(store) as (app, pilot, watch):
        await timed(watch, "opening the papers", until(lambda: app.edition is not None))
        await timed(watch, "reading ahead of the first question", app.ask_backend(lambda backend: backend.warm()))
        await pilot.press("f3")
        await timed(
            watch, "opening the register", until(lambda: "open ·" in str(app.screen.query_one("#counts").render()))
        )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "actions.xlsx"

            def export(backend: Backend) -> None:
                held = hold(backend.register(), (), backend.documents())
                export_actions(file, held.entries, datetime.date.today())

            await timed(watch, "the register as XLSX", app.ask_backend(export))
            for section in ("f4", "f5"):
                await pilot.press(section)
                await timed(watch, f"section {section.upper()}", asyncio.sleep(3.0))


async def asking(store: Path) -> None:
    """Questions from the first on, which loads the models."""
    async with watched(store) as (app, _, watch):
        await until(lambda: app.edition is not None)
        for question in ("What did children say about the court duty rota?", "Why was trauma training delayed?"):
            await timed(watch, f"“{question}”", app.ask_backend(methodcaller("ask", question, ())))


async def reading(store: Path) -> None:
    """A paper read into a new store and indexed, which loads what reads papers."""
    paper = max(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)
    async with watched(store) as (app, pilot, watch):
        await until(lambda: app.edition is not None)
        await pilot.press("f5")
        await timed(
            watch,
            f"reading {paper.name}",
            app.ask_backend(lambda backend: backend.add(paper, Manner(), lambda *_: True)),
        )
        await timed(watch, "following the change", asyncio.sleep(4.0))


async def until(holds: Callable[[], object]) -> None:
    """Waits until something holds."""
    while not holds():
        await asyncio.sleep(TICK)


async def timed(watch: Watch, step: str, work: Awaitable[object]) -> None:
    """One step, told."""
    began = time.perf_counter()
    await work
    await asyncio.sleep(0.2)
    watch.tell(step, time.perf_counter() - began)


STEPS = {"opening": opening, "asking": asking, "reading": reading}


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "DATA")}
        asyncio.run(STEPS[sys.argv[1]](Path(sys.argv[2])))


if __name__ == "__main__":
    main()
