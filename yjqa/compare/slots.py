"""Where figures of budgets belong in a comparison: who pays what kind of money, where and when."""

from typing import NamedTuple

from yjqa.compare.areas import area_key
from yjqa.compare.budget_figures import BudgetFigure
from yjqa.records import Flow, MoneyKind

NOT_STATED = "?"
"""Begins the key of an area that no paper names; the paper's id follows, since two such areas are not one."""


class Slot(NamedTuple):
    """Where a figure belongs: who pays what kind of money, where and when.

    `party`: the kind of funder; what is of no known kind goes by its printed name, behind "other:".
    """

    party: str
    flow: Flow
    kind: MoneyKind | None
    area: str
    year: str | None


def slot_of(line: BudgetFigure) -> Slot:
    """Where a line belongs."""
    party = line.party_canonical if line.party_canonical != "other" else f"other:{_plain(line.party)}"
    area = area_key(line.area) if line.area else f"{NOT_STATED}{line.document}"
    return Slot(party, line.flow, line.money_kind, area, line.financial_year)


def _plain(label: str | None) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in (label or "").lower()).split())
