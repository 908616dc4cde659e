"""Reading hostile files in a child process with a limit of time and memory.

One child is kept and reused: its start is paid for once. It is killed, and another started for the next call, when a
call runs out of time or memory or brings it down. Results cross as bytes, never as pickles, because the child has read
bytes that nobody vouches for.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import PurePath
from types import TracebackType
from typing import IO, Literal, NamedTuple, Self

from yjqa import errors
from yjqa.errors import BrokenOff, DamagedPaper, PaperTooLarge, YjqaError

_LENGTH_BYTES = 8
_MEBIBYTE = 1 << 20
_CHILD = "yjqa.ingest.sandbox_child"

_LOOK_SECONDS = 0.25
"""How often it is asked whether the result of a call is still wanted."""


class _Reply(NamedTuple):
    """`status`: `r` result, `e` one of our errors, `m` out of memory, `x` any other error. `retiring`: grown too big."""

    status: str
    retiring: bool
    payload: bytes


class Sandbox:
    """Calls functions in a child process. May be used from several threads: one call runs at a time."""

    def __init__(self, seconds: float, memory_mb: int) -> None:
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(
        self,
        target: str,
        *args: str | int | float | bool | None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> bytes:
        """What the function `"module:name"` returns for these arguments; it must return bytes.

        The first argument is the path of the paper, by which messages name it. `is_wanted`: asked now and then from another thread, must
        not raise. Raises what the function raises of our own errors, PaperTooLarge when time or memory runs out, BrokenOff when the
        result is not wanted any more, DamagedPaper when anything else goes wrong.
        """
        file = PurePath(str(args[0])).name if args else target
        with self._lock:
            return self._result(self._ask(target, args, file, is_wanted), file)

    def close(self) -> None:
        """Ends the child. A later call starts a new one."""
        with self._lock:
            self._end()

    def _ask(self, target: str, args: Sequence[object], file: str, is_wanted: Callable[[], bool]) -> _Reply:
        process = self._started()
        watch = _Watch(process, self._seconds, is_wanted)
        watch.start()
        try:
            reply = self._exchange(process, json.dumps([target, self._seconds, *args]).encode())
        except BaseException:
            self._end()
            raise
        finally:
            watch.end()
        if watch.ended_for is not None or reply is None:
            code = self._end()
            raise self._failure(file, code, watch.ended_for)
        if reply.retiring or reply.status == "m":
            self._end()
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            places = [place for place in sys.path if place]
            self._process = subprocess.Popen(
                # -P: a file in the working folder must not pass for a module
                [sys.executable, "-P", "-m", _CHILD, str(self._memory_mb)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
                start_new_session=True,
            )
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: bytes) -> _Reply | None:
        """One request and its reply; `None` where the child ended before it had answered."""
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(len(request).to_bytes(_LENGTH_BYTES, "big") + request)
            process.stdin.flush()
            head = _read_exactly(process.stdout, 2 + _LENGTH_BYTES)
            length = int.from_bytes(head[2:], "big")
            if length > self._memory_mb * _MEBIBYTE:
                return None
            return _Reply(chr(head[0]), head[1] == ord("1"), _read_exactly(process.stdout, length))
        except (EOFError, OSError):
            return None

    def _result(self, reply: _Reply, file: str) -> bytes:
        if reply.status == "r":
            return reply.payload
        if reply.status == "m":
            raise self._out_of_memory(file)
        kind, message = json.loads(reply.payload)
        if reply.status == "e":
            raise _own_error(kind)(message)
        raise DamagedPaper(f"{file}: it could not be read ({kind}: {message}). Save it again, or as PDF, and try that.")

    def _failure(self, file: str, code: int | None, ended_for: "_Reason | None") -> YjqaError:
        if ended_for == "not wanted":
            return BrokenOff(f"{file}: reading it was broken off.")
        if ended_for == "too slow":
            return PaperTooLarge(
                f"{file}: reading it took longer than {self._seconds:g} seconds. Split it, or raise YJQA_PARSE_SECONDS."
            )
        if code in (-signal.SIGKILL if hasattr(signal, "SIGKILL") else 137, 137):
            return self._out_of_memory(file)
        return DamagedPaper(
            f"{file}: it brought the reader down (exit {code}). Save it again, or as PDF, and try that."
        )

    def _out_of_memory(self, file: str) -> PaperTooLarge:
        return PaperTooLarge(
            f"{file}: reading it took more than {self._memory_mb} MiB of memory. Split it, or raise YJQA_PARSE_MEMORY_MB."
        )

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            _kill(process)
            return process.wait()


_Reason = Literal["too slow", "not wanted"]


class _Watch(threading.Thread):
    """Looks on while a process works on a call, and ends the process when its time is over or nobody wants the result any more.

    `ended_for`: why it did, to be looked at after `end`.
    """

    def __init__(self, process: subprocess.Popen[bytes], seconds: float, is_wanted: Callable[[], bool]) -> None:
        super().__init__(daemon=True)
        self.ended_for: _Reason | None = None
        self._process = process
        self._seconds = seconds
        self._is_wanted = is_wanted
        self._is_over = threading.Event()

    def run(self) -> None:
        """Looks on until the call is over."""
        last = time.monotonic() + self._seconds
        while not self._is_over.wait(max(0.0, min(_LOOK_SECONDS, last - time.monotonic()))):
            if time.monotonic() >= last:
                self.ended_for = "too slow"
            elif not self._is_wanted():
                self.ended_for = "not wanted"
            if self.ended_for is not None:
                _kill(self._process)
                return

    def end(self) -> None:
        """The call is over."""
        self._is_over.set()
        self.join()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the child with whatever programs it has called, such as those that read pictures."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _own_error(kind: str) -> type[YjqaError]:
    found = getattr(errors, kind, None)
    return found if isinstance(found, type) and issubclass(found, YjqaError) else DamagedPaper


def _read_exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
