"""Columns that print how far two others lie apart: a variance, a change on last year.

Which two is read from the rows: most of them bear the pair out. A cell that is not its row's difference, while the total of its
column holds only with that difference, is the mistake; the total is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from yjqa.extract.ledgers import Entry, Ledger, Row
from yjqa.extract.reconciliation import Reconciliation
from yjqa.extract.terms import terms

_FEWEST = 3
"""So many rows whose difference is no nought bear a pair of columns out."""
_MOST_COLUMNS = 12
_HALF = Decimal("0.5")

Cells = Mapping[int, Entry]
"""The figures of a row that stand in one column, by column."""


@dataclass(frozen=True, slots=True)
class WrongDifference:
    """A cell that is not the difference of the two others of its row, the one that it is, and the total that bears that out."""

    row: Row
    entry: Entry
    operands: tuple[Entry, Entry]
    meant: Decimal
    total: Reconciliation


def wrong_differences(ledger: Ledger, totals: Sequence[Reconciliation]) -> list[WrongDifference]:
    """The cells of a ledger that are wrong in place of the totals that fail over them."""
    failing = [
        total
        for total in totals
        if len(total.entry.columns) == 1 and any(direction.way == "rows" for direction in total.failing)
    ]
    if not failing or len(ledger.money_columns) > _MOST_COLUMNS:
        return []
    rows = {
        row.number: (row, {entry.columns[0]: entry for entry in row.entries if len(entry.columns) == 1})
        for row in ledger.rows
    }
    return [found for total in failing for found in _under(ledger, rows, total)]


def _under(ledger: Ledger, rows: Mapping[int, tuple[Row, Cells]], total: Reconciliation) -> Iterator[WrongDifference]:
    """The wrong cell among the parts of a total that is itself the difference of its row."""
    column = total.entry.columns[0]
    if terms("totals", "difference").first(" ".join(ledger.headers[column][-1:])) is None:
        return
    pair = _apart(ledger, [cells for _, cells in rows.values()], column)
    if pair is None or not _holds(rows[total.row.number][1], column, pair):
        return
    parts = {id(part) for direction in total.failing if direction.way == "rows" for part in direction.parts}
    wrong = [
        (row, cells)
        for row, cells in rows.values()
        if column in cells and id(cells[column]) in parts and _holds(cells, column, pair) is False
    ]
    short = next(direction.computed for direction in total.failing if direction.way == "rows")
    short -= total.entry.amount.amount
    for row, cells in wrong:
        printed = cells[column].amount.amount
        meant = printed - short
        first, second = (cells[operand] for operand in pair)
        if len(wrong) == 1 and abs(meant) == abs(first.amount.amount - second.amount.amount):
            yield WrongDifference(row, cells[column], (first, second), meant, total)


def _apart(ledger: Ledger, rows: Sequence[Cells], column: int) -> tuple[int, int] | None:
    """The two columns whose difference a column prints; `None` where no pair, or more than one, is borne out."""
    others = [other for other in ledger.money_columns if other != column]
    fitting: list[tuple[int, int]] = []
    for pair in combinations(others, 2):
        held = [
            (cells[column].amount.amount, holds) for cells in rows if (holds := _holds(cells, column, pair)) is not None
        ]
        right = sum(holds and bool(amount) for amount, holds in held)
        if right >= _FEWEST and sum(not holds for _, holds in held) * _FEWEST <= right:
            fitting.append(pair)
    return fitting[0] if len(fitting) == 1 else None


def _holds(cells: Cells, column: int, pair: tuple[int, int]) -> bool | None:
    """Whether a cell is the difference of two others, whatever its sign; `None` where one of the three is missing."""
    if any(place not in cells for place in (column, *pair)):
        return None
    printed, first, second = (cells[place].amount for place in (column, *pair))
    steps = [found.step for found in (printed, first, second) if found.step != 1]
    apart = abs(abs(printed.amount) - abs(first.amount - second.amount))
    return apart <= sum(steps, Decimal(0)) * _HALF
