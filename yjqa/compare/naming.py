"""What funders, kinds of money and flows are called in comparisons."""

from collections.abc import Sequence

from yjqa.compare.comparison import Part
from yjqa.compare.layout import ALL_KINDS
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
    "total": "all kinds (as printed)",
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


def party_name(key: str, parts: Sequence[Part]) -> str:
    """A funder's name: of its kind, or as the paper prints it where it is of none."""
    known = PARTIES.get(key)
    return known or min((part.label for part in parts), key=len, default=key.partition(":")[2])
