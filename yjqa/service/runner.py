"""The process that reads uploaded papers, so that answering never waits for reading.

It runs beside the processes that answer, on the same knowledge base: `python -m yjqa.service.runner`. It ends when its standard input
ends, that is, when whoever started it is gone, however that came about. Of several such processes on one knowledge base one reads and
the others wait until it is gone, so whatever is found half done at the start was left by a process that was killed.
"""

import contextlib
import logging
import os
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from yjqa.errors import StoreError, YjqaError
from yjqa.library import open_library
from yjqa.service.database import open_database
from yjqa.service.files import PaperFiles
from yjqa.service.jobs import Jobs
from yjqa.service.logs import set_up_logs
from yjqa.service.reader import Reader
from yjqa.settings import ServiceSettings, Settings, read_settings
from yjqa.store import Store, open_store

_LAST_SECONDS = 3.0
"""How long papers that are being read may take to end once it is time to stop; then they are put back."""

_LOOK_SECONDS = 0.5
_LEAST_NICE = 10

_log = logging.getLogger("yjqa.reading")


def main() -> None:
    """Reads papers until standard input ends. Where it cannot begin, the log says why, and the exit status is 1."""
    try:
        _run(read_settings(Settings), read_settings(ServiceSettings))
    except YjqaError as error:
        _log.critical("uploaded papers cannot be read: %s", error)
        os._exit(1)  # as at the end: the thread that waits for the end of standard input cannot be ended otherwise


def _run(settings: Settings, options: ServiceSettings) -> None:
    set_up_logs(options)
    if hasattr(os, "nice"):
        os.nice(_LEAST_NICE)  # answers come first
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who starts this process is interrupted too, and ends it
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.set())
    threading.Thread(target=_wait_for_end, args=(stopping,), daemon=True).start()
    with _alone(settings.store, stopping):
        if not stopping.is_set():
            _read(settings, options, stopping)
        os._exit(0)  # whatever is still being read is let go; the lock is held until then


def _wait_for_end(stopping: threading.Event) -> None:
    sys.stdin.buffer.read()
    stopping.set()


@contextlib.contextmanager
def _alone(store: Path, stopping: threading.Event) -> Iterator[None]:
    """Waits until no other process reads for this knowledge base. The system frees the lock when a process ends, even if it is killed.

    Raises `StoreError` where the lock cannot be used.
    """
    file = store / "reading.lock"
    try:
        store.mkdir(0o700, parents=True, exist_ok=True)
        lock = sqlite3.connect(file, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{file}: the lock of the reading process cannot be used ({error}).") from error
    with contextlib.closing(lock):
        while not stopping.is_set():
            try:
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.Error as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise StoreError(f"{file}: the lock of the reading process cannot be used ({error}).") from error
                stopping.wait(_LOOK_SECONDS)
        yield


def _read(settings: Settings, options: ServiceSettings, stopping: threading.Event) -> None:
    """Reads until it is time to stop. Nothing is closed then: what is still being read may use it until this process is gone."""
    files = PaperFiles(settings.store)
    jobs = Jobs(open_database(settings.store))
    store = open_store(settings.store)
    jobs.take_over()
    _find_again(store, files)
    threads = []
    for number in range(options.readers):
        reader = Reader(open_library(settings), jobs, files, stopping)
        threads.append(threading.Thread(target=_read_on, args=(reader,), name=f"reader {number + 1}", daemon=True))
    for thread in threads:
        thread.start()
    silence = 2 * options.body_seconds
    while True:
        _clear_up(store, jobs, files, silence)
        if stopping.wait(silence):
            break
    last = time.monotonic() + _LAST_SECONDS
    for thread in threads:
        thread.join(max(0.0, last - time.monotonic()))
    with contextlib.suppress(StoreError):  # else they are found begun at the next start
        jobs.put_back()


def _read_on(reader: Reader) -> None:
    """Reads until it is time to stop. What nobody foresaw ends the process: the one that is started then takes over what was begun."""
    try:
        reader.run()
    except Exception:
        _log.critical("reading papers failed", exc_info=True)
        os._exit(1)


def _find_again(store: Store, files: PaperFiles) -> None:
    """Has the papers know their files where the folder of the knowledge base was moved."""
    for held in store.held():
        if not held.path.exists() and (here := files.found_again(held.path)) is not None:
            with store.transaction():
                store.move(held.record.id, here)


def _clear_up(store: Store, jobs: Jobs, files: PaperFiles, silence: float) -> None:
    """Removes files that nobody needs, and jobs of long ago."""

    def needed() -> set[str]:
        unended = jobs.unended()  # first, so that a job that ends meanwhile is in one of the two
        return unended | {held.path.parent.name for held in store.held()}

    try:
        files.sweep(needed, silence)
        jobs.forget_old()
    except (OSError, StoreError) as error:
        _log.error("old files and jobs could not be removed: %s", error)


if __name__ == "__main__":
    main()
