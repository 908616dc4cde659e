"""The columns of a table, and what of a line's cells is seen in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from yjqa.cli_tables import printable

MARGIN = 2
"""Characters before the first column: where the cursor is, it is marked there, for those who see no colours."""

_GAP = 2
"""Blanks between two columns."""


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

    @property
    def header(self) -> str:
        """The title with its mark, which stays where there is no room for both."""
        mark = {"up": " ▲", "down": " ▼", None: ""}[self.sorted_by]
        return set_cell_size(self.title, min(cell_len(self.title), self.width - len(mark))) + mark


Line = Text | tuple[Text | str, ...]
"""What is shown of an item: a heading over the whole width, or a cell for each column. A cell is told on one line, without what a terminal
would obey, and cut where it is too long."""


def widths(columns: Sequence[Column], width: int) -> list[int]:
    """The width of each column in a table so wide, 0 for those that it does without."""
    shown = [column.width if width >= column.from_width else 0 for column in columns]
    spare = width - MARGIN - sum(one + _GAP for one in shown if one) + _GAP
    growing = sum(column.grow for column, one in zip(columns, shown, strict=True) if one)
    if spare > 0 and growing:
        shown = [one and one + spare * column.grow // growing for column, one in zip(columns, shown, strict=True)]
    return shown


def column_at(columns: Sequence[Column], x: int, width: int) -> int | None:
    """Which column, from 0, stands at a place of a line in a table so wide; `None` where none does."""
    begin = MARGIN
    for number, own in enumerate(widths(columns, width)):
        if own:
            if begin <= x < begin + own + _GAP:
                return number
            begin += own + _GAP
    return None


def cells_in(columns: Sequence[Column], cells: Sequence[Text | str], width: int) -> Iterator[Text | str]:
    """The cells that there is room for in a table so wide, each as long as its column, and the gaps between them."""
    is_first = True
    for cell, column, room in zip(cells, columns, widths(columns, width), strict=True):
        if room:
            if not is_first:
                yield " " * _GAP
            yield _fitted(cell, column, room)
            is_first = False


def on_one_line(cell: Text | str) -> Text | str:
    """A cell without line breaks and what a terminal would obey."""
    plain = cell.plain if isinstance(cell, Text) else cell
    safe = " ".join(printable(plain).split())
    if isinstance(cell, str) or safe == plain:
        return cell if safe == plain else safe
    return Text(safe, cell.style)


def _fitted(cell: Text | str, column: Column, room: int) -> Text | str:
    """A cell as long as there is room for it."""
    whole = on_one_line(cell)
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
