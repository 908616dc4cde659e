"""How the program ends that is told to from outside: the terminal is as it was, and nothing goes on."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import Open

_LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""What gives the terminal back: the screen that was there before, the cursor, the mouse, pasting."""


def _begin(store: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The program in a terminal of its own, which the descriptor reads and writes, once its first screen is there."""
    here, there = pty.openpty()
    return _drawn(subprocess.Popen(_command(store), preexec_fn=lambda: os.login_tty(there)), here, there)


def _command(store: Path) -> list[str]:
    return [sys.executable, "-m", "yjqa.cli", "tui", "--store", str(store)]


def _drawn(process: subprocess.Popen[bytes], here: int, there: int) -> tuple[subprocess.Popen[bytes], int]:
    os.close(there)
    drawn = b""
    while b"Ask about the papers" not in drawn:
        drawn += os.read(here, 65536)
    return process, here


def _rest(terminal: int) -> bytes:
    """All that is still written to the terminal."""
    written = b""
    try:
        while more := os.read(terminal, 65536):
            written += more
    except OSError:  # so says Linux that the other side has ended
        pass
    return written


@pytest.mark.parametrize("one", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_end_gives_the_terminal_back(one: signal.Signals, read_only_store: Path) -> None:
    process, terminal = _begin(read_only_store)

    process.send_signal(one)

    written = _rest(terminal)
    assert process.wait() == 128 + one
    assert all(part in written for part in _LEFT)
    os.close(terminal)


def test_a_program_whose_terminal_is_closed_ends(read_only_store: Path) -> None:
    process, terminal = _begin(read_only_store)

    os.close(terminal)

    assert process.wait(timeout=60) != 0


def test_a_program_that_is_not_told_that_its_terminal_is_gone_ends_too(read_only_store: Path) -> None:
    here, there = pty.openpty()
    program = subprocess.Popen(
        _command(read_only_store), stdin=there, stdout=there, stderr=there, start_new_session=True
    )  # the terminal is not the one that the program belongs to, so no signal comes
    process, terminal = _drawn(program, here, there)

    os.close(terminal)

    assert process.wait(timeout=60) != 0


async def test_the_key_that_ends_other_programs_says_which_one_ends_this(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("ctrl+c")

        await operator.sees("Ctrl+Q quits. Conversations are kept.")
