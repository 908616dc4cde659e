"""Figures of two papers that are one but for two digits that changed places, whatever the papers call them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.across.papers import Papers
from yjqa.checks.across.wording import words
from yjqa.checks.measures import names_two_periods, some_of_all
from yjqa.checks.precision import shown_rate
from yjqa.extract.figures import cell_figure
from yjqa.extract.misprints import misprint
from yjqa.extract.money import pounds
from yjqa.extract.terms import terms
from yjqa.records import BudgetLine, Finding, Kpi

_SURE = 0.65
_FEWEST = {"sum": 4, "rate": 3}
"""So many digits at least must count where two of them that changed places are to say more than chance."""


class _Given(NamedTuple):
    """A figure of a paper: what it is of, in which words it is said, and how it is shown."""

    record: BudgetLine | Kpi
    value: Decimal
    what: str
    shown: str


def slipped(papers: Papers, budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]) -> Iterator[Finding]:
    """What a later paper gives with two digits changed that an earlier one gave, each figure once.

    The words of a figure are only read where its area has another figure of its digits: few have.
    """
    like: defaultdict[Hashable, list[BudgetLine | Kpi]] = defaultdict(list)
    for line in budgets:
        if _counting(line.amount) >= _FEWEST["sum"]:
            like["sum", line.area, line.financial_year, _digits(line.amount)].append(line)
    for kpi in kpis:
        if _counting(kpi.value) >= _FEWEST["rate"]:
            like["rate", kpi.area, kpi.unit, _digits(kpi.value)].append(kpi)
    for some in like.values():
        if len({_value(record) for record in some}) > 1:
            groups: defaultdict[Hashable, list[_Given]] = defaultdict(list)
            for given in map(_given, some):
                if (key := _key(given.record)) is not None:
                    groups[key].append(given)
            for group in groups.values():
                yield from _of_group(group, papers)


def _value(record: BudgetLine | Kpi) -> Decimal:
    return record.amount if isinstance(record, BudgetLine) else record.value


def _given(record: BudgetLine | Kpi) -> _Given:
    if isinstance(record, BudgetLine):
        return _Given(record, record.amount, record.party or "the total", pounds(record.amount))
    return _Given(record, record.value, record.indicator, shown_rate(record))


def _key(record: BudgetLine | Kpi) -> Hashable | None:
    return _sum_key(record) if isinstance(record, BudgetLine) else _rate_key(record)


def _of_group(group: Sequence[_Given], papers: Papers) -> Iterator[Finding]:
    by_paper: defaultdict[Hashable, list[_Given]] = defaultdict(list)
    for given in sorted(group, key=lambda one: -papers.order(one.record.source.document)):
        by_paper[papers.paper(given.record.source.document)].append(given)
    latest, *others = by_paper.values()
    told = {given.value for given in latest}
    for some in others:
        for now in latest:
            for before in some:
                apart = before.value not in told and now.value not in {one.value for one in some}
                if apart and misprint(now.value, before.value) == "swapped":
                    yield _finding(now, before, papers)
                    return


def _sum_key(line: BudgetLine) -> Hashable | None:
    """Whose sum it is, of which year, what it does and how final it is; `None` where that is not said, or it was changed on purpose."""
    if line.area is None or line.financial_year is None or line.flow in ("other", "saving"):
        return None
    said = (line.source.quote, line.column or "", line.source.table.label or "" if line.source.table else "")
    stages = {term.key for text in said for term in terms("disagreements", "stage").find(text)}
    if stages & {"forecast", "revised"} or _is_otherwise(line):
        return None
    if not line.is_total and not line.party:
        return None
    is_whole = line.is_total and terms("money", "total").first(line.party or "total") is not None
    party: Hashable = (
        "" if is_whole else (line.party_canonical, words(line.party or "") if line.party_canonical == "other" else "")
    )
    final = "actual" if "actual" in stages and "planned" not in stages else "planned"
    return line.area, line.financial_year, line.flow == "expenditure", is_whole, party, final


def _rate_key(kpi: Kpi) -> Hashable | None:
    """What a performance figure is of, of whom and when."""
    period = kpi.period
    if kpi.comparator or kpi.area is None or kpi.indicator_canonical == "other":
        return None
    if period is None or period.start is None or period.end is None or _is_otherwise(kpi):
        return None
    if names_two_periods(kpi.indicator):
        return None
    in_cell = kpi.source.table is not None and cell_figure(kpi.source.quote) is not None
    counted = some_of_all(kpi.indicator if in_cell else kpi.source.quote)
    return kpi.area, kpi.indicator_canonical, kpi.unit, period.start, period.end, counted


def _is_otherwise(record: BudgetLine | Kpi) -> bool:
    """Whether the words of a figure say that it was come by in another way, or changed on purpose."""
    label = record.column if isinstance(record, BudgetLine) else record.indicator
    return any(terms("disagreements", "otherwise").first(text) for text in (record.source.quote, label or ""))


def _counting(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _digits(value: Decimal) -> str:
    return "".join(sorted(f"{value:f}"))


def _finding(now: _Given, before: _Given, papers: Papers) -> Finding:
    later, earlier = papers.names(now.record.source.document, before.record.source.document)
    record = now.record
    when = record.financial_year if isinstance(record, BudgetLine) else record.period.raw if record.period else ""
    return Finding(
        check="disagreement",
        printed=now.shown,
        computed=before.shown,
        message=(
            f"{later} gives {now.shown} for “{now.what}” in {record.area} in {when}; {earlier} gives {before.shown}; "
            "two digits have probably changed places."
        ),
        confidence=_SURE,
        sources=(record.source, before.record.source),
    )
