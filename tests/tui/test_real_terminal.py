"""The program in a real terminal: what tmux shows of it, as over SSH."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

_PATIENCE = 60.0
_TMUX = shutil.which("tmux")


class Terminal:
    """A terminal of its own in tmux, in which one program runs."""

    def __init__(self, socket: Path, command: list[str], environment: dict[str, str]) -> None:
        assert _TMUX is not None
        self._tmux = [_TMUX, "-S", str(socket), "-f", os.devnull]
        settings = [f"{name}={value}" for name, value in environment.items()]
        program = shlex.join(
            ["env", *settings, *command]
        )  # how it ended is said by a shell: tmux sometimes does not learn it
        self._run("new-session", "-d", "-x", "80", "-y", "24", f'{program}; echo "ended with $?"; exec cat')

    def press(self, *keys: str) -> None:
        """Presses keys, as tmux calls them."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Types text."""
        self._run("send-keys", "-l", text)

    def sees(self, *texts: str) -> str:
        """Waits until all the texts stand on the screen, line breaks aside, and gives the screen."""
        end = time.monotonic() + _PATIENCE
        while True:
            screen = self._run("capture-pane", "-p")
            if all(text in " ".join(screen.split()) for text in texts):
                return screen
            assert time.monotonic() < end, f"waited in vain for {texts}; the terminal shows:\n{screen}"
            time.sleep(0.05)

    def has_ended(self) -> None:
        """Waits until the program has ended, and holds that it ended well."""
        self.sees("ended with 0")

    def close(self) -> None:
        """Ends the terminal with whatever runs in it."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True)
        return done.stdout


@pytest.fixture
def terminal(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The program in a terminal of 80 columns and 24 lines, over a copy of the sample corpus's store."""
    if _TMUX is None:
        pytest.skip("tmux is not installed")
    environment = {"YJQA_CACHE": os.environ["YJQA_CACHE"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    environment |= {"YJQA_HISTORY": str(tmp_path / "history"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    monkeypatch.delenv("TMUX", raising=False)
    program = [sys.executable, "-m", "yjqa.cli", "tui", "--store", str(store)]
    opened = Terminal(tmp_path / "tmux", program, environment)
    yield opened
    opened.close()


def test_a_question_is_asked_proved_and_followed_up_and_the_register_narrowed(terminal: Terminal) -> None:
    terminal.sees("F2 Ask", "F3 Actions", "Ask about the papers")

    terminal.type("How much did the police contribute in Westshire in 2016/17?")
    terminal.press("Enter")
    terminal.sees("£90,000 [1]: Police, in kind, Westshire, 2016/17.")

    terminal.press("Tab")
    terminal.sees("Enter Open source")
    terminal.press("Enter")
    terminal.sees("p. 3 (page 3 of 5 in the file)", "▌ Police", "Esc Close")

    terminal.press("Escape")
    terminal.sees("Enter Open source")
    terminal.press("Tab")
    terminal.sees("Tab Go up")
    terminal.type("and Eastport?")
    terminal.press("Enter")
    terminal.sees("£45,000 [1]: Police, in kind, Eastport, 2016/17.")

    terminal.press("F3")
    terminal.sees("80 actions", "w Owners")
    terminal.press("/")
    terminal.sees("Esc Back")
    terminal.type("owner:finch overdue")
    terminal.sees("“finch” was read as Sarah Finch.", "2 of 80 actions")

    terminal.press("C-q")
    terminal.has_ended()
