"""Figures laid out as a table: its rows and columns in order, and the figure of each cell."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import get_args

from yjqa.compare.budget_figures import Printed
from yjqa.compare.comparison import CompareColumn
from yjqa.compare.keys import KIND_ORDER, BudgetBy, CellKey, ColumnKey, RowKey
from yjqa.compare.slots import NOT_STATED, Slot
from yjqa.compare.totalling import repeating, sums_of
from yjqa.records import Flow, PartyKind

UNNAMED_AREA = "area not stated"
"""What stands before the paper where an area's name would stand."""

_PARTY_ORDER = [*(kind for kind in get_args(PartyKind) if kind != "other"), "other"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows and columns in order; of each cell that has a figure the slots that it adds up, and their sum.

    There are cells of rows too that say no more than another, and are not among the rows.

    `overlapping`: the areas and years of which some sums are blank, since what they add up may be one payment told twice.
    """

    by: BudgetBy
    rows: tuple[RowKey, ...]
    columns: tuple[ColumnKey, ...]
    slots: Mapping[CellKey, tuple[Slot, ...]]
    values: Mapping[CellKey, Decimal]
    overlapping: frozenset[tuple[str, str | None]]


def lay_out(
    figures: Mapping[Slot, tuple[Printed, ...]],
    by: BudgetBy,
    names: Mapping[str, str],
    holes: Collection[Slot],
) -> Grid:
    """The figures as a table, with totals where there is something to add up.

    `names`: each area's name by its key. `holes`: where figures are printed that are not used; what would have to add them up
    stays blank.
    """
    sums, overlapping = sums_of(figures, by, holes)
    needless = set(repeating(sums))
    amounts = {slot: sum((first.amount for first, *_ in printed), Decimal(0)) for slot, printed in figures.items()}
    values = {key: sum((amounts[slot] for slot in some), Decimal(0)) for key, some in sums.items()}
    rows = sorted({row for row, _ in sums} - needless, key=lambda row: _row_order(row, by, names))
    columns = sorted({column for _, column in sums}, key=lambda column: _column_order(column, names))
    torn = frozenset(
        (row.head if by == "area" else column.area or "", row.head if by == "year" else column.year)
        for row, column in overlapping
    )
    return Grid(by, tuple(rows), tuple(columns), sums, values, torn)


def _row_order(row: RowKey, by: BudgetBy, names: Mapping[str, str]) -> tuple[object, ...]:
    kind = KIND_ORDER.index(row.kind)
    flow = get_args(Flow).index(row.flow)
    if by == "party":
        family = row.head.partition(":")[0]
        place = _PARTY_ORDER.index(family) if row.head else len(_PARTY_ORDER)
        return flow, row.is_total, place, row.head, kind
    head = names.get(row.head, row.head).lower() if by == "area" else row.head or "9"
    return row.head.startswith(NOT_STATED), head, flow, kind


def _column_order(column: ColumnKey, names: Mapping[str, str]) -> tuple[object, ...]:
    area = column.area or ""
    return area.startswith(NOT_STATED), names.get(area, area).lower(), column.year or "9"


def column_of(column: ColumnKey, by: BudgetBy, names: Mapping[str, str]) -> CompareColumn:
    """What a column is called, and what it stands for."""
    area = None if column.area is None else area_label(column.area, names)
    period = column.year
    said = () if by == "year" else (period or "year not stated",)
    label = " ".join((*((area,) if area else ()), *said))
    start, end = days_of(period)
    return CompareColumn(label=label, area=area, period=period, start=start, end=end)


def days_of(year: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of a financial year ("2019/20"); none of no year."""
    if not year:
        return None, None
    first = int(year[:4])
    return datetime.date(first, 4, 1), datetime.date(first + 1, 3, 31)


def area_label(key: str, names: Mapping[str, str]) -> str:
    """An area's name by its key, and what stands for the name of one that is not stated."""
    if key.startswith(NOT_STATED):
        return f"{UNNAMED_AREA} ({key[len(NOT_STATED) :]})"
    return names.get(key, key)
