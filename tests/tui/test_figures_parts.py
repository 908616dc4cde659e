"""What the section of figures is made of: what is offered, how a table is laid out, how a line is drawn."""

import datetime
from decimal import Decimal

import pytest

from tui.figures.asked import Asked
from tui.figures.chart import chart_text
from tui.figures.drawn import panels_at
from tui.figures.line_chart import HEIGHTS, line_chart
from tui.figures.offered import Offered, Pair, Room, still_there, with_usual
from tui.figures.pivot_layout import GAP, lay_out
from tui.figures.telling import Point
from yjqa.compare.comparison import CompareCell, CompareColumn, ComparePart, CompareRow, Comparison
from yjqa.compare.trends import Panel, Series
from yjqa.records import Source

_ROOM = Room(2, 4, 4)


def _pair(area: str, first: int) -> Pair:
    return Pair(area, f"{first}/{(first + 1) % 100:02d}", datetime.date(first + 1, 3, 31))


def _panel(*series: tuple[str, list[int | None]], unit: str = "number") -> Panel:
    lines = tuple(
        Series(name, tuple(None if one is None else Decimal(one) for one in values)) for name, values in series
    )
    spots = tuple(f"{2016 + number}/{17 + number}" for number in range(len(series[0][1])))
    return Panel("First time entrants", unit, spots, lines, ("A plan",), over_time=True)


def _comparison(rows: dict[str, list[int | None]], units: dict[str, str]) -> Comparison:
    def cell(value: int | None) -> CompareCell | None:
        if value is None:
            return None
        source = Source(document="plan", title="A plan", quote=str(value))
        return CompareCell(
            value=value, parts=(ComparePart(record="r", label="printed", value=value, sources=(source,)),)
        )

    count = len(next(iter(rows.values())))
    return Comparison(
        title="Performance figures",
        measure="kpis",
        by="indicator",
        columns=tuple(
            CompareColumn(
                label=f"Westshire {2016 + one}/{17 + one}", area="Westshire", period=f"{2016 + one}/{17 + one}",
                start=datetime.date(2016 + one, 4, 1), end=datetime.date(2017 + one, 3, 31),
            )
            for one in range(count)
        ),
        rows=tuple(
            CompareRow(label=name, key=name, kind=units[name], measure=name, cells=tuple(map(cell, values)))
            for name, values in rows.items()
        ),
    )  # fmt: skip


def test_a_few_areas_and_times_are_shown_whole() -> None:
    offered = Offered((_pair("Westshire", 2019), _pair("Eastport", 2019)))

    assert with_usual(Asked("party"), offered, _ROOM) == Asked("party")


def test_of_many_areas_those_with_the_newest_figures_are_shown_and_their_newest_times() -> None:
    pairs = [_pair(area, year) for area in ("Ashby", "Burton", "Corby") for year in range(2012, 2018)]
    offered = Offered((*pairs, _pair("Dunmere", 2020)))

    usual = with_usual(Asked("party"), offered, _ROOM)

    assert usual.areas == ("Dunmere", "Ashby")
    assert usual.times == ("2020/21", "2017/18", "2016/17", "2015/16")


def test_chosen_areas_are_shown_with_all_their_times() -> None:
    offered = Offered(tuple(_pair("Ashby", year) for year in range(2000, 2020)))

    assert with_usual(Asked("party", areas=("Ashby",)), offered, _ROOM).times == ()


def test_what_is_no_longer_held_is_no_longer_asked_for() -> None:
    offered = Offered((_pair("Ashby", 2019),))

    kept = still_there(Asked("area", ("Ashby", "Burton"), ("2019/20", "1999/00"), ("party:police",)), offered)

    assert kept == Asked("area", ("Ashby",), ("2019/20",))


@pytest.mark.parametrize("height", HEIGHTS)
def test_a_line_stops_at_a_gap_and_every_figure_stands_below_as_printed(height: int) -> None:
    lines = line_chart(_panel(("Westshire", [100, 80, None, 60])), 60, height)

    field = "\n".join(lines[:height])
    assert field.count("●") == 3
    assert lines[-1].split() == ["●", "Westshire", "100", "80", "·", "60"]
    gap = lines[-2].index("2018/19")
    assert all(line[gap : gap + 7].strip() == "" for line in lines[:height])


def test_the_scale_begins_with_nought_and_ends_no_lower_than_the_highest_figure() -> None:
    lines = line_chart(_panel(("Westshire", [389, 246]), unit="£"), 60, 6)

    assert [line.split("┤")[0].strip() for line in lines if "┤" in line] == [
        "£400",
        "£320",
        "£240",
        "£160",
        "£80",
        "£0",
    ]


def test_lines_are_told_apart_by_marks_and_a_meeting_is_said() -> None:
    lines = line_chart(_panel(("Westshire", [50, 40]), ("Eastport", [50, 10])), 60, 9)

    assert lines[-3].startswith("● Westshire")
    assert lines[-2].startswith("■ Eastport")
    assert lines[-1] == "✱ where lines meet"


def test_figures_of_different_units_are_never_drawn_together() -> None:
    comparison = _comparison(
        {"Entrants": [20, 30], "Rate, %": [40, 50]}, units={"Entrants": "count", "Rate, %": "percent"}
    )

    for scope in ("row", "column", "table"):
        panels = panels_at(comparison, Point(0, 0), scope)
        assert {panel.unit for panel in panels} == {"number"}
        assert "Rate" not in chart_text(panels, "bars", 60, 20).plain


def test_a_table_is_laid_out_in_whole_columns_at_any_width() -> None:
    comparison = _comparison({"Entrants": [1_546_945, None, 3, 4]}, units={"Entrants": "count"})

    for width in range(20, 120):
        layout = lay_out(comparison, (), width)
        for first in range(4):
            seen = layout.columns_from(first, width)
            used = layout.head_width + sum(layout.columns[number].width + GAP for number in seen) - GAP
            assert len(seen) == 1 or used <= width
            assert first in seen


def test_a_table_that_is_just_wide_enough_shows_all_columns_and_one_narrower_by_a_character_all_but_the_last() -> None:
    laid_out = lay_out(_comparison({"Custody": [1, 2, 3]}, {"Custody": "number"}), set(), 80)
    enough = laid_out.head_width + sum(column.width + GAP for column in laid_out.columns) - GAP  # none behind the last

    assert [*laid_out.columns_from(0, enough)] == [0, 1, 2]
    assert [*laid_out.columns_from(0, enough - 1)] == [0, 1]


def test_a_blank_is_blank_and_a_doubted_figure_has_its_mark() -> None:
    comparison = _comparison({"Entrants": [20, None, 0]}, units={"Entrants": "count"})

    layout = lay_out(comparison, {Point(0, 0)}, 80)

    assert [column.cells[0] for column in layout.columns] == ["! 20", "", "0"]


def test_text_of_papers_cannot_drive_the_terminal() -> None:
    comparison = _comparison({"Entrants\x1b[31m": [20, 30]}, units={"Entrants\x1b[31m": "count"})

    layout = lay_out(comparison, (), 80)
    chart = chart_text(panels_at(comparison, Point(0, 0), "row"), "lines", 60, 20)

    assert "\x1b" not in "".join(text for row in layout.rows for head in row.heads for text in head)
    assert "\x1b" not in chart.plain


def test_a_chart_of_one_line_says_its_title_once() -> None:
    panel = _panel(("First time entrants", [1, 2]))

    assert chart_text([panel], "bars", 60, 20).plain.count("First time entrants") == 1
