"""What comes in against what is spent: the totals of two tables of one paper, and the money of one funder in both."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.disagreements.sum_tables import APART, INCOME, Amount, Cell, Scope, SumTable, rows_paid_by
from yjqa.checks.measures import measuring_words
from yjqa.extract.money import pounds
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import terms
from yjqa.records import Finding, PartyKind

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
    limit: Decimal

    @property
    def agrees(self) -> bool:
        return self.first[1].printed.agrees(self.second[1].printed)


def find_totals_apart(tables: Sequence[SumTable]) -> Iterator[Finding]:
    """What two tables of one paper say differently of the same money."""
    pairs: list[_Pair] = []
    for income in tables:
        if income.by_funder and not _explains_difference(income):
            for scope, cells in income.scopes.items():
                pairs += _meant([pair for pair in _spent(income, scope, cells, tables) if pair is not None])
    for pair in pairs:
        if not pair.agrees and not any(_explains(other, pair) for other in pairs):
            yield _finding(pair, _borne_out(pair, pairs))


def _spent(income: SumTable, scope: Scope, cells: Sequence[Cell], tables: Sequence[SumTable]) -> Iterator[_Pair | None]:
    """What a table of contributions and the tables of what is done with them both give for an area and year."""
    if scope.flow not in INCOME:
        return
    for spending in tables:
        if spending is income or _explains_difference(spending):
            continue
        for other, spent in spending.scopes.items():
            is_outgo = other.flow == "expenditure" or (other.flow == "grant" and not spending.by_funder)
            if not is_outgo or not _same_money(income, scope, spending, other):
                continue
            if (funder := _spends_grant_of(spending)) is not None:
                total = spending.grand_total(spent)
                yield _pair(scope, funder, (income, _grants_of(funder, income, cells)), (spending, total), APART)
            elif not _funders_over(spending):
                limit = _limit(spending, spent)
                yield _pair(
                    scope, None, (income, _given(income, cells)), (spending, spending.grand_total(spent)), limit
                )
                for kind in sorted(spending.funders_named):
                    paid = spending.paid_by(kind, spent)
                    yield _pair(scope, kind, (income, _given_by(kind, income, cells)), (spending, paid), limit)


def _same_money(income: SumTable, scope: Scope, spending: SumTable, other: Scope) -> bool:
    """Whether the money that is spent may be that which came in.

    A year that is not said is only taken on in one section, from a table of one year.
    """
    years = {one.year for one in income.scopes if one.area == scope.area}
    says_years = scope.year is not None and other.year is not None
    return scope.may_be(other) and (says_years or (income.section == spending.section and len(years) == 1))


def _given(income: SumTable, cells: Sequence[Cell]) -> list[Amount]:
    """The totals of a table of contributions: the grand one, then those of each kind of money."""
    grand = income.grand_total(cells)
    parts = [income.added([cell]) for cell in cells if cell.row.is_total]
    return [grand, *parts] if grand is not None else []


def _given_by(kind: PartyKind, income: SumTable, cells: Sequence[Cell]) -> list[Amount]:
    """What one kind of funder gives, then what it gives of each kind of money."""
    rows = rows_paid_by(kind, cells)
    whole = income.together(rows)
    kinds = dict.fromkeys(cell.line.money_kind for row in rows for cell in row)
    parts = (income.together([[cell for cell in row if cell.line.money_kind == one] for row in rows]) for one in kinds)
    return [whole, *(part for part in parts if part is not None)] if whole is not None else []


def _grants_of(kind: PartyKind, income: SumTable, cells: Sequence[Cell]) -> list[Amount]:
    """The grants of one kind of funder, and what they come to."""
    rows = rows_paid_by(kind, cells)
    whole = income.together(rows)
    return [whole, *map(income.amount, rows)] if whole is not None else []


def _pair(
    scope: Scope,
    kind: PartyKind | None,
    first: tuple[SumTable, Sequence[Amount]],
    second: tuple[SumTable, Amount | None],
    limit: Decimal,
) -> _Pair | None:
    """What both tables give: of the sums that may be meant in the first the one that agrees, else the first of them."""
    income, given = first
    spending, spent = second
    if spent is None or not given:
        return None
    meant = next((amount for amount in given if amount.printed.agrees(spent.printed)), given[0])
    what = "total" if kind is None else f"{_KINDS[kind]} money"
    return _Pair(what, scope.area, scope.year, (income, meant), (spending, spent), kind is None, limit)


def _meant(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Of several tables of what is done with the same money the one that is meant; none where they hold a part each."""
    for what in dict.fromkeys(pair.what for pair in pairs):
        same = [pair for pair in pairs if pair.what == what]
        together = sum((pair.second[1].value for pair in same), Decimal(0))
        near = [pair for pair in same if pair.first[1].is_near(pair.second[1], pair.limit)]
        if near and not (len(same) > 1 and together == same[0].first[1].value):
            yield min(near, key=lambda pair: abs(_gap(pair)))


def _limit(spending: SumTable, cells: Sequence[Cell]) -> Decimal:
    """How many times one another the sums of two tables may be, where they are meant to be one: a part is never the whole."""
    if _is_part(spending, cells):
        return Decimal(0)
    return APART if spending.funders_named else _CLOSE


def _is_part(table: SumTable, cells: Sequence[Cell]) -> bool:
    """Whether a table tells of one sort of spending only, by its cells or by what stands over it."""
    over = next(iter(table.said), "")
    kinds = {cell.line.money_kind for cell in cells} | {terms("money", "kind").first(over)}
    sorts = kinds - {None, "total"}
    if sorts and (sorts <= {"staffing"} or sorts <= {"running"}):
        return True
    return not table.funders_named and _narrows(over, table)


def _narrows(over: str, table: SumTable) -> bool:
    """Whether what stands over a table has words beside those for all spending, the areas and the year."""
    for cell in table.cells[:1]:
        over = over.replace(cell.line.area or "", " ")
    for term in terms("disagreements", "spending").find(over):
        over = f"{over[: term.start]}{' ' * (term.end - term.start)}{over[term.end :]}"
    return any(len(word) > 1 for word in measuring_words(over))


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
