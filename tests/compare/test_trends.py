"""What of a comparison is drawn: lines over time, bars side by side, stacks of parts."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.compare.comparing import compare as compare_budgets
from tests.compare.kpi_papers import compare, plan
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.compare.kpis import KpiBy
from yjqa.compare.trends import Panel, Series, panels_of

TREND = (
    "| Indicator | Area | 2016/17 | 2017/18 | 2018/19 |\n|---|---|---|---|---|\n"
    "| First time entrants per 100,000 | Westshire | 412 | n/a | 371 |\n"
    "| First time entrants per 100,000 | England | 409 | 369 | 327 |\n"
)
FTE = "First time entrants per 100,000"

BUDGET = (
    "| Partner contributions | Cash 2018/19 | Cash 2019/20 |\n|---|---|---|\n"
    "| Police | £10,000 | £12,000 |\n| Health | £4,000 | |\n| Total | £14,000 | £12,000 |\n"
)


@pytest.mark.parametrize("by", ["indicator", "area", "year"])
def test_an_indicator_over_periods_is_a_line_an_area_whatever_the_rows_are(tmp_path: Path, by: KpiBy) -> None:
    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)}, by)

    (panel,) = panels_of(found)

    assert panel.over_time
    assert (panel.title, panel.unit) == (FTE, "per 100,000")
    assert panel.spots == ("2016/17", "2017/18", "2018/19")
    assert panel.series == (
        Series("Westshire", (Decimal(412), None, Decimal(371))),
        Series("England", (Decimal(409), Decimal(369), Decimal(327))),
    )


def test_one_period_is_bars_side_by_side(tmp_path: Path) -> None:
    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)}, filters=KpiFilter(periods=("2018/19",)))

    (panel,) = panels_of(found)

    assert (panel.over_time, panel.title) == (False, f"{FTE}, 2018/19")
    assert panel.spots == ("Westshire", "England")


def test_figures_of_quarters_and_of_years_do_not_stand_in_one_picture(tmp_path: Path) -> None:
    said = "There were {} first time entrants in Westshire in {}."
    times = {"2017/18": 97, "2018/19": 91, "Q1 2019/20": 24, "Q2 2019/20": 21}
    text = "\n\n".join(said.format(number, time) for time, number in times.items())

    panels = panels_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}))

    assert [(panel.title, panel.spots) for panel in panels] == [
        ("First time entrants (number), quarters", ("Q1 2019/20", "Q2 2019/20")),
        ("First time entrants (number), years", ("2017/18", "2018/19")),
    ]


def test_areas_whose_figures_are_of_different_times_are_bars_that_say_when(tmp_path: Path) -> None:
    text = "| First time entrants per 100,000 | {} |\n|---|---|\n| {} | {} |"
    papers = {
        "a": plan("Westshire", "2019/20", text.format("2017/18", "Westshire", 246)),
        "b": plan("Northmarch", "2019/20", text.format("2018/19", "Northmarch", 301)),
    }

    (panel,) = panels_of(compare(tmp_path, papers))

    assert not panel.over_time
    assert panel.spots == ("Northmarch 2018/19", "Westshire 2017/18")


def test_what_funders_give_is_stacked_without_the_total(tmp_path: Path) -> None:
    (panel,) = _budget_panels(tmp_path)

    assert panel.stacked
    assert [series.label for series in panel.series] == ["Police", "Health"]
    assert panel.series[1].values == (Decimal(4000), None)
    assert panel.unit == "£"


def test_a_budget_over_years_is_a_line_an_area(tmp_path: Path) -> None:
    found = compare_budgets(tmp_path, {"a": plan("Westshire", "2019/20", BUDGET)}, "year")

    (panel,) = panels_of(found)

    assert panel.over_time
    assert panel.spots == ("2018/19", "2019/20")


def test_what_the_comparison_does_not_add_up_is_not_stacked(tmp_path: Path) -> None:
    found = compare_budgets(tmp_path, {"a": plan("Westshire", "2019/20", BUDGET)})
    without = found.model_copy(update={"rows": tuple(row for row in found.rows if not row.is_total)})

    (panel,) = panels_of(without)

    assert not panel.stacked


def _budget_panels(folder: Path) -> list[Panel]:
    return panels_of(compare_budgets(folder, {"a": plan("Westshire", "2019/20", BUDGET)}))
