from datetime import date

import pytest

from yjqa.document import Block
from yjqa.extract.facts import Facts

from ..small_papers import a_document, actions_of, owners, paragraph

FACTS = Facts(date=date(2019, 4, 10))
PRESENT = paragraph("Present: Rob Hill (RH), Ann Hall (AH)")


def read(*blocks: Block) -> list[tuple[str, list[str]]]:
    return [(action.text, owners(action)) for action in actions_of(a_document(PRESENT, *blocks), FACTS)]


def test_owners_that_a_text_tool_left_on_the_line_below_belong_to_the_action() -> None:
    found = read(paragraph("ACTION: Bring an analysis of the cohort to the next meeting"), paragraph("RH/AH"))

    assert found == [("Bring an analysis of the cohort to the next meeting", ["Rob Hill", "Ann Hall"])]


def test_owners_in_the_margin_of_a_marked_action_own_it() -> None:
    action = paragraph("ACTION: Confirm the contribution in writing", margin="RH")

    assert read(action) == [("Confirm the contribution in writing", ["Rob Hill"])]


def test_initials_of_somebody_present_at_the_end_of_an_action_are_its_owner() -> None:
    assert read(paragraph("ACTION: Confirm the contribution in writing AH")) == [
        ("Confirm the contribution in writing", ["Ann Hall"])
    ]


@pytest.mark.parametrize("text", ["Share the case studies with the YJB", "Copy the letter about the hub to AH"])
def test_an_abbreviation_that_belongs_to_the_sentence_owns_nothing(text: str) -> None:
    assert read(paragraph(f"ACTION: {text}")) == [(text, [])]
