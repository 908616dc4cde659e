"""What an answer says of a sum beside the figure: its year or that it has none, that it is a rough one, that another replaced it."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import budgets
from yjqa.ask.answer import Answer
from yjqa.ask.knowledge import Knowledge

PLAN = """# Westshire Youth Justice Plan 2021/22

Westshire Youth Offending Service delivers this plan.

## Resources

Westshire expenditure breakdown

| Item | Prevention | Courts | Total |
|---|---|---|---|
| Staffing | £210,000 | £190,000 | £400,000 |
| Running costs | £60,000 | £40,000 | £100,000 |
| Total | £270,000 | £230,000 | £500,000 |
"""

MINUTES = """# Eastport Community Safety Board: minutes of 14 September 2023

## Finance

The Harbour Mentoring Fund has secured almost £384k for 2023/24. After detailed analysis the savings target for the housing review had been
reduced from £1m to £683k. Grants range from £2,000 to £9,000.
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of_texts(tmp_path_factory.mktemp("said"), {"plan": PLAN, "minutes": MINUTES}) as library:
        yield library.knowledge()


def _answer(question: str, knowledge: Knowledge) -> Answer:
    answer = answer_of(budgets.propose, question, knowledge)
    assert answer is not None
    return answer


def test_a_table_without_a_year_is_said_to_have_none_and_of_what_year_its_paper_is(knowledge: Knowledge) -> None:
    answer = _answer("What is the budget of Westshire this year?", knowledge)

    assert answer.text.startswith("£500,000 [1]")
    assert "no year stated" in answer.text
    assert "No year is stated for £500,000; the paper is of 2021/22." in answer.notes


def test_a_rough_sum_is_told_as_one(knowledge: Knowledge) -> None:
    answer = _answer("How much has the Harbour Mentoring Fund secured?", knowledge)

    assert answer.text.startswith("Almost £384,000 [1]")


def test_a_sum_that_was_replaced_is_told_as_the_one_before(knowledge: Knowledge) -> None:
    answer = _answer("How much is the savings target for the housing review?", knowledge)

    assert answer.text.startswith("£683,000 [1]")
    assert "Before that: £1,000,000 [1]." in answer.text


def test_the_ends_of_a_range_do_not_replace_each_other(knowledge: Knowledge) -> None:
    answer = _answer("What do grants range from and to?", knowledge)

    assert "£2,000" in answer.text
    assert "£9,000" in answer.text
    assert "Before that" not in answer.text
