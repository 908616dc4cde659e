"""The table of an answer."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import DataTable

from tui.ask.marks import mark_of_row
from tui.ask.stops import LeftAbove, LeftBelow, MarkChosen
from tui.ask.table_layout import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Collection

    from yjqa.ask.answer import AnswerTable as Table


class AnswerTable(DataTable[Text]):
    """Rows whose long cells are wrapped, as many as half of the screen holds until all are wanted; it has no scroll bar of its own, so that
    there is one only. Enter, or a second click, opens the source that a row's last cell names.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open source", id="ask.open_row", tooltip="Open the source of the row."),
    ]

    class Shown(Message):
        """So many rows are left out."""

        def __init__(self, left_out: int) -> None:
            super().__init__()
            self.left_out = left_out

    def __init__(self, table: "Table", marks: "Collection[int]") -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, cell_padding=1, classes="stop")
        self._table = table
        self._marks = marks
        self._laid_out: Layout | None = None
        self._most_lines = 0
        self._is_whole = False

    @property
    def cursor_region(self) -> Region:
        """The line of the cursor within the table."""
        first = self.header_height if self.show_header else 0
        above = sum(row.height for row in self.ordered_rows[: self.cursor_row])
        height = self.ordered_rows[self.cursor_row].height if self.row_count else 1
        return Region(0, first + above, self.outer_size.width, height)

    def show_all(self) -> None:
        """Shows every row, and goes to the first that was left out."""
        first = self.row_count
        self._is_whole = True
        if self._laid_out is not None:
            self._show(self._laid_out)
        self.move_cursor(row=first)
        self.focus(scroll_visible=False)

    def enter_above(self) -> None:
        """Takes the focus, with the cursor on the first row."""
        self.move_cursor(row=0)
        self.focus(scroll_visible=False)  # the line of the cursor is brought into sight, not the whole

    def enter_below(self) -> None:
        """Takes the focus, with the cursor on the last row."""
        self.move_cursor(row=self.row_count - 1)
        self.focus(scroll_visible=False)  # the line of the cursor is brought into sight, not the whole

    def action_cursor_up(self) -> None:
        """Goes a row up, or out of the table."""
        if self.cursor_row == 0:
            self.post_message(LeftAbove())
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """Goes a row down, or out of the table."""
        if self.cursor_row >= self.row_count - 1:
            self.post_message(LeftBelow())
        else:
            super().action_cursor_down()

    def action_page_down(self) -> None:
        """Goes down by as many rows as half of the screen holds, and out of the table from the last."""
        self._go_by_page(1)

    def action_page_up(self) -> None:
        """Goes up by as many rows, and out of the table from the first."""
        self._go_by_page(-1)

    def action_scroll_home(self) -> None:
        """Goes to the first row; the table is never wider than there is room, so that there is nowhere else to go home to."""
        self.action_scroll_top()

    def action_scroll_end(self) -> None:
        """Goes to the last row."""
        self.action_scroll_bottom()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines that the rows take in that width. They are known before there are any rows: a table that has no height is told of none."""
        self._most_lines = viewport.height // 2
        if self._laid_out is not None and self._laid_out.width == width and self.virtual_size.height:
            return self.virtual_size.height
        layout = lay_out(self._table, width)
        return layout.height_of(self._rows_of(layout))

    def on_resize(self, event: events.Resize) -> None:
        """Lays the table out anew where it has another width."""
        width = event.size.width - self.gutter.width
        if width > 0 and (self._laid_out is None or width != self._laid_out.width):
            self._laid_out = lay_out(self._table, width)
            self._show(self._laid_out)

    def _go_by_page(self, by: int) -> None:
        row = self.cursor_row
        if row == (0 if by < 0 else self.row_count - 1):
            self.post_message(LeftAbove() if by < 0 else LeftBelow())
            return
        room = self._most_lines
        while 0 <= row + by < self.row_count and (room := room - self.ordered_rows[row + by].height) >= 0:
            row += by
        self.move_cursor(row=row if row != self.cursor_row else row + by)

    def _rows_of(self, layout: Layout) -> int:
        """How many rows are shown: all where that leaves out no more than one."""
        fitting = len(layout.rows) if self._is_whole else layout.rows_within(self._most_lines)
        return fitting if len(layout.rows) - fitting > 1 else len(layout.rows)

    def _show(self, layout: Layout) -> None:
        row = self.cursor_row
        count = self._rows_of(layout)
        self.clear(columns=True)
        self.show_header = not layout.stacked
        self.header_height = layout.header_height
        for column in layout.columns:
            header = Text(column.header, justify="right" if column.figures else "left")
            self.add_column(header, width=column.width)
        for cells in layout.rows[:count]:
            texts = (
                Text(cell, justify="right" if column.figures else "left", overflow="fold")
                for cell, column in zip(cells, layout.columns, strict=True)
            )
            self.add_row(*texts, height=None)
        self.move_cursor(row=row)
        self.post_message(self.Shown(len(layout.rows) - count))

    @on(DataTable.RowSelected)
    def _open_row(self, event: DataTable.RowSelected) -> None:
        event.stop()
        number = mark_of_row(self._table.rows[event.cursor_row], self._marks)
        if number is not None:
            self.post_message(MarkChosen(number))
