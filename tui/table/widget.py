"""The table itself. Textual's own `DataTable` takes a second for ten thousand rows, whenever what is shown changes; this one draws what
is in sight and nothing else."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Literal, TypeVar

from rich.cells import cell_len, set_cell_size
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

from yjqa.cli_tables import printable

_GAP = 2
"""Blanks between two columns."""

_MARGIN = 2
"""Characters before the first column: where the cursor is, it is marked there, for those who see no colours."""

_CURSOR = "▸ "

_COME_ALONG = 3
"""One such part of the lines comes into sight at once where the cursor leaves them."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in characters at least; what is left over goes to columns by their `grow`. A table that is narrower than
    `from_width` does without it. `sorted_by`: how it is marked in the header.
    """

    title: str
    width: int
    grow: int = 0
    justify: Literal["left", "right"] = "left"
    from_width: int = 0
    sorted_by: Literal["up", "down"] | None = None


Line = Text | tuple[Text | str, ...]
"""What is shown of an item: a heading over the whole width, or a cell for each column. A cell is told on one line, without what a terminal
would obey, and cut where it is too long."""


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
        widths = self._widths(self.scrollable_content_region.width)
        return [number for number, width in enumerate(widths) if width]

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
            return self._strip([self._header(column) for column in self._columns], width, "record-table--header")
        number = self._number_at(y)
        if number >= len(self._items):
            return Strip.blank(width, self.get_component_rich_style("record-table--line"))
        line = self._line_of(self._items[number])
        look = "record-table--heading" if isinstance(line, Text) else "record-table--line"
        if number == self.cursor:
            look = "record-table--cursor"
        if isinstance(line, Text):
            return self._drawn([_on_one_line(line)], width, look)
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
            column = self._column_at(offset.x)
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
        first = (
            self.cursor if self._heading_of(self.cursor) == self.cursor else self.cursor - 1
        )  # a heading covers the first line
        last = self.cursor - height + 1
        more = max(0, height) // _COME_ALONG
        # by force, since the scrollbar of what was just shown is not there yet
        if first < top:
            self.scroll_to(y=first - more * (first == top - 1), animate=False, force=True)
        elif height > 0 and last > top:
            self.scroll_to(y=last + more * (last == top + 1), animate=False, force=True)

    def _header(self, column: Column) -> str:
        """The title with its mark, which stays where there is no room for both."""
        mark = {"up": " ▲", "down": " ▼", None: ""}[column.sorted_by]
        return set_cell_size(column.title, min(cell_len(column.title), column.width - len(mark))) + mark

    def _widths(self, width: int) -> list[int]:
        """The width of each column in a table so wide, 0 for those that it does without."""
        shown = [column.width if width >= column.from_width else 0 for column in self._columns]
        spare = width - _MARGIN - sum(one + _GAP for one in shown if one) + _GAP
        growing = sum(column.grow for column, one in zip(self._columns, shown, strict=True) if one)
        if spare > 0 and growing:
            shown = [
                one and one + spare * column.grow // growing for column, one in zip(self._columns, shown, strict=True)
            ]
        return shown

    def _column_at(self, x: int) -> int | None:
        begin = _MARGIN
        for number, width in enumerate(self._widths(self.scrollable_content_region.width)):
            if width:
                if begin <= x < begin + width + _GAP:
                    return number
                begin += width + _GAP
        return None

    def _strip(self, cells: Sequence[Text | str], width: int, look: str) -> Strip:
        parts: list[Text | str] = []
        for cell, column, room in zip(cells, self._columns, self._widths(width), strict=True):
            if room:
                parts += (_fitted(cell, column, room), " " * _GAP)
        return self._drawn(parts[:-1], width, look)

    def _drawn(self, parts: Sequence[Text | str], width: int, look: str) -> Strip:
        style = self.get_component_rich_style(look)
        is_cursor = look == "record-table--cursor"
        segments = []
        plain = _CURSOR if is_cursor else " " * _MARGIN
        for part in parts:
            if isinstance(part, str) or is_cursor:
                plain += str(part)
                continue
            segments.append(Segment(plain, style))
            own = style + self.app.console.get_style(
                part.style
            )  # what has no parts of another style is rendered without its own
            segments += [Segment(one.text, own + (one.style or Style())) for one in part.render(self.app.console, "")]
            plain = ""
        segments.append(Segment(plain, style))
        return Strip(segments).adjust_cell_length(width, style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draws the lines that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh(Region(0, 0, self.size.width, self.size.height))


def _on_one_line(cell: Text | str) -> Text | str:
    """A cell without line breaks and what a terminal would obey."""
    plain = cell.plain if isinstance(cell, Text) else cell
    safe = " ".join(printable(plain).split())
    if isinstance(cell, str) or safe == plain:
        return cell if safe == plain else safe
    return Text(safe, cell.style)


def _fitted(cell: Text | str, column: Column, room: int) -> Text | str:
    """A cell as long as there is room for it."""
    whole = _on_one_line(cell)
    if isinstance(whole, str):
        length = cell_len(whole)
        if length > room:
            return set_cell_size(whole, room - 1) + "…"
        blanks = " " * (room - length)
        return blanks + whole if column.justify == "right" else whole + blanks
    text = whole.copy()
    text.truncate(room, overflow="ellipsis")
    text.align(column.justify, room)
    return text
