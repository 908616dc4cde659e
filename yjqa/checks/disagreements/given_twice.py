"""What one partner gives for one area and year in two tables of contributions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from yjqa.checks.disagreements.sum_tables import (
    APART,
    INCOME,
    Amount,
    Cell,
    Scope,
    SumTable,
    one_stage,
    rows_of,
    rows_paid_by,
)
from yjqa.extract.money import pounds
from yjqa.records import Finding

_LIKELY = 0.7
_FEWEST = 2
"""So many partners at least that two tables give alike show that both tell of the same kinds of money."""
_MOST_TABLES = 12
"""Of more tables of contributions in one paper only the first are held against each other."""


class _Twice(NamedTuple):
    """One partner's row in two tables, and what it comes to in each."""

    scope: Scope
    rows: tuple[Sequence[Cell], Sequence[Cell]]
    amounts: tuple[Amount, Amount]

    @property
    def agrees(self) -> bool:
        one, other = self.amounts
        return one.printed.agrees(other.printed)

    @property
    def party(self) -> str:
        """The partner's name, as one table writes it, in small letters."""
        return (self.rows[0][0].line.party or "").casefold()

    @property
    def of_one_kind(self) -> bool:
        """Whether both rows say that they hold the same kinds of money."""
        one, other = ({cell.line.money_kind for cell in row} for row in self.rows)
        return one == other


def find_given_twice(tables: Sequence[SumTable]) -> Iterator[Finding]:
    """The partners to whom two tables of contributions ascribe different sums, each once.

    Where tables ascribe three sums or more to one, they tell of parts of what it gives, and none is held against another.
    """
    found: defaultdict[tuple[str | None, ...], list[tuple[_Twice, SumTable, SumTable]]] = defaultdict(list)
    by_funder = [table for table in tables if table.by_funder][:_MOST_TABLES]
    for one, other in combinations(by_funder, 2):
        twice = list(_given_twice(one, other))
        alike = sum(row.agrees for row in twice)
        for row in twice:
            if not row.agrees and not _share_a_sum(row) and (row.of_one_kind or alike >= _FEWEST):
                found[row.scope.area, row.scope.year, row.party].append((row, one, other))
    for some in found.values():
        if len({amount.value for row, *_ in some for amount in row.amounts}) == len(some[0][0].amounts):
            yield _finding(*some[0])


def _given_twice(one: SumTable, other: SumTable) -> Iterator[_Twice]:
    for scope, cells in one.scopes.items():
        for second, others in other.scopes.items():
            same = scope.area == second.area and scope.year == second.year is not None
            if not same or not {scope.flow, second.flow} <= INCOME or not one_stage(scope.stage, second.stage):
                continue
            for left in _partner_rows(cells):
                for right in _partner_rows(others):
                    amounts = one.amount(left), other.amount(right)
                    if _of_one_partner(left[0], right[0], cells, others) and amounts[0].is_near(amounts[1], APART):
                        yield _Twice(scope, (left, right), amounts)


def _partner_rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    return rows_of(cell for cell in cells if not cell.row.is_total and cell.line.party)


def _of_one_partner(left: Cell, right: Cell, lefts: Sequence[Cell], rights: Sequence[Cell]) -> bool:
    """Whether two rows are of one partner: of one name, or the only ones of one kind of funder in their tables."""
    if (left.line.party or "").casefold() == (right.line.party or "").casefold():
        return left.line.purpose == right.line.purpose
    kind = left.line.party_canonical
    is_kind = kind == right.line.party_canonical != "other"
    return is_kind and len(rows_paid_by(kind, lefts)) == 1 and len(rows_paid_by(kind, rights)) == 1


def _share_a_sum(row: _Twice) -> bool:
    """Whether a sum of the one row stands in the other too: they then tell of different parts."""
    lefts, rights = row.rows
    return bool({cell.line.amount for cell in lefts} & {cell.line.amount for cell in rights})


def _finding(row: _Twice, one: SumTable, other: SumTable) -> Finding:
    first, second = row.amounts
    area = f" for {row.scope.area}" if row.scope.area else ""
    return Finding(
        check="disagreement",
        printed=pounds(second.value),
        computed=pounds(first.value),
        message=(
            f"{other.name} gives {pounds(second.value)} as what {row.rows[0][0].line.party} pays{area} in {row.scope.year}; "
            f"{one.name} gives {pounds(first.value)}, {pounds(abs(first.value - second.value))} apart."
        ),
        confidence=_LIKELY,
        sources=(*second.sources, *first.sources),
    )
