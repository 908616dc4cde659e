"""Printed totals of tables of money against their parts."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.extract.small_papers import HERE, a_document, heading, paragraph, table
from yjqa.checks import check_paper
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.document import Block, Cell, Paragraph, Table
from yjqa.extract import extract
from yjqa.extract.facts import describe
from yjqa.reading import read_paper
from yjqa.records import Finding

Rows = Sequence[Sequence[str]]

SPENDING = [
    ("Cost", "Prevention", "Courts", "Total"),
    ("Staff", "210,500", "98,200", "308,700"),
    ("Premises", "31,250", "12,400", "43,650"),
    ("Programmes", "18,900", "7,310", "26,210"),
    ("Total", "260,650", "117,910", "378,560"),
]
"""A table in which every total is the sum of its parts."""


def found(*blocks: Block) -> list[Finding]:
    document = a_document(heading("Resources"), *blocks, title="Westshire Youth Justice Plan 2020/21")
    return list(find(Material(document, describe(document), ())))


def in_table(rows: Rows, caption: str = "Table 1: budget 2020/21 (£)", header_rows: int = 1) -> list[Finding]:
    return found(table(*rows, caption=caption, header_rows=header_rows))


def changed(rows: Rows, *changes: tuple[int, int, str]) -> Rows:
    """The rows with other figures in some places."""
    copy = [list(row) for row in rows]
    for row, column, text in changes:
        copy[row][column] = text
    return copy


def test_a_table_that_adds_up_has_no_findings() -> None:
    assert in_table(SPENDING) == []


def test_a_line_that_says_what_it_includes_is_a_part() -> None:
    rows = changed(SPENDING, (1, 0, "Staff (including pensions)"), (3, 0, "Including schools: programmes"))

    assert in_table(rows) == []
    (finding,) = in_table([row[:2] for row in changed(rows, (3, 0, "Programmes"), (4, 1, "260,560"))])
    assert finding.computed == "£260,650"


def test_a_total_that_fails_in_both_directions_is_told_once_with_all_its_parts() -> None:
    (finding,) = in_table(changed(SPENDING, (4, 3, "379,960")))

    assert (finding.check, finding.printed, finding.computed) == ("total", "£379,960", "£378,560")
    assert "the row totals" in finding.message
    assert "the column totals" in finding.message
    assert "£1,400 less" in finding.message
    assert finding.confidence > 0.9
    assert [source.quote for source in finding.sources] == [
        "379,960", "260,650", "117,910", "308,700", "43,650", "26,210",
    ]  # fmt: skip


def test_every_source_says_where_in_the_table_it_stands() -> None:
    (finding,) = in_table(changed(SPENDING, (4, 3, "379,960")))

    places = [(source.table.row, source.table.column) for source in finding.sources if source.table]

    assert places == [(3, 3), (3, 1), (3, 2), (0, 3), (1, 3), (2, 3)]
    assert {source.table.label for source in finding.sources if source.table} == {"Table 1: budget 2020/21 (£)"}


def test_a_grand_total_that_holds_in_one_direction_says_so_and_whose_mistake_it_shows() -> None:
    row, grand = in_table(changed(SPENDING, (2, 3, "43,560")))

    assert (
        "the total of the row “Premises” is printed as £43,560, but its cells come to £43,650 (£90 more)" in row.message
    )
    assert "which is the sum of the column totals, but the row totals come to £378,470 (£90 less)" in grand.message
    assert "the same £90 by which the total of the row “Premises” is too low" in grand.message
    assert row.confidence > grand.confidence


def test_a_cell_that_a_wrong_row_and_a_wrong_column_share_is_named_as_the_likely_mistake() -> None:
    row, column = in_table(changed(SPENDING, (2, 2, "14,200")))

    for finding in (row, column):
        assert "£12,400 instead of £14,200 (two digits changed places) for “Courts” in “Premises”" in finding.message


@pytest.mark.parametrize(
    ("total", "cause"),
    [
        ("260,560", "two digits have probably changed places"),
        ("269,650", "one digit is probably wrong"),
        ("26,065", "a digit at its end is probably missing"),
        ("241,750", "the £18,900 of “Programmes” seems to be left out"),
        ("291,900", "the £31,250 of “Premises” seems to be counted twice"),
    ],
)
def test_a_likely_cause_is_said(total: str, cause: str) -> None:
    finding, *_ = in_table([row[:2] for row in changed(SPENDING, (4, 1, total))])

    assert cause in finding.message
    assert finding.computed == "£260,650"


def test_a_sum_that_is_added_where_it_should_be_taken_away_is_said() -> None:
    rows = [
        ("Item", "2019/20", "2020/21"),
        ("Staff", "210,500", "220,000"),
        ("Drawn from savings", "-18,900", "-10,000"),
        ("Rent", "31,250", "31,000"),
        ("Total", "260,650", "241,000"),
    ]

    (finding,) = in_table(rows)

    assert "the -£18,900 of “Drawn from savings” seems to be taken with the wrong sign" in finding.message


def test_money_that_one_row_has_too_much_and_another_too_little_is_seen() -> None:
    rows = [
        ("Cost", "Prevention", "Courts", "Victims", "Total"),
        ("Staff", "210,500", "98,200", "10,000", "318,700"),
        ("Premises", "31,250", "12,400", "2,000", "115,750"),
        ("Programmes", "18,900", "7,310", "70,100", "26,210"),
        ("Overheads", "11,000", "5,000", "1,000", "17,000"),
        ("Total", "271,650", "122,910", "83,100", "477,660"),
    ]

    too_high, too_low = in_table(rows)

    assert "this is about as much as the total of the row “Programmes” is too low" in too_high.message
    assert "the £70,100 of “Victims” seems to be left out" in too_low.message


def test_a_pound_may_be_rounding_and_is_told_with_little_confidence() -> None:
    (finding,) = in_table([row[:2] for row in changed(SPENDING, (4, 1, "260,651"))])

    assert finding.confidence < 0.5
    assert "rounding of pence" in finding.message


def test_figures_in_thousands_may_differ_by_their_rounding() -> None:
    rows = [("Partner", "2020/21"), ("Council", "790"), ("Police", "127"), ("Health", "15"), ("Total", "933")]

    assert in_table(rows, "Contributions (£000)") == []
    (finding,) = in_table(changed(rows, (4, 1, "952")), "Contributions (£000)")
    assert finding.printed == "£952,000"


def test_sub_totals_and_the_total_over_them_are_checked_each() -> None:
    rows = [
        ("Item", "Budget (£)"),
        ("Salaries", "210,500"),
        ("Agency", "31,250"),
        ("Sub-total pay", "241,750"),
        ("Travel", "18,900"),
        ("Rent", "7,310"),
        ("Sub-total other", "26,210"),
        ("Total", "267,960"),
    ]

    assert in_table(rows) == []
    (sub,) = in_table(changed(rows, (3, 1, "243,750"), (7, 1, "269,960")))
    assert sub.message.startswith("In “Table 1: budget 2020/21 (£)”, “Sub-total pay” is printed as £243,750")
    (grand,) = in_table(changed(rows, (7, 1, "268,960")))
    assert grand.computed == "£267,960"


def test_a_total_that_is_merged_over_columns_is_checked_against_the_totals_above_it() -> None:
    rows = [
        ("Partner", "Cash (£)", "In kind (£)"),
        ("Council", "210,500", "3,000"),
        ("Police", "31,250", "12,400"),
        ("Total", "241,750", "15,400"),
    ]
    plain = table(*rows, caption="Contributions")
    text = (Paragraph("258,150", HERE),)
    merged = Table((*plain.cells, Cell(4, 0, HERE), Cell(4, 1, HERE, text, 1, 2)), HERE, 1, "Contributions")

    (finding,) = found(merged)

    assert (finding.printed, finding.computed) == ("£258,150", "£257,150")
    assert "the totals above it" in finding.message


def test_a_grand_total_that_only_shows_two_wrong_parts_is_told_with_them() -> None:
    row, column = in_table(changed(SPENDING, (2, 3, "43,560"), (4, 1, "261,650")))

    assert (row.printed, column.printed) == ("£43,560", "£261,650")


def test_a_row_that_adds_up_those_above_it_is_a_total_whatever_its_name() -> None:
    rows = [
        ("Area", "Council", "Police", "Health", "Total"),
        ("Westshire", "528,000", "74,200", "31,500", "633,700"),
        ("Eastport", "301,500", "41,800", "18,250", "361,550"),
        ("Partnership", "829,500", "115,000", "49,750", "995,250"),
        ("Change on last year", "2.0%", "1.5%", "-3.2%", "0.9%"),
    ]

    column, grand = in_table(rows)

    assert (
        "“Partnership” of the column “Police” is printed as £115,000, but its rows come to £116,000" in column.message
    )
    assert grand.computed == "£994,250"


def test_columns_under_a_header_for_both_areas_add_up_those_of_each() -> None:
    rows = [
        ("Partner", "Westshire", "Westshire", "Eastport", "Eastport", "Both areas", "Both areas"),
        ("Partner", "2021/22", "2022/23", "2021/22", "2022/23", "2021/22", "2022/23"),
        ("Council", "701,300", "720,000", "388,450", "390,000", "1,089,750", "1,110,000"),
        ("Police", "96,000", "97,000", "51,500", "52,500", "147,500", "149,500"),
        ("Health", "52,000", "53,100", "38,000", "38,200", "90,000", "93,100"),
        ("Total", "849,300", "870,100", "477,950", "480,700", "1,327,250", "1,350,800"),
    ]

    row, column = in_table(rows, "Contributions (£)", header_rows=2)

    assert (
        "the “Both areas, 2022/23” of the row “Health” is printed as £93,100, but its cells come to £91,300"
        in row.message
    )
    assert (column.printed, column.computed) == ("£1,350,800", "£1,352,600")


@pytest.mark.parametrize(
    "rows",
    [
        # a row that is counted in another
        [("Suite", "2019 (£)", "2020 (£)"), ("West", "21,200", "15,800"), ("East", "14,800", "11,900"),
         ("At night (included above)", "12,100", "9,700"), ("Total", "36,000", "27,700")],
        # a part that is not known
        [("Partner", "Cash"), ("Council", "210,500"), ("Police", "tbc"), ("Health", "9,000"), ("Total", "229,500")],
        [("Partner", "Cash"), ("Council", "210,500"), ("Police", "n/a"), ("Health", "9,000"), ("Total", "229,500")],
        # a row that is a part of another
        [("Partner", "Cash"), ("Council", "210,500"), ("of which staff", "90,000"), ("Police", "9,000"), ("Total", "219,500")],
        [("Cost", "West", "East"), ("Staff", "90,000", "70,000"), ("- pay", "80,000", "65,000"), ("- pensions", "10,000", "5,000"),
         ("Rent", "9,000", "8,000"), ("Total", "99,000", "78,000")],
        # a difference, and what is taken away
        [("Item", "Cash"), ("Expenditure", "210,500"), ("Income", "90,000"), ("Net total", "120,500")],
        [("Item", "Cash"), ("Staff", "210,500"), ("Rent", "9,000"), ("Less grant", "4,000"), ("Total", "215,500")],
        # the year before
        [("Item", "Cash"), ("Staff", "210,500"), ("Rent", "9,000"), ("Total 2020/21", "219,500"), ("Total 2019/20", "212,000")],
        # more than is listed
        [("Area", "2019", "2020"), ("Eastport", "100,000", "120,000"), ("Westport", "50,000", "60,000"),
         ("Total for the county", "910,000", "980,000")],
        # a column that runs on, and one of differences without signs
        [("Month", "Spend", "Cumulative"), ("April", "10,000", "10,000"), ("May", "12,000", "22,000"), ("June", "9,000", "31,000"),
         ("Total", "31,000", "31,000")],
        [("Item", "Budget", "Forecast", "Variance"), ("Staff", "£500,000", "£520,000", "£20,000"),
         ("Rent", "£100,000", "£90,000", "£10,000"), ("Total", "£600,000", "£610,000", "£10,000")],
        # a total that leaves lines out and says so
        [("Partner", "Cash"), ("Council", "210,500"), ("Police", "9,000"), ("Officers in kind", "45,000"),
         ("Total excluding in kind", "219,500")],
        # numbers that are multiplied, not added
        [("Item", "Unit price", "Delivery", "Total"), ("Laptops", "£500", "£10", "£1,510"), ("Phones", "£100", "£5", "£905")],
        # a total that stands alone and is far from the sum: it may be of something else
        [("Partner", "Cash"), ("Council", "210,500"), ("Police", "9,000"), ("Total", "538,000")],
    ],
)  # fmt: skip
def test_what_is_no_sum_of_its_rows_is_left_alone(rows: Rows) -> None:
    assert in_table(rows) == []


def test_a_note_that_figures_are_rounded_excuses_small_differences() -> None:
    wrong = table(*[row[:2] for row in changed(SPENDING, (4, 1, "260,652"))], caption="Budget (£)")

    assert found(wrong, paragraph("Figures may not add up due to rounding.")) == []
    assert len(found(wrong)) == 1


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_the_totals_of_a_real_plan_that_are_wrong_are_found_and_no_others(real_papers: Path, form: str) -> None:
    paper = read_paper(
        real_papers / f"cambs-pboro-plan-2017-18.{form}", None, None, ocr=False, max_bytes=10**8, max_pages=500
    )

    told = [(finding.printed, finding.computed) for finding in paper.findings if finding.check == "total"]

    assert told == [
        ("£636,113", "£636,176"),
        ("£1,222,884", "£1,222,821"),
        ("£929,215", "£929,206"),
        ("£56,076", "£56,075"),
        ("£188,341", "£108,292"),
        ("£86,607", "£166,657"),
        ("£1,420,646", "£1,420,637"),
    ]


def test_the_records_of_a_paper_say_the_same_of_a_total_as_its_findings() -> None:
    document = a_document(
        heading("Resources"),
        table(*changed(SPENDING, (4, 3, "379,960")), caption="Budget (£)"),
        title="Westshire Youth Justice Plan 2020/21",
    )
    extraction = extract(document)
    findings = check_paper(document, extraction.facts, extraction.records).findings

    wrong = [record for record in extraction.records if record.kind == "budget" and record.reconciles is False]

    assert [(record.source, record.computed) for record in wrong] == [(findings[0].sources[0], Decimal(378560))]
