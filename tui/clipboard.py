"""Copying text to where the user pastes from: through the terminal, and by the programs that the system has for it.

The terminal's way (OSC 52) works over SSH and in the browser, but some terminals do not know it, and tmux does not let it through as
it is set at first. No package does this for us: pyperclip knows no tmux, takes a program that failed for one that copied, and lets its
complaint ("cannot open display", after going back to a tmux session) write over the screen.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import App

from tui.threads import in_thread
from yjqa.cli_tables import printable

_PATIENCE = 2.0
"""Seconds that a program gets to take the text."""


@dataclass(frozen=True, slots=True)
class _Program:
    """A program that takes text for the clipboard on its standard input. `where`: the variable that is set where it is of use."""

    command: tuple[str, ...]
    where: str
    encoding: str = "utf-8"


_TMUX = _Program(("tmux", "load-buffer", "-w", "-"), "TMUX")
"""tmux keeps the text, and gives it on to the terminal even where it does not let programs do so."""

_OF_DESKTOP = (
    _Program(("wl-copy",), "WAYLAND_DISPLAY"),
    _Program(("xclip", "-selection", "clipboard"), "DISPLAY"),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
)
"""They reach the user's own desktop over SSH too, where its variable is set."""

_OF_MACHINE = {
    "darwin": _Program(("pbcopy",), "HOME"),
    "win32": _Program(("clip.exe",), "SYSTEMROOT", "utf-16"),
    "linux": _Program(("clip.exe",), "WSL_DISTRO_NAME", "utf-16"),
}
"""They reach the machine that yjqa runs on, which over SSH is not the one that the user pastes on."""


async def copy_text(app: App[object], text: str, what: str) -> None:
    """Copies text, and tells the user how much and what can be done where it does not arrive. Nothing that goes wrong is raised.

    `what`: what it is, in few words: "the answer with its sources". Characters that a terminal would obey when it is pasted are left out.
    """
    text = printable(text)
    if not text.strip():
        app.notify("There is nothing to copy.", severity="warning", markup=False)
        return
    app.copy_to_clipboard(text)
    programs = [] if app.is_web else _programs()
    taken = await in_thread(lambda: [program for program in programs if _take(program, text)])
    app.notify(_told(text, what, taken), title="Copied", markup=False)


def _programs() -> Iterable[_Program]:
    """The programs that are of use where yjqa runs."""
    of_machine = _OF_MACHINE.get(sys.platform)
    over_ssh = "SSH_CONNECTION" in os.environ
    candidates = [_TMUX, *_OF_DESKTOP, *([of_machine] if of_machine and not over_ssh else [])]
    return [one for one in candidates if os.environ.get(one.where) and shutil.which(one.command[0])]


def _take(program: _Program, text: str) -> bool:
    """Whether the program took the text."""
    try:
        run = subprocess.run(
            program.command,
            input=text.encode(program.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return run.returncode == 0


def _told(text: str, what: str, taken: Iterable[_Program]) -> str:
    lines = len(text.splitlines())
    much = f"{what}: {lines} lines" if lines > 1 else f"{what}: {len(text)} characters"
    told = f"{much[0].upper()}{much[1:]}."
    ways = set(taken)
    if ways - {_TMUX}:
        return told
    if ways:
        return f"{told} Pasting in tmux: its prefix, then ]."
    return f"{told} If nothing arrives when you paste, your terminal does not let programs copy."
