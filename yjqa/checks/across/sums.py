"""Sums of money that two papers give for one partner, area and year."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from yjqa.checks.across.papers import Papers, apart
from yjqa.checks.across.wording import words
from yjqa.checks.precision import Printed, printed_sum
from yjqa.extract.misprints import misprint
from yjqa.extract.money import cell_sums, pounds
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, Finding

_LIKELY, _SWAPPED = 0.6, 0.75
_KINDS_OF_MONEY = ("cash", "in_kind", "cash_and_kind")
"""Kinds of money that a paper has one column of, whatever that is called."""
_UNTOLD = ("amount", "000s", "k", "contribution", "contributions", "funding", "income")
"""Words of a column's header that do not tell it from others."""


class _Sum(NamedTuple):
    """What two sums of papers share where they are one; `column` is what its header says beside year and stage."""

    area: str
    year: str
    flow: str
    party: str
    purpose: str
    recipient: str
    kind: str | None
    column: str
    stage: str
    is_total: bool


class _Scope(NamedTuple):
    """A paper, and whose money of which year it tells of."""

    document: str
    area: str | None
    year: str | None
    flow: str


class _Two(NamedTuple):
    """The same money in two papers, the later first."""

    later: _Scope
    earlier: _Scope


def sums_apart(papers: Papers, budgets: Iterable[BudgetLine]) -> Iterator[Finding]:
    """What a later paper says of a sum that an earlier one gave."""
    sums = list(budgets)
    for later, earlier in _explaining(
        apart(sums, partial(_sum_key, papers), attrgetter("amount"), _printed_sum, papers), sums
    ):
        yield _finding(later, earlier, papers)


def _sum_key(papers: Papers, line: BudgetLine) -> _Sum | None:
    """What a sum of a table is.

    `None` for one that a paper does not place by area and year, and for what changes from report to report: differences,
    forecasts, what is spent of a year that has not ended.
    """
    table = line.source.table
    if line.area is None or line.financial_year is None or table is None or line.flow in ("other", "saving"):
        return None
    if not (line.party or line.is_total):
        return None
    stage = _stage(line.column or "", table.label or "", *line.source.section[-1:])
    is_running = line.flow == "expenditure" and papers.precedes(line.source.document, _last_day(line.financial_year))
    if stage == "forecast" or (is_running and stage != "planned"):
        return None
    return _Sum(
        line.area,
        line.financial_year,
        line.flow,
        words(line.party or ""),
        words(line.purpose or ""),
        words(line.recipient or ""),
        line.money_kind,
        _column(line.column or "") if line.money_kind not in _KINDS_OF_MONEY else "",
        stage or "planned",
        line.is_total,
    )


@lru_cache(maxsize=4096)
def _column(header: str) -> str:
    """What a column's header says beside its year, its unit and how final it is."""
    spans = [(year.start, year.end) for year in find_financial_years(header)]
    spans += [(term.start, term.end) for term in terms("disagreements", "stage").find(header)]
    for start, end in sorted(spans, reverse=True):
        header = f"{header[:start]} {header[end:]}"
    return " ".join(word for word in words(header).split() if not word.isdecimal() and word not in _UNTOLD)


@lru_cache(maxsize=4096)
def _stage(*texts: str) -> str | None:
    """How final a figure is, by the nearest text that says so."""
    return next((found for text in texts if (found := terms("disagreements", "stage").first(text))), None)


def _last_day(year: str) -> datetime.date:
    """The last day of a financial year."""
    return datetime.date(int(year[:4]) + 1, 3, 31)


def _printed_sum(line: BudgetLine) -> Printed | None:
    return printed_sum(line) if cell_sums(line.source.quote) else None


def _explaining(
    pairs: Iterable[tuple[BudgetLine, BudgetLine]], sums: Sequence[BudgetLine]
) -> Iterator[tuple[BudgetLine, BudgetLine]]:
    """The disagreements without those that follow from others: a total from its parts, cash and kind from cash."""
    groups: defaultdict[_Two, list[tuple[BudgetLine, BudgetLine]]] = defaultdict(list)
    for later, earlier in pairs:
        scopes = _scope(later), _scope(earlier)
        groups[_Two(*scopes)].append((later, earlier))
    partners: dict[_Scope, set[str]] | None = None
    for two, group in groups.items():
        kept = [pair for pair in group if not pair[0].is_total] or [
            pair for pair in group if not _is_grand_total(pair[0])
        ]
        if not kept:
            partners = partners if partners is not None else _partners(sums)
            kept = group[:1] if partners[two.later] == partners[two.earlier] else []
        changes: set[Hashable] = set()
        for later, earlier in kept:
            change = later.party, later.amount - earlier.amount
            if change not in changes and later.reconciles is not False and earlier.reconciles is not False:
                changes.add(change)
                yield later, earlier


def _scope(line: BudgetLine) -> _Scope:
    return _Scope(line.source.document, line.area, line.financial_year, line.flow)


def _partners(sums: Iterable[BudgetLine]) -> dict[_Scope, set[str]]:
    """Who stands in the tables of each paper, by area, year and what the money does: totals of others are not the same thing."""
    partners: defaultdict[_Scope, set[str]] = defaultdict(set)
    for line in sums:
        if line.party and not line.is_total:
            partners[_scope(line)].add(words(line.party))
    return partners


def _is_grand_total(line: BudgetLine) -> bool:
    return line.is_total and terms("money", "total").first(line.party or "total") is not None


def _finding(later: BudgetLine, earlier: BudgetLine, papers: Papers) -> Finding:
    now, before = papers.names(later.source.document, earlier.source.document)
    kind = {"cash": " in cash", "in_kind": " in kind", "cash_and_kind": " in cash and kind"}.get(
        later.money_kind or "", ""
    )
    what = "the total" if _is_grand_total(later) else f"“{later.party}”"
    return Finding(
        check="disagreement",
        printed=pounds(later.amount),
        computed=pounds(earlier.amount),
        message=(
            f"{now} gives {pounds(later.amount)} for {what}{kind} in {later.area} in {later.financial_year}; "
            f"{before} gives {pounds(earlier.amount)}."
        ),
        confidence=_SWAPPED if misprint(later.amount, earlier.amount) == "swapped" else _LIKELY,
        sources=(later.source, earlier.source),
    )
