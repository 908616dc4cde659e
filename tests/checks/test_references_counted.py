"""References to parts, enclosures and pages after the last that a paper has."""

from dataclasses import replace

import pytest

from tests.extract.small_papers import a_document, heading, paragraph
from yjqa.checks.material import Material
from yjqa.checks.references import find
from yjqa.document import Document, Page
from yjqa.extract.facts import describe
from yjqa.records import Finding


def found(document: Document) -> list[Finding]:
    return list(find(Material(document, describe(document), ())))


def of_counted(text: str, *titles: str) -> list[Finding]:
    parts = [block for title in titles for block in (heading(title, 1), paragraph("What stands here is short."))]
    return found(a_document(*parts[:2], paragraph(text), *parts[2:], title="Westshire yearly report"))


PARTS_IN_WORDS = ("Part One: The year", "Part Two: Money", "Part Three: Actions")
ENCLOSURES = ("Enclosure 1", "Enclosure 2", "Enclosure 3")


@pytest.mark.parametrize(
    ("text", "titles", "printed", "last"),
    [
        ("Each risk is dealt with in Part Four.", PARTS_IN_WORDS, "Part Four", "the last part is 3"),
        ("Each risk is dealt with in Part 4.", PARTS_IN_WORDS, "Part 4", "the last part is 3"),
        ("5 Contributions of partners Enclosure 4", ENCLOSURES, "Enclosure 4", "the last enclosure is 3"),
    ],
)
def test_a_part_after_the_last_of_those_that_titles_count_is_told(
    text: str, titles: tuple[str, ...], printed: str, last: str
) -> None:
    (finding,) = of_counted(text, *titles)

    assert (finding.check, finding.printed, finding.computed) == ("reference", printed, last)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Each risk is dealt with in Part Three.", PARTS_IN_WORDS),
        ("The duty is in Part 4 of the Act.", PARTS_IN_WORDS),
        ("The duty is in Part 4 Housing Act.", PARTS_IN_WORDS),
        ("The exempt figures are in Part Four.", PARTS_IN_WORDS),
        ("She took the leading part four times.", PARTS_IN_WORDS),
        ("Each risk is dealt with in Part Four.", PARTS_IN_WORDS[:2]),
        ("Each risk is dealt with in Part Four.", ("Part One: The year", "Part Three: Actions", "Part Five: Risks")),
        ("Risks: Enclosure 3. Contributions of partners: Enclosure 4", ENCLOSURES),  # which may be sent apart
        ("Contributions of partners (to follow): Enclosure 4", ENCLOSURES),
    ],
)
def test_parts_that_are_there_of_another_paper_or_sent_apart_give_nothing(text: str, titles: tuple[str, ...]) -> None:
    assert of_counted(text, *titles) == []


def of_pages(text: str, *labels: str | None) -> list[Finding]:
    pages = tuple(Page(number, (paragraph(text),), label) for number, label in enumerate(labels, 1))
    return found(replace(a_document(title="Westshire yearly report"), pages=pages))


def test_a_page_after_the_last_is_told_once() -> None:
    (finding,) = of_pages("The full list is shown on page 12.", "1", "2", "3")

    assert (finding.printed, finding.computed) == ("page 12", "the last page is 3")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The full list is shown on page 3.", ("1", "2", "3")),
        ("The full list is shown on page 12.", ("10", "11", "12")),
        ("The full list is shown on page 15.", ("10", "11", "12")),  # pages out of a greater paper
        ("The full list is shown on page 12.", (None, None, None)),
        ("The full list is shown on page 12 of the census.", ("1", "2", "3")),
        ("In the national guidance the full list is shown on page 12.", ("1", "2", "3")),
        ("The children wrote on page 12 what they thought.", ("1", "2", "3")),
    ],
)
def test_pages_that_may_be_there_or_are_of_something_else_give_nothing(
    text: str, labels: tuple[str | None, ...]
) -> None:
    assert of_pages(text, *labels) == []
