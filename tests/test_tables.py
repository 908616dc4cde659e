"""Records in spreadsheets: numbers are numbers, dates are dates, and nothing is run."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pydantic import BaseModel

from tests.builders import a_source, an_action
from yjqa.records import RECORD_TYPES, Action, BudgetLine, DocumentRecord, Finding, Kpi, Period
from yjqa.tables import Rows, records_as_json, records_as_rows, rows_as_csv, rows_as_xlsx

DANGEROUS = ["=1+1", "+44 1234", "-2 places", "@SUM(A1)", "\t=1+1", "  =cmd"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_is_text_in_csv(text: str) -> None:
    rows = Rows("t", ("a",), ((text,),))

    (_, (cell,)) = csv.reader(io.StringIO(rows_as_csv(rows)))

    assert cell == f"'{text}"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_is_text_in_xlsx(text: str) -> None:
    sheet = load_workbook(io.BytesIO(rows_as_xlsx([Rows("t", ("a",), ((text,),))]))).active

    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == text
    assert sheet["A2"].quotePrefix


def test_numbers_and_dates_keep_their_types_in_xlsx_under_a_frozen_filtered_header() -> None:
    rows = Rows("money", ("amount", "day"), ((Decimal("1234.50"), date(2024, 5, 31)), (-7, None)))

    sheet = load_workbook(io.BytesIO(rows_as_xlsx([rows]))).active

    assert sheet is not None
    assert (sheet["A2"].value, sheet["A3"].value) == (1234.5, -7)
    assert sheet["B2"].is_date
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"


def test_a_column_of_sums_is_shown_as_pounds_and_one_of_numbers_with_the_decimals_that_they_have() -> None:
    rows = Rows(
        "money",
        ("amount", "rate", "plain"),
        ((Decimal("1234567"), Decimal("12345.25"), 1234), (Decimal("-80.5"), 1200, None)),
        {"amount": "money", "rate": "number"},
    )

    sheet = load_workbook(io.BytesIO(rows_as_xlsx([rows]))).active

    assert sheet is not None
    assert [[cell.number_format for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["£#,##0", "#,##0.00", "General"],
        ["£#,##0.00", "#,##0", "General"],
    ]


def test_every_table_has_a_sheet_whose_name_a_spreadsheet_takes() -> None:
    titles = ["Police: cash?", "Police [cash]", "'quoted'", "x" * 40]

    book = load_workbook(io.BytesIO(rows_as_xlsx([Rows(title, ("a",), ()) for title in titles])))

    assert book.sheetnames == ["Police  cash", "Police  cash1", "quoted", "x" * 31]


def test_a_header_out_of_a_paper_is_no_formula_either() -> None:
    rows = Rows("t", ("=1+1",), ())

    assert rows_as_csv(rows).splitlines() == ["'=1+1"]
    sheet = load_workbook(io.BytesIO(rows_as_xlsx([rows]))).active
    assert sheet is not None
    assert sheet["A1"].data_type == "s"


def test_a_negative_number_stays_a_number_in_csv() -> None:
    assert "-7" in rows_as_csv(Rows("t", ("amount",), ((-7,),))).splitlines()


def test_characters_that_xlsx_cannot_hold_are_left_out() -> None:
    sheet = load_workbook(io.BytesIO(rows_as_xlsx([Rows("t", ("a",), (("a\x0bb\x00c",),))]))).active

    assert sheet is not None
    assert sheet["A2"].value == "abc"


def test_an_action_becomes_a_row_with_its_owners_deadline_and_place() -> None:
    action = an_action("Draft the plan", "Rob Hill", "Ann Poole", due="end of May", due_date=date(2024, 5, 31))

    rows = records_as_rows("actions", Action, [action])

    row = dict(zip(rows.columns, rows.rows[0], strict=True))
    assert row["owners"] == "Rob Hill; Ann Poole"
    assert (row["due"], row["due_date"]) == ("end of May", date(2024, 5, 31))
    assert row["document"] == "minutes"


def test_a_figure_becomes_a_row_with_its_unit_and_the_days_of_its_period() -> None:
    period = Period(raw="Q1 2019/20", start=date(2019, 4, 1), end=date(2019, 6, 30))
    kpi = Kpi(source=a_source(page=4), indicator="Custody", value=Decimal("35.1"), unit="percent", period=period)

    rows = records_as_rows("kpis", Kpi, [kpi])

    row = dict(zip(rows.columns, rows.rows[0], strict=True))
    assert (row["value"], row["unit"]) == (Decimal("35.1"), "percent")
    assert (row["period"], row["period_start"], row["period_end"]) == ("Q1 2019/20", period.start, period.end)
    assert row["where"] == "minutes, p. 4"


def test_a_finding_becomes_one_row_with_its_first_place_in_columns_and_all_places_in_one() -> None:
    finding = Finding(
        check="total",
        printed="£101",
        computed="£100",
        message="The total is £1 too high.",
        confidence=0.9,
        sources=(
            a_source("plan", page=2, quote="£101"),
            *(a_source("pack", page=7, quote=part) for part in ("£60", "£40")),
        ),
    )

    rows = records_as_rows("findings", Finding, [finding])

    row = dict(zip(rows.columns, rows.rows[0], strict=True))
    assert (row["printed"], row["computed"], row["confidence"]) == ("£101", "£100", 0.9)
    assert (row["document"], row["title"], row["page"], row["quote"]) == ("plan", "Plan", 2, "£101")
    assert row["sources"] == "plan, p. 2; pack, p. 7"


@pytest.mark.parametrize("kind", [*RECORD_TYPES.values(), DocumentRecord, Finding])
def test_no_two_columns_of_a_kind_have_one_name(kind: type[BaseModel]) -> None:
    columns = records_as_rows("t", kind, []).columns

    assert len(columns) == len(set(columns))


def test_a_kind_without_records_still_has_its_columns() -> None:
    rows = records_as_rows("budgets", BudgetLine, [])

    assert rows.rows == ()
    assert {"area", "financial_year", "amount", "document", "page"} <= set(rows.columns)


def test_money_is_a_json_number() -> None:
    whole = BudgetLine(source=a_source(), amount=Decimal("1546945"))
    pence = BudgetLine(source=a_source(), amount=Decimal("609.48"))

    text = records_as_json([whole, pence])

    assert '"amount": 1546945,' in text
    assert '"amount": 609.48,' in text
