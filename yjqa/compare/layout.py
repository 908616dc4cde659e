"""Figures laid out as a table: what its rows and columns are, what is summed for a cell, and the totals."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from yjqa.compare.budget_figures import Printed
from yjqa.compare.comparison import CompareColumn
from yjqa.compare.told import NOT_STATED, WHOLE, Slot
from yjqa.records import Flow, MoneyKind, PartyKind

BudgetBy = Literal["party", "kind", "area", "year"]

ALL_KINDS = "all"
"""Stands for the kind of money of a total over all kinds."""

KIND_ORDER: tuple[MoneyKind | str | None, ...] = (
    "cash", "in_kind", "staffing", "running", "other", None, "cash_and_kind", "total", ALL_KINDS,
)  # fmt: skip
_PARTY_ORDER = [*(kind for kind in get_args(PartyKind) if kind != "other"), "other"]


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


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows and columns in order; of each cell that has a figure the slots that it adds up, and their sum."""

    by: BudgetBy
    rows: tuple[RowKey, ...]
    columns: tuple[ColumnKey, ...]
    slots: Mapping[tuple[RowKey, ColumnKey], tuple[Slot, ...]]
    values: Mapping[tuple[RowKey, ColumnKey], Decimal]


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
    row_key, column_key = _ROWS[by], _COLUMNS[by]
    slots: defaultdict[tuple[RowKey, ColumnKey], list[Slot]] = defaultdict(list)
    for slot in figures:
        slots[row_key(slot), column_key(slot)].append(slot)
    for key, some in _totals(figures, by):
        slots[key] += some
    near: defaultdict[tuple[Flow, str], list[Slot]] = defaultdict(list)
    for hole in holes:
        near[hole.flow, hole.area].append(hole)
    whole = {
        key: tuple(some)
        for key, some in slots.items()
        if not _lacks(key[0], some[0], by, near.get((some[0].flow, some[0].area), ()))
    }
    for row in _repeating(whole):
        whole = {key: some for key, some in whole.items() if key[0] != row}
    sums = {slot: sum((first.amount for first, *_ in printed), Decimal(0)) for slot, printed in figures.items()}
    values = {key: sum((sums[slot] for slot in some), Decimal(0)) for key, some in whole.items()}
    rows = sorted({row for row, _ in whole}, key=lambda row: _row_order(row, by, names))
    columns = sorted({column for _, column in whole}, key=lambda column: _column_order(column, names))
    return Grid(by, tuple(rows), tuple(columns), whole, values)


def _lacks(row: RowKey, slot: Slot, by: BudgetBy, holes: Iterable[Slot]) -> bool:
    """Whether a sum over funders, to which a slot belongs, would lack figures of its area that are printed and not used."""
    if by == "party" and not row.is_total:
        return False
    return any(hole.year in (None, slot.year) and row.kind in (ALL_KINDS, hole.kind) for hole in holes)


def _repeating(slots: Mapping[tuple[RowKey, ColumnKey], tuple[Slot, ...]]) -> list[RowKey]:
    """The totals over all kinds that say no more than one row of a single kind."""
    rows: defaultdict[RowKey, dict[ColumnKey, tuple[Slot, ...]]] = defaultdict(dict)
    for (row, column), some in slots.items():
        rows[row][column] = some
    return [
        row
        for row, cells in rows.items()
        if row.kind == ALL_KINDS
        and any(
            (other.head, other.flow) == (row.head, row.flow)
            and other.kind != ALL_KINDS
            and others.items() >= cells.items()
            for other, others in rows.items()
        )
    ]


def whole_of(slots: Iterable[Slot]) -> list[Slot]:
    """Of the slots of one funder in one area and year, those that together are all that it gives, none of it twice."""
    some = list(slots)
    for kind in WHOLE:
        whole = [slot for slot in some if slot.kind == kind]
        if whole:
            return whole
    return some


def _totals(figures: Iterable[Slot], by: BudgetBy) -> Iterator[tuple[tuple[RowKey, ColumnKey], list[Slot]]]:
    """The sums over funders of each kind of money, where funders are the rows, and over all kinds, where there are several."""
    column_key = _COLUMNS[by]
    some = list(figures)
    several_parties = len({slot.party for slot in some}) > 1
    if by == "party" and several_parties:
        for slot in some:
            yield (RowKey("", slot.flow, slot.kind, True), column_key(slot)), [slot]
    if len({slot.kind for slot in some}) < 2:
        return
    of_funder: defaultdict[tuple[str, Flow, str, str | None], list[Slot]] = defaultdict(list)
    for slot in some:
        of_funder[slot.party, slot.flow, slot.area, slot.year].append(slot)
    for slots in of_funder.values():
        head = _ROWS[by](slots[0]).head if by in ("area", "year") else ""
        yield (RowKey(head, slots[0].flow, ALL_KINDS, True), column_key(slots[0])), whole_of(slots)


_ROWS: dict[BudgetBy, Callable[[Slot], RowKey]] = {
    "party": lambda slot: RowKey(slot.party, slot.flow, slot.kind),
    "kind": lambda slot: RowKey("", slot.flow, slot.kind),
    "area": lambda slot: RowKey(slot.area, slot.flow, slot.kind),
    "year": lambda slot: RowKey(slot.year or "", slot.flow, slot.kind),
}
_COLUMNS: dict[BudgetBy, Callable[[Slot], ColumnKey]] = {
    "party": lambda slot: ColumnKey(slot.area, slot.year),
    "kind": lambda slot: ColumnKey(slot.area, slot.year),
    "area": lambda slot: ColumnKey(None, slot.year),
    "year": lambda slot: ColumnKey(slot.area, None),
}


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
    start = datetime.date(int(period[:4]), 4, 1) if period else None
    end = datetime.date(int(period[:4]) + 1, 3, 31) if period else None
    return CompareColumn(label=label, area=area, period=period, start=start, end=end)


def area_label(key: str, names: Mapping[str, str]) -> str:
    """An area's name by its key, and what stands for the name of one that is not stated."""
    if key.startswith(NOT_STATED):
        return f"area not stated ({key[len(NOT_STATED) :]})"
    return names.get(key, key)
