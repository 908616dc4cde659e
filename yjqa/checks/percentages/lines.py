"""Tables as lines of figures, along their rows or down their columns: quantities and percentages, each at its position."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from yjqa.checks.percentages.rounding import (
    Percentage,
    Quantity,
    added,
    bare_percentage,
    pair_in,
    percentage_in,
    quantity_in,
)
from yjqa.document import Cell
from yjqa.extract.introductions import Introduced
from yjqa.extract.ledgers import is_total_label
from yjqa.extract.money import cell_sums, header_scale
from yjqa.extract.shapes import Shape, cell_text, read_shape
from yjqa.extract.terms import terms
from yjqa.extract.years import YEAR_NUMBERS

Direction = Literal["row", "column"]

_FEWEST = 2
"""A table with fewer percentages has no line of them."""
_MOST = 600
"""A table with more is no table of a paper that people read."""
_OF_PERCENTAGES = re.compile(r"^\s*%|%\)?\s*$|^\s*(?:percent|per cent)|\b(?:percentage|percent|per cent)\)?\s*$", re.I)
"""What stands over or beside figures that are percentages, whether they have the sign or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: what it is called and its figures by position.

    `percentages` and `quantities`: what it prints at each position; a cell such as "14 (61%)" gives both. `cells`: where.
    """

    number: int
    label: str
    is_total: bool
    quantities: Mapping[int, Quantity]
    percentages: Mapping[int, Percentage]
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Lines:
    """A table read along one direction.

    `positions` are the labels of what crosses its lines, `totals` those that add up others; `sums` is what the lines that are
    no totals come to at each position.
    """

    introduced: Introduced
    direction: Direction
    lines: tuple[Line, ...]
    positions: Mapping[int, str]
    totals: frozenset[int]
    sums: Mapping[int, Quantity]

    @property
    def across(self) -> str:
        """What crosses the lines: "column" where they are rows."""
        return "column" if self.direction == "row" else "row"

    @property
    def name(self) -> str:
        """What the paper calls the table."""
        return next((text for text in self.introduced.about if text), "the table")


def read_lines(introduced: Introduced) -> tuple[Lines, Lines] | None:
    """A table along its rows and down its columns; `None` of one that prints no percentages, or too many."""
    table = introduced.table
    if not any("%" in cell.flat or "per cent" in cell.flat.lower() for cell in table.cells):
        return None
    shape = read_shape(table, _is_figure, _is_never_header)
    headers = shape.headers(0)
    labelling = _label_columns(shape)
    names = [_row_name(row, labelling) for row in shape.body]
    columns = [" ".join(header) for header in headers]
    scale = next((s for text in (*columns, *introduced.about) if (s := header_scale(text)) != 1), Decimal(1))
    quantities: dict[tuple[int, int], Quantity] = {}
    percentages: dict[tuple[int, int], Percentage] = {}
    cells: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(shape.body):
        for c, cell in enumerate(row):
            if cell is None or c in labelling or cell.row_span > 1 or cell.column_span > 1 or not (text := cell.flat):
                continue
            under = (columns[c], names[r])
            quantity, percentage = _figures(text, under, scale)
            if quantity is not None:
                quantities[r, c] = quantity
            if percentage is not None:
                percentages[r, c] = percentage
            cells[r, c] = cell
    if not _FEWEST <= len(percentages) <= _MOST:
        return None
    rows = range(len(names)), names
    across = range(len(columns)), columns
    return (
        _lines(introduced, "row", rows, across, quantities, percentages, cells),
        _lines(introduced, "column", across, rows, quantities, percentages, cells),
    )


_Axis = tuple[range, Sequence[str]]
_At = tuple[int, int]


def _lines(
    introduced: Introduced,
    direction: Direction,
    along: _Axis,
    across: _Axis,
    quantities: Mapping[_At, Quantity],
    percentages: Mapping[_At, Percentage],
    cells: Mapping[_At, Cell],
) -> Lines:
    numbers, labels = along
    by_row = direction == "row"

    def at(line: int, position: int) -> _At:
        return (line, position) if by_row else (position, line)

    lines = tuple(
        Line(
            number,
            labels[number],
            is_total_label(labels[number]),
            {p: quantities[at(number, p)] for p in across[0] if at(number, p) in quantities},
            {p: percentages[at(number, p)] for p in across[0] if at(number, p) in percentages},
            {p: cells[at(number, p)] for p in across[0] if at(number, p) in cells},
        )
        for number in numbers
    )
    totals = frozenset(position for position in across[0] if is_total_label(across[1][position]))
    parts = [line.quantities for line in lines if not line.is_total]
    sums = {p: added(found) for p in across[0] if (found := [part[p] for part in parts if p in part])}
    return Lines(introduced, direction, lines, dict(enumerate(across[1])), totals, sums)


def _figures(text: str, under: Sequence[str], scale: Decimal) -> tuple[Quantity | None, Percentage | None]:
    percentage = percentage_in(text)
    if percentage is not None:
        return None, percentage
    if (pair := pair_in(text, scale)) is not None:
        return pair
    if "£" not in text and any(_OF_PERCENTAGES.search(label) for label in under):
        return None, bare_percentage(text)
    is_rounded = any(terms("percentages", "rounded").first(label) for label in under)
    return quantity_in(text, scale, is_rounded), None


def _label_columns(shape: Shape) -> frozenset[int]:
    """The columns of words: those in which fewer cells hold figures than hold none."""
    width = len(shape.grid[0]) if shape.grid else 0
    columns = ([text for row in shape.body if (text := cell_text(row[c]))] for c in range(width))
    return frozenset(
        c for c, texts in enumerate(columns) if 2 * sum(1 for text in texts if _holds_figures(text)) < len(texts)
    )


def _row_name(row: Sequence[Cell | None], labelling: frozenset[int]) -> str:
    """What a row is called: all that stands in its columns of words, each cell once, without long texts."""
    cells = dict.fromkeys(row[c] for c in sorted(labelling))
    return " ".join(text for cell in cells if (text := cell_text(cell)))


def _holds_figures(text: str) -> bool:
    return percentage_in(text) is not None or pair_in(text, Decimal(1)) is not None or len(cell_sums(text)) == 1


def _is_figure(text: str) -> bool:
    """Whether a cell holds figures; a year, which stands over a column, is none."""
    if percentage_in(text) is not None or pair_in(text, Decimal(1)) is not None:
        return True
    return any(found.marked or found.amount not in YEAR_NUMBERS or "," in text for found in cell_sums(text))


def _is_never_header(text: str) -> bool:
    return percentage_in(text) is not None or any(found.marked for found in cell_sums(text))
