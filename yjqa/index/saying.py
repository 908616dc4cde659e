"""Records said as a sentence, so that they are found by meaning too."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from yjqa.records import Acronym, Action, AnyRecord, BudgetLine, Kpi, Meeting, Objective, Person, Risk

_FLOWS = {
    "contribution": "contribution to the budget",
    "expenditure": "spending",
    "grant": "grant",
    "saving": "saving",
    "other": "sum",
}
_MONEY_KINDS = {
    "cash": "in cash",
    "in_kind": "in kind",
    "cash_and_kind": "in cash and in kind",
    "staffing": "for staffing",
    "running": "for running costs",
    "total": "in total",
}
_UNITS = {"percent": "%", "per_100000": " per 100,000", "per_1000": " per 1,000", "hours": " hours"}


def say(record: AnyRecord) -> str:
    """What the record states, as a sentence."""
    return _SAYINGS[record.kind](record)


def _action(record: Action) -> str:
    owners = ", ".join(owner.name for owner in record.owners)
    return _said(
        f"Action for {owners}" if owners else "Action",
        record.text,
        f"due {record.due.raw}" if record.due else None,
        record.status if record.status_stated else None,
        record.progress,
    )


def _objective(record: Objective) -> str:
    name = record.objective_kind.replace("_", " ").capitalize()
    return _said(f"{name} of {record.area}" if record.area else name, record.text, record.period, record.progress)


def _budget(record: BudgetLine) -> str:
    name = f"Total {_FLOWS[record.flow]}" if record.is_total else _FLOWS[record.flow].capitalize()
    kind = _MONEY_KINDS.get(record.money_kind or "")
    sum_ = f"£{_number(record.amount)}{f' {kind}' if kind else ''}"
    return _said(name, record.party, record.purpose, sum_, record.area, record.financial_year)


def _kpi(record: Kpi) -> str:
    period = record.period.raw if record.period else None
    value = (
        f"£{_number(record.value)}" if record.unit == "gbp" else f"{_number(record.value)}{_UNITS.get(record.unit, '')}"
    )
    target = None if record.target is None else f"target {_number(record.target)}"
    return _said(record.indicator, value, record.area, period, target)


def _risk(record: Risk) -> str:
    scored = None if record.score is None else f"score {record.score}"
    return _said(
        "Risk",
        record.risk,
        record.causes,
        record.consequences,
        record.owner and f"owner {record.owner}",
        scored,
        record.controls and f"controls: {record.controls}",
    )


def _person(record: Person) -> str:
    name = f"{record.title} {record.name}" if record.title else record.name
    return _said(name, record.role, record.organisation, ", ".join(record.initials) or None)


def _meeting(record: Meeting) -> str:
    day = None if record.date is None else f"{record.date:%A} {record.date.day} {record.date:%B %Y}"
    names = {"held": "Meeting", "future": "Future meeting", "referred": "Meeting"}
    return _said(names[record.meeting_kind], record.body, day, record.time, record.venue)


def _acronym(record: Acronym) -> str:
    return f"{record.acronym} stands for {record.expansion}."


_SAYINGS: dict[str, Callable[[Any], str]] = {
    "action": _action,
    "objective": _objective,
    "budget": _budget,
    "kpi": _kpi,
    "risk": _risk,
    "person": _person,
    "meeting": _meeting,
    "acronym": _acronym,
}


def _said(name: str, *parts: str | None) -> str:
    """The name of the thing and what is known of it."""
    return f"{name}: {'; '.join(part.strip().rstrip('.;') for part in parts if part)}."


def _number(value: Decimal) -> str:
    return f"{value:,f}"
