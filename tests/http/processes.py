"""The processes of a server, as tests look at them."""

import os
import time
from collections.abc import Callable
from pathlib import Path


def children_of(process: int) -> list[int]:
    """The processes that a process started and that still run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = file.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            found.append(int(file.parent.name))
    return found


def workers_of(process: int) -> list[int]:
    """Those of them that answer requests."""
    return [child for child in children_of(process) if "spawn_main" in _command(child)]


def reader_of(process: int) -> int | None:
    """The one of them that reads papers."""
    return next((child for child in children_of(process) if "yjqa.service.runner" in _command(child)), None)


def is_running(process: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until(holds: Callable[[], object], seconds: float = 120) -> None:
    """Waits until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.05)


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""
