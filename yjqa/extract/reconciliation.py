"""Printed totals of a ledger against the exact sums of their parts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from yjqa.extract.ledgers import Entry, Ledger, Row

_HALF = Decimal("0.5")


class Reconciliation(NamedTuple):
    """Whether a printed total is the sum of its parts, and that sum."""

    reconciles: bool
    computed: Decimal


def reconcile(ledger: Ledger, row: Row, entry: Entry) -> Reconciliation | None:
    """The check of one total; `None` where it has no parts that are clear.

    A total column adds up its row, a total row its column, a merged total the columns that it spans. Where both a row
    and a column bear on it, both must agree. Figures printed in thousands or millions may differ by their rounding.
    """
    checks = [check for parts in _readings(ledger, row, entry) if (check := _closest(entry, parts)) is not None]
    if not checks:
        return None
    return next((check for check in checks if not check.reconciles), checks[0])


Parts = list[Entry]


def _readings(ledger: Ledger, row: Row, entry: Entry) -> Iterator[list[Parts]]:
    """For each direction in which the total can be added up, the sets of parts that it may be the sum of."""
    above = ledger.rows[: ledger.rows.index(row)]
    spanning = len(entry.columns) > 1
    if not spanning and entry.columns[0] in ledger.total_columns:
        yield [_across(ledger, row, entry)]
    if not row.is_total:
        return
    if spanning:
        total = next((other for other in reversed(above) if other.is_total), None)
        inside = [part for part in total.entries if set(part.columns) < set(entry.columns)] if total else []
        yield [
            inside,
            [
                part
                for other in above
                if not other.is_total
                for part in other.entries
                if set(part.columns) <= set(entry.columns)
            ],
        ]
    else:
        yield list(_down(above, entry.columns))


def _across(ledger: Ledger, row: Row, entry: Entry) -> Parts:
    """The parts of a total column: the columns of its own upper header, else all since the total before it."""
    column = entry.columns[0]
    upper = ledger.headers[column][:-1]
    since = max((other for other in ledger.total_columns if other < column), default=-1)
    return [
        part
        for part in row.entries
        if part is not entry
        and not ledger.total_columns.intersection(part.columns)
        and all(since < other < column for other in part.columns)
        and (not upper or ledger.headers[part.columns[0]][: len(upper)] == upper)
    ]


def _down(above: Iterable[Row], columns: tuple[int, ...]) -> Iterator[Parts]:
    """The parts of a total row: the lines since the last total, all lines, or the totals before it."""
    lines: Parts = []
    since: Parts = []
    totals: Parts = []
    for row in above:
        here = [part for part in row.entries if part.columns == columns]
        if row.is_total:
            totals += here
            since = []
        else:
            lines += here
            since += here
    yield since
    yield lines
    yield totals


def _closest(entry: Entry, readings: list[Parts]) -> Reconciliation | None:
    best: Reconciliation | None = None
    for parts in readings:
        if not parts:
            continue
        computed = sum((part.amount.amount for part in parts), Decimal(0))
        difference = abs(computed - entry.amount.amount)
        check = Reconciliation(difference <= _tolerance([entry, *parts]), computed)
        if check.reconciles:
            return check
        if best is None or difference < abs(best.computed - entry.amount.amount):
            best = check
    return best


def _tolerance(entries: list[Entry]) -> Decimal:
    """Half of the last printed digit of each figure that is rounded to more than a pound."""
    return sum((entry.amount.step * _HALF for entry in entries if entry.amount.step > 1), Decimal(0))
