"""The processes of a running service, as the system sees them: the one that was started and all that come of it."""

import multiprocessing
import os
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

_SYSTEM = Path("/proc")


class _Seen(NamedTuple):
    process: int
    parent: int
    memory: int


def processes_of_the_service() -> tuple[int, int]:
    """How many there are, and how many bytes of memory they hold together; 0 and 0 where the system does not tell."""
    starter = multiprocessing.parent_process()
    first = os.getpid() if starter is None or starter.pid is None else starter.pid
    seen = {one.process: one for one in map(_see, _SYSTEM.glob("[0-9]*/stat")) if one is not None}
    children = defaultdict(list)
    for one in seen.values():
        children[one.parent].append(one.process)
    ours, waiting = [], [first] if first in seen else []
    while waiting:
        process = waiting.pop()
        ours.append(process)
        waiting.extend(children[process])
    return len(ours), sum(seen[process].memory for process in ours)


def _see(file: Path) -> _Seen | None:
    """A process by its file `stat`, whose second field, the program's name in brackets, may hold anything; `None` if it is gone."""
    try:
        text = file.read_text("utf-8", "replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return _Seen(int(file.parent.name), parent=int(fields[1]), memory=int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))
