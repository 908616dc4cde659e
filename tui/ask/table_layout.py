"""How an answer's table stands in so many columns of the screen: beside each other, or stacked where there is no room for that."""

from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap
from typing import TYPE_CHECKING

from yjqa.cli_tables import printable
from yjqa.column_widths import all_figures, column_widths

if TYPE_CHECKING:
    from yjqa.ask.answer import AnswerTable

GAP = 2
"""Characters between two columns."""

_BETWEEN = " · "
"""What stands between two cells of a block."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width, and whether its cells stand at the right."""

    header: str
    width: int
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns, and the rows with a cell for each, in `width` characters. A stacked table has one column without a header."""

    width: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def header_height(self) -> int:
        """Lines of the headers, which are wrapped as the cells are."""
        return self._lines_of(tuple(column.header for column in self.columns))

    def height_of(self, count: int) -> int:
        """Lines of the headers and the first so many rows."""
        return (0 if self.stacked else self.header_height) + sum(map(self._lines_of, self.rows[:count]))

    def rows_within(self, lines: int) -> int:
        """How many rows there is room for in so many lines, below the headers: one at least."""
        room = lines - (0 if self.stacked else self.header_height)
        tall = accumulate(map(self._lines_of, self.rows))
        return max(1, sum(height <= room for height in tall))

    def _lines_of(self, row: tuple[str, ...]) -> int:
        if self.stacked:
            return row[0].count("\n") + 1
        return _height(row, [column.width for column in self.columns])

    @property
    def stacked(self) -> bool:
        """Whether each row is a block of lines."""
        return len(self.columns) == 1 and not self.columns[0].header


def lay_out(table: "AnswerTable", width: int) -> Layout:
    """The table in that width. Cells wrap; where that takes more lines than a block for each row, or words would be broken, it is stacked."""
    headers = tuple(map(printable, table.columns))
    rows = [tuple("" if value is None else printable(str(value)) for value in row) for row in table.rows]
    widths = column_widths([headers, *rows], width, GAP)
    blocks = [_block(headers, row, max(1, width - GAP)) for row in rows]
    if widths is None or sum(_height(row, widths) for row in rows) > sum(map(len, blocks)):
        return Layout(width, (Column("", max(1, width - GAP)),), tuple(("\n".join(block),) for block in blocks))
    columns = tuple(
        Column(header, wide, all_figures([row[number] for row in rows]))
        for number, (header, wide) in enumerate(zip(headers, widths, strict=True))
    )
    return Layout(width, columns, tuple(rows))


def _height(row: tuple[str, ...], widths: list[int]) -> int:
    """Lines of a row whose cells are wrapped."""
    return max(max(1, len(wrap(cell, width))) for cell, width in zip(row, widths, strict=True))


def _block(headers: tuple[str, ...], row: tuple[str, ...], width: int) -> list[str]:
    """A row as lines that are no longer than `width`, and an empty one: short cells beside each other, long ones by themselves."""
    lines: list[str] = []
    room_beside = False
    for header, cell in zip(headers, row, strict=True):
        if not cell:
            continue
        told = wrap(f"{header}: {cell}", width)
        if room_beside and len(lines[-1]) + len(_BETWEEN) + len(told[0]) <= width and len(told) == 1:
            lines[-1] += _BETWEEN + told[0]
        else:
            lines += told
            room_beside = len(told) == 1
    return [*lines, ""]
