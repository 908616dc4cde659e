"""A paper's own file is opened by the system's program for it, or told where it lies."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tui.backend.local import open_local
from tui.backend.protocol import Manner
from tui.source.elsewhere import Program, show_in, text_of
from tui.source.original import open_original
from yjqa.settings import Settings

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


async def test_without_a_screen_the_text_is_offered_and_the_path_copied(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("PAGER", "cat")
    monkeypatch.setenv("EDITOR", "nowhere-to-be-found")
    monkeypatch.delenv("VISUAL", raising=False)
    async with open_app(size=(80, 24)) as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ")

        await operator.press("o")
        await operator.sees(
            "There is no screen here", "exploitation-working-group", "Read its text (cat)", "y Copy the path"
        )
        assert "editor" not in operator.screen
        await operator.press("y")
        await operator.until(lambda: operator.app.clipboard.endswith("exploitation-working-group-2019-09-05.md"))

        await operator.press("escape", "escape")
        await operator.no_longer_sees("There is no screen here")


def test_the_text_for_the_pager_is_all_of_the_paper_without_what_a_terminal_obeys(tmp_path: Path) -> None:
    paper = tmp_path / "minutes.md"
    paper.write_text("# Minutes\n\nThe \x1b[2Jboard met.\n", "utf-8")
    with closing(open_local(Settings(store=tmp_path / "store"))) as backend:
        backend.add(paper, Manner(), lambda stage, share: True)

        text = text_of(backend, "minutes")

    assert "board met." in text
    assert "\x1b" not in text


def test_a_program_is_shown_the_text_and_what_goes_wrong_is_said(tmp_path: Path) -> None:
    seen = tmp_path / "seen.txt"
    copy = Program("sh", ("sh", "-c", f'cp "$0" "{seen}"'))

    assert show_in(copy, "minutes", "All of it.") is None
    assert seen.read_text("utf-8") == "All of it."
    assert show_in(Program("false", ("false",)), "minutes", "x") == "false ended with status 1."
