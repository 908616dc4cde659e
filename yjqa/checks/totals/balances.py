"""Closing balances: what was there at first, with what came in and without what went out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.totals.failing import TotalledTable
from yjqa.checks.totals.naming import column_name, row_name, table_name
from yjqa.document import Document
from yjqa.extract.ledgers import Entry, Row
from yjqa.extract.misprints import misprint
from yjqa.extract.sources import cell_source
from yjqa.extract.terms import terms
from yjqa.records import Finding

_BORNE_OUT, _SLIP = 0.9, 0.8
"""How sure a balance is a mistake: where other columns hold, and where a slip of the hand alone explains it."""
_SMALL_CHANGE = Decimal(1)


class _Balance(NamedTuple):
    """A closing balance in one column, with the entries that lead to it and what they come to."""

    row: Row
    entry: Entry
    parts: tuple[Entry, ...]
    computed: Decimal

    @property
    def holds(self) -> bool:
        rounded = [entry.amount.step for entry in (self.entry, *self.parts) if entry.amount.step != 1]
        apart = abs(self.computed - self.entry.amount.amount)
        return apart <= max(sum(rounded, Decimal(0)) / 2, _SMALL_CHANGE) or self._lacks_sign

    @property
    def _lacks_sign(self) -> bool:
        """Whether it holds with one line taken away that does not say so."""
        twice = self.computed - self.entry.amount.amount
        return any(part.amount.amount * 2 == twice for part in self.parts[1:])


def find_balances(document: Document, table: TotalledTable) -> Iterator[Finding]:
    """The closing balances of a table that do not follow from its opening ones."""
    if table.counted or table.excuse is not None:
        return
    balances = list(_balances(table))
    failing = [balance for balance in balances if not balance.holds]
    borne_out = len(balances) - len(failing)
    for balance in failing if len(failing) == 1 else []:
        printed, computed = balance.entry.amount.amount, balance.computed
        if not borne_out and misprint(printed, computed) is None:
            continue
        several = len(table.ledger.money_columns) > 1
        column = f" of the column {column_name(table, balance.entry)}" if several else ""
        opening = row_name(table.row_of(balance.parts[0]), balance.parts[0])
        yield Finding(
            check="total",
            printed=table.show(printed),
            computed=table.show(computed),
            message=(
                f"{table_name(table)}, {row_name(balance.row, balance.entry)}{column} is printed as {table.show(printed)}, but "
                f"{opening} and the lines under it come to {table.show(computed)}."
            ),
            confidence=_BORNE_OUT if borne_out else _SLIP,
            sources=tuple(
                cell_source(document, table.introduced.place, entry.cell) for entry in (balance.entry, *balance.parts)
            ),
        )


def _balances(table: TotalledTable) -> Iterator[_Balance]:
    """The closing balance of each column, from the opening one next above it; none where a sign or a figure is open."""
    opening: int | None = None
    for place, row in enumerate(table.ledger.rows):
        kind = terms("totals", "reserve").first(row.label)
        if kind == "opening":
            opening = place
        elif kind == "closing" and opening is not None:
            leading = table.ledger.rows[opening:place]
            opening = None
            if not row.is_total and _are_lines(leading) and len(leading) > 1:
                yield from _under(table, leading, row)


def _are_lines(rows: Sequence[Row]) -> bool:
    return not any(row.is_total or terms("totals", "beside").first(row.label) is not None for row in rows)


def _under(table: TotalledTable, leading: Sequence[Row], closing: Row) -> Iterator[_Balance]:
    reach = range(leading[0].number, closing.number + 1)
    for entry in closing.entries:
        found = [(row, part) for row in leading for part in row.entries if part.columns == entry.columns]
        known = not any(row in reach and column in entry.columns for row, column in table.ledger.unknown)
        amounts = [_signed(row, part) for row, part in found]
        if known and found and found[0][0] is leading[0] and any(amount < 0 for amount in amounts[1:]):
            yield _Balance(closing, entry, tuple(part for _, part in found), sum(amounts, Decimal(0)))


def _signed(row: Row, part: Entry) -> Decimal:
    """What a line brings: less than nothing where it is printed so, or where its name says that it is taken away."""
    words = terms("totals", "taken_away").find(row.label.strip(" :*()-–•"))
    taken = any(term.key == "line" and term.start == 0 for term in words)
    return -abs(part.amount.amount) if taken else part.amount.amount
