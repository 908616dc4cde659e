"""Totals that are not called so: a row for the county under its districts, a column for both areas beside the two.

A row or column that is the sum of those before it almost throughout is their total, whatever its name; where it once is not, that
is a mistake.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from yjqa.extract.ledgers import Ledger, Row, is_total_label

_FEWEST_COLUMNS, _FEWEST_ROWS = 2, 3
"""So many sums that hold, of different columns, make a row a total; so many of different rows a column."""
_TELLING = 10
"""Smaller figures add up by chance."""
_MOST_ROWS = 200

Figures = dict[int, Decimal]
"""The figures of a row by column, or of a column by row, without noughts."""


def with_implied_totals(ledger: Ledger) -> Ledger:
    """The ledger with rows and columns taken for totals that are the sums of others almost throughout."""
    if len(ledger.rows) > _MOST_ROWS:
        return ledger
    figures = [_figures(row) for row in ledger.rows]
    over_all = {column for column in ledger.money_columns if _is_over_all(ledger, column)}
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
    uppers = {other[0] for other in ledger.headers if len(other) > 1 and other[-1:] == header[-1:]}
    return len(header) > 1 and is_total_label(header[0]) and len(uppers) > 2


def _with_sums(lines: Sequence[Figures], totals: Sequence[bool], fewest: int) -> list[bool]:
    """Which lines are totals: those that are known to be, and those that are the sums of the lines since the last, or of all."""
    found: list[bool] = []
    since: list[Figures] = []
    everything: list[Figures] = []
    for figures, known in zip(lines, totals, strict=True):
        total = known or _is_sum(figures, since, fewest) or _is_sum(figures, everything, fewest)
        found.append(total)
        if total:
            since = []
        else:
            since.append(figures)
            everything.append(figures)
    return found


def _is_sum(figures: Figures, parts: Sequence[Figures], fewest: int) -> bool:
    """Whether most figures of a line are the sums of at least two others."""
    right = 0
    for place, amount in figures.items():
        summands = [part[place] for part in parts if place in part]
        right += len(summands) > 1 and abs(amount) >= _TELLING and sum(summands) == amount
    return right >= fewest and right * 2 > len(figures)
