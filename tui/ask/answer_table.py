"""The table of an answer."""

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from tui.ask.marks import mark_of_row
from tui.ask.stops import LeftAbove, LeftBelow, MarkChosen
from tui.ask.table_layout import Layout, lay_out

if TYPE_CHECKING:
    from collections.abc import Collection

    from yjqa.ask.answer import AnswerTable as Table


class AnswerTable(DataTable[Text]):
    """Rows whose long cells are wrapped. Enter, or a second click, opens the source that a row's last cell names."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select_cursor", "Open source", id="ask.open_row", tooltip="Open the source of the row."),
    ]

    def __init__(self, table: "Table", marks: "Collection[int]") -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, cell_padding=1, classes="stop")
        self._table = table
        self._marks = marks
        self._width = 0

    def enter_above(self) -> None:
        """Takes the focus, with the cursor on the first row."""
        self.move_cursor(row=0)
        self.focus()

    def enter_below(self) -> None:
        """Takes the focus, with the cursor on the last row."""
        self.move_cursor(row=self.row_count - 1)
        self.focus()

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

    def action_scroll_home(self) -> None:
        """Goes to the first row; the table is never wider than there is room, so that there is nowhere else to go home to."""
        self.action_scroll_top()

    def action_scroll_end(self) -> None:
        """Goes to the last row."""
        self.action_scroll_bottom()

    def on_resize(self) -> None:
        """Lays the table out anew where it has another width."""
        width = self.scrollable_content_region.width
        if width != self._width and width > 0:
            self._width = width
            self._show(lay_out(self._table, width))

    def _show(self, layout: Layout) -> None:
        row = self.cursor_row
        self.clear(columns=True)
        self.show_header = not layout.stacked
        self.header_height = layout.header_height
        for column in layout.columns:
            header = Text(column.header, justify="right" if column.figures else "left")
            self.add_column(header, width=column.width)
        for cells in layout.rows:
            texts = (
                Text(cell, justify="right" if column.figures else "left", overflow="fold")
                for cell, column in zip(cells, layout.columns, strict=True)
            )
            self.add_row(*texts, height=None)
        self.move_cursor(row=row)

    @on(DataTable.RowSelected)
    def _open_row(self, event: DataTable.RowSelected) -> None:
        event.stop()
        number = mark_of_row(self._table.rows[event.cursor_row], self._marks)
        if number is not None:
            self.post_message(MarkChosen(number))
