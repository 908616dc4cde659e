"""Totals that are not called so: a row for the county under its districts, a column for both areas beside the two.

A row or column that is the sum of those before it almost throughout is their total, whatever its name; where it once is not, that
is a mistake.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yjqa.extract.ledgers import Ledger, Row, is_total_label
from yjqa.extract.quarters import quarters_of

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 3
"""So many sums that hold, of different columns, make a row a total; so many of different rows a column."""
_TELLING = 10
"""Smaller figures add up by chance."""

Figures = dict[int, Decimal]
"""The figures of a row by column, or of a column by row, without noughts."""


def with_implied_totals(ledger: Ledger) -> Ledger:
    """The ledger with rows and columns taken for totals that are the sums of others almost throughout."""
    figures = [_figures(row) for row in ledger.rows]
    over_all = {
        column
        for column in ledger.money_columns
        if _is_over_all(ledger, column) or _is_over_quarters(ledger, figures, column)
    }
    is_total = _with_sums(figures, [row.is_total for row in ledger.rows], _FEWEST_COLUMNS)
    columns = [
        {place: row[column] for place, row in enumerate(figures) if column in row} for column in ledger.money_columns
    ]
    totals = _with_sums(
        columns, [column in ledger.total_columns | over_all for column in ledger.money_columns], _FEWEST_ROWS
    )
    return replace(
        ledger,
        total_columns=frozenset(column for column, total in zip(ledger.money_columns, totals, strict=True) if total),
        rows=tuple(replace(row, is_total=total) for row, total in zip(ledger.rows, is_total, strict=True)),
    )


def _figures(row: Row) -> Figures:
    return {
        entry.columns[0]: entry.amount.amount
        for entry in row.entries
        if len(entry.columns) == 1 and entry.amount.amount
    }


def _is_over_all(ledger: Ledger, column: int) -> bool:
    """Whether a column stands under an upper header for all areas, beside columns of its name under each of them."""
    header = ledger.headers[column]
    if len(header) < 2 or not is_total_label(header[0]):
        return False
    uppers = {other[0] for other in ledger.headers if len(other) > 1 and other[-1:] == header[-1:]}
    return len(uppers) > 2


def _is_over_quarters(ledger: Ledger, rows: Sequence[Figures], column: int) -> bool:
    """Whether a column is for the year whose quarters stand before it, and adds them up in one row at least."""
    quarters = quarters_of(ledger, column)
    given = ((row[column], [row[part] for part in quarters if part in row]) for row in rows if column in row)
    return any(len(parts) > 1 and sum(parts, Decimal(0)) == amount for amount, parts in given)


def _with_sums(lines: Sequence[Figures], totals: Sequence[bool], fewest: int) -> list[bool]:
    """Which lines are totals: those that are known to be, and those that are the sums of the lines since the last, or of all."""
    found: list[bool] = []
    since, everything = _Running(), _Running()
    for figures, known in zip(lines, totals, strict=True):
        total = known or since.comes_to(figures, fewest) or everything.comes_to(figures, fewest)
        found.append(total)
        if total:
            since = _Running()
        else:
            since.add(figures)
            everything.add(figures)
    return found


class _Running:
    """What lines come to so far, and of how many figures, at each place."""

    def __init__(self) -> None:
        self._sums: defaultdict[int, Decimal] = defaultdict(Decimal)
        self._many: Counter[int] = Counter()

    def add(self, figures: Figures) -> None:
        """Count one more line in."""
        for place, amount in figures.items():
            self._sums[place] += amount
            self._many[place] += 1

    def comes_to(self, figures: Figures, fewest: int) -> bool:
        """Whether most figures of a line, and `fewest` at least, are the sums of two others or more."""
        right = sum(
            self._many[place] > 1 and abs(amount) >= _TELLING and self._sums[place] == amount
            for place, amount in figures.items()
        )
        return right >= fewest and right * 2 > len(figures)
