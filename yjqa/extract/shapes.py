"""The shape of a table of figures: where its body begins, what stands over each column and what over all of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yjqa.document import Cell, Table

Grid = list[list[Cell | None]]
_NOTHING = re.compile("[\\s£.\\-\u2010\u2011\u2012\u2013\u2014\u2212]*|nil|none|zero", re.IGNORECASE)
"""What a cell says that adds nothing to a sum."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table cut into headers and body; `first` is the body's first row in the grid."""

    grid: Grid
    first: int

    @property
    def body(self) -> Grid:
        """The rows under the headers."""
        return self.grid[self.first :]

    def titles(self, first_figures: int) -> tuple[str, ...]:
        """The header texts that stand over labels and figures alike; `first_figures` is the first column of figures."""
        cells = dict.fromkeys(
            cell for row in self.grid[: self.first] for cell in row if cell is not None and cell.blocks
        )
        return tuple(cell.flat for cell in cells if self._is_title(cell, first_figures))

    def headers(self, first_figures: int) -> tuple[tuple[str, ...], ...]:
        """For each column its header texts, topmost first, without the titles."""
        result: list[tuple[str, ...]] = []
        for column in range(len(self.grid[0]) if self.grid else 0):
            over = dict.fromkeys(
                cell for row in self.grid[: self.first] if (cell := row[column]) is not None and cell.blocks
            )
            result.append(tuple(cell.flat for cell in over if not self._is_title(cell, first_figures)))
        return tuple(result)

    def _is_title(self, cell: Cell, first_figures: int) -> bool:
        end = cell.column + cell.column_span
        covers_all = cell.column == 0 and end == len(self.grid[0]) and end > 1
        return covers_all or cell.column < first_figures < end


def cell_text(cell: Cell | None) -> str:
    """The text of a grid position on one line; empty where no cell is."""
    return "" if cell is None else cell.flat.strip()


def read_shape(table: Table, is_figure: Callable[[str], bool], is_never_header: Callable[[str], bool]) -> Shape:
    """Cut a table into headers and body.

    The header rows are those that the reader found, less any with a figure that no header has (`is_never_header`) and any after
    the first that is mostly figures; where it found none, the rows above the first with a figure, without a lone label, which heads a group of rows.
    """
    grid = table.grid()
    for number, row in enumerate(grid[: table.header_rows]):
        texts = [text for cell in dict.fromkeys(row) if (text := cell_text(cell))]
        if any(map(is_never_header, texts)) or (number and sum(map(is_figure, texts)) * 2 > len(texts)):
            return Shape(grid, number)
    if table.header_rows:
        return Shape(grid, table.header_rows)
    for number, row in enumerate(grid):
        filled = {text for cell in row if (text := cell_text(cell))}
        if any(map(is_figure, filled)) or (number and len(filled) < 2):
            return Shape(grid, number)
    return Shape(grid, len(grid))


def unknown_cells(shape: Shape, columns: Sequence[int], is_figure: Callable[[str], bool]) -> frozenset[tuple[int, int]]:
    """The cells of columns of figures that hold something else than a figure or nothing, by row and column of the grid.

    A cell that is merged with one beside the figures is a heading, and a share is a figure of its own.
    """
    within = set(columns)
    return frozenset(
        (number, column)
        for number, row in enumerate(shape.body, shape.first)
        for column in columns
        if (cell := row[column]) is not None
        and within.issuperset(range(cell.column, cell.column + cell.column_span))
        and not _NOTHING.fullmatch(text := cell_text(cell))
        and not text.endswith("%")
        and not is_figure(text)
    )
