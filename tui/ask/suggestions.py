"""Questions to begin with, made of what the papers really hold, so that every one of them has an answer."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from yjqa.records import Acronym, Action, AnyRecord, BudgetLine, Kpi, Risk

if TYPE_CHECKING:
    from tui.backend.protocol import Backend

_RATES = {
    ("reoffending_binary", "percent"): "reoffending rate",
    ("custody", "per_1000"): "custody rate",
    ("custody", "per_100000"): "custody rate",
    ("first_time_entrants", "per_100000"): "rate of first-time entrants",
}
"""How a figure is asked for, by its indicator and unit."""


KINDS = ("budgets", "kpis", "risks", "acronyms")
"""The kinds of records that are asked about, beside actions."""


def suggestions_of(backend: "Backend", today: datetime.date) -> tuple[str, ...]:
    """What can be asked first of the papers that are held. Takes its time."""
    records = [record for kind in KINDS for record in backend.records(kind)]
    return suggest(backend.register(), records, today)


def suggest(register: Iterable[Action], records: Iterable[AnyRecord], today: datetime.date) -> tuple[str, ...]:
    """The questions, at most one of each sort; none of what the papers do not hold. `records`: those of `KINDS`."""
    actions, held = list(register), list(records)
    return (
        *_actions_of_an_owner(actions),
        *_overdue(actions, today),
        *_contribution([record for record in held if isinstance(record, BudgetLine)]),
        *_rate([record for record in held if isinstance(record, Kpi)]),
        *_risks([record for record in held if isinstance(record, Risk)]),
        *_abbreviation([record for record in held if isinstance(record, Acronym)]),
    )


def _actions_of_an_owner(register: Iterable[Action]) -> Iterator[str]:
    """Of the person who owns the most open actions."""
    owned = Counter(
        owner.name
        for action in register
        if action.status == "open"
        for owner in action.owners
        if owner.person is not None and len(owner.name.split()) > 1
    )
    if owned:
        yield f"What actions does {_most(owned)} own?"


def _overdue(register: Iterable[Action], today: datetime.date) -> Iterator[str]:
    if any(
        action.status == "open" and action.due and action.due.date and action.due.date < today for action in register
    ):
        yield "Which actions are overdue?"


def _contribution(budgets: Iterable[BudgetLine]) -> Iterator[str]:
    """Of the largest sum that a funder of a known kind pays in the latest year."""
    paid = [
        line
        for line in budgets
        if line.flow == "contribution"
        and line.party_canonical != "other"
        and line.party
        and line.area
        and line.financial_year
        and line.amount > 0
        and not line.is_total
    ]
    if paid:
        line = max(paid, key=lambda one: (one.financial_year or "", one.amount, one.party or "", one.area or ""))
        yield f"How much did {line.party} contribute in {line.area} in {line.financial_year}?"


def _rate(kpis: Iterable[Kpi]) -> Iterator[str]:
    """Of the latest period of an area's own figures."""
    dated = [
        (kpi.period.end, rate, kpi.area)
        for kpi in kpis
        if kpi.area and not kpi.comparator and kpi.period and kpi.period.end
        if (rate := _RATES.get((kpi.indicator_canonical, kpi.unit)))
    ]
    if dated:
        _, rate, area = max(dated)
        yield f"What is the latest {rate} in {area}?"


def _risks(risks: Sequence[Risk]) -> Iterator[str]:
    if len(risks) > 1:
        yield "What are the key risks?"


def _abbreviation(acronyms: Iterable[Acronym]) -> Iterator[str]:
    """Of the one that most papers explain."""
    explained = Counter(record.acronym for record in acronyms)
    if explained:
        yield f"What does {_most(explained)} stand for?"


def _most(counted: Counter[str]) -> str:
    """What was counted most often, of several the first by the alphabet."""
    return min(counted, key=lambda one: (-counted[one], one))
