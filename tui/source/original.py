"""The original file of a paper: opened in the program that the system has for it, or told where it lies.

A paper's file comes from anywhere. Only kinds are opened whose programs show them and run nothing of their own accord: a web page is not,
since a browser runs what is in it.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_OPENED = frozenset({".pdf", ".docx", ".txt", ".md", ".markdown"})

_PATIENCE = 3.0
"""Seconds in which a program that cannot open a file says so; one that takes longer has opened it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether a file was opened, and what to say of it."""

    opened: bool
    message: str


def open_original(file: Path, *, in_browser: bool) -> Shown:
    """Opens a file in the system's program for it, or says why not. Takes its time.

    `in_browser`: yjqa itself is looked at in a browser, perhaps on another machine, so that nothing is opened here.
    """
    if not {file.suffix.lower(), file.resolve().suffix.lower()} <= _OPENED:  # a link may lead to anything
        return Shown(
            False, f"Files of this kind are not opened from here, since they may do more than show text. It is {file}"
        )
    command = None if in_browser else _command()
    if command is None and not (sys.platform == "win32" and not in_browser):
        return Shown(False, f"There is no screen here to open it on. The file is {file}")
    if _start(command, file):
        return Shown(True, f"Opened {file.name} in its own program.")
    return Shown(False, f"No program here opens it. The file is {file}")


def _command() -> str | None:
    """The program that opens files as a double click does; `None` where there is no screen or no such program."""
    if sys.platform == "darwin":
        return None if "SSH_CONNECTION" in os.environ else shutil.which("open")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None


def _start(command: str | None, file: Path) -> bool:
    """Whether the file was opened. What the program says goes nowhere: it would be written over the screen."""
    if sys.platform == "win32":
        try:
            os.startfile(file)
        except OSError:
            return False
        return True
    assert command is not None
    try:
        process = subprocess.Popen(
            [command, str(file.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    with suppress(subprocess.TimeoutExpired):
        return process.wait(_PATIENCE) == 0
    return True
