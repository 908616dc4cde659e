"""`yjqa tui` in a terminal that nobody looks at: keys go in, what is drawn comes out, and it is noted when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-9;:?<>=$!]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*\x1b\\|.)", re.DOTALL
)
_PATIENCE = 60.0
"""Seconds after which what was waited for will not come."""


class PseudoTerminal:
    """The program from its start to its end. What is drawn is looked through for words only: blanks and line breaks do not count."""

    def __init__(self, store: Path, home: Path, size: tuple[int, int] = (80, 24)) -> None:
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "STATE", "DATA")}
        self._drawn = bytearray()
        self._drawn_last = self.pressed = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "yjqa.cli", "tui", "--store", str(store)],
            stdin=inner, stdout=inner, stderr=inner, start_new_session=True,
            env=os.environ | own | {"TERM": "xterm-256color"},
        )  # fmt: skip
        os.close(inner)

    def press(self, keys: str) -> None:
        """Sends keys as a terminal does. From now on it is waited for what they bring about."""
        self._drawn.clear()
        self.pressed = time.perf_counter()
        os.write(self._terminal, keys.encode())

    def seconds_until(self, *words: str) -> float:
        """Waits until all the words were drawn since the last key; gives the seconds from the key to then."""
        wanted = [_bare(one) for one in words]
        end = time.perf_counter() + _PATIENCE
        while not all(one in self._words for one in wanted):
            if time.perf_counter() > end:
                self.close()
                raise SystemExit(f"waited in vain for {words}; what was drawn: {self._words[-2000:]}")
            self._read(0.5)
        return self._drawn_last - self.pressed

    def rest(self, seconds: float = 0.12) -> float:
        """Waits until nothing was drawn for a while; gives the seconds from the last key to what was drawn last."""
        while self._read(seconds):
            pass
        return self._drawn_last - self.pressed

    def processor(self) -> float:
        """Seconds of the processor that the program took so far."""
        clocks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in clocks) / 1e9

    def megabytes(self) -> float:
        """Memory that the program takes now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def close(self) -> None:
        """Leaves the program as its user does; ends it where that does not help."""
        os.write(self._terminal, b"\x11")
        end = time.perf_counter() + 5
        while self._process.poll() is None and time.perf_counter() < end:
            self._read(0.05)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._terminal)

    @property
    def _words(self) -> str:
        return _bare(_ESCAPES.sub("", self._drawn.decode(errors="replace")))

    def _read(self, seconds: float) -> bool:
        """What is drawn within so many seconds; whether anything is."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            self._drawn += os.read(self._terminal, 1 << 16)
        except OSError:  # the program has ended
            return False
        self._drawn_last = time.perf_counter()
        return True


def _bare(text: str) -> str:
    return "".join(text.split())
