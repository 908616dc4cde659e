"""What the rows and the columns of a comparison of budgets stand for."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from yjqa.compare.slots import Slot
from yjqa.records import Flow, MoneyKind

BudgetBy = Literal["party", "kind", "area", "year"]

ALL_KINDS = "all"
"""Stands for the kind of money of a total over all kinds."""

KIND_ORDER: tuple[MoneyKind | str | None, ...] = (
    "cash", "in_kind", "staffing", "running", "other", None, "cash_and_kind", "total", ALL_KINDS,
)  # fmt: skip


class RowKey(NamedTuple):
    """What a row stands for. `head`: the funder, area or year, "" for none; `kind`: one of `KIND_ORDER`."""

    head: str
    flow: Flow
    kind: MoneyKind | str | None
    is_total: bool = False


class ColumnKey(NamedTuple):
    """What a column stands for; `None` where it stands for all."""

    area: str | None
    year: str | None


CellKey = tuple[RowKey, ColumnKey]


def row_key(slot: Slot, by: BudgetBy) -> RowKey:
    """The row that a figure belongs to."""
    return RowKey(_HEADS[by](slot), slot.flow, slot.kind)


def column_key(slot: Slot, by: BudgetBy) -> ColumnKey:
    """The column that a figure belongs to."""
    return ColumnKey(None if by == "area" else slot.area, None if by == "year" else slot.year)


_HEADS: dict[BudgetBy, Callable[[Slot], str]] = {
    "party": lambda slot: slot.party,
    "kind": lambda slot: "",
    "area": lambda slot: slot.area,
    "year": lambda slot: slot.year or "",
}
