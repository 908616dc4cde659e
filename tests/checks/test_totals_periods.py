"""Columns for a year or half of one beside its quarters, and rows that are called a sum."""

from collections.abc import Sequence

from tests.extract.small_papers import a_document, heading, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.extract.facts import describe
from yjqa.records import Finding

HEADER = ("Year", "Q1", "Q2", "Q3", "Q4", "Full year")


def found(*rows: Sequence[str]) -> list[Finding]:
    document = a_document(heading("Performance"), table(*rows, caption="First time entrants"))
    return list(find(Material(document, describe(document), ())))


def test_a_full_year_is_the_sum_of_its_quarters_where_another_row_bears_it_out() -> None:
    (finding,) = found(HEADER, ("2019/20", "24", "23", "18", "20", "85"), ("2018/19", "26", "22", "25", "23", "98"))

    assert (finding.printed, finding.computed) == ("98", "96")
    assert [source.quote for source in finding.sources] == ["98", "26", "22", "25", "23"]


def test_a_half_year_is_the_sum_of_two_quarters_and_not_of_a_state_at_its_end() -> None:
    (finding,) = found(
        ("Measure", "Apr-Jun", "Jul-Sep", "Half year", "Same half of 2018/19"),
        ("Sentenced to custody", "2", "5", "7", "6"),
        ("Remanded", "3", "1", "4", "4"),
        ("Nights on remand", "118", "96", "241", "305"),
        ("In custody on the last day", "3", "4", "4", "5"),
    )

    assert (finding.printed, finding.computed) == ("241", "214")


def test_a_year_that_counts_children_of_several_quarters_once_is_no_mistake() -> None:
    assert (
        found(HEADER, ("New orders", "24", "23", "18", "20", "85"), ("Children seen", "36", "32", "35", "33", "129"))
        == []
    )


def test_a_year_that_no_row_bears_out_is_not_checked() -> None:
    assert found(HEADER, ("2019/20", "24", "23", "18", "20", "86"), ("2018/19", "26", "22", "25", "23", "98")) == []


def test_a_row_called_a_sum_is_a_total() -> None:
    lines = [("Salaries", "396,200"), ("Training", "15,900"), ("Travel", "17,300"), ("Equipment", "20,000")]

    for name in ("Sum", "Altogether", "In all"):
        (finding,) = found(("Heading", "£"), *lines, (name, "451,400"))
        assert (finding.printed, finding.computed) == ("£451,400", "£449,400")
    assert found(("Heading", "£"), *lines, ("Sum", "449,400")) == []
