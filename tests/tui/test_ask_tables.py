"""The tables of answers in the conversation."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widgets import Static

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.ask.answer_table import AnswerTable
from tui.ask.table_layout import lay_out
from yjqa.ask.answer import AnswerTable as Table

_TABLE = Table(title="Actions", columns=["action", "source"], rows=[[f"Thing {number}", "[1]"] for number in range(40)])


async def _asked(operator: Operator, question: str) -> None:
    await operator.type(question + "\n")
    await operator.sees("How I took it:")
    await operator.no_longer_sees("Looking …")


class _Scrolled(App[None]):
    """A table far below what is in sight."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n" * 100)
            yield AnswerTable(_TABLE, [1])


def test_a_table_has_its_height_before_it_has_rows() -> None:
    table = AnswerTable(_TABLE, [1])

    assert table.get_content_height(Size(80, 24), Size(80, 24), 60) == 12
    assert table.get_content_height(Size(80, 60), Size(80, 90), 60) == 41


async def test_a_table_out_of_sight_has_its_rows() -> None:
    app = _Scrolled()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        assert app.query_one(AnswerTable).row_count == 11


@pytest.mark.parametrize(("lines", "rows"), [(12, 11), (1, 1), (41, 40), (100, 40)])
def test_rows_are_counted_that_there_is_room_for(lines: int, rows: int) -> None:
    layout = lay_out(_TABLE, 60)

    assert layout.rows_within(lines) == rows
    assert layout.height_of(rows) == rows + 1


async def test_rows_beyond_half_of_the_screen_are_counted_and_shown_by_enter(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _asked(operator, "What are the key risks?")
        table = operator.app.screen.query_one(AnswerTable)
        assert 0 < table.row_count < 16
        left_out = 16 - table.row_count

        await operator.press("tab", "up")
        await operator.sees(f"▾ {left_out} more rows: Enter shows them")
        await operator.press("enter")

        await operator.until(lambda: table.row_count == 16 and table.has_focus)
        await operator.no_longer_sees("more rows: Enter")
        assert table.cursor_row == 16 - left_out
        assert not table.show_vertical_scrollbar


async def test_page_down_goes_on_from_the_end_of_a_table(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _asked(operator, "What are the key risks?")
        await operator.press("tab", "up", "enter", "home")
        table = operator.app.screen.query_one(AnswerTable)
        await operator.until(lambda: table.has_focus and table.cursor_row == 0)

        for _ in range(16):
            if table.has_focus:
                await operator.press("pagedown")

        await operator.until(lambda: not table.has_focus)
        await operator.sees("Enter Open source", "Sources")
        await operator.press("up", "pageup")
        await operator.until(lambda: table.has_focus and 0 < table.cursor_row < 15)


async def test_the_line_of_the_cursor_of_a_tall_table_stays_in_sight(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _asked(operator, "What are the key risks?")
        await operator.press("tab", "up", "enter", "end")

        table = operator.app.screen.query_one(AnswerTable)
        last = str(table.get_row_at(15)[0]).splitlines()[0]
        await operator.sees(last)
        await operator.press("home")
        await operator.sees(str(table.get_row_at(0)[0]).splitlines()[0])
        assert last not in operator.screen
