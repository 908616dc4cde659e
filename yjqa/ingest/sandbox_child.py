"""The child of the sandbox: takes calls on standard input, answers on standard output, keeps to its limits.

A call is a length and a JSON list: target, seconds, arguments. A reply is a status, whether the child retires, a
length and the payload; what each status means stands with `sandbox.Sandbox`.
"""

import faulthandler
import importlib
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO

from yjqa.errors import YjqaError

_LENGTH_BYTES = 8
_MEBIBYTE = 1 << 20
_LONGEST_MESSAGE = 2_000
_GRACE_SECONDS = 10.0
_LOOK_SECONDS = 1.0
_OUT_OF_MEMORY = 137
"""The exit code that the parent reads as out of memory: that of a process killed by the system for it."""


def main() -> None:
    """Serves calls until standard input ends."""
    limit = int(sys.argv[1]) * _MEBIBYTE
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this process itself
    threading.Thread(target=_end_with_parent, daemon=True).start()
    replies = _own_output()
    nowhere = open(os.devnull, "w")  # noqa: SIM115, PTH123 - open for as long as the process lives
    _limit_memory(limit)
    while (request := _next_request(sys.stdin.buffer)) is not None:
        target, seconds, *args = json.loads(request)
        # Should the parent be gone, nobody else would end a call that never returns.
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=nowhere)
        status, payload = _answer(target, args)
        faulthandler.cancel_dump_traceback_later()
        retiring = _memory_held() > limit // 2
        replies.write(status + (b"1" if retiring else b"0") + len(payload).to_bytes(_LENGTH_BYTES, "big") + payload)
        replies.flush()


def _end_with_parent() -> None:
    """Ends this process, with the programs that it has called, soon after the parent was killed and could not do so itself."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    if hasattr(os, "killpg"):
        os.killpg(os.getpgrp(), signal.SIGKILL)  # a group of its own: the parent starts it as a session
    os._exit(1)


def _answer(target: str, args: list[object]) -> tuple[bytes, bytes]:
    try:
        module, _, name = target.partition(":")
        result = getattr(importlib.import_module(module), name)(*args)
        return b"r", bytes(result)
    except MemoryError:
        return b"m", b""
    except YjqaError as error:
        return b"e", _described(error)
    except (Exception, SystemExit) as error:
        return b"x", _described(error)


def _described(error: BaseException) -> bytes:
    return json.dumps([type(error).__name__, str(error)[:_LONGEST_MESSAGE]]).encode()


def _own_output() -> IO[bytes]:
    """Standard output for replies alone: what libraries print goes to standard error."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _next_request(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH_BYTES)
    return stream.read(int.from_bytes(head, "big")) if len(head) == _LENGTH_BYTES else None


def _limit_memory(limit: int) -> None:
    """Linux holds a process to its data size by itself; elsewhere a thread looks on; Windows has the time limit only."""
    try:
        import resource
    except ImportError:
        return
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    else:
        threading.Thread(target=_watch, args=(limit,), daemon=True).start()


def _watch(limit: int) -> None:
    while _memory_held() <= limit:
        time.sleep(0.2)
    os._exit(_OUT_OF_MEMORY)


def _memory_held() -> int:
    """Bytes of data that this process holds; 0 where the system does not say.

    Linux counts what its limit counts. Elsewhere it is the most that was ever held; not so on Linux, where that figure
    begins with the size of the process that started this one.
    """
    if sys.platform == "linux":
        status = Path("/proc/self/status").read_text()
        return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:")), 0)
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main()
