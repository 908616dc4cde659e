"""What one partner gives, between two papers that otherwise agree on who gives how much in a year, whatever their columns are called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from yjqa.checks.across.papers import Papers
from yjqa.checks.across.wording import words
from yjqa.extract.misprints import misprint
from yjqa.extract.money import pounds
from yjqa.extract.terms import terms
from yjqa.records import BudgetLine, Finding

_ALIKE = 3
"""On so many partners at least two papers agree to the pound that tell of the same money."""
_MOST_APART = 2
"""More than this that differ are another budget, or one that was gone through again."""
_NEAR = Decimal("1.25")
_LIKELY, _SWAPPED = 0.6, 0.75
_MOST_PAPERS = 12
"""Of so many papers on one area and year the latest are compared."""


class _Year(NamedTuple):
    """Whose money of which year a table tells of, and whether it is what was given in the end."""

    area: str
    year: str
    is_actual: bool


_Gives = Mapping[str, list[BudgetLine]]
"""The sums of one paper by who gives them."""


def partners_apart(papers: Papers, budgets: Iterable[BudgetLine]) -> Iterator[Finding]:
    """What a later paper says that a partner gives and an earlier one says otherwise, where they agree on most others."""
    years: defaultdict[_Year, defaultdict[str, defaultdict[str, list[BudgetLine]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for line in budgets:
        if (year := _year(line)) is not None and line.party and not line.is_total and line.amount > 0:
            years[year][line.source.document][words(line.party)].append(line)
    for said in years.values():
        ordered = sorted(said, key=lambda document: -papers.order(document))[:_MOST_PAPERS]
        for later, earlier in combinations(ordered, 2):
            if papers.paper(later) != papers.paper(earlier):
                yield from _apart(said[later], said[earlier], papers)


def _year(line: BudgetLine) -> _Year | None:
    """Of which area and year a table's sum is, and whether it is an outturn; `None` for forecasts."""
    table = line.source.table
    if line.area is None or line.financial_year is None or table is None or line.flow not in ("contribution", "grant"):
        return None
    stages = _stages(line)
    return _Year(line.area, line.financial_year, "actual" in stages) if "forecast" not in stages else None


def _stages(line: BudgetLine) -> set[str]:
    """How final a table's sum is said to be, in its column's header and over its table."""
    label = line.source.table.label if line.source.table is not None else None
    said = (line.column or "", label or "", *line.source.section[-1:])
    return {term.key for text in said for term in terms("disagreements", "stage").find(text)}


def _apart(later: _Gives, earlier: _Gives, papers: Papers) -> Iterator[Finding]:
    shared = [party for party in later if party in earlier]
    differing = [party for party in shared if _amounts(later[party]).isdisjoint(_amounts(earlier[party]))]
    if len(shared) - len(differing) < _ALIKE or not 0 < len(differing) <= _MOST_APART:
        return
    for party in differing:
        now, before = (max(lines, key=lambda line: line.amount) for lines in (later[party], earlier[party]))
        low, high = sorted((now.amount, before.amount))
        if high <= low * _NEAR and not _is_accounted_for(now, before):
            yield _finding(now, before, papers)


def _is_accounted_for(now: BudgetLine, before: BudgetLine) -> bool:
    """Whether a paper itself shows why two sums differ: one is not what its parts come to, or was revised.

    A revised sum that is the earlier one with two digits swapped is no revision.
    """
    if now.reconciles is False or before.reconciles is False:
        return True
    is_revised = any("revised" in _stages(line) for line in (now, before))
    return is_revised and misprint(now.amount, before.amount) != "swapped"


def _amounts(lines: Sequence[BudgetLine]) -> set[Decimal]:
    """The sums of one partner, and what they come to: another paper may give cash and kind as one."""
    amounts = [line.amount for line in lines]
    return {*amounts, sum(amounts, Decimal(0))}


def _finding(now: BudgetLine, before: BudgetLine, papers: Papers) -> Finding:
    later, earlier = papers.names(now.source.document, before.source.document)
    is_swapped = misprint(now.amount, before.amount) == "swapped"
    cause = ", two digits probably swapped" if is_swapped else ""
    return Finding(
        check="disagreement",
        printed=pounds(now.amount),
        computed=pounds(before.amount),
        message=(
            f"{later} gives {pounds(now.amount)} for “{now.party}” in {now.area} in {now.financial_year}; {earlier}, which "
            f"otherwise gives the same sums, has {pounds(before.amount)}{cause}."
        ),
        confidence=_SWAPPED if is_swapped else _LIKELY,
        sources=(now.source, before.source),
    )
