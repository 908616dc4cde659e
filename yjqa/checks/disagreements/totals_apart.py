"""What comes in against what is spent: the totals of two tables of one paper, and the money of one funder in both."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.disagreements.sum_tables import APART, INCOME, Amount, Cell, Scope, SumTable, rows_paid_by
from yjqa.checks.material import pounds
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import terms
from yjqa.records import Finding, Flow, PartyKind

_OUTGO: frozenset[Flow] = frozenset(["expenditure", "grant"])
_CLOSE = Decimal("1.1")
"""The same as `APART`, where nothing shows that the one table tells of all the money in the other."""
_ALL_BUT = Decimal("1.001")
"""Sums that are no further apart than this are meant to be one, whatever went wrong between them."""
_LIKELY, _BORNE_OUT = 0.6, 0.7
_KINDS: dict[PartyKind, str] = {
    "local_authority": "local authority",
    "police": "police",
    "pcc": "Police and Crime Commissioner",
    "probation": "probation",
    "health": "health",
    "yjb": "Youth Justice Board",
    "education": "education",
}


class _Pair(NamedTuple):
    """One thing that two tables give: what it is called, and both sums, the first from the table of income."""

    what: str
    area: str | None
    year: str | None
    first: tuple[SumTable, Amount]
    second: tuple[SumTable, Amount]
    is_total: bool

    @property
    def agrees(self) -> bool:
        return self.first[1].printed.agrees(self.second[1].printed)


def find_totals_apart(tables: Sequence[SumTable]) -> Iterator[Finding]:
    """What two tables of one paper say differently of the same money."""
    pairs = [pair for income in tables if income.by_funder for pair in _spent(income, tables)]
    for pair in pairs:
        if not pair.agrees and not any(_explains(other, pair) for other in pairs):
            yield _finding(pair, _borne_out(pair, pairs))


def _spent(income: SumTable, tables: Sequence[SumTable]) -> Iterator[_Pair]:
    """What a table of contributions and the tables of what is done with them both give."""
    for scope, cells in income.scopes.items():
        if scope.flow not in INCOME:
            continue
        for spending in tables:
            if spending is income or _explains_difference(income) or _explains_difference(spending):
                continue
            for other, spent in spending.scopes.items():
                if (
                    other.flow not in _OUTGO
                    or (spending.by_funder and other.flow in INCOME)
                    or not _same_money(income, scope, spending, other)
                ):
                    continue
                yield from _compared(income, scope, cells, spending, spent)


def _same_money(income: SumTable, scope: Scope, spending: SumTable, other: Scope) -> bool:
    """Whether the money that is spent may be that which came in; a year that is not said is only taken on in one section."""
    says_years = scope.year is not None and other.year is not None
    return scope.may_be(other) and (says_years or income.section == spending.section)


def _compared(
    income: SumTable, scope: Scope, cells: Sequence[Cell], spending: SumTable, spent: Sequence[Cell]
) -> Iterator[_Pair]:
    of_one = _spends_grant_of(spending)
    total = spending.grand_total(spent)
    if of_one is not None and total is not None:
        rows = [income.amount(row) for row in rows_paid_by(of_one, cells)]
        whole = income.paid_by(of_one, cells)
        given = [*rows, *([whole] if whole is not None else [])]
        if given and not any(amount.printed.agrees(total.printed) for amount in given):
            nearest = min(given, key=lambda amount: abs(amount.value - total.value))
            if nearest.is_near(total, APART):
                what = f"{_KINDS[of_one]} money"
                yield _Pair(what, scope.area, scope.year, (income, nearest), (spending, total), False)
        return
    if of_one is not None or _funders_over(spending):
        return
    given_total = income.grand_total(cells)
    limit = APART if spending.funders_named else _CLOSE
    if given_total is not None and total is not None and given_total.is_near(total, limit):
        yield _Pair("total", scope.area, scope.year, (income, given_total), (spending, total), True)
    for kind in sorted(spending.funders_named):
        given_by, spent_of = income.paid_by(kind, cells), spending.paid_by(kind, spent)
        if given_by is not None and spent_of is not None and given_by.is_near(spent_of, APART):
            what = f"{_KINDS[kind]} money"
            yield _Pair(what, scope.area, scope.year, (income, given_by), (spending, spent_of), False)


def _funders_over(table: SumTable) -> set[PartyKind]:
    """The kinds of funder that what stands over a table names."""
    named = (party_kind(part) for text in (*table.said[:2], table.corner) for part in text.split(","))
    return {kind for kind in named if kind not in ("other", "local_authority")}


def _spends_grant_of(table: SumTable) -> PartyKind | None:
    """The one funder whose money a table tells the use of: the only one that stands over it, and none in its rows."""
    over = _funders_over(table)
    return over.pop() if len(over) == 1 and not table.by_funder and not table.funders_named else None


def _explains_difference(table: SumTable) -> bool:
    """Whether rows of a table say why it does not come to what another does."""
    labels = {cell.line.party or "" for cell in table.cells}
    return any(terms("disagreements", "balance").first(text) for text in (*labels, *table.said))


def _finding(pair: _Pair, borne_out: _Pair | None) -> Finding:
    (income, given), (spending, spent) = pair.first, pair.second
    of = "".join((f" for {pair.area}" if pair.area else "", f" in {pair.year}" if pair.year else ""))
    likewise = f"; {borne_out.area}'s two tables {_how_far(borne_out)}" if borne_out is not None else ""
    return Finding(
        check="disagreement",
        printed=pounds(spent.value),
        computed=pounds(given.value),
        message=(
            f"The {pair.what}{of} is {pounds(given.value)} in {income.name}{_added(given)} and "
            f"{pounds(spent.value)} in {spending.name}{_added(spent)}, {_apart(pair)} apart{likewise}."
        ),
        confidence=_BORNE_OUT if borne_out else _LIKELY,
        sources=(*spent.sources, *given.sources),
    )


def _explains(part: _Pair, total: _Pair) -> bool:
    """Whether the totals of two tables lie apart only because one funder's money does."""
    return total.is_total and not part.is_total and part.area == total.area and _gap(part) == _gap(total) != 0


def _gap(pair: _Pair) -> Decimal:
    return pair.second[1].value - pair.first[1].value


def _borne_out(pair: _Pair, pairs: Sequence[_Pair]) -> _Pair | None:
    """The same two things of another area, where they agree or all but: so the paper means them to be one."""
    others = (other for other in pairs if other.is_total == pair.is_total and other.area not in (None, pair.area))
    return next((other for other in others if other.agrees or other.first[1].is_near(other.second[1], _ALL_BUT)), None)


def _how_far(pair: _Pair) -> str:
    return "agree" if pair.agrees else f"are only {_apart(pair)} apart"


def _apart(pair: _Pair) -> str:
    return pounds(abs(_gap(pair)))


def _added(amount: Amount) -> str:
    """Where a sum is not printed, how it comes about."""
    return f" ({len(amount.sources)} cells added)" if len(amount.sources) > 1 else ""
