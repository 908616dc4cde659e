"""Printed totals of tables that no paper should have: what is too large to be added up costs no time and no other finding."""

from collections.abc import Sequence

from tests.extract.small_papers import a_document, heading, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.extract.facts import describe
from yjqa.records import Finding

LONG = "9" * 60


def found(*tables: Sequence[Sequence[str]]) -> list[Finding]:
    blocks = [table(*rows, caption="Budget (£)") for rows in tables]
    document = a_document(heading("Resources"), *blocks)
    return list(find(Material(document, describe(document), ())))


def columns_of_totals(many: int) -> list[tuple[str, ...]]:
    """A table in which each total column adds up the two before it, and the last one is wrong in the first row."""
    header = ("Item", *("Cash", "In kind", "Total") * many)
    rows = [(f"Row {number}", *("1,250", "2,300", "3,550") * many) for number in range(20)]
    rows[0] = (*rows[0][:-1], "3,650")
    return [header, *rows]


def rows_of_totals(many: int) -> list[tuple[str, ...]]:
    """A table in which each total adds up the two rows above it, and the last one is wrong."""
    rows = [("Staff", "1,250"), ("Rent", "2,300"), ("Sub-total", "3,550")] * many
    return [("Item", "Cost"), *rows[:-1], ("Sub-total", "3,650")]


def pairs_of_wrong_rows(many: int) -> list[tuple[str, ...]]:
    """Rows of which half are right, a quarter £313 too high and a quarter £313 too low."""
    rows = [("20,000", "31,000", total) for total in ("51,000", "51,313", "51,000", "50,687")] * many
    return [("Item", "Cash", "In kind", "Total"), *((f"Row {n}", *row) for n, row in enumerate(rows))]


def test_a_table_with_hundreds_of_total_columns_is_not_added_up() -> None:
    assert [finding.printed for finding in found(columns_of_totals(10))] == ["£3,650"]
    assert found(columns_of_totals(100)) == []


def test_a_table_with_hundreds_of_total_rows_is_not_added_up() -> None:
    assert [finding.printed for finding in found(rows_of_totals(10))] == ["£3,650"]
    assert found(rows_of_totals(400)) == []


def test_among_hundreds_of_wrong_totals_none_is_said_to_explain_another() -> None:
    few, many = found(pairs_of_wrong_rows(20)), found(pairs_of_wrong_rows(200))

    assert (len(few), len(many)) == (40, 400)
    assert all("about as much as the total of the row" in finding.message for finding in few)
    assert not any("about as much as" in finding.message for finding in many)


def test_figures_of_sixty_digits_cost_no_other_finding() -> None:
    long_counts = [
        ("Order", "Boys", "Total"),
        ("Custody", f"0.{LONG}", LONG),
        ("Referral", LONG, LONG),
        ("Total", LONG, LONG),
    ]
    long_sums = [("Item", "Cost"), ("Staff", f"£{LONG}"), ("Rent", "£1"), ("Total", f"£{LONG[:-1]}8")]

    assert [finding.printed for finding in found(long_counts, long_sums, rows_of_totals(3))] == ["£3,650"]
