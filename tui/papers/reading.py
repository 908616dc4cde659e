"""Files are read one after the other, beside whatever else is done, until all are done or it is stopped."""

import asyncio
import contextvars
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from tui.backend.protocol import Backend, Manner
from tui.papers.file_reading import TO_BE_DONE, UNDER_WAY, FileReading
from tui.papers.telling import Telling
from tui.threads import in_thread
from yjqa.errors import BrokenOff, YjqaError

if TYPE_CHECKING:
    from yjqa.folder import Listing
    from yjqa.ingesting import FileReport, OnStage, Stage

_Result = TypeVar("_Result")


class AskBackend(Protocol):
    """Does work on the backend in a thread."""

    def __call__(self, work: Callable[[Backend], _Result]) -> Awaitable[_Result]:
        """What the work gives. Raises `YjqaError`."""


class Reading:
    """All files that were given since the list was last cleared. Belongs to one event loop; each of the `followers` is called there
    when something has changed.
    """

    def __init__(self, ask_backend: AskBackend) -> None:
        self.passed_over: list[Path] = []
        """What the folders hold besides papers."""
        self._telling = Telling()
        self.followers = self._telling.followers
        self._ask_backend = ask_backend
        self._files: dict[int, FileReading] = {}
        self._listing: set[asyncio.Task[None]] = set()
        self._reader: asyncio.Task[None] | None = None
        self._unwanted: set[int] = set()

    @property
    def files(self) -> Sequence[FileReading]:
        """Each file, as far as it is by now."""
        return tuple(self._files.values())

    @property
    def is_listing(self) -> bool:
        """Whether folders are being looked through for papers."""
        return bool(self._listing)

    @property
    def is_busy(self) -> bool:
        """Whether there is something to be done yet."""
        return self.is_listing or any(one.state in TO_BE_DONE for one in self._files.values())

    def begin(self, paths: Sequence[Path], manner: Manner) -> None:
        """Reads files, and the papers in folders."""
        task = asyncio.create_task(self._list(tuple(paths), manner))
        self._listing.add(task)
        task.add_done_callback(self._listed)
        self._telling.now()

    def begin_again(self, number: int, manner: Manner) -> None:
        """Reads once more a file that is done."""
        if self._files[number].state not in TO_BE_DONE:
            self._change(number, FileReading(number, self._files[number].file, manner))
            self._read_on()

    def stop(self) -> None:
        """Stops: of what is being read nothing is kept, unless it is being kept already, and what waits is not read."""
        for task in self._listing:
            task.cancel()
        for number, one in self._files.items():
            if one.state in UNDER_WAY:
                self._unwanted.add(number)
            elif one.state == "waiting":
                self._files[number] = replace(one, state="stopped")
        self._telling.now()

    def clear(self) -> None:
        """Forgets what is done."""
        self._files = {number: one for number, one in self._files.items() if one.state in TO_BE_DONE}
        self.passed_over = []
        self._telling.now()

    async def finished(self) -> None:
        """Waits until there is nothing more to do."""
        while tasks := self._listing | ({self._reader} if self._reader else set()):
            await asyncio.wait(tasks)

    async def _list(self, paths: tuple[Path, ...], manner: Manner) -> None:
        listing = await in_thread(lambda: _papers_in(paths))
        self.passed_over += [path for path in listing.passed_over if path not in self.passed_over]
        waiting = {(one.file, one.manner) for one in self._files.values() if one.state == "waiting"}
        new = [file for file in listing.papers if (file, manner) not in waiting]
        for number, file in enumerate(new, start=max(self._files, default=0) + 1):
            self._files[number] = FileReading(number, file, manner)
        self._read_on()

    def _listed(self, task: asyncio.Task[None]) -> None:
        self._listing.discard(task)
        self._telling.soon()

    def _read_on(self) -> None:
        if self._reader is None:
            self._reader = asyncio.create_task(self._read_all())
        self._telling.soon()

    async def _read_all(self) -> None:
        try:
            while one := next((one for one in self._files.values() if one.state == "waiting"), None):
                await self._read(one)
        finally:
            self._reader = None
            self._telling.soon()

    async def _read(self, one: FileReading) -> None:
        """Reads one file. What is wrong with it stands by it then; what would be wrong with all stops the others."""
        self._change(one.number, replace(one, state="reading"))
        on_stage = self._on_stage(one.number)
        try:
            report = await self._ask_backend(lambda backend: backend.add(one.file, one.manner, on_stage))
        except BrokenOff:
            self._change(one.number, replace(one, state="stopped"))
        except YjqaError as error:
            self._change(one.number, replace(one, state="failed", message=str(error), problem=type(error)))
            self.stop()
        except Exception as error:
            message = f"{one.file.name}: something went wrong in yjqa itself ({type(error).__name__})."
            self._change(one.number, replace(one, state="failed", message=message))
            self.stop()
            raise
        else:
            self._change(one.number, _ended(one, report))
        finally:
            self._unwanted.discard(one.number)

    def _on_stage(self, number: int) -> "OnStage":
        """What the reading thread tells how far it is, and asks whether to go on."""
        loop = asyncio.get_running_loop()
        context = contextvars.copy_context()  # followers draw, for which they must know of which program
        last: tuple[Stage, int, int] | None = None
        began = time.monotonic()

        def on_stage(stage: "Stage", share: float) -> bool:
            nonlocal last
            now = stage, round(share * 100), int(time.monotonic() - began)
            if now != last:
                last = now
                with suppress(RuntimeError):  # the loop has ended with the program
                    loop.call_soon_threadsafe(self._moved_on, number, *now, context=context)
            return number not in self._unwanted

        return on_stage

    def _moved_on(self, number: int, stage: "Stage", percent: int, seconds: int) -> None:
        one = self._files.get(number)
        if one is not None and one.state in UNDER_WAY:
            self._change(number, replace(one, state=stage, share=percent / 100, seconds=seconds))

    def _change(self, number: int, one: FileReading) -> None:
        self._files[number] = one
        self._telling.soon()


def _papers_in(paths: tuple[Path, ...]) -> "Listing":
    """The papers that are named, and those of the folders; what cannot be looked into is named itself, so that reading it says why."""
    from yjqa.folder import Listing, list_papers

    try:
        return list_papers(paths)
    except OSError:
        return Listing(paths, ())


def _ended(one: FileReading, report: "FileReport") -> FileReading:
    """The file with what became of it; its password is forgotten unless it may be needed again."""
    manner = one.manner if report.outcome == "failed" else replace(one.manner, password=None)
    return replace(
        one,
        manner=manner,
        state=report.outcome,
        message=report.message or "",
        document=report.document,
        problem=report.problem,
    )
