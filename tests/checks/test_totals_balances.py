"""Reserves: an opening balance, what came in and went out, and what is left."""

from collections.abc import Sequence

from tests.extract.small_papers import a_document, heading, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.extract.facts import describe
from yjqa.records import Finding

RESERVE = [
    ("The reserve", "£"),
    ("Balance on 1 April 2019", "83,700"),
    ("Less: to meet the overspend", "(6,200)"),
    ("Less: mentoring pilot", "12,500"),
    ("Add: refund of rent", "4,100"),
]


def found(*rows: Sequence[str]) -> list[Finding]:
    document = a_document(heading("Reserves"), table(*rows, caption="The reserve"))
    return list(find(Material(document, describe(document), ())))


def test_a_closing_balance_follows_from_the_opening_one() -> None:
    (finding,) = found(*RESERVE, ("Balance on 31 March 2020", "79,100"))

    assert (finding.printed, finding.computed) == ("£79,100", "£69,100")
    assert [source.quote for source in finding.sources] == ["79,100", "83,700", "(6,200)", "12,500", "4,100"]
    assert found(*RESERVE, ("Balance on 31 March 2020", "69,100")) == []


def test_a_closing_balance_that_no_slip_explains_is_told_only_where_another_column_holds() -> None:
    assert found(*RESERVE, ("Balance on 31 March 2020", "61,350")) == []

    others = ("50,000", "(5,000)", "2,000", "1,000")
    two = [
        ("The reserve", "Main £", "Grant £"),
        *((*row, other) for row, other in zip(RESERVE[1:], others, strict=True)),
    ]
    (finding,) = found(*two, ("Balance on 31 March 2020", "61,350", "44,000"))

    assert (finding.printed, finding.computed) == ("£61,350", "£69,100")


def test_lines_without_signs_leave_a_balance_open() -> None:
    rows = [("Reserve", "£"), ("Opening balance", "83,700"), ("Pilot", "12,500"), ("Closing balance", "71,300")]

    assert found(*rows) == []


def test_a_line_that_does_not_say_that_it_is_taken_away_is_no_mistake() -> None:
    assert found(*RESERVE[:-1], ("Training", "5,000"), ("Balance on 31 March 2020", "60,000")) == []
