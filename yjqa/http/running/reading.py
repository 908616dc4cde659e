"""The process that reads uploaded papers, kept alive beside those that answer."""

import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

log = logging.getLogger("yjqa.http")

_LOOK_SECONDS = 0.2

LAST_SECONDS = 15.0
"""How long it may take to end: it puts back by itself, before, what it cannot finish."""

_RESTART_SECONDS = 1.0
"""How long it is left down when it ended by itself, so that a fault does not become a storm."""

_LONGEST_PAUSE_SECONDS = 60.0
"""How long it is left down when it cannot begin again and again: twice as long every time, up to this."""


@contextlib.contextmanager
def reading() -> Iterator[None]:
    """Keeps a reading process alive beside what is done inside."""
    stopping = threading.Event()
    keeper = threading.Thread(target=_keep, args=(stopping,), name="reading", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()


def _keep(stopping: threading.Event) -> None:
    pause = _RESTART_SECONDS
    while not stopping.is_set():
        status = _run(stopping)
        if stopping.wait(pause):
            break
        log.error("the reading process died and is started again", extra={"fields": {"status": status}})
        # a signal ends it at any time; where it cannot begin, its log says why
        pause = _RESTART_SECONDS if status <= 0 else min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _run(stopping: threading.Event) -> int:
    """Runs a reading process until it ends or is to stop, and gives its exit status."""
    command = [sys.executable, "-P", "-m", "yjqa.service.runner"]
    try:
        # its standard input ends with this process, however that came about, and it ends with its standard input
        process = subprocess.Popen(command, stdin=subprocess.PIPE)
    except OSError as error:
        log.critical("the reading process cannot be started (%s)", error)
        return 1
    while process.poll() is None and not stopping.wait(_LOOK_SECONDS):
        pass
    assert process.stdin is not None
    process.stdin.close()
    return _end(process)


def _end(process: "subprocess.Popen[bytes]") -> int:
    try:
        return process.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        log.warning("the reading process did not end in time; what it was reading is read again at the next start")
        process.kill()
        return process.wait()
