"""Records in spreadsheets: numbers are numbers, dates are dates, and nothing is run."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.builders import a_source, an_action
from yjqa.records import Action, BudgetLine
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
