"""What papers hold → a comparison: which of them are read for it, and what else it needs to know of them."""

from collections.abc import Collection, Sequence

from yjqa.compare.areas import area_key
from yjqa.compare.budget_figures import FIELDS as BUDGET_FIELDS
from yjqa.compare.budget_figures import budget_figure
from yjqa.compare.budgets import compare_figures
from yjqa.compare.comparison import Comparison
from yjqa.compare.editions import dates_of
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.keys import BudgetBy
from yjqa.compare.kpi_figures import FIELDS as KPI_FIELDS
from yjqa.compare.kpi_figures import kpi_figure
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.compare.kpis import KpiBy, compare_kpis
from yjqa.compare.narrowing import narrow, with_note
from yjqa.compare.populations import TELLING, Population, find_populations
from yjqa.records import DocumentRecord
from yjqa.store import Store


def budgets_side_by_side(
    store: Store, wanted: BudgetFilter, by: BudgetBy, ids: Sequence[str] | None, most_areas: int | None
) -> Comparison:
    """What funders pay, as papers say; of some papers only where ids are given, and of the first so many areas."""
    having = {"flow": wanted.compared_flows}
    narrowed = narrow(store.values_of("budget", "area", ids, having), wanted, most_areas)
    papers = narrowed.papers if narrowed.papers is not None else ids
    figures = map(budget_figure, store.fields("budget", BUDGET_FIELDS, papers, having))
    held = [one for one in store.documents() if ids is None or one.id in ids]
    populations = _populations(store, held, narrowed.compared)
    return with_note(compare_figures(figures, held, narrowed.wanted, by, populations), narrowed)


def kpis_side_by_side(
    store: Store, wanted: KpiFilter, by: KpiBy, ids: Sequence[str] | None, most_areas: int | None
) -> Comparison:
    """Performance figures, as papers say; of some papers only where ids are given, and of the first so many areas."""
    narrowed = narrow(store.values_of("kpi", "area", ids, {"comparator": [False]}), wanted, most_areas)
    papers = narrowed.papers if narrowed.papers is not None else ids
    figures = map(kpi_figure, store.fields("kpi", KPI_FIELDS, papers))
    return with_note(compare_kpis(figures, store.documents(), narrowed.wanted, by), narrowed)


def _populations(store: Store, papers: Sequence[DocumentRecord], areas: Collection[str]) -> dict[str, Population]:
    """How many people the papers say that each area has, by its key."""
    own = [paper for paper in papers if any(area_key(area) in areas for area in paper.areas)]
    found = store.shelf.passages_with(TELLING, (paper.id for paper in own))
    return find_populations(((one.text, one.source) for one in found), own, dates_of(own), areas)
