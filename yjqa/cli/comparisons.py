"""Figures side by side."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yjqa.cli.choices import BudgetRows, KpiRows, ListFormat, UnitChoice
from yjqa.cli.opening import files_by_id, opened_library
from yjqa.cli.options import (
    AreaOption,
    ChartOption,
    DocumentOption,
    FormatOption,
    OutputOption,
    StoreOption,
    YearOption,
)
from yjqa.errors import InvalidRequest

if TYPE_CHECKING:
    from yjqa.compare.comparison import Comparison

_MOST_AREAS = 20
"""How many areas a comparison in a terminal has where none is named."""


def budgets(
    by: Annotated[BudgetRows, typer.Option("--by", help="What the rows are.")] = BudgetRows.party,
    area: AreaOption = None,
    year: YearOption = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="KIND", help="Only this kind of funder (police, health, …); repeatable."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind of money (cash, in_kind, …); repeatable."),
    ] = None,
    flow: Annotated[
        list[str] | None,
        typer.Option("--flow", metavar="FLOW", help="contribution if not said; expenditure, grant, …; repeatable."),
    ] = None,
    document: DocumentOption = None,
    form: FormatOption = ListFormat.table,
    output: OutputOption = None,
    chart: ChartOption = None,
    store: StoreOption = None,
) -> None:
    """Set side by side what each kind of funder pays, over areas and years."""
    from yjqa.compare.filters import read_budget_filter

    wanted = read_budget_filter(
        areas=area or (), years=year or (), parties=party or (), kinds=kind or (), flows=flow or ()
    )
    with opened_library(store) as library:
        files = files_by_id(library)
        most = _MOST_AREAS if form is ListFormat.table else None
        found = library.compare_budgets(wanted, by=by.value, document_ids=document or None, most_areas=most)
    _show_comparison(found, files, form, output, chart)


def kpis(
    by: Annotated[
        KpiRows | None,
        typer.Option("--by", help="What the rows are; if not said, areas of one indicator, else indicators."),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator", metavar="NAME", help="Only this one (custody, first_time_entrants, words of it); repeatable."
        ),
    ] = None,
    area: AreaOption = None,
    year: Annotated[
        list[str] | None,
        typer.Option(
            "--year",
            "--period",
            metavar="PERIOD",
            help="Only this one (2019/20, 2019, Q2 2019/20) and what lies in it; repeatable.",
        ),
    ] = None,
    unit: Annotated[
        list[UnitChoice] | None, typer.Option("--unit", help="Only figures in this unit; may be given more than once.")
    ] = None,
    comparators: Annotated[bool, typer.Option(help="Also what areas are set against: family, region, England.")] = True,
    document: DocumentOption = None,
    form: FormatOption = ListFormat.table,
    output: OutputOption = None,
    chart: ChartOption = None,
    store: StoreOption = None,
) -> None:
    """Set side by side what papers say of performance, over areas and periods: like with like, or a blank."""
    from yjqa.compare.kpi_filter import KpiFilter

    wanted = KpiFilter(
        indicators=tuple(indicator or ()),
        areas=tuple(area or ()),
        periods=tuple(year or ()),
        units=tuple(one.value for one in unit or ()),
        comparators=comparators,
    )
    with opened_library(store) as library:
        files = files_by_id(library)
        rows = by or (KpiRows.area if len(wanted.indicators) == 1 else KpiRows.indicator)
        most = _MOST_AREAS if form is ListFormat.table else None
        found = library.compare_kpis(wanted, by=rows.value, document_ids=document or None, most_areas=most)
    _show_comparison(found, files, form, output, chart)


def _show_comparison(
    found: "Comparison", files: dict[str, str], form: ListFormat, output: Path | None, chart: Path | None
) -> None:
    """The comparison as a table and a small chart for people, or as data to a file or standard output; drawn where asked."""
    if form is ListFormat.table and output is not None:
        raise InvalidRequest("A table is for reading: with --output goes --format csv, json or xlsx.")
    if chart is not None:
        from yjqa.cli_exports import write_chart

        write_chart(found, chart)
    if form is not ListFormat.table:
        from yjqa.cli_exports import write_comparison

        write_comparison(found, form.value, output)
        return
    from yjqa.cli_charts import print_charts
    from yjqa.cli_compare import print_comparison

    print_comparison(found, files)
    print_charts(found)
