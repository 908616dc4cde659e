"""Rows and columns of percentages against what they are of."""

from collections.abc import Sequence

import pytest

from tests.extract.small_papers import a_document, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.percentages import find
from yjqa.document import Table
from yjqa.extract.facts import describe
from yjqa.records import Finding

SHARES = [
    ("Partner", "2020/21", "% of total"),
    ("Police", "£110,000", "13.3%"),
    ("Health", "£105,000", "12.7%"),
    ("Council", "£520,000", "63.0%"),
    ("Probation", "£90,000", "10.9%"),
    ("Total", "£825,000", "100%"),
]
CHANGES = [
    ("Partner", "2019/20", "2020/21", "% change"),
    ("Police", "£100,000", "£110,000", "10%"),
    ("Health", "£105,000", "£95,000", "-10%"),
    ("Council", "£520,000", "£610,000", "17%"),
    ("Probation", "£90,000", "£90,000", "0%"),
]
PARTS_OF_WHOLES = [
    ("Team", "Orders ended", "In education", "% in education"),
    ("North", "41", "30", "73.2%"),
    ("South", "36", "22", "61.1%"),
    ("East", "52", "40", "76.9%"),
    ("West", "18", "9", "50.0%"),
]
SPENDING = [
    ("", "", "Prevention", "Courts", "Custody", "Total"),
    ("Staff", "Grant", "£200,000", "£50,000", "£20,000", "£270,000"),
    ("Staff", "Partners", "£100,000", "£75,000", "£60,000", "£235,000"),
    ("Running", "Grant", "£20,000", "£5,000", "£4,000", "£29,000"),
    ("Running", "Partners", "£30,000", "£20,000", "£16,000", "£66,000"),
    ("Total", "", "£350,000", "£150,000", "£100,000", "£600,000"),
    ("% of grant money", "", "63%", "37%", "24%", "50%"),
    ("% of budget", "", "37%", "63%", "76%", "50%"),
]


def found(*tables: Table) -> list[Finding]:
    document = a_document(paragraph("What the partners give is shown below."), *tables)
    return list(find(Material(document, describe(document), ())))


def with_cell(rows: Sequence[tuple[str, ...]], row: int, column: int, text: str) -> Table:
    """The table with one cell printed otherwise."""
    changed = [list(cells) for cells in rows]
    changed[row][column] = text
    return table(*changed, caption="Table 1")


@pytest.mark.parametrize("rows", [SHARES, CHANGES, PARTS_OF_WHOLES, SPENDING])
def test_percentages_that_are_right_give_no_finding(rows: list[tuple[str, ...]]) -> None:
    assert found(table(*rows, caption="Table 1")) == []


@pytest.mark.parametrize(
    ("rows", "row", "column", "wrong", "right"),
    [
        (SHARES, 2, 2, "21.7%", "12.7%"),
        (CHANGES, 2, 3, "-19%", "-9.5%"),
        (PARTS_OF_WHOLES, 3, 3, "67.9%", "76.9%"),
        (SPENDING, 6, 3, "47%", "36.7%"),
        (SPENDING, 7, 4, "67%", "76%"),
    ],
)
def test_a_percentage_that_the_others_of_its_line_contradict_is_told_with_what_it_should_be(
    rows: list[tuple[str, ...]], row: int, column: int, wrong: str, right: str
) -> None:
    (finding,) = found(with_cell(rows, row, column, wrong))

    assert finding.check == "percentage"
    assert (finding.printed, finding.computed) == (wrong, right)
    assert wrong in finding.message
    assert right in finding.message
    assert finding.sources[0].quote == wrong
    assert len(finding.sources) > 1


def test_the_figures_that_a_percentage_was_held_against_are_named() -> None:
    (finding,) = found(with_cell(PARTS_OF_WHOLES, 3, 3, "67.9%"))

    assert "40 of 52" in finding.message
    assert [source.quote for source in finding.sources] == ["67.9%", "40", "52"]


def test_the_rows_that_share_a_word_with_the_percentage_are_what_it_is_of() -> None:
    (finding,) = found(with_cell(SPENDING, 6, 3, "47%"))

    assert "£55,000 of £150,000" in finding.message
    assert {source.quote for source in finding.sources} == {"47%", "£50,000", "£5,000", "£150,000"}


def test_a_total_printed_as_all_is_told_where_the_other_figures_are_shares_of_their_columns() -> None:
    (finding,) = found(with_cell(SPENDING[:-1], 6, 5, "100%"))

    assert (finding.printed, finding.computed) == ("100%", "49.8%")


@pytest.mark.parametrize("printed", ["12%", "13%"])
def test_a_percentage_may_be_rounded_or_cut_off(printed: str) -> None:
    rounded = [("Partner", "Sum", "%"), ("Police", "£110,000", "13%"), ("Council", "£520,000", "63%")]
    rows = [*rounded, ("Health", "£105,000", printed), ("Probation", "£90,000", "11%"), ("Total", "£825,000", "100%")]

    assert found(table(*rows)) == []


def test_sums_in_thousands_leave_room_for_their_own_rounding() -> None:
    rows = [("Item", "Budget £000", "Spent £000", "% spent")]
    rows += [("Staff", "812", "640", "78.8%"), ("Rent", "65", "61", "93.2%"), ("Other", "104", "88", "84.9%")]

    assert found(table(*rows)) == []


def test_shares_of_a_number_that_the_table_does_not_print_are_held_against_the_one_that_the_others_tell() -> None:
    rows = [
        ("Need", "Number", "% of cohort"),
        ("Health", "81", "62%"),
        ("School", "60", "46%"),
        ("Housing", "17", "31%"),
    ]

    (finding,) = found(table(*rows, ("Drugs", "52", "40%"), ("Family", "98", "75%")))

    assert (finding.printed, finding.computed) == ("31%", "13.1%")


def test_a_unit_alone_in_a_header_is_no_figure() -> None:
    rows = [
        ("Item", "£000", "% of total"),
        ("Staff", "812", "78.9%"),
        ("Rent", "65", "16.3%"),
        ("Other", "152", "14.8%"),
    ]

    (finding,) = found(table(*rows, ("Total", "1,029", "100%")))

    assert (finding.printed, finding.computed) == ("16.3%", "6.3%")


def test_the_average_of_percentages_may_be_another_than_the_percentage_of_averages() -> None:
    average = ("Average", "36.75", "25.25", "65.3%")

    assert found(table(*PARTS_OF_WHOLES, average)) == []


def test_large_round_counts_leave_room_for_their_rounding() -> None:
    rows = [
        ("Area", "Population", "%"),
        ("North", "41,000", "41.4%"),
        ("South", "23,000", "23.1%"),
        ("East", "35,000", "35.5%"),
    ]

    assert found(table(*rows, ("Total", "99,000", "100%"))) == []


def test_percentages_that_nothing_in_the_table_explains_give_no_finding() -> None:
    rows = [("Measure", "2018/19", "2019/20", "2020/21")]
    rows += [("Reoffending rate", "37.2%", "35.5%", "33.9%"), ("Children sentenced", "5", "3", "1")]
    rows += [("In education", "44%", "41%", "46%"), ("Cautions", "22", "19", "27")]

    assert found(table(*rows)) == []


def test_a_share_without_its_sign_is_read_under_its_header() -> None:
    rows = [("Outcome", "No.", "%"), ("Caution", "45", "28"), ("Order", "62", "49"), ("Custody", "12", "8")]

    (finding,) = found(table(*rows, ("Fine", "41", "26"), ("Total", "160", "100")))

    assert (finding.printed, finding.computed) == ("49%", "38.8%")


def test_a_count_and_its_share_in_one_cell_are_both_read() -> None:
    rows = [("Answer", "Children", "Parents"), ("Agree", "45 (62%)", "30 (55%)"), ("Neither", "18 (35%)", "15 (27%)")]

    (finding,) = found(table(*rows, ("Disagree", "10 (14%)", "10 (18%)"), ("Total", "73 (100%)", "55 (100%)")))

    assert (finding.printed, finding.computed) == ("35%", "24.7%")


def test_a_line_that_prints_what_another_leaves_of_a_hundred_must_do_so_everywhere() -> None:
    years = ("", "2017", "2018", "2019", "2020")

    (finding,) = found(table(years, ("Completed", "81%", "77%", "84%", "79%"), ("Not", "19%", "23%", "26%", "21%")))

    assert (finding.printed, finding.computed) == ("84% and 26%", "110%")


def test_what_a_third_line_makes_up_to_a_hundred_is_no_finding() -> None:
    rows = [("", "2017", "2018", "2019", "2020"), ("In school", "81%", "77%", "84%", "79%")]

    assert found(table(*rows, ("Out of school", "19%", "23%", "10%", "21%"), ("Not known", "", "", "6%", ""))) == []


def test_parts_that_do_not_come_to_the_hundred_printed_as_their_total_are_told() -> None:
    rows = [("Ethnicity", "Share"), ("White", "62%"), ("Black", "14%"), ("Mixed", "25%"), ("Asian", "7%")]

    (finding,) = found(table(*rows, ("Total", "100%")))

    assert (finding.printed, finding.computed) == ("100%", "108%")


def test_parts_that_come_to_a_hundred_but_for_their_rounding_give_no_finding() -> None:
    rows = [("Ethnicity", "Share"), ("White", "62%"), ("Black", "14%"), ("Mixed", "16%"), ("Asian", "7%")]

    assert found(table(*rows, ("Total", "100%"))) == []


def test_two_rows_of_one_name_on_different_bases_are_one_finding_that_names_both() -> None:
    other = SPENDING[:6]
    of_all = ("% of grant money", "", "74%", "18%", "8%", "100%")

    (finding,) = found(table(*SPENDING[:7], caption="Table 1"), table(*other, of_all, caption="Table 2"))

    assert finding.printed == "63%, 37%, 24%, 50%"
    assert finding.computed == "73.6%, 18.4%, 8%, 100%"
    assert "share of each column" in finding.message
    assert "each column’s share of all that" in finding.message
    assert "Table 2" in finding.message
    assert [source.quote for source in finding.sources] == ["63%, 37%, 24%, 50%", "74%, 18%, 8%, 100%"]


def test_a_name_that_stands_over_a_change_and_over_points_is_no_finding() -> None:
    rates = [
        ("Area", "2018", "2019", "Change"),
        ("North", "34.2%", "36.1%", "1.9%"),
        ("South", "41.6%", "39.9%", "-1.7%"),
    ]
    sums = [("Area", "2018", "2019", "Change"), ("North", "200", "231", "15.5%"), ("South", "389", "402", "3.3%")]

    assert found(table(*rates, ("East", "37.0%", "38.2%", "1.2%")), table(*sums, ("East", "301", "288", "-4.3%"))) == []


def test_subtotals_and_their_parts_may_be_shares_of_different_totals() -> None:
    rows = [
        ("Item", "Amount", "%"),
        ("Pay", "£280,000", "70%"),
        ("Travel", "£80,000", "20%"),
        ("Training", "£40,000", "10%"),
    ]
    rows += [("Staff total", "£400,000", "67%"), ("Rent", "£200,000", "100%"), ("Premises total", "£200,000", "33%")]

    assert found(table(*rows, ("Total", "£600,000", "100%"))) == []


def test_a_variance_between_two_percentages_is_read_in_points() -> None:
    rows = [("Measure", "Target", "Actual", "Variance"), ("In education", "75%", "73.2%", "-1.8%")]
    rows += [
        ("Housed", "95%", "95.1%", "0.1%"),
        ("On time", "90%", "84.5%", "-15.5%"),
        ("Plans", "80%", "81.0%", "1.0%"),
    ]

    (finding,) = found(table(*rows))

    assert (finding.printed, finding.computed) == ("-15.5%", "-5.5%")


def test_a_name_that_says_nothing_of_its_base_may_stand_over_different_ones() -> None:
    assert found(table(*SHARES, caption="Table 1"), table(*CHANGES, caption="Table 2")) == []


RATIOS = [
    ("Cohort", "Children", "Reoffenders", "Rate", "Offences", "Offences per reoffender"),
    ("Spring", "62", "21", "33.9%", "71", "3.38"),
    ("Summer", "57", "20", "35.1%", "66", "3.30"),
    ("Autumn", "66", "23", "34.8%", "84", "3.65"),
    ("Winter", "49", "16", "32.7%", "51", "3.19"),
]


def test_a_ratio_that_the_counts_of_its_row_do_not_make_is_told() -> None:
    wrong = [(*row[:5], "3.56" if row[0] == "Autumn" else row[5]) for row in RATIOS]

    (finding,) = found(table(*wrong))

    assert (finding.printed, finding.computed) == ("3.56", "3.65")
    assert "84 divided by 23" in finding.message
    assert [source.quote for source in finding.sources] == ["3.56", "84", "23"]


def test_ratios_that_are_right_cut_off_or_of_something_else_give_no_finding() -> None:
    cut_off = [(*row[:5], "3.64" if row[0] == "Autumn" else row[5]) for row in RATIOS]
    of_others = [(*row[:5], f"{n}.5" if n else row[5]) for n, row in enumerate(RATIOS)]

    assert found(table(*RATIOS)) == found(table(*cut_off)) == found(table(*of_others)) == []
