"""Columns that print how far two others lie apart."""

from tests.extract.small_papers import a_document, heading, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.extract.facts import describe
from yjqa.records import Finding

SPENDING = [
    ("Heading", "Budget £", "Forecast £", "Variance £"),
    ("Salaries", "812,400", "797,300", "(15,100)"),
    ("Sessional staff", "0", "26,800", "26,800"),
    ("Premises", "61,200", "61,200", "0"),
    ("Activities", "108,500", "101,900", "(6,600)"),
    ("Gross spending total", "982,100", "987,200", "5,100"),
]


def found(*rows: tuple[str, ...]) -> list[Finding]:
    document = a_document(heading("Budget"), table(*rows, caption="Budget 2020/21"))
    return list(find(Material(document, describe(document), ())))


def test_a_variance_that_is_not_its_rows_is_told_and_not_the_total_over_it() -> None:
    (finding,) = found(*SPENDING[:1], ("Salaries", "812,400", "797,300", "(14,100)"), *SPENDING[2:])

    assert (finding.printed, finding.computed) == ("-£14,100", "-£15,100")
    assert "“Salaries”" in finding.message
    assert "holds only with -£15,100" in finding.message
    assert [source.quote for source in finding.sources] == ["(14,100)", "812,400", "797,300", "5,100"]


def test_variances_that_are_right_have_no_findings() -> None:
    assert found(*SPENDING) == []


def test_the_total_of_variances_is_told_where_it_is_not_its_rows_either() -> None:
    (finding,) = found(*SPENDING[:-1], ("Gross spending total", "982,100", "987,200", "5,700"))

    assert (finding.printed, finding.computed) == ("£5,700", "£5,100")
