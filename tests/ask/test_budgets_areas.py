"""Questions that set the money of several areas beside each other, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import budgets
from yjqa.ask.answer import Answer
from yjqa.ask.knowledge import Knowledge

JOINT = """# Westshire and Eastport Joint Youth Justice Plan 2018/19

Westshire Youth Offending Service and Eastport Youth Offending Service deliver this plan.

## Resources

Contributions to the youth offending partnership pooled budget 2018/19

| Agency | Westshire cash | Eastport cash | Total |
|---|---|---|---|
| Local Authority | £700,000 | £300,000 | £1,000,000 |
| Police | £90,000 | £45,000 | £135,000 |
| Total | £790,000 | £345,000 | £1,135,000 |

In 2018/19 Eastport spent £64,300 on remands to youth detention accommodation.
"""

OTHER = """# Northmoor Youth Justice Plan 2022/23

Northmoor Youth Justice Service delivers this plan for Northmoor.

## Budget

| Funding | 2021/22 | 2022/23 |
|---|---|---|
| Local authority | £500,000 | £520,000 |
| Probation | £42,000 | £45,000 |
| Total | £542,000 | £565,000 |
"""

MINUTES = """# Southmarch Youth Justice Management Board: minutes of 14 September 2023

The Board oversees Southmarch Youth Justice Service.

## Finance

The forecast for 2023/24 was an overspend of £23,750 on a net budget of £1,412,000, owing to agency staff.
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    texts = {"joint-plan": JOINT, "other-plan": OTHER, "minutes": MINUTES}
    with library_of_texts(tmp_path_factory.mktemp("areas"), texts) as library:
        yield library.knowledge()


def _answer(question: str, knowledge: Knowledge) -> Answer:
    answer = answer_of(budgets.propose, question, knowledge)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "Compare the budgets of Westshire and Eastport in 2018/19",
        "Compare the budgets of Westshire and Eastport",
        "Which has the bigger budget, Westshire or Eastport?",
        "Is the budget of Westshire bigger than that of Eastport?",
    ],
)
def test_areas_are_compared_by_their_own_sums_and_not_by_that_of_both(question: str, knowledge: Knowledge) -> None:
    answer = _answer(question, knowledge)

    assert "£790,000 [1]" in answer.text
    assert "£345,000 [2]" in answer.text
    assert "£445,000 more" in answer.text
    assert "£1,135,000" not in answer.text
    assert not answer.notes


def test_the_difference_of_two_areas_is_that_of_their_own_sums(knowledge: Knowledge) -> None:
    answer = _answer("What is the difference between the budgets of Westshire and Eastport?", knowledge)

    assert answer.text.startswith("£445,000: £790,000 [1] (Westshire")
    assert "£345,000 [2] (Eastport" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Compare the budgets of Northmoor and Eastport",
        "Which area has the bigger budget, Eastport or Northmoor?",
        "How much bigger is Northmoor's budget than Eastport's?",
    ],
)
def test_sums_of_different_years_are_told_with_their_years_and_not_taken_from_each_other(
    question: str, knowledge: Knowledge
) -> None:
    answer = _answer(question, knowledge)

    assert answer.found
    assert "Northmoor, 2022/23: £565,000" in answer.text
    assert "Eastport, 2018/19: £345,000" in answer.text
    assert "£220,000" not in answer.text
    assert any("not of one year (Northmoor 2022/23, Eastport 2018/19)" in note for note in answer.notes)


def test_what_one_body_gives_is_compared_for_each_area(knowledge: Knowledge) -> None:
    answer = _answer("What do the police give in Westshire compared with Eastport?", knowledge)

    assert "£90,000" in answer.text
    assert "£45,000" in answer.text
    assert "£135,000" not in answer.text


def test_an_overspend_is_not_taken_for_the_budget_that_is_compared(knowledge: Knowledge) -> None:
    answer = _answer("Compare the budgets of Southmarch and Northmoor", knowledge)

    assert "£1,412,000" in answer.text
    assert "£23,750" not in answer.text
    assert any("not like with like" in note for note in answer.notes)


def test_the_sum_of_both_areas_is_still_told_where_it_is_asked_for(knowledge: Knowledge) -> None:
    answer = _answer("What is the total budget of Westshire and Eastport in 2018/19?", knowledge)

    assert answer.text.startswith("£1,135,000 [1]")


def test_one_area_alone_is_no_answer_to_which_of_two_spends_more(knowledge: Knowledge) -> None:
    answer = knowledge.library.ask("Which of Westshire and Eastport spends more?")

    assert not answer.found
    assert answer.text.startswith("The papers do not give this for Westshire.")


def test_the_year_is_said_for_which_an_area_has_no_sum(knowledge: Knowledge) -> None:
    answer = knowledge.library.ask("Compare the budgets of Northmoor and Eastport in 2018/19")

    assert not answer.found
    assert answer.text.startswith("The papers do not give this for Northmoor in 2018/19.")
