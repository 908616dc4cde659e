"""The table of a comparison: what the rows are on the left, where it stays, and the figures to the right of it.

Textual's own table lets figures run over its edge, where "£1,546,945" becomes "£1,546". This one shows whole columns and no others.
"""

from collections.abc import Collection
from itertools import chain
from typing import ClassVar, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.figures.pivot_layout import GAP, PivotLayout, lay_out
from tui.figures.telling import Point
from yjqa.compare.comparison import Comparison
from yjqa.compare.sheets import head_of

_Item = TypeVar("_Item")


class PivotTable(ScrollView, can_focus=True):
    """A comparison with a cursor on one of its figures. A blank is silence, "!" marks a figure in which something does not agree."""

    BINDING_GROUP_TITLE = "In the table"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "Up", show=False, tooltip="Go to the row above."),
        Binding("down", "move(1, 0)", "Down", show=False, tooltip="Go to the row below."),
        Binding("left", "move(0, -1)", "Left", show=False, tooltip="Go to the column before."),
        Binding("right", "move(0, 1)", "Right", show=False, tooltip="Go to the next column."),
        Binding("pageup", "page(-1)", "Page up", show=False, tooltip="Go up a screen."),
        Binding("pagedown", "page(1)", "Page down", show=False, tooltip="Go down a screen."),
        Binding("home", "column_end(0)", "First column", show=False, tooltip="Go to the first column."),
        Binding("end", "column_end(1)", "Last column", show=False, tooltip="Go to the last column."),
        Binding("ctrl+home", "row_end(0)", "First row", show=False, tooltip="Go to the first row."),
        Binding("ctrl+end", "row_end(1)", "Last row", show=False, tooltip="Go to the last row."),
        Binding("enter", "open", "Open source", show=False, tooltip="Open the page that the figure stands on."),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pivot-table--header",
        "pivot-table--current",
        "pivot-table--total",
        "pivot-table--cursor",
    }
    DEFAULT_CSS = """
    PivotTable {
        height: 1fr; padding: 0 0 0 1; background: $surface; color: $foreground;
        overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    PivotTable > .pivot-table--header { background: $panel; color: $foreground; }
    PivotTable > .pivot-table--current { text-style: bold underline; }
    PivotTable > .pivot-table--total { text-style: bold; }
    PivotTable > .pivot-table--cursor { text-style: reverse; }
    PivotTable:focus > .pivot-table--cursor { background: $primary; color: $background; text-style: bold; }
    """

    class Pointed(Message):
        """The cursor is on another figure."""

    class Opened(Message):
        """The figure under the cursor was chosen."""

        def __init__(self, point: Point) -> None:
            super().__init__()
            self.point = point

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._comparison: Comparison | None = None
        self._marked: Collection[Point] = ()
        self._layout = PivotLayout((), (), ())
        self._lines: list[tuple[int, int]] = []
        self._row, self._column, self._first = 0, 0, 0

    @property
    def point(self) -> Point | None:
        """What the cursor is on; `None` where nothing is shown."""
        return Point(self._row, self._column) if self._layout.rows and self._layout.columns else None

    def show(self, comparison: Comparison, marked: Collection[Point]) -> None:
        """Shows another comparison, with the cursor on the same figure where that is still there."""
        row, column = self._place_in(comparison)
        self._comparison, self._marked = comparison, marked
        self._row, self._column, self._first = row, column, 0
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Lays the table out for another width."""
        self._lay_out()

    def action_move(self, down: int, right: int) -> None:
        """Moves the cursor."""
        self._go(self._row + down, self._column + right)

    def action_page(self, down: int) -> None:
        """Moves the cursor by as many lines as are in sight."""
        height = max(1, self._body_height - 1)
        line = min(max(self._line_of(self._row) + down * height, 0), len(self._lines) - 1)
        self._go(self._lines[line][0] if self._lines else 0, self._column)

    def action_column_end(self, last: int) -> None:
        """Moves the cursor to the first or last column."""
        self._go(self._row, last * (len(self._layout.columns) - 1))

    def action_row_end(self, last: int) -> None:
        """Moves the cursor to the first or last row."""
        self._go(last * (len(self._layout.rows) - 1), self._column)

    def action_open(self) -> None:
        """Chooses the figure under the cursor."""
        if (point := self.point) is not None:
            self.post_message(self.Opened(point))

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to a figure, or chooses the one that it is on already."""
        offset = event.get_content_offset(self)
        line = None if offset is None else offset.y - self._layout.header_height + int(self.scroll_y)
        if offset is None or line is None or offset.y < self._layout.header_height or line >= len(self._lines):
            return
        row, column = self._lines[line][0], self._column_at(offset.x)
        if (row, column) == (self._row, self._column):
            self.action_open()
        else:
            self._go(row, self._column if column is None else column)

    def render_line(self, y: int) -> Strip:
        """The line of the screen that is `y` from the table's top."""
        width = self.scrollable_content_region.width
        if y < self._layout.header_height:
            segments, look = self._header(y), self.get_component_rich_style("pivot-table--header")
        else:
            number = int(self.scroll_offset.y) + y - self._layout.header_height
            segments, look = (self._body(*self._lines[number]) if number < len(self._lines) else []), Style()
        style = self.rich_style + look
        drawn = [Segment(text, style + (own or Style())) for text, own, _ in segments]
        return Strip(drawn).adjust_cell_length(width, style)

    # Steps

    @property
    def _body_height(self) -> int:
        return self.scrollable_content_region.height - self._layout.header_height

    @property
    def _seen(self) -> range:
        return self._layout.columns_from(self._first, self.scrollable_content_region.width)

    def _header(self, y: int) -> list[Segment]:
        bold = Style(bold=True)
        if y == 1 and len(self._seen) < len(self._layout.columns):
            segments = [_cell(self._said_of_columns(), self._layout.head_width - GAP, left=True)]
        else:
            segments = [_cell(name if y == 0 else "", width, bold, left=True) for name, width in self._layout.heads]
        segments = _spaced(segments)
        current = self.get_component_rich_style("pivot-table--current", partial=True)
        for number in self._seen:
            column = self._layout.columns[number]
            text = column.heading[y] if y < len(column.heading) else ""
            segments += _heading(text, column.width, current if number == self._column else bold)
        return segments

    def _said_of_columns(self) -> str:
        seen = self._seen
        left, right = seen.start, len(self._layout.columns) - seen.stop
        if left and right:
            return f"← {left} · {right} more →"
        noun = f"more column{'s'[: left + right != 1]}"
        return f"← {left} {noun}" if left else f"{right} {noun} →"

    def _body(self, row: int, line: int) -> list[Segment]:
        shown = self._layout.rows[row]
        look = self.get_component_rich_style("pivot-table--total", partial=True) if shown.is_total else Style()
        head = look + (Style(bold=True) if row == self._row else Style())
        segments = [
            _cell(lines[line] if line < len(lines) else "", width, head, left=True)
            for lines, (_, width) in zip(shown.heads, self._layout.heads, strict=True)
        ]
        for number in self._seen:
            column = self._layout.columns[number]
            is_cursor = row == self._row and number == self._column and line == 0
            style = self.get_component_rich_style("pivot-table--cursor") if is_cursor else look
            segments.append(_cell(column.cells[row] if line == 0 else "", column.width, style))
        return _spaced(segments)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if self._comparison is None or not width:
            return
        self._layout = lay_out(self._comparison, self._marked, width)
        self._lines = [(row, line) for row, shown in enumerate(self._layout.rows) for line in range(shown.height)]
        self.virtual_size = Size(width, len(self._lines) + self._layout.header_height)
        self._go(self._row, self._column)

    def _go(self, row: int, column: int) -> None:
        if self.point is None:
            return
        self._row = min(max(row, 0), len(self._layout.rows) - 1)
        self._column = min(max(column, 0), len(self._layout.columns) - 1)
        width = self.scrollable_content_region.width
        self._first = self._layout.first_to_see(self._column, self._first, width)
        begin = self._line_of(self._row)
        end = begin + self._layout.rows[self._row].height
        if begin < self.scroll_y:
            self.scroll_to(y=begin, animate=False, immediate=True)
        elif end > self.scroll_y + self._body_height:
            self.scroll_to(y=end - self._body_height, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Pointed())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draws the lines that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def _line_of(self, row: int) -> int:
        return sum(shown.height for shown in self._layout.rows[:row])

    def _column_at(self, x: int) -> int | None:
        begin = self._layout.head_width
        for number in self._seen:
            end = begin + self._layout.columns[number].width + GAP
            if begin <= x < end:
                return number
            begin = end
        return None

    def _place_in(self, comparison: Comparison) -> tuple[int, int]:
        """Where in another comparison the figure under the cursor stands; else the first figure of its row, or of all."""
        if not comparison.rows:
            return 0, 0
        point, shown = self.point, self._comparison
        row, column = None, None
        if point is not None and shown is not None:
            row = _index([head_of(comparison, one) for one in comparison.rows], head_of(shown, shown.rows[point.row]))
            column = _index([one.label for one in comparison.columns], shown.columns[point.column].label)
        if row is not None and column is not None:
            return row, column
        rows = range(len(comparison.rows)) if row is None else [row]
        places = ((at, one) for at in range(len(comparison.columns)) for one in rows)
        column, row = next(((at, one) for at, one in places if comparison.rows[one].cells[at] is not None), (0, 0))
        return row, column


def _index(items: list[_Item], item: _Item) -> int | None:
    return items.index(item) if item in items else None


def _cell(text: str, width: int, style: Style | None = None, *, left: bool = False) -> Segment:
    blanks = " " * (width - cell_len(text))
    return Segment(f"{text}{blanks}" if left else f"{blanks}{text}", style)


def _heading(text: str, width: int, style: Style) -> list[Segment]:
    """A line of a heading whose blanks do not take its look."""
    return [Segment(" " * (width - cell_len(text))), Segment(text, style), Segment(" " * GAP)]


def _spaced(segments: list[Segment]) -> list[Segment]:
    return list(chain.from_iterable((segment, Segment(" " * GAP)) for segment in segments))
