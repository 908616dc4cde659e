"""Copying text to where the user pastes from."""

import os
from pathlib import Path

import pytest
from textual.app import App

from tests.tui.ansi import drawn_strips
from tui.clipboard import copy_text

WHERE = ("TMUX", "WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION")
"""The variables that say which programs are of use."""

TWO_LINES = "£12,000 [1].\n[1] plan.md, p. 4"


class Programs:
    """Programs for the clipboard, which keep what they are given in a file of their name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def install(self, name: str, code: int = 0) -> None:
        program = self._folder / name
        program.write_text(f'#!/bin/sh\ncat > "{self._folder}/{name}.taken"\necho failed >&2\nexit {code}\n')
        program.chmod(0o755)

    def taken(self, name: str) -> str | None:
        file = self._folder / f"{name}.taken"
        return file.read_text("utf-8") if file.exists() else None


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A system without any of them, to which a test adds its own."""
    for name in WHERE:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return Programs(tmp_path / "bin")


async def _copied(text: str) -> tuple[str, str]:
    """What the terminal was given, and what the user was told."""
    app = App[None]()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await copy_text(app, text, "the answer with its sources")
        await pilot.pause()
        lines = (strip.text.replace("▌", " ") for strip in drawn_strips(app.screen))
        return app.clipboard, " ".join(" ".join(lines).split())


async def test_without_a_program_the_terminal_gets_it_and_the_user_hears_how_much_and_that_it_may_not_arrive(
    programs: Programs,
) -> None:
    terminal, told = await _copied(TWO_LINES)

    assert terminal == TWO_LINES
    assert "The answer with its sources: 2 lines." in told
    assert "If nothing arrives when you paste, your terminal does not let programs copy." in told


@pytest.mark.parametrize(("program", "where"), [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY")])
async def test_a_desktops_program_gets_it_too(
    program: str, where: str, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install(program)
    monkeypatch.setenv(where, "somewhere")

    terminal, told = await _copied(TWO_LINES)

    assert terminal == programs.taken(program) == TWO_LINES
    assert "2 lines." in told
    assert "If nothing arrives" not in told


async def test_tmux_gets_it_and_the_user_hears_how_it_is_pasted_there(
    programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install("tmux")
    monkeypatch.setenv("TMUX", "/tmp/tmux")

    _, told = await _copied("£12,000")

    assert programs.taken("tmux") == "£12,000"
    assert "7 characters. Pasting in tmux: its prefix, then ]." in told


async def test_a_program_that_fails_is_passed_over_and_writes_nothing_on_the_screen(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    programs.install("xclip", code=1)
    monkeypatch.setenv("DISPLAY", "gone:0")

    _, told = await _copied(TWO_LINES)

    assert "If nothing arrives" in told
    assert "failed" not in capfd.readouterr().err


async def test_what_a_terminal_would_obey_when_it_is_pasted_is_left_out(programs: Programs) -> None:
    terminal, _ = await _copied("rate\x1b[2J\x07 0.12\ud800\nrm\r")

    assert terminal == "rate[2J 0.12\nrm"


async def test_nothing_is_not_copied(programs: Programs) -> None:
    terminal, told = await _copied(" \n")

    assert terminal == ""
    assert "There is nothing to copy." in told
