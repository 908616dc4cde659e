"""Scores of registers that are not what the register's other rows are made by."""

import pytest

from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.scores import find
from yjqa.document import Document, Table
from yjqa.extract.facts import describe
from yjqa.records import Finding

HEADERS = (
    "Ref",
    "Risk",
    "Impact",
    "Likelihood",
    "Score",
    "Controls",
    "Residual impact",
    "Residual likelihood",
    "Residual score",
)


def found(document: Document) -> list[Finding]:
    return list(find(Material(document, describe(document), ())))


def register(*rows: str) -> Document:
    """A register of which each row is given as its six figures."""
    body = [
        (f"R{number}", f"Risk number {number} comes to pass", *row.split()[:3], "Watched closely", *row.split()[3:])
        for number, row in enumerate(rows, 1)
    ]
    return a_document(heading("Risk register"), table(HEADERS, *body))


def test_a_score_that_the_other_rows_contradict_is_told_with_its_row_and_both_figures() -> None:
    (finding,) = found(register("4 4 16 4 3 12", "3 4 12 3 2 6", "5 3 18 5 2 10"))

    assert (finding.check, finding.printed, finding.computed) == ("score", "18", "15 (5 × 3)")
    assert "Risk number 3 comes to pass" in finding.message
    assert finding.confidence >= 0.8
    place = finding.sources[0].table
    assert place is not None
    assert (place.row, place.column) == (2, 4)


def test_the_factors_are_told_by_their_headers_in_the_order_of_their_columns() -> None:
    rows = (("R1", "Posts stay empty", "3", "4", "12"), ("R2", "The grant is cut", "2", "5", "10"))
    headers = ("Ref", "Risk", "Likelihood", "Impact", "Score")

    (finding,) = found(
        a_document(heading("Risk register"), table(headers, *rows, ("R3", "A court is shut", "2", "3", "9")))
    )

    assert "Likelihood 2 × Impact 3 is 6" in finding.message


def test_a_residual_score_is_checked_as_the_first_one_is() -> None:
    (finding,) = found(register("4 4 16 4 3 12", "3 4 12 3 2 9", "5 3 15 5 2 10"))

    assert (finding.printed, finding.computed) == ("9", "6 (3 × 2)")
    assert "residual" in finding.message


def test_a_register_that_adds_is_held_to_adding() -> None:
    (finding,) = found(register("4 4 8 4 3 7", "3 4 7 3 2 5", "5 3 8 5 2 10"))

    assert (finding.printed, finding.computed) == ("10", "7 (5 + 2)")


@pytest.mark.parametrize(
    "rows",
    [
        ("4 4 16 4 3 12", "3 4 12 3 2 6", "5 3 15 5 2 10"),
        ("4 4 20 4 3 18", "3 4 14 3 2 9", "5 3 22 5 2 12"),  # made in some way that is not known
        ("4 4 16 4 3 17", "3 4 19 3 2 20"),  # one row shows nothing
        ("2 2 4 2 2 4", "2 2 4 2 2 5"),  # product or sum
        ("4 4 High TBC 3 12", "3 4 12 3 2 6", "5 3 15 - 2 -"),
    ],
)
def test_a_register_that_agrees_or_does_not_show_how_it_scores_gives_nothing(rows: tuple[str, ...]) -> None:
    assert found(register(*rows)) == []


def test_a_score_beside_two_small_figures_is_checked_in_other_tables_too() -> None:
    ranked = table(
        ("Project", "Harm", "Reach", "Priority score"),
        ("Street work", "3", "5", "15"),
        ("Mentoring", "4", "4", "16"),
        ("Family support", "5", "2", "12"),
    )

    (finding,) = found(a_document(heading("Projects ranked"), ranked))

    assert (finding.printed, finding.computed) == ("12", "10 (5 × 2)")


def test_a_register_whose_headers_have_shifted_off_their_figures_is_read_by_the_columns_that_hold_them() -> None:
    shifted = table(
        ("Ref", "Risk", "Impact", "Likelihood", "", "Score"),
        ("R1", "The grant is late", "3", "", "4", "12"),
        ("R2", "The lease ends", "4", "", "2", "8"),
        ("R3", "Returns are rejected", "3", "", "3", "9"),
        ("R4", "An inspection finds weak oversight", "4", "", "4", "15"),
    )

    (finding,) = found(a_document(heading("Risk register"), shifted))

    assert (finding.printed, finding.computed) == ("15", "16 (4 × 4)")
    assert "Impact 4 × Likelihood 4" in finding.message


def test_a_column_that_only_adds_figures_of_another_table_is_left_to_those_who_check_totals() -> None:
    added = table(
        ("Project", "Boys", "Girls", "Rating"),
        ("Street work", "3", "5", "8"),
        ("Mentoring", "4", "4", "8"),
        ("Family support", "5", "2", "9"),
    )

    assert found(a_document(heading("Projects"), added)) == []


def _of_one(score: str) -> Table:
    return table(("Risk", "Score", "Mitigation"), ("The grant ends", score, "A plan for its end"))


def test_a_cell_that_says_how_its_score_is_made_is_held_to_it() -> None:
    (finding,) = found(a_document(heading("Risks"), _of_one("4 x 5 = 25")))
    (bracketed,) = found(a_document(heading("Risks"), _of_one("15 (4 x 3)")))

    assert (finding.printed, finding.computed) == ("25", "20 (4 × 5)")
    assert (bracketed.printed, bracketed.computed) == ("15", "12 (4 × 3)")
    assert found(a_document(heading("Risks"), _of_one("4 x 5 = 20"))) == []
    sessions = table(("Course", "Hours"), ("Driving", "9 (2 x 4)"))
    assert found(a_document(heading("Courses"), sessions)) == []


def _lines(*rows: str, header: str = "Ref Risk Impact Likelihood Score") -> list[tuple[str, str | None]]:
    told = [paragraph(header), *(paragraph(f"R{n} {row}") for n, row in enumerate(rows, 1))]
    return [(finding.printed, finding.computed) for finding in found(a_document(heading("Risk register"), *told))]


def test_a_register_that_is_printed_as_a_line_a_row_is_checked_as_well() -> None:
    rows = ("The grant is late 3 4 12", "The lease ends 4 2 8 New", "Data are late 3 3 9", "Oversight is weak 4 4 15")
    both = ("The grant is late 3 4 12 3 2 6", "The lease ends 4 2 8 4 1 5", "Data are late 3 3 9 3 1 3")
    header = "Risk Impact Likelihood Score Residual impact Residual likelihood Residual score"

    assert _lines(*rows) == [("15", "16 (4 × 4)")]
    assert _lines(*both, header=header) == [("5", "4 (4 × 1)")]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Risk Impact Likelihood Score", ("One 3 4 12", "Two 4 2 8", "Three 3 3 9")),
        ("Risk Impact Likelihood Score", ("One 3 4 7", "Two 4 2 6", "Three 3 3 6", "Four 4 4 8")),
        ("Risk Impact Likelihood Score", ("One 3 4 12", "Two 4 2 9")),
        ("Area Boys Girls Score", ("One 3 4 12", "Two 4 2 8", "Three 3 3 9", "Four 4 4 15")),
        ("Risk Impact Likelihood Score", ("One 3 4 12", "Two 4 2 8", "Three 3 3 9", "Four 4 4 15 16")),
    ],
)
def test_lines_that_agree_or_are_no_register_that_multiplies_give_nothing(header: str, rows: tuple[str, ...]) -> None:
    assert _lines(*rows, header=header) == []
