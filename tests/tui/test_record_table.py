"""The table of which only those lines are drawn that are in sight."""

from rich.cells import cell_len
from rich.text import Text
from textual.app import App, ComposeResult

from tui.table.columns import Column
from tui.table.widget import RecordTable


class _Numbers(App[None]):
    """A table of numbers and their squares."""

    def compose(self) -> ComposeResult:
        yield RecordTable[int](
            [Column("number", 8), Column("square", 10, justify="right")], lambda item: (str(item), str(item * item))
        )


class _Texts(App[None]):
    """A table of texts, with their number where there is room for it."""

    def compose(self) -> ComposeResult:
        columns = [Column("text", 10, grow=1, sorted_by="up"), Column("length", 6, from_width=40)]
        yield RecordTable[str](columns, lambda item: (item, str(len(item))))


def _line(app: App[None], y: int) -> str:
    return app.query_one(RecordTable).render_line(y).text


async def test_the_cursor_goes_through_ten_thousand_items_and_stays_in_sight() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show(range(10_000))

        await pilot.press("end", "up", "up")

        assert table.current == 9_997
        lines = [_line(app, y).split() for y in range(12)]
        assert lines[0] == ["number", "square"]
        assert ["▸", "9997", str(9_997**2)] in lines


async def test_fewer_items_are_all_in_sight_wherever_the_cursor_was() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show(range(10_000), cursor=5_000)
        await pilot.pause()

        table.show([7, 8, 9], cursor=2)
        await pilot.pause()

        assert [_line(app, y).split() for y in range(1, 5)] == [["7", "49"], ["8", "64"], ["▸", "9", "81"], []]


async def test_the_cursor_stays_in_sight_where_the_window_is_made_smaller() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(RecordTable).show(range(20), cursor=9)
        await pilot.pause()

        await pilot.resize_terminal(60, 6)

        assert ["▸", "9", "81"] in [_line(app, y).split() for y in range(1, 6)]


async def test_wide_characters_take_the_room_that_they_take_on_the_screen() -> None:
    app = _Texts()
    async with app.run_test(size=(30, 6)) as pilot:
        app.query_one(RecordTable).show(["青少年司法委员会会议记录和行动清单", "short"])
        await pilot.pause()

        assert cell_len(_line(app, 1)) == cell_len(_line(app, 2))
        assert "…" in _line(app, 1)


async def test_a_cell_has_no_line_breaks_and_nothing_that_a_terminal_obeys() -> None:
    app = _Texts()
    async with app.run_test(size=(60, 6)) as pilot:
        app.query_one(RecordTable).show(["first\nsecond\x1b[31m\u202ethird"])
        await pilot.pause()

        assert "first second[31mthird" in _line(app, 1)


async def test_a_narrow_table_does_without_the_columns_that_need_more_width() -> None:
    app = _Texts()
    async with app.run_test(size=(39, 6)) as pilot:
        assert _line(app, 0).split() == ["text", "▲"]

        await pilot.resize_terminal(60, 6)
        await pilot.pause()

        assert _line(app, 0).split() == ["text", "▲", "length"]


async def test_a_click_on_a_header_tells_which_column_it_was() -> None:
    clicked: list[int] = []

    class _Clicked(_Texts):
        def on_record_table_header_clicked(self, event: RecordTable.HeaderClicked) -> None:
            clicked.append(event.column)

    app = _Clicked()
    async with app.run_test(size=(60, 6)) as pilot:
        await pilot.click(RecordTable, offset=(4, 0))
        await pilot.click(RecordTable, offset=(55, 0))

    assert clicked == [0, 1]


async def test_the_wheel_scrolls_and_the_next_key_brings_the_cursor_back_into_sight() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show(range(1_000))
        await pilot.pause()
        table.scroll_to(y=500, animate=False)
        await pilot.pause()
        assert table.cursor == 0

        await pilot.press("down")

        assert any(_line(app, y).split()[:2] == ["▸", "1"] for y in range(12))


async def test_a_cell_keeps_its_own_style_but_under_the_cursor() -> None:
    class _Styled(App[None]):
        def compose(self) -> ComposeResult:
            yield RecordTable[str]([Column("text", 10)], lambda item: (Text(item, "underline"),))

    app = _Styled()
    async with app.run_test(size=(30, 6)) as pilot:
        app.query_one(RecordTable).show(["one", "two"])
        await pilot.pause()

        under, other = (app.query_one(RecordTable).render_line(y) for y in (1, 2))
        assert any(segment.style and segment.style.underline for segment in other if "two" in segment.text)
        assert not any(segment.style and segment.style.underline for segment in under)


async def test_the_cursor_is_in_sight_when_few_items_become_many_again() -> None:
    app = _Numbers()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show([7, 8, 9])
        await pilot.pause()

        table.show(range(1_000), cursor=500)
        await pilot.pause()

        assert any(_line(app, y).split()[:2] == ["▸", "500"] for y in range(12))


async def test_the_heading_of_what_is_on_top_stays_in_sight() -> None:
    class _Grouped(App[None]):
        def compose(self) -> ComposeResult:
            yield RecordTable[int](
                [Column("number", 8)], lambda item: Text(f"from {item}") if item % 100 == 0 else (str(item),)
            )

    app = _Grouped()
    async with app.run_test(size=(60, 12)) as pilot:
        table = app.query_one(RecordTable)
        table.show(range(1_000), headings=range(0, 1_000, 100))
        await pilot.pause()

        table.cursor = 350
        assert _line(app, 1).split() == ["from", "300"]
        table.cursor = 301
        assert [_line(app, y).split() for y in (1, 2)] == [["from", "300"], ["▸", "301"]]
        await pilot.press("up")
        assert any(_line(app, y).split() == ["▸", "from", "300"] for y in range(12))


async def test_a_key_draws_only_the_two_lines_between_which_the_cursor_moves() -> None:
    drawn: list[int] = []

    class _Noted(App[None]):
        def compose(self) -> ComposeResult:
            yield RecordTable[int]([Column("number", 8)], lambda item: (drawn.append(item) or str(item),))

    app = _Noted()
    async with app.run_test(size=(60, 12)) as pilot:
        app.query_one(RecordTable).show(range(100))
        await pilot.press("down")
        await pilot.pause()
        drawn.clear()

        await pilot.press("down")
        await pilot.pause()

        assert sorted(drawn) == [1, 2]
