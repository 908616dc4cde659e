"""What follows from the figures of a comparison: shares of a total, changes from year to year, pounds a head."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from yjqa.compare.keys import ALL_KINDS, CellKey, ColumnKey, RowKey
from yjqa.compare.layout import Grid

_TENTH, _PENNY = Decimal("0.1"), Decimal("0.01")


class Derived(NamedTuple):
    """What follows from one figure; `None` where nothing does."""

    share: Decimal | None = None
    change: Decimal | None = None
    change_percent: Decimal | None = None
    per_head: Decimal | None = None


def derive(grid: Grid, whole: Grid, heads: Mapping[str, int]) -> dict[CellKey, Derived]:
    """What follows for each cell. `whole`: the table of all funders and kinds, of which the shares are.

    `heads`: how many people an area has, by its key, where a paper says so.
    """
    values = grid.values
    derived = {}
    for (row, column), value in values.items():
        earlier = _before(grid, row, column)
        before = values.get(earlier) if _is_like(grid, (row, column), earlier) else None
        area = row.head if grid.by == "area" else column.area
        people = heads.get(area or "")
        derived[row, column] = Derived(
            share=_per_cent(value, whole.values.get((total, column))) if (total := _whole(grid, row)) else None,
            change=None if before is None else value - before,
            change_percent=None if before is None else _per_cent(value - before, before),
            per_head=(value / people).quantize(_PENNY) if people else None,
        )
    return derived


def _whole(grid: Grid, row: RowKey) -> RowKey | None:
    """The row that adds up the row's like: all funders' money of its kind, or all kinds of money."""
    if row.is_total and grid.by != "kind":
        return None
    if grid.by == "party":
        return RowKey("", row.flow, row.kind, True)
    return RowKey("", row.flow, ALL_KINDS, True) if grid.by == "kind" and row.kind != ALL_KINDS else None


def _before(grid: Grid, row: RowKey, column: ColumnKey) -> CellKey:
    """Where the figure of the year before stands, if the table has one."""
    if grid.by == "year":
        return row._replace(head=year_before(row.head) if row.head else "-"), column
    return row, column._replace(year=year_before(column.year) if column.year else "-")


def _is_like(grid: Grid, cell: CellKey, earlier: CellKey) -> bool:
    """Whether two figures are of the same kinds of money: totals over all kinds need not be."""
    kinds = [{slot.kind for slot in grid.slots.get(key, ())} for key in (cell, earlier)]
    return kinds[0] == kinds[1]


def year_before(year: str) -> str:
    """The financial year before one: "2019/20" → "2018/19"."""
    first = int(year[:4]) - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _per_cent(part: Decimal, whole: Decimal | None) -> Decimal | None:
    return (100 * part / whole).quantize(_TENTH) if whole is not None and whole > 0 else None
