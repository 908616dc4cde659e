"""The sums of a comparison: of all funders, of all kinds of money, and none where one payment may be told twice.

What one paper tells adds up. What only several tell together may give a fund in one as another's in the other, and two
tables of one paper may cut the same money into different kinds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from yjqa.compare.budget_figures import Printed
from yjqa.compare.keys import ALL_KINDS, BudgetBy, CellKey, ColumnKey, RowKey, column_key, row_key
from yjqa.compare.slots import Slot
from yjqa.records import Flow, MoneyKind

Figures = Mapping[Slot, tuple[Printed, ...]]

_WHOLE: tuple[MoneyKind, ...] = ("total", "cash_and_kind")
"""Kinds of money that hold the others of the same funder."""
_APART: frozenset[MoneyKind | None] = frozenset(["cash", "in_kind"])
"""Kinds of money that do not overlap, wherever they are printed."""


def sums_of(
    figures: Figures, by: BudgetBy, holes: Iterable[Slot]
) -> tuple[dict[CellKey, tuple[Slot, ...]], set[CellKey]]:
    """For each cell the slots that it adds up, and the cells that must stay blank since a payment may be in them twice.

    `holes`: where figures are printed that are not used; sums that would hold them are left out.
    """
    near: defaultdict[tuple[Flow, str], list[Slot]] = defaultdict(list)
    for hole in holes:
        near[hole.flow, hole.area].append(hole)
    sums: dict[CellKey, tuple[Slot, ...]] = {}
    overlapping: set[CellKey] = set()
    for key, some in _added(figures, by, overlapping).items():
        row, first = key[0], some[0]
        if by == "party" and not row.is_total:
            sums[key] = tuple(some)
        elif not _is_told_together(some, figures):
            overlapping.add(key)
        elif not _lacks(row, first, near.get((first.flow, first.area), ())):
            sums[key] = tuple(some)
    return {key: some for key, some in sums.items() if key not in overlapping}, overlapping


def _added(figures: Figures, by: BudgetBy, overlapping: set[CellKey]) -> dict[CellKey, list[Slot]]:
    cells: defaultdict[CellKey, list[Slot]] = defaultdict(list)
    of_funder: defaultdict[tuple[str, Flow, str, str | None], list[Slot]] = defaultdict(list)
    several_parties = len({slot.party for slot in figures}) > 1
    for slot in figures:
        cells[row_key(slot, by), column_key(slot, by)].append(slot)
        if by == "party" and several_parties:
            cells[RowKey("", slot.flow, slot.kind, True), column_key(slot, by)].append(slot)
        of_funder[slot.party, slot.flow, slot.area, slot.year].append(slot)
    if len({slot.kind for slot in figures}) > 1:
        for slots in of_funder.values():
            head = row_key(slots[0], by).head if by in ("area", "year") else ""
            key = RowKey(head, slots[0].flow, ALL_KINDS, True), column_key(slots[0], by)
            whole = _whole_of(slots, figures)
            cells[key] += whole or slots
            if whole is None:
                overlapping.add(key)
    return cells


def _lacks(row: RowKey, slot: Slot, holes: Iterable[Slot]) -> bool:
    """Whether a sum to which a slot belongs would lack figures of its area that are printed and not used."""
    return any(hole.year in (None, slot.year) and row.kind in (ALL_KINDS, hole.kind) for hole in holes)


def _whole_of(slots: Sequence[Slot], figures: Figures) -> list[Slot] | None:
    """Of the slots of one funder in one area and year, those that are all that it gives, none of it twice; `None` if not clear."""
    wholes = [slot for kind in _WHOLE for slot in slots if slot.kind == kind]
    if wholes:
        return wholes[:1] if len({_value(slot, figures) for slot in wholes}) == 1 else None
    tables: defaultdict[object, list[Slot]] = defaultdict(list)
    for slot in slots:
        first = figures[slot][0][0]
        tables[first.document, first.section, first.table and first.table[0]].append(slot)
    if len(tables) == 1 or {slot.kind for slot in slots} <= _APART:
        return list(slots)
    values = {sum((_value(slot, figures) for slot in some), Decimal(0)) for some in tables.values()}
    return next(iter(tables.values())) if len(values) == 1 else None


def _value(slot: Slot, figures: Figures) -> Decimal:
    return sum((first.amount for first, *_ in figures[slot]), Decimal(0))


def _is_told_together(slots: Collection[Slot], figures: Figures) -> bool:
    """Whether one paper tells all of it, or all funders are of known kinds, which go by one name in all papers."""
    if not any(slot.party.startswith("other:") for slot in slots):
        return True
    papers = ({figure.document for figure in printed} for slot in slots for printed in figures[slot])
    return bool(set.intersection(*papers))


def repeating(sums: Mapping[CellKey, tuple[Slot, ...]]) -> Iterator[RowKey]:
    """The totals over all kinds that say no more than one row of a single kind."""
    alike: defaultdict[tuple[str, Flow], defaultdict[RowKey, dict[ColumnKey, tuple[Slot, ...]]]]
    alike = defaultdict(lambda: defaultdict(dict))
    for (row, column), some in sums.items():
        alike[row.head, row.flow][row][column] = some
    for rows in alike.values():
        single = [cells for row, cells in rows.items() if row.kind != ALL_KINDS]
        for row, cells in rows.items():
            if row.kind == ALL_KINDS and any(one.items() >= cells.items() for one in single):
                yield row
