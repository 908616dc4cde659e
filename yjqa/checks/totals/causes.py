"""What made a total differ from the sum of its parts, where the figures leave little doubt."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from yjqa.checks.totals.failing import TotalledTable
from yjqa.checks.totals.naming import column_name, part_name, row_name, total_name
from yjqa.extract.misprints import Misprint, misprint
from yjqa.extract.reconciliation import Direction, Reconciliation

_TELLING = {False: Decimal(100), True: Decimal(10)}
"""The smallest difference, in pounds and in counts, that equals another figure by more than chance."""
_PENCE = Decimal(1)
_MOST_FAILING = 200
"""Where more totals of a table are wrong, one is like another by chance."""
_SLIPS: dict[Misprint, str] = {
    "swapped": "two digits have probably changed places",
    "digit": "one digit is probably wrong",
    "nought": "a digit at its end is probably missing or too many",
}


class _Failure(NamedTuple):
    """A total in a direction in which it fails; `short` is how much less than its parts is printed."""

    total: Reconciliation
    direction: Direction

    @property
    def short(self) -> Decimal:
        return self.direction.computed - self.total.entry.amount.amount


@dataclass(frozen=True)
class Causes:
    """What may have made the totals of one table wrong."""

    table: TotalledTable

    def likely(self, total: Reconciliation, direction: Direction) -> str:
        """A clause that says what the mistake most likely is; empty where nothing can be seen."""
        table, failure = self.table, _Failure(total, direction)
        others = self._beside(total)
        for clause in (
            _crossing(table, failure, others),
            _of_wrong_part(table, failure, others),
            _one_part(table, failure),
            _slip(table, failure),
            _passed_on(table, failure, others),
            _misplaced(table, failure, others),
        ):
            if clause:
                return clause
        return "this may be no more than rounding of pence" if _is_rounding(table, failure) else ""

    def lie_in_parts(self, total: Reconciliation) -> bool:
        """Whether a total fails in every direction by as much as one of its parts is wrong, and so may be right itself."""
        others = self._beside(total)
        failing = (_Failure(total, direction) for direction in total.failing)
        return all(_of_wrong_part(self.table, failure, others) for failure in failing)

    def _beside(self, total: Reconciliation) -> list[_Failure]:
        """The failures of the other totals."""
        return [other for other in self._failures if other.total is not total]

    @cached_property
    def _failures(self) -> list[_Failure]:
        """Every failing total in each direction in which it fails; none where they are too many to explain each other."""
        if len(self.table.failing) > _MOST_FAILING:
            return []
        return [_Failure(total, direction) for total in self.table.failing for direction in total.failing]


def _is_rounding(table: TotalledTable, failure: _Failure) -> bool:
    """Whether a difference may have come of pence that were left out; people are counted whole."""
    return not table.counted and abs(failure.short) <= _PENCE


def _crossing(table: TotalledTable, failure: _Failure, others: list[_Failure]) -> str:
    """A row's total and a column's that are off by the same: the cell where they cross explains both."""
    for other in others:
        if other.direction.way == failure.direction.way or other.short != failure.short or _is_rounding(table, other):
            continue
        mine = {id(part): part for part in failure.direction.parts}
        shared = [part for part in other.direction.parts if id(part) in mine]
        if len(shared) == 1:
            printed = shared[0].amount.amount
            meant = printed - failure.short
            swapped = " (two digits changed places)" if misprint(printed, meant) == "swapped" else ""
            column = column_name(table, shared[0])
            return (
                f"{table.show(meant)} instead of {table.show(printed)}{swapped} for {column} in "
                f"{row_name(table.row_of(shared[0]), shared[0])} would put right both this and "
                f"{total_name(table, other.total.row, other.total.entry)}"
            )
    return ""


def _one_part(table: TotalledTable, failure: _Failure) -> str:
    """One part that is left out, counted twice or taken with the wrong sign."""
    short, parts = failure.short, failure.direction.parts
    if abs(short) < _TELLING[table.counted] or len(parts) <= 1:
        return ""
    readings = {
        "seems to be left out": [part for part in parts if part.amount.amount == short],
        "seems to be counted twice": [part for part in parts if part.amount.amount == -short],
        "seems to be taken with the wrong sign": [part for part in parts if part.amount.amount * 2 == short],
    }
    for what, fitting in readings.items():
        if len(fitting) == 1:
            amount = table.show(fitting[0].amount.amount)
            return f"the {amount} of {part_name(table, failure.direction, fitting[0])} {what}"
    return ""


def _slip(table: TotalledTable, failure: _Failure) -> str:
    """A slip in the total, or the one part in which two digits that changed places make the difference."""
    kind = misprint(failure.total.entry.amount.amount, failure.direction.computed)
    if kind:
        return _SLIPS[kind]
    if abs(failure.short) < _TELLING[table.counted]:
        return ""
    swapped = [
        part
        for part in failure.direction.parts
        if misprint(part.amount.amount, part.amount.amount - failure.short) == "swapped"
    ]
    if len(swapped) != 1:
        return ""
    printed = swapped[0].amount.amount
    return (
        f"{table.show(printed - failure.short)} instead of {table.show(printed)} (two digits changed places) for "
        f"{part_name(table, failure.direction, swapped[0])} would put it right"
    )


def _of_wrong_part(table: TotalledTable, failure: _Failure, others: list[_Failure]) -> str:
    """A part that is itself a total and wrong by as much the other way."""
    for other in others:
        if _undoes(table, failure, other) and any(part is other.total.entry for part in failure.direction.parts):
            name = total_name(table, other.total.row, other.total.entry)
            return f"that is the same {table.show(abs(failure.short))} by which {name} is {_high_or_low(other)}"
    return ""


def _passed_on(table: TotalledTable, failure: _Failure, others: list[_Failure]) -> str:
    """A total of this one that is wrong by as much the other way."""
    for other in others:
        if _undoes(table, failure, other) and any(part is failure.total.entry for part in other.direction.parts):
            name = total_name(table, other.total.row, other.total.entry)
            return f"{name} is off by the same {table.show(abs(failure.short))} the other way"
    return ""


def _undoes(table: TotalledTable, failure: _Failure, other: _Failure) -> bool:
    return other.short == -failure.short and not _is_rounding(table, failure)


def _misplaced(table: TotalledTable, failure: _Failure, others: list[_Failure]) -> str:
    """What one total has too much and another of the same direction too little: money counted in the wrong one."""
    for other in others:
        if other.direction.way != failure.direction.way or abs(failure.short) < _TELLING[table.counted]:
            continue
        if abs(other.short + failure.short) <= _PENCE:
            name = total_name(table, other.total.row, other.total.entry)
            return f"this is about as much as {name} is {_high_or_low(other)}"
    return ""


def _high_or_low(failure: _Failure) -> str:
    return "too low" if failure.short > 0 else "too high"
