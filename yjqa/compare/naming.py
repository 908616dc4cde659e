"""What funders, kinds of money and flows are called in comparisons."""

from collections.abc import Iterable
from typing import Literal

from yjqa.compare.keys import ALL_KINDS
from yjqa.records import Flow, MoneyKind

Measured = Literal["budgets", "kpis"]
"""What a comparison sets side by side."""

PARTIES = {
    "local_authority": "Local authority",
    "police": "Police",
    "pcc": "Police and crime commissioner",
    "probation": "Probation",
    "health": "Health",
    "yjb": "Youth Justice Board",
    "education": "Education",
}
KINDS: dict[MoneyKind | str | None, str] = {
    "cash": "cash",
    "in_kind": "in kind",
    "cash_and_kind": "cash and in kind",
    "staffing": "staffing",
    "running": "running costs",
    "other": "other costs",
    "total": "printed total",
    ALL_KINDS: "all kinds",
    None: "kind not stated",
}
FLOWS: dict[Flow, str] = {
    "contribution": "Contributions",
    "expenditure": "Spending",
    "grant": "Grants",
    "saving": "Savings",
    "other": "Other sums",
}


_UNITS = {
    "percent": "%",
    "per_100000": "per 100,000",
    "per_1000": "per 1,000",
    "count": "number",
    "gbp": "£",
}


def kind_name(measure: Measured, kind: str | None) -> str:
    """What a row's kind is called: a kind of money, or the unit of a performance figure."""
    if measure == "budgets":
        return KINDS.get(kind, kind or "")
    return _UNITS.get(kind or "", kind or "")


def party_name(key: str, printed: Iterable[str]) -> str:
    """A funder's name: of its kind, or as the papers print it where it is of none."""
    known = PARTIES.get(key)
    return known or min(printed, key=len, default=key.partition(":")[2])
