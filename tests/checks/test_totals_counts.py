"""Printed totals of tables of counts: children, orders, posts."""

from collections.abc import Sequence

import pytest

from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.document import Block
from yjqa.extract.facts import describe
from yjqa.records import Finding

ORDERS = [
    ("Order", "Boys", "Girls", "Total"),
    ("Referral orders", "31", "9", "40"),
    ("Rehabilitation orders", "19", "7", "26"),
    ("Custody", "3", "1", "4"),
    ("Total", "53", "17", "70"),
]


def found(rows: Sequence[Sequence[str]], *after: Block, caption: str = "Orders in 2020") -> list[Finding]:
    document = a_document(heading("Performance"), table(*rows, caption=caption), *after)
    return list(find(Material(document, describe(document), ())))


def test_counts_that_add_up_have_no_findings() -> None:
    assert found(ORDERS) == []


def test_a_total_of_counts_is_checked_in_both_directions() -> None:
    (finding,) = found([*ORDERS[:4], ("Total", "53", "17", "73")])

    assert (finding.printed, finding.computed) == ("73", "70")
    assert "the column totals and the row totals both come to 70 (3 less)" in finding.message
    assert [source.quote for source in finding.sources] == ["73", "53", "17", "40", "26", "4"]


def test_a_column_of_counts_alone_is_checked_where_the_total_is_near() -> None:
    cases = [("Team member", "Cases"), ("", "11"), ("", "10"), ("", "7"), ("", "3"), ("Grand total", "32")]

    (finding,) = found(cases)

    assert (finding.printed, finding.computed) == ("32", "31")
    assert found([*cases[:5], ("Grand total", "85")]) == []


def test_a_column_for_both_is_a_total() -> None:
    rows = [
        ("Posts", "West", "East", "Both"),
        ("Managers", "5", "4", "9"),
        ("Workers", "17", "13", "30"),
        ("Clerks", "5", "4", "8"),
    ]

    (finding,) = found(rows, caption="Staff")

    assert "the total of the row “Clerks” is printed as 8, but its cells come to 9" in finding.message


def test_full_time_equivalents_are_rounded_to_their_last_digit() -> None:
    posts = [("Post", "FTE"), ("Managers", "5.5"), ("Workers", "17.2"), ("Clerks", "4.3"), ("Total", "27.1")]

    assert found(posts, caption="Staff") == []
    (finding,) = found([*posts[:4], ("Total", "28.0")], caption="Staff")
    assert finding.computed == "27"


def test_a_total_above_its_rows_is_checked_where_other_columns_bear_it_out() -> None:
    rows = [
        ("Offence", "2018", "2019", "2020"),
        ("Total", "25", "43", "20"),
        ("Theft", "10", "20", "8"),
        ("Assault", "10", "15", "7"),
        ("Drugs", "5", "8", "6"),
    ]

    (finding,) = found(rows, caption="Offences")

    assert (finding.printed, finding.computed) == ("20", "21")


def test_rows_may_be_named_by_numbers() -> None:
    rows = [("Age", "2019", "2020"), ("10", "13", "24"), ("11", "25", "36"), ("12", "39", "41"), ("Total", "77", "111")]

    (finding,) = found(rows, caption="Children by age")

    assert (finding.printed, finding.computed) == ("111", "101")


def test_a_row_of_figures_that_was_taken_for_a_header_is_read() -> None:
    rows = [
        ("Area", "2018", "2019", "2020"),
        ("Total", "73", "54", "31"),
        ("West", "41", "30", "18"),
        ("East", "22", "18", "9"),
        ("North", "11", "6", "4"),
    ]
    document = a_document(heading("Performance"), table(*rows, caption="Children", header_rows=2))

    (finding,) = find(Material(document, describe(document), ()))

    assert (finding.printed, finding.computed) == ("73", "74")


@pytest.mark.parametrize(
    "rows",
    [
        # too small to be published
        [("Order", "Boys", "Girls", "Total"), ("Referral", "31", "9", "40"), ("Custody", "3", "<5", "5"), ("Total", "34", "11", "45")],
        # children with several needs, each counted in more rows than one
        [("Need", "Children"), ("Speech", "31"), ("Mental health", "44"), ("Education", "52"), ("Total children", "80")],
        # averages and rates, named and unnamed
        [("Team", "Cases", "Average per worker"), ("West", "38", "7.6"), ("North", "32", "5.3"), ("Total", "70", "6.4")],
        [("Team", "Cases", "Caseload"), ("West", "38", "7.6"), ("North", "32", "5.3"), ("South", "11", "5.5"), ("Total", "81", "6.2")],
        # shares
        [("Answer", "Number", "%"), ("Yes", "31", "41%"), ("No", "44", "58%"), ("Total", "75", "100%")],
        # a row below the total, and one that is a mean
        [("Post", "West", "East"), ("Managers", "5", "4"), ("Workers", "17", "13"), ("Total", "22", "17"), ("Disabled", "2", "1")],
        # quantities and prices
        [("Item", "Number", "Price", "Total"), ("Chairs", "4", "25", "100"), ("Desks", "2", "80", "160")],
        # only some of what the total is of
        [("Ward", "2019", "2020"), ("Harbour", "12", "14"), ("Station", "9", "11"), ("Total for Westshire", "211", "230")],
        # rounded to the nearest five
        [("Ward", "2019", "2020"), ("Harbour", "125", "130"), ("Station", "40", "45"), ("Mill", "15", "10"), ("Park", "35", "25"),
         ("Total", "220", "205")],
        # likelihood and impact
        [("Risk", "Likelihood", "Impact", "Total"), ("Staff leave", "3", "4", "12"), ("Grant ends", "2", "2", "4")],
    ],
)  # fmt: skip
def test_what_is_not_added_up_is_left_alone(rows: Sequence[Sequence[str]]) -> None:
    assert found(rows) == []


def test_a_note_that_children_are_counted_twice_excuses_a_table() -> None:
    rows = [*ORDERS[:4], ("Total", "51", "17", "70")]

    assert found(rows)
    assert found(rows, paragraph("Some children are counted in more than one row.")) == []
