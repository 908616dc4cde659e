"""Which figures are to be set side by side, and in which form."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from yjqa.compare.filters import BudgetFilter, read_budget_filter
from yjqa.compare.keys import BudgetBy
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.compare.kpis import KpiBy
from yjqa.http.query_parameters import MOST_VALUES, Texts
from yjqa.records import Unit


class CompareQuery(BaseModel):
    """What every comparison can be asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")  # a filter that is not known must not go unnoticed

    area: Texts = Field((), description="only this area, as people name it; repeatable", examples=[["Westshire"]])
    year: Texts = Field((), description="only this financial year; repeatable", examples=[["2019/20"]])
    document: Texts = Field((), description="only this paper, by its id; repeatable")
    format: Literal["json", "csv", "xlsx", "text", "png", "svg"] | None = Field(
        None,
        description="the form of the response; if not said, the Accept header chooses, and JSON is the usual one. "
        "`text` is the figure alone, where only one fits; `png` and `svg` are charts",
    )
    layout: Literal["list", "table"] | None = Field(
        None,
        description="of CSV only: `list`, a row a figure with its place (if not said), or `table`, the figures side by side. "
        "A workbook has both",
    )


class BudgetCompareQuery(CompareQuery):
    """Which sums are compared."""

    by: BudgetBy = Field("party", description="what the rows are")
    party: Texts = Field(
        (), description="only this kind of funder (police, health, …); repeatable", examples=[["police"]]
    )
    kind: Texts = Field((), description="only this kind of money (cash, in_kind, …); repeatable", examples=[["cash"]])
    flow: Texts = Field(
        (), description="contribution if not said; expenditure, grant, …; repeatable", examples=[["contribution"]]
    )

    def wanted(self) -> BudgetFilter:
        """The filter. Raises `InvalidRequest` for what means nothing."""
        return read_budget_filter(
            areas=self.area, years=self.year, parties=self.party, kinds=self.kind, flows=self.flow
        )


class KpiCompareQuery(CompareQuery):
    """Which performance figures are compared."""

    by: KpiBy | None = Field(
        None, description="what the rows are; if not said, areas of one indicator, else indicators"
    )
    indicator: Texts = Field(
        (),
        description="only this one (custody, first_time_entrants, words of its name); repeatable",
        examples=[["first_time_entrants"]],
    )
    year: Texts = Field(
        (),
        description="only this period (2019/20, 2019, Q2 2019/20) and what lies in it; repeatable",
        examples=[["2019/20"]],
    )
    unit: Annotated[tuple[Unit, ...], Field(max_length=MOST_VALUES)] = Field(
        (), description="only figures in this unit; repeatable"
    )
    comparators: bool = Field(True, description="also what areas are set against: family, region, England")

    def wanted(self) -> KpiFilter:
        """The filter."""
        return KpiFilter(
            indicators=self.indicator,
            areas=self.area,
            periods=self.year,
            units=self.unit,
            comparators=self.comparators,
        )

    def rows(self) -> KpiBy:
        """What the rows are."""
        return self.by or ("area" if len(self.indicator) == 1 else "indicator")
