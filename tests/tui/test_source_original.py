"""A paper's own file is opened by the system's program for it, or told where it lies."""

import sys
from pathlib import Path

import pytest

from tui.source.original import open_original

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the program for files is looked for as on Linux")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program for files, made for the test, writes down what it was told to open."""
    told = tmp_path / "opened"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\ncase "$1" in *broken*) exit 3;; esac\nprintf %s "$1" > "{told}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    monkeypatch.setenv("DISPLAY", ":0")
    return told


def test_a_paper_is_opened_in_its_own_program(opened: Path, tmp_path: Path) -> None:
    shown = open_original(tmp_path / "plan.pdf", in_browser=False)

    assert shown.opened
    assert opened.read_text("utf-8") == str(tmp_path / "plan.pdf")


def test_a_file_that_its_program_cannot_open_is_told(opened: Path, tmp_path: Path) -> None:
    shown = open_original(tmp_path / "broken.pdf", in_browser=False)

    assert (shown.opened, str(tmp_path / "broken.pdf") in shown.message) == (False, True)


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "start.desktop", "run.sh", "nothing"])
def test_what_may_do_more_than_show_text_is_never_opened(name: str, opened: Path, tmp_path: Path) -> None:
    shown = open_original(tmp_path / name, in_browser=False)

    assert (shown.opened, str(tmp_path / name) in shown.message) == (False, True)
    assert not opened.exists()


def test_where_there_is_no_screen_of_ones_own_the_file_is_told(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_browser = open_original(tmp_path / "plan.pdf", in_browser=True)
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    over_ssh = open_original(tmp_path / "plan.pdf", in_browser=False)

    for shown in (in_browser, over_ssh):
        assert (shown.opened, str(tmp_path / "plan.pdf") in shown.message) == (False, True)
    assert not opened.exists()
