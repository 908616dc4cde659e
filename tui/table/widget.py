"""The table itself. Textual's own `DataTable` takes a second for ten thousand rows, whenever what is shown changes; this one draws what
is in sight and nothing else."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.table.columns import MARGIN, Column, Line, cells_in, column_at, on_one_line, widths

_CURSOR = "▸ "
"""Stands in the margin, which is as wide."""

_COME_ALONG = 2
"""One such part of the lines comes into sight at once where the cursor leaves them."""

Item = TypeVar("Item")


class RecordTable(ScrollView, Generic[Item], can_focus=True):
    """Items as lines under a header, one of them under the cursor. Where some are headings, that of what is on top stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="table.up", show=False, tooltip="Go one line up."),
        Binding("down,j", "move(1)", "Down", id="table.down", show=False, tooltip="Go one line down."),
        Binding("pageup", "page(-1)", "Page up", id="table.page_up", show=False, tooltip="Go one page up."),
        Binding("pagedown", "page(1)", "Page down", id="table.page_down", show=False, tooltip="Go one page down."),
        Binding("home", "first", "First", id="table.first", show=False, tooltip="Go to the first line."),
        Binding("end", "last", "Last", id="table.last", show=False, tooltip="Go to the last line."),
        Binding("enter", "choose", "Open", id="table.open", tooltip="Open what is under the cursor."),
    ]  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--header",
        "record-table--cursor",
        "record-table--heading",
        "record-table--line",
    }
    DEFAULT_CSS = """
    RecordTable { background: $surface; color: $foreground; overflow-x: hidden; scrollbar-size-vertical: 1; }
    RecordTable > .record-table--header { background: $panel; color: $foreground; text-style: bold; }
    RecordTable > .record-table--heading { color: $accent; text-style: bold; }
    RecordTable > .record-table--cursor { background: $panel; color: $foreground; }
    RecordTable:focus > .record-table--cursor { background: $primary; color: $background; text-style: bold; }
    """

    cursor: reactive[int] = reactive(0, repaint=False)  # only the two lines between which it moves are drawn anew
    """The line under the cursor, from 0."""

    class Highlighted(Message):
        """Another item is under the cursor; `None` where there are no items."""

        def __init__(self, table: "RecordTable[Any]", item: Any) -> None:
            super().__init__()
            self.table = table
            self.item = item

        @property
        def control(self) -> "RecordTable[Any]":
            """The table."""
            return self.table

    class Chosen(Message):
        """The item under the cursor was chosen by Enter, or by a click when it was under the cursor already."""

        def __init__(self, table: "RecordTable[Any]", item: Any) -> None:
            super().__init__()
            self.table = table
            self.item = item

        @property
        def control(self) -> "RecordTable[Any]":
            """The table."""
            return self.table

    class HeaderClicked(Message):
        """A column's header was clicked; `column` counts from 0."""

        def __init__(self, table: "RecordTable[Any]", column: int) -> None:
            super().__init__()
            self.table = table
            self.column = column

        @property
        def control(self) -> "RecordTable[Any]":
            """The table."""
            return self.table

    def __init__(self, columns: Sequence[Column], line_of: Callable[[Item], Line], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._line_of = line_of
        self._items: Sequence[Item] = ()
        self._headings: Sequence[int] = ()

    @property
    def items(self) -> Sequence[Item]:
        """What is shown, in order."""
        return self._items

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self._items[self.cursor] if 0 <= self.cursor < len(self._items) else None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, those that are too many for the width too."""
        return self._columns

    @property
    def columns_in_sight(self) -> list[int]:
        """Which of the columns there is room for, from 0."""
        room = self.scrollable_content_region.width
        return [number for number, width in enumerate(widths(self._columns, room)) if width]

    def show(self, items: Sequence[Item], cursor: int = 0, headings: Sequence[int] = ()) -> None:
        """Shows other items, with the cursor on the one of that number. `headings`: which of them are, in order."""
        self._items = items
        self._headings = headings
        self._resize()
        before, self.cursor = self.cursor, cursor
        if self.cursor == before:
            self.watch_cursor(before, before)
        self.refresh()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Changes the columns: their marks, or which there are."""
        self._columns = tuple(columns)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line of the screen that is `y` from the table's top."""
        width = self.scrollable_content_region.width
        if y == 0:
            return self._strip([column.header for column in self._columns], width, "record-table--header")
        number = self._number_at(y)
        if number >= len(self._items):
            return Strip.blank(width, self.get_component_rich_style("record-table--line"))
        line = self._line_of(self._items[number])
        look = "record-table--heading" if isinstance(line, Text) else "record-table--line"
        if number == self.cursor:
            look = "record-table--cursor"
        if isinstance(line, Text):
            return self._drawn([on_one_line(line)], width, look)
        return self._strip(line, width, look)

    def watch_cursor(self, before: int, now: int) -> None:
        """Brings the cursor into sight and tells what is under it."""
        top = self.scroll_offset.y
        self._into_sight()
        if self.scroll_offset.y == top:
            lines = (number - top + 1 for number in (before, now))
            self.refresh(*(Region(0, y, self.size.width, 1) for y in lines if 0 < y < self.size.height))
        self.post_message(self.Highlighted(self, self.current))

    def validate_cursor(self, cursor: int) -> int:
        """Keeps the cursor on an item."""
        return max(0, min(cursor, len(self._items) - 1))

    def action_move(self, by: int) -> None:
        """Moves the cursor."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Moves the cursor by as many lines as are in sight."""
        self.cursor += by * max(1, self.size.height - 2)

    def action_first(self) -> None:
        """Moves the cursor to the first item."""
        self.cursor = 0

    def action_last(self) -> None:
        """Moves the cursor to the last item."""
        self.cursor = len(self._items) - 1

    def action_choose(self) -> None:
        """Chooses what is under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """Moves the cursor to a line, chooses the one that it is on already, or tells of a click on a header."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            column = column_at(self._columns, offset.x, self.scrollable_content_region.width)
            if column is not None:
                self.post_message(self.HeaderClicked(self, column))
            return
        number = self._number_at(offset.y)
        if number >= len(self._items):
            return
        if number == self.cursor:
            self.action_choose()
        self.cursor = number

    def on_resize(self) -> None:
        """Keeps the cursor in sight."""
        self._resize()
        self._into_sight()

    def _resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._items) + 1)

    def _number_at(self, y: int) -> int:
        """Which item stands on a line of the screen: the one that has come there by scrolling, on the first line its heading."""
        number = self.scroll_offset.y + y - 1
        return self._heading_of(number) if y == 1 else number

    def _heading_of(self, number: int) -> int:
        """The heading that an item stands under; the item itself where there is none."""
        before = bisect_right(self._headings, number)
        return self._headings[before - 1] if before else number

    def _into_sight(self) -> None:
        """Scrolls to the cursor. Where it leaves the lines in sight by one, so many come with it that not every key draws all anew."""
        height = self.scrollable_content_region.height - 1
        top = self.scroll_offset.y
        is_covered = self._heading_of(self.cursor) != self.cursor  # a heading stands on the first line
        first = self.cursor - is_covered
        last = self.cursor - height + 1
        more = max(0, height) // _COME_ALONG
        # by force, since the scrollbar of what was just shown is not there yet
        if first < top:
            self.scroll_to(y=first - more * (first == top - 1), animate=False, force=True)
        elif height > 0 and last > top:
            self.scroll_to(y=last + more * (last == top + 1), animate=False, force=True)

    def _strip(self, cells: Sequence[Text | str], width: int, look: str) -> Strip:
        return self._drawn(cells_in(self._columns, cells, width), width, look)

    def _drawn(self, parts: Iterable[Text | str], width: int, look: str) -> Strip:
        style = self.get_component_rich_style(look)
        is_cursor = look == "record-table--cursor"
        segments = []
        plain = _CURSOR if is_cursor else " " * MARGIN
        for part in parts:
            if isinstance(part, str) or is_cursor:
                plain += str(part)
                continue
            segments.append(Segment(plain, style))
            # what has no parts of another style is rendered without its own
            own = style + self.app.console.get_style(part.style)
            segments += [Segment(one.text, own + (one.style or Style())) for one in part.render(self.app.console, "")]
            plain = ""
        segments.append(Segment(plain, style))
        return Strip(segments).adjust_cell_length(width, style).simplify()  # less to send

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draws the lines that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh(Region(0, 0, self.size.width, self.size.height))
