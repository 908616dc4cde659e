"""The table of which only those lines are drawn that are in sight."""

from textual.app import App, ComposeResult

from tui.table.widget import Column, RecordTable


class _Numbers(App[None]):
    """A table of numbers and their squares."""

    def compose(self) -> ComposeResult:
        yield RecordTable[int](
            [Column("number", 8), Column("square", 10, justify="right")], lambda item: (str(item), str(item * item))
        )


async def test_the_cursor_goes_through_ten_thousand_items_and_stays_in_sight() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show(range(10_000))

        await pilot.press("end", "up", "up")

        assert table.current == 9_997
        lines = [table.render_line(y).text.split() for y in range(12)]
        assert lines[0] == ["number", "square"]
        assert ["9997", str(9_997**2)] in lines
