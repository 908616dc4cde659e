"""Paragraph numbers that stand twice in one report."""

from pathlib import Path

import pytest

from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.numbering import find
from yjqa.document import Block, Document
from yjqa.extract.facts import describe
from yjqa.ingest import read
from yjqa.records import Finding

WORDS = ("Rooms for the panel", "Buses to the school", "Letters to parents", "Visits of the judge", "Costs of remand")


def found(document: Document) -> list[Finding]:
    return list(find(Material(document, describe(document), ())))


def numbered(*numbers: str) -> list[Block]:
    """Paragraphs of these numbers, each of its own words; a number without a point is a heading."""
    return [
        paragraph(f"{WORDS[place % 5]} were talked over, point {place} of the list.", number)
        if "." in number
        else heading(f"{WORDS[place % 5]} in all", 2, number)
        for place, number in enumerate(numbers)
    ]


def of(*numbers: str) -> list[tuple[str, str | None]]:
    return [(finding.printed, finding.computed) for finding in found(a_document(*numbered(*numbers)))]


def test_a_number_printed_twice_is_told_once_with_both_places() -> None:
    (finding,) = found(a_document(*numbered("4", "4.1", "4.2", "4.3", "4.3", "4.4", "5", "5.1")))

    assert (finding.check, finding.printed) == ("numbering", "4.3 and 4.3")
    assert finding.computed == "the second would be 4.4"
    assert [source.paragraph for source in finding.sources] == ["4.3", "4.3"]
    assert finding.sources[0].quote != finding.sources[1].quote


def test_a_heading_between_the_two_changes_nothing() -> None:
    blocks = numbered("4", "4.1", "4.2", "4.3", "4.3", "4.4")
    blocks.insert(4, heading("Buses", 1))

    assert [finding.printed for finding in found(a_document(*blocks))] == ["4.3 and 4.3"]


def test_a_section_that_is_counted_anew_is_told_once_with_what_it_would_be() -> None:
    (finding,) = found(a_document(*numbered("5", "5.1", "6a", "6.1", "6.2", "6b", "6.1", "6.2", "6.3", "7", "7.1")))

    assert (finding.printed, finding.computed) == ("6.1 to 6.3", "6.3 to 6.5")
    assert "Rooms for the panel in all" in finding.message


def test_deeper_numbers_are_counted_within_their_own_section() -> None:
    assert of("2.1", "2.1.1", "2.1.2", "2.2", "2.2.1", "2.2.2", "2.3") == []
    assert of("2.1", "2.1.1", "2.1.2", "2.1.2", "2.1.3", "2.2") == [("2.1.2 and 2.1.2", "the second would be 2.1.3")]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "1.1", "1.2", "2", "2.1", "2.2", "1", "1.1", "1.2", "2", "2.1"),  # two reports
        ("1.1", "1.2", "1.1", "1.2"),  # two reports of one section
        ("4.1", "4.2", "4.5", "4.6", "6.1"),  # gaps
        ("4a", "4.1", "4.2", "4b", "4.3", "4.4", "5", "5.1"),
        ("9.9", "9.10", "9.11", "10.1"),
    ],
)
def test_reports_that_each_begin_at_one_and_gaps_give_nothing(numbers: tuple[str, ...]) -> None:
    assert of(*numbers) == []


def test_a_report_that_leaves_its_first_sections_without_numbers_is_another_report() -> None:
    document = a_document(
        *numbered("1", "1.1", "2", "2.1", "2.2"),
        heading("Report of the education officer", 1),
        heading("Purpose", 2),
        paragraph("This report tells of schools."),
        *numbered("2.1", "2.2", "3", "3.1"),
    )

    assert found(document) == []


def test_a_paragraph_that_a_page_repeats_is_no_second_one() -> None:
    same = paragraph("The board agreed to the plan for the coming year.", "3.2")

    assert found(a_document(*numbered("3.1"), same, same, *numbered("3.3"))) == []


def test_a_paper_whose_every_number_stands_twice_is_not_understood_and_gives_nothing() -> None:
    assert of(*(f"3.{n}" for n in range(1, 12) for _ in (1, 2))) == []


def test_minutes_in_a_table_are_read_by_their_first_column() -> None:
    minutes = table(
        ("3.1", "The chair opened the meeting."),
        ("3.2", "The plan was agreed."),
        ("3.2", "Costs of remand were noted by all."),
        ("3.3", "The grant was welcomed."),
        header_rows=0,
    )

    (finding,) = found(a_document(heading("Minutes", 1), minutes))

    assert finding.printed == "3.2 and 3.2"
    assert finding.sources[0].table is not None


def test_the_objectives_of_a_work_plan_that_several_actions_have_are_no_repeats() -> None:
    plan = table(
        ("Ref", "Action", "Owner"),
        ("1.1", "Visit every school", "Head of prevention and early help"),
        ("1.2", "Train all case workers", "Service manager"),
        ("1.2", "Print the guide for parents", "Rob Hill and Ann Poole"),
        ("1.3", "Open the new office", "Estates team"),
    )

    assert found(a_document(heading("Work plan", 1), plan)) == []


TASKS = (
    "Visit every school in the county", "Train all case workers", "Print the guide for parents", "Open the new office",
    "Find mentors for girls", "Write to the courts", "Ask victims what they need", "Count the cases that were closed",
    "Agree the budget of the coming year", "Review the panel",
)  # fmt: skip


def _rows(*numbers: str, header: str = "Ref", tasks: tuple[str, ...] = TASKS) -> list[tuple[str, str | None]]:
    rows = [(number, task, "Ann Poole", "May 2020") for number, task in zip(numbers, tasks, strict=False)]
    plan = table((header, "Action", "Owner", "Deadline"), *rows)
    return [(finding.printed, finding.computed) for finding in found(a_document(heading("Work plan", 1), plan))]


def test_two_rows_of_one_number_are_told_where_the_next_number_is_missing() -> None:
    told = [("2.3 and 2.3", "the second would be 2.4")]

    assert _rows("1.1", "1.2", "2.1", "2.2", "2.3", "2.3", "2.5") == told
    assert _rows("1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.3", "3.1", "3.2") == told
    assert _rows("1", "2", "3", "3", "5", "6") == [("3 and 3", "the second would be 4")]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3"),
        ("1.1", "1.2", "2.1", "2.2", "2.2", "2.3", "2.4"),  # two actions of one objective
        ("1.1", "1.1", "1.3", "2.1", "2.1", "2.3"),
        ("1.1", "1.2", "1.2", "2.1", "2.2"),  # too few to know
        ("3.4", "4.2", "4.6", "5.1", "6.3", "6.3", "8.2"),  # those of minutes
        ("1", "2", "3", "4", "5", "5"),
        ("1.1", "1.2", "1.4", "2.1", "2.2", "2.2", "2.4"),
        ("1.10", "1.50", "2.10", "2.10", "3.60"),
    ],
)
def test_numbers_of_rows_that_are_counted_in_another_way_give_nothing(numbers: tuple[str, ...]) -> None:
    assert _rows(*numbers) == []


def test_rows_that_share_the_number_of_what_they_belong_to_give_nothing() -> None:
    numbers = ("1.1", "1.2", "2.1", "2.2", "2.3", "2.3", "2.5")
    split = (*TASKS[:5], "", *TASKS[6:])
    same = (*TASKS[:5], TASKS[4], *TASKS[6:])

    assert _rows(*numbers, header="Minute") == []
    assert _rows(*numbers, tasks=split) == []
    assert _rows(*numbers, tasks=same) == []


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
def test_a_real_pack_has_the_same_two_faults_in_each_of_its_formats(real_papers: Path, suffix: str) -> None:
    document = read(real_papers / f"ccssb-pack-2019-07-10.{suffix}")

    assert [(finding.printed, finding.computed) for finding in found(document)] == [
        ("6.1 to 6.5", "6.4 to 6.8"),
        ("4.16 and 4.16", "the second would be 4.17"),
    ]


def _headings(*numbers: str) -> list[str]:
    blocks = [heading(f"{WORDS[place % 5]} in all, part {place}", 2, number) for place, number in enumerate(numbers)]
    told = [block for one in blocks for block in (one, paragraph(f"What was said under {one.text}."))]
    return [finding.printed for finding in found(a_document(*told))]


def test_two_headings_of_one_number_are_told() -> None:
    assert _headings("6", "7", "8", "9", "9") == ["9 and 9"]
    assert _headings("1", "2", "3", "3", "4", "5") == ["3 and 3"]


@pytest.mark.parametrize(
    "numbers",
    [
        (
            "1",
            "2",
            "3",
            "4",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
        ),  # a count within a count goes on to where the outer one does
        ("1", "2", "3", "1", "2", "3"),
        ("1", "2", "3", "5", "6"),
        ("4a", "4b", "5", "6"),
        ("2", "2", "3"),  # too few to know what is counted
    ],
)
def test_headings_that_are_counted_within_others_or_anew_give_nothing(numbers: tuple[str, ...]) -> None:
    assert _headings(*numbers) == []


def test_a_heading_number_is_not_told_where_its_paragraphs_tell_already() -> None:
    assert of("4", "4.1", "5", "5.1", "5.2", "5", "5.1", "6", "6.1") == [("5.1", "5.3")]


def test_a_paper_whose_paragraphs_all_have_one_number_gives_nothing() -> None:
    assert of(*["1.1"] * 2000) == []
    assert of("1", *["1.2"] * 2000) == []
