"""What happens where the program itself makes a mistake."""

from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import LocalBackend, open_local
from tui.section import SectionScreen
from tui.unexpected import Unexpected
from yjqa.errors import StoreError
from yjqa.settings import Settings


class _Faulty(Static, can_focus=True):
    """A widget that makes a mistake when Enter is pressed, and counts what else is pressed."""

    BINDINGS = [Binding("enter", "fail", "Fail"), Binding("c", "count", "Count")]  # noqa: RUF012
    count = 0

    def key_f(self) -> None:
        raise ZeroDivisionError("in a widget")

    def action_fail(self) -> None:
        raise KeyError("in an action")

    def action_count(self) -> None:
        self.count += 1
        self.update(f"counted {self.count}")


class _FaultySection(SectionScreen):
    SECTION = "ask"

    def contents(self) -> ComposeResult:
        yield _Faulty("a widget")
        yield Input()

    async def load(self) -> None:
        raise RuntimeError("in a worker")


class _FaultyApp(YjqaApp):
    MODES = {**YjqaApp.MODES, "ask": _FaultySection}  # noqa: RUF012


async def test_mistakes_of_the_program_are_told_and_written_down_and_it_goes_on(
    read_only_store: Path, home: Path
) -> None:
    app = _FaultyApp(lambda: open_local(Settings(store=read_only_store)))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        operator = Operator(pilot)
        await operator.sees("Something went wrong in yjqa itself (RuntimeError)")

        await operator.press("f", "enter")
        await operator.sees("(ZeroDivisionError)", "(KeyError)")

        await operator.press("c", "c")
        await operator.sees("counted 2")
        await operator.press("f5")
        await operator.until(lambda: app.current_mode == "papers")

    assert {type(error) for error in app.unexpected.errors} == {RuntimeError, ZeroDivisionError, KeyError}
    log = next(home.rglob("terminal.log")).read_text("utf-8")
    assert "ZeroDivisionError: in a widget" in log
    assert "key_f" in log


def test_the_same_mistake_over_and_over_is_told_once_and_ends_in_a_last_word(tmp_path: Path) -> None:
    unexpected = Unexpected(tmp_path / "log")
    error = ValueError("of every repaint")

    told = [unexpected.note(error) for _ in range(100)]

    assert [bool(one) for one in told] == [True] + [False] * 99
    assert unexpected.over_and_over(error)
    assert str(tmp_path / "log") in unexpected.last_words(error)


def test_a_mistake_that_cannot_be_written_down_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    unexpected = Unexpected(tmp_path / "file" / "log")

    told = unexpected.note(ValueError("x"))

    assert told
    assert "could not be written down" in told


class _Store:
    """A knowledge base that cannot be opened at first."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self.mended = False

    def __call__(self) -> LocalBackend:
        if not self.mended:
            raise StoreError("the folder cannot be read [permission denied]")
        return open_local(Settings(store=self._store))


async def test_a_store_that_cannot_be_opened_is_told_of_and_can_be_tried_again(read_only_store: Path) -> None:
    store = _Store(read_only_store)
    app = YjqaApp(store)
    async with app.run_test(size=(80, 24)) as pilot:
        operator = Operator(pilot)
        await operator.sees("The papers cannot be opened", "the folder cannot be read [permission denied]")

        await operator.press("f3")
        assert app.current_mode == "ask"
        store.mended = True
        await operator.press("enter")

        await operator.no_longer_sees("cannot be opened")
        await operator.until(lambda: app.edition is not None)
    assert not app.unexpected.errors


async def test_the_program_can_be_left_where_the_store_cannot_be_opened(read_only_store: Path) -> None:
    app = YjqaApp(_Store(read_only_store))
    async with app.run_test(size=(80, 24)) as pilot:
        await Operator(pilot).sees("The papers cannot be opened")

        await pilot.press("escape")
        await pilot.pause()

    assert app.return_code == 1


@pytest.mark.parametrize("size", [(59, 24), (80, 14)])
async def test_a_window_that_is_too_small_asks_to_be_made_larger(size: tuple[int, int], read_only_store: Path) -> None:
    app = YjqaApp(lambda: open_local(Settings(store=read_only_store)))
    async with app.run_test(size=size) as pilot:
        operator = Operator(pilot)
        await operator.sees("too small for yjqa")

        await pilot.resize_terminal(80, 24)

        await operator.no_longer_sees("too small for yjqa")
