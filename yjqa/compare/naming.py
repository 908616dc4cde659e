"""What funders, kinds of money, flows and units are called in comparisons."""

from collections.abc import Iterable

from yjqa.compare.keys import ALL_KINDS
from yjqa.records import Flow, MoneyKind

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

UNITS: dict[str | None, str] = {
    "percent": "%",
    "per_100000": "per 100,000",
    "per_1000": "per 1,000",
    "count": "number",
    "gbp": "£",
    "hours": "hours",
}
"""What the units of performance figures are called; a ratio has none."""


def party_name(key: str, printed: Iterable[str]) -> str:
    """A funder's name: of its kind, or as the papers print it where it is of none."""
    known = PARTIES.get(key)
    return known or min(printed, key=len, default=key.partition(":")[2])
