"""How a comparison is laid out as lines of characters: the columns before the figures, the columns of figures, the lines of each row."""

import textwrap
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from tui.figures.telling import Point, heading_of
from yjqa.cli_tables import printable
from yjqa.compare.comparison import Comparison
from yjqa.compare.sheets import head_names, head_of
from yjqa.compare.wording import figure_said

GAP = 2
"""Blanks between two columns."""
_HEAD_SHARES = (0.28, 0.15)
"""How much of the table's width the columns before the figures take at most."""
_NARROWEST_HEAD, _LONGEST_WORD = 9, 18
_NARROWEST = 9
"""Characters of a column of figures; a longer heading breaks between words."""


class PivotColumn(NamedTuple):
    """A column of figures: its heading in lines, and its cells, "" where the papers are silent."""

    width: int
    heading: tuple[str, ...]
    cells: tuple[str, ...]


class PivotRow(NamedTuple):
    """A row: the texts before its figures, each in lines."""

    heads: tuple[tuple[str, ...], ...]
    is_total: bool

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return max([1, *(len(head) for head in self.heads)])


@dataclass(frozen=True, slots=True)
class PivotLayout:
    """A comparison for a table of one width. `heads`: names and widths of the columns before the figures."""

    heads: tuple[tuple[str, int], ...]
    columns: tuple[PivotColumn, ...]
    rows: tuple[PivotRow, ...]

    @property
    def header_height(self) -> int:
        """Lines of the header; two at least, for there is something to say below the names."""
        return max([2, *(len(column.heading) for column in self.columns)])

    @property
    def head_width(self) -> int:
        """What the columns before the figures take, with the gaps behind them."""
        return sum(width + GAP for _, width in self.heads)

    def columns_from(self, first: int, width: int) -> range:
        """The columns that are seen whole in a table so wide, from the first one on; one at least."""
        room = width - self.head_width
        last = first
        for column in self.columns[first:]:
            room -= column.width + GAP
            if room < -GAP and last > first:
                break
            last += 1
        return range(first, last)

    def first_to_see(self, column: int, first: int, width: int) -> int:
        """The column to begin with so that one is seen, with as little moved as can be."""
        if column < first:
            return column
        while column not in self.columns_from(first, width):
            first += 1
        return first


def lay_out(comparison: Comparison, marked: Collection[Point], width: int) -> PivotLayout:
    """The comparison for a table so wide. `marked`: the cells in which something does not agree."""
    names = head_names(comparison)
    texts = [[printable(text) for text in head_of(comparison, row)] for row in comparison.rows]
    widths = [
        max(cell_len(name), _head_width([text[number] for text in texts], int(width * share)))
        for number, (name, share) in enumerate(zip(names, _HEAD_SHARES, strict=False))
    ]
    return PivotLayout(
        heads=tuple(zip(names, widths, strict=True)),
        columns=tuple(_column(comparison, number, marked) for number in range(len(comparison.columns))),
        rows=tuple(
            PivotRow(tuple(_wrapped(text, width) for text, width in zip(line, widths, strict=True)), row.is_total)
            for row, line in zip(comparison.rows, _said_once(texts), strict=True)
        ),
    )


def _head_width(texts: Sequence[str], share: int) -> int:
    """The width of a column before the figures: its share at most, but so wide that no usual word is broken."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return min(max(map(len, texts)), max(share, _NARROWEST_HEAD, min(word, _LONGEST_WORD)))


def _said_once(texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """The texts before the figures; the first of them only where it is another than in the row above."""
    said = []
    before = ""
    for head in texts:
        said.append(["" if head[0] == before and len(head) > 1 else head[0], *head[1:]])
        before = head[0]
    return said


def _column(comparison: Comparison, number: int, marked: Collection[Point]) -> PivotColumn:
    area, time = heading_of(comparison.columns[number])
    cells = tuple(
        "" if cell is None else f"{'! ' if Point(place, number) in marked else ''}{figure_said(comparison, cell.value)}"
        for place, cell in enumerate(row.cells[number] for row in comparison.rows)
    )
    ends = time.replace("–", "–\n").split("\n")
    words = max((len(word) for text in (area, *ends) for word in text.split()), default=0)
    width = max(_NARROWEST, words, *map(cell_len, cells))
    times = [time] if len(time) <= width else ends
    heading = tuple(line for text in (area, *times) for line in _wrapped(text, width))
    return PivotColumn(width, heading or ("",), cells)


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, width))
