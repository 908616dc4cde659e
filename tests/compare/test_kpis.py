"""Performance figures side by side: like with like, or a blank."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.compare.kpi_papers import cells_of, compare, figures_of, plan
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.errors import InvalidRequest

FTE = "First time entrants per 100,000"
REOFFENDING = "Reoffending (binary rate), %"
CUSTODY = "Use of custody per 1,000"


def _rate(area: str, rate: str, year: str = "2018/19") -> str:
    return f"The first time entrant rate in {area} in {year} was {rate} per 100,000 population."


def test_one_measure_is_one_row_whatever_each_paper_calls_it(tmp_path: Path) -> None:
    papers = {
        "west": plan(
            "Westshire", "2019/20", "| Indicator | 2018/19 |\n|---|---|\n| Reoffending, binary rate | 34.2% |"
        ),
        "north": plan("Northmarch", "2019/20", "In 2018/19 the proven reoffending rate in Northmarch was 31.7%."),
    }

    found = compare(tmp_path, papers)

    assert figures_of(found) == {
        (REOFFENDING, "Westshire 2018/19"): Decimal("34.2"),
        (REOFFENDING, "Northmarch 2018/19"): Decimal("31.7"),
    }
    assert set(found.rows[0].printed) == {"Reoffending, binary rate", "proven reoffending rate"}


def test_a_rate_per_thousand_and_one_per_hundred_thousand_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    papers = {
        "west": plan("Westshire", "2019/20", "The custody rate in Westshire in 2018/19 was 0.16 per 1,000."),
        "north": plan("Northmarch", "2019/20", "The custody rate in Northmarch in 2018/19 was 16 per 100,000."),
    }

    found = figures_of(compare(tmp_path, papers))

    assert found == {
        (CUSTODY, "Westshire 2018/19"): Decimal("0.16"),
        ("Use of custody per 100,000", "Northmarch 2018/19"): Decimal(16),
    }


def test_periods_that_overlap_stand_in_columns_of_their_own_and_a_note_says_so(tmp_path: Path) -> None:
    papers = {
        "west": plan("Westshire", "2017/18", _rate("Westshire", "344", "January to December 2016")),
        "north": plan("Northmarch", "2017/18", _rate("Northmarch", "320", "2016/17")),
    }

    found = compare(tmp_path, papers)

    assert [column.label for column in found.columns] == ["Northmarch 2016/17", "Westshire Jan–Dec 2016"]
    assert any("Jan–Dec 2016 against 2016/17" in note for note in found.notes)


def test_comparators_have_columns_of_their_own_behind_their_area_and_keep_the_printed_name(tmp_path: Path) -> None:
    table = (
        "| Area | First time entrants per 100,000, 2018/19 |\n|---|---|\n"
        "| Westshire | 246 |\n| Family average | 270 |\n| Eastern region | 301 |\n| England | 334 |"
    )

    found = compare(tmp_path, {"west": plan("Westshire", "2019/20", table)})

    assert figures_of(found) == {
        (FTE, "Westshire 2018/19"): Decimal(246),
        (FTE, "Westshire family 2018/19"): Decimal(270),
        (FTE, "East of England 2018/19"): Decimal(301),
        (FTE, "England 2018/19"): Decimal(334),
    }
    assert [column.label for column in found.columns][:2] == ["Westshire 2018/19", "Westshire family 2018/19"]
    assert "Eastern" in cells_of(found)[FTE, "East of England 2018/19"].parts[0].label


def test_the_region_of_one_paper_is_not_the_region_of_another(tmp_path: Path) -> None:
    table = "| Area | First time entrants per 100,000, 2018/19 |\n|---|---|\n| {} | 246 |\n| Regional | {} |"
    papers = {
        "west": plan("Westshire", "2019/20", table.format("Westshire", 301)),
        "north": plan("Northmarch", "2019/20", table.format("Northmarch", 288)),
    }

    found = figures_of(compare(tmp_path, papers))

    assert found[FTE, "Westshire region 2018/19"] == 301
    assert found[FTE, "Northmarch region 2018/19"] == 288


def test_equal_figures_of_two_papers_are_one_part_with_both_places(tmp_path: Path) -> None:
    papers = {
        "a": plan("Westshire", "2019/20", _rate("Westshire", "246")),
        "b": plan("Westshire", "2020/21", _rate("Westshire", "246")),
    }

    (cell,) = cells_of(compare(tmp_path, papers)).values()

    assert len(cell.parts) == 1
    assert {source.document for source in cell.parts[0].sources} == {"a", "b"}


def test_a_figure_and_the_same_rounded_agree_and_the_exact_one_is_shown(tmp_path: Path) -> None:
    papers = {
        "a": plan("Westshire", "2019/20", "In 2018/19 the reoffending rate in Westshire was 34.2%."),
        "b": plan("Westshire", "2020/21", "In 2018/19 the reoffending rate in Westshire was 34%."),
    }

    found = compare(tmp_path, papers)

    assert figures_of(found) == {(REOFFENDING, "Westshire 2018/19"): Decimal("34.2")}
    assert found.notes == ()


def test_of_two_papers_that_differ_the_later_one_is_shown_and_both_are_named(tmp_path: Path) -> None:
    papers = {
        "a": plan("Westshire", "2019/20", _rate("Westshire", "246")),
        "b": plan("Westshire", "2020/21", _rate("Westshire", "251")),
    }

    found = compare(tmp_path, papers)

    assert figures_of(found) == {(FTE, "Westshire 2018/19"): Decimal(251)}
    (note,) = found.notes
    assert "246 per 100,000 in a" in note
    assert "251 per 100,000 in b" in note
    assert note.endswith("251 per 100,000 is shown.")


def test_where_nothing_tells_which_of_two_figures_is_right_the_cell_is_blank(tmp_path: Path) -> None:
    text = f"{_rate('Westshire', '246')}\n\n{_rate('Westshire', '251')}"

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", text)})

    assert figures_of(found) == {}
    assert "none of them is shown" in found.notes[0]


def test_a_figure_without_a_period_is_left_out_and_counted(tmp_path: Path) -> None:
    text = f"{_rate('Westshire', '246')}\n\nThe custody rate in Westshire is 0.16 per 1,000."

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", text)})

    assert figures_of(found) == {(FTE, "Westshire 2018/19"): Decimal(246)}
    assert any("left out: 1 of a period" in note for note in found.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        # a period that another indicator was said with
        "The custody rate was 0.16 per 1,000.",
        # a time of its own, which nothing dates
        "In the year the first time entrant rate was 201 per 100,000.",
    ],
)
def test_a_period_said_of_something_else_is_not_taken_over(tmp_path: Path, sentence: str) -> None:
    text = f"{_rate('Westshire', '246')} {sentence}"

    found = figures_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}))

    assert found == {(FTE, "Westshire 2018/19"): Decimal(246)}


def test_a_sentence_that_only_says_the_period_dates_the_figures_after_it(tmp_path: Path) -> None:
    text = (
        "The newest first time entrant rates are those of Jan - Dec 17. For Westshire the rate was 246 per 100,000, against 201 per "
        "100,000 for the Eastern Region."
    )

    found = figures_of(compare(tmp_path, {"a": plan("Westshire", "2017/18", text)}))

    assert found == {(FTE, "Westshire Jan–Dec 2017"): Decimal(246), (FTE, "East of England Jan–Dec 2017"): Decimal(201)}


def test_a_part_of_a_measure_is_not_the_measure(tmp_path: Path) -> None:
    text = "In 2018/19, 13 children were sentenced to custody in Westshire.\n\nIn 2018/19, 5 children were sentenced to custody in Westshire by the Crown Court."

    found = figures_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}))

    assert found == {("Custodial sentences (number)", "Westshire 2018/19"): Decimal(13)}


def test_figures_of_papers_that_do_not_speak_of_children_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    sentence = "In 2018/19 the proven reoffending rate in Westshire was {}."
    adults = f"# Westshire Reducing Harm Plan\n\nWestshire County Council leads it.\n\n{sentence.format('25.6%')}\n"

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", sentence.format("34.2%")), "b": adults})

    assert figures_of(found) == {
        (REOFFENDING, "Westshire 2018/19"): Decimal("34.2"),
        (f"{REOFFENDING} (not said to be of children)", "Westshire 2018/19"): Decimal("25.6"),
    }


def test_other_figures_are_joined_only_by_the_same_printed_name(tmp_path: Path) -> None:
    table = "| Performance indicator | 2017/18 | 2018/19 |\n|---|---|---|\n| {} | 61% | {} |\n| Victims contacted within a week | 27% | 33% |"
    papers = {
        "west": plan("Westshire", "2019/20", table.format("Assessments countersigned within 15 days", "74%")),
        "north": plan("Northmarch", "2019/20", table.format("Assessments countersigned within 10 days", "81%")),
    }

    found = compare(tmp_path, papers)

    filled = {row.label: sum(cell is not None for cell in row.cells) for row in found.rows}
    assert filled == {
        "Assessments countersigned within 10 days (%)": 2,
        "Assessments countersigned within 15 days (%)": 2,
        "Victims contacted within a week (%)": 4,
    }


def test_a_row_is_named_by_what_is_counted_and_not_by_a_sentence(tmp_path: Path) -> None:
    text = """| Custody | 2018/19 |
|---|---|
| Custodial sentences | 13 |
| Custodial sentences that had an appeal | 4 |
| Custodial sentences were appealed | 3 |"""

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}, filters=KpiFilter(indicators=("custody",)))

    assert [row.label for row in found.rows] == [
        "Custodial sentences (number)",
        "Custodial sentences that had an appeal (number)",
    ]


def test_a_printed_name_is_one_row_however_papers_write_its_capitals(tmp_path: Path) -> None:
    table = "| Performance indicator | 2018/19 |\n|---|---|\n| {} | 61% |"
    papers = {
        "west": plan("Westshire", "2019/20", table.format("Victims contacted within a week")),
        "north": plan("Northmarch", "2019/20", table.format("victims contacted within a Week")),
    }

    (row,) = compare(tmp_path, papers).rows

    assert [cell and cell.value for cell in row.cells] == [61, 61]


TREND = (
    "| Indicator | 2016/17 | 2017/18 | 2018/19 | Target |\n|---|---|---|---|---|\n"
    "| First time entrants per 100,000 | 412 | n/a | 371 | 300 |\n| Reoffending, binary rate | 36.2% | 35.8% | 37.9% | 33% |"
)


def test_changes_are_in_the_units_of_the_row_and_a_blank_is_passed_over(tmp_path: Path) -> None:
    cells = cells_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)}))

    assert (FTE, "Westshire 2017/18") not in cells
    assert cells[FTE, "Westshire 2018/19"].change == -41
    assert cells[FTE, "Westshire 2018/19"].change_percent == Decimal("-10.0")
    assert cells[REOFFENDING, "Westshire 2018/19"].change == Decimal("2.1")
    assert cells[FTE, "Westshire 2016/17"].change is None


def test_nothing_is_said_of_a_change_from_a_calendar_year_to_a_financial_one(tmp_path: Path) -> None:
    text = f"{_rate('Westshire', '344', 'January to December 2015')}\n\n{_rate('Westshire', '320', '2017/18')}"

    cells = cells_of(compare(tmp_path, {"a": plan("Westshire", "2018/19", text)}))

    assert {cell.change for cell in cells.values()} == {None}


def test_the_target_stands_beside_its_figure(tmp_path: Path) -> None:
    cells = cells_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)}))

    assert cells[REOFFENDING, "Westshire 2018/19"].target == 33


def test_rows_are_areas_or_periods_where_that_is_asked_for(tmp_path: Path) -> None:
    papers = {"a": plan("Westshire", "2019/20", TREND)}
    only = KpiFilter(indicators=("reoffending_binary",))

    by_area = compare(tmp_path, papers, "area", only)
    by_year = compare(tmp_path, papers, "year", only)

    assert ([row.label for row in by_area.rows], [column.label for column in by_area.columns]) == (
        ["Westshire"],
        ["2016/17", "2017/18", "2018/19"],
    )
    assert figures_of(by_area) == {(column, row): value for (row, column), value in figures_of(by_year).items()}
    assert by_area.title == REOFFENDING


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (KpiFilter(indicators=("custody",)), 0),
        (KpiFilter(indicators=("first time entrants",)), 2),
        (KpiFilter(indicators=("FTE",)), 2),
        (KpiFilter(areas=("Westshire County Council",)), 5),
        (KpiFilter(periods=("2018-19",)), 2),
        (KpiFilter(periods=("Jan-Dec 2018",)), 0),
        (KpiFilter(units=("percent",)), 3),
    ],
)
def test_filters_narrow_what_is_compared(tmp_path: Path, filters: KpiFilter, count: int) -> None:
    text = f"{TREND}\n\nThe custody rate in Westshire is 0.16 per 1,000."

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}, filters=filters)

    assert len(figures_of(found)) == count


def test_comparators_can_be_left_out(tmp_path: Path) -> None:
    text = "In 2018/19 the first time entrant rate in Westshire was 246 per 100,000, compared to 334 per 100,000 for England."

    found = compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}, filters=KpiFilter(comparators=False))

    assert [column.area for column in found.columns] == ["Westshire"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (KpiFilter(areas=("Westshyre",)), "Westshire"),
        (KpiFilter(periods=("soon",)), "soon: cannot be read"),
        (KpiFilter(indicators=("unicorns",)), "unicorns: no performance figure"),
    ],
)
def test_what_no_paper_has_is_refused(tmp_path: Path, filters: KpiFilter, message: str) -> None:
    with pytest.raises(InvalidRequest, match=message):
        compare(tmp_path, {"a": plan("Westshire", "2019/20", TREND)}, filters=filters)


def test_a_row_of_a_table_that_was_read_as_a_sentence_gives_no_figures(tmp_path: Path) -> None:
    text = f"{_rate('Westshire', '246')}\n\nReoffending rate in Westshire 2018/19 36.8% 33.9% 31.5% cohort"

    found = figures_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", text)}))

    assert found == {(FTE, "Westshire 2018/19"): Decimal(246)}


@pytest.mark.parametrize(
    "text",
    [
        "Among looked after children the reoffending rate in Westshire in 2018/19 was 45%.",
        "### Children in care\n\nThe reoffending rate in Westshire in 2018/19 was 45%.",
        "In the first six months of 2018/19 the reoffending rate in Westshire was 45%.",
        "The reoffending rate in Westshire in the same quarter of 2018/19 was 45%.",
        "Table 3: performance in 2018/19\n\n| Indicator | Baseline |\n|---|---|\n| Reoffending, binary rate | 45% |",
        "Table 3: performance in 2018/19\n\n| Indicator | Year to date |\n|---|---|\n| Reoffending, binary rate | 45% |",
    ],
)
def test_a_figure_of_some_children_or_of_a_part_of_a_year_is_not_that_of_all(tmp_path: Path, text: str) -> None:
    whole = "The reoffending rate in Westshire in 2018/19 was 34.2%."

    found = figures_of(compare(tmp_path, {"a": plan("Westshire", "2019/20", f"{whole}\n\n{text}")}))

    assert found == {(REOFFENDING, "Westshire 2018/19"): Decimal("34.2")}


JOINT = """# Westshire and Eastport Youth Justice Plan 2019/20

Westshire County Council and Eastport City Council lead the partnership.

## Performance

In 2018/19 the reoffending rate in Westshire was 34.2%.

{}
"""


def test_a_figure_that_nothing_near_it_says_to_be_of_two_areas_together_is_left_out(tmp_path: Path) -> None:
    presumed = JOINT.format("The custody rate in 2018/19 was 0.16 per 1,000.")
    said = JOINT.format("The custody rate in Westshire and Eastport in 2018/19 was 0.16 per 1,000.")

    found = compare(tmp_path, {"a": presumed}), compare(tmp_path, {"a": said})

    assert CUSTODY not in {row.label for row in found[0].rows}
    assert figures_of(found[1])[CUSTODY, "Westshire and Eastport 2018/19"] == Decimal("0.16")
