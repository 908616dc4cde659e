"""Which figures a question about performance does not mean: of adults, of some, of another sentence's year."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import kpis
from yjqa.ask.answer import Answer
from yjqa.ask.knowledge import Knowledge

PLAN = """# Westshire and Eastport Youth Justice Plan 2019/20

Westshire Youth Offending Service and Eastport Youth Offending Service work as one.

## Westshire performance

The latest reoffending period is Jul 16 - Jun 17. Westshire had a binary rate of 33.4% compared to 37.7% for England.

## Eastport performance

The latest reoffending period is Jul 16 - Jun 17. Eastport had a binary rate of 39.6% compared to 37.7% for England.
"""

BOARD = """# Westshire Criminal Justice Board: offender report, 19 December 2019

## Reoffending

The latest data relates to the annual average reoffending rate to September 2018, in Westshire this was 45.6%. In Hillshire the
reoffending rate was 41.2%.
"""

REPORT = """# Northmoor Youth Justice Plan 2022/23

Northmoor Youth Justice Service delivers this plan.

## Performance

The reoffending rate is 27.8% for the 2020/21 cohort. There were two custodial sentences in the year, a rate of 0.09 per 1,000.

## Work

After three days of training there are 31 members of staff, from all teams, who can lead a restorative meeting.
"""

OTHER = """# Southmarch Youth Justice Plan 2022/23

Southmarch Youth Justice Service delivers this plan.

## Custody

In 2021/22 there were 13 custodial sentences. Nearly 50% of the custody cases were sentenced at the Crown Court. The service has
42 staff.

## Education, training and employment (ETE)

In 2021/22 61.7% were in ETE at the end of their order. The local target is 80%.

## Accommodation

| Indicator | 2021/22 | Target |
|---|---|---|
| Children in suitable accommodation | 93% | 97% |
| Children screened for speech needs | 71% | 90% |
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    texts = {"plan": PLAN, "board": BOARD, "report": REPORT, "other": OTHER}
    with library_of_texts(tmp_path_factory.mktemp("meant"), texts) as library:
        yield library.knowledge()


def _answer(question: str, knowledge: Knowledge) -> Answer:
    answer = answer_of(kpis.propose, question, knowledge)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    "question",
    [
        "What is the reoffending rate in Westshire?",
        "What percentage of young people reoffend in Westshire?",
        "What is the youth reoffending rate in Westshire?",
    ],
)
def test_a_rate_of_children_is_told_before_one_that_may_be_of_all_ages(question: str, knowledge: Knowledge) -> None:
    answer = _answer(question, knowledge)

    assert answer.text.startswith("33.4%")
    assert "45.6%" not in answer.text
    assert not answer.notes


def test_a_rate_of_all_ages_is_told_where_it_is_asked_for(knowledge: Knowledge) -> None:
    answer = _answer("What is the reoffending rate for all offenders in Westshire?", knowledge)

    assert answer.text.startswith("45.6%")
    assert "33.4%" not in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What is the reoffending rate in Hillshire?", "41.2%"),
        ("What was the reoffending rate in Westshire to September 2018?", "45.6%"),
    ],
)
def test_a_rate_that_nobody_says_to_be_of_children_is_told_with_a_note(
    question: str, figure: str, knowledge: Knowledge
) -> None:
    answer = _answer(question, knowledge)

    assert figure in answer.text
    assert any("Not said to be of children" in note and figure in note for note in answer.notes)


def test_areas_are_ranked_by_the_rates_of_children_alone(knowledge: Knowledge) -> None:
    answer = _answer("Which area has the highest reoffending rate?", knowledge)

    assert answer.text.startswith("Eastport, Jul 16 - Jun 17: 39.6%")
    assert answer.table is not None
    assert [row[0] for row in answer.table.rows] == ["39.6%", "33.4%", "27.8%"]
    assert any("different times" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question", ["What was the custody rate for Southmarch?", "What is the use of custody rate in Southmarch?"]
)
def test_a_share_of_custody_cases_is_not_the_custody_rate(question: str, knowledge: Knowledge) -> None:
    rate = _answer(question, knowledge)
    share = _answer("What percentage of custody cases were sentenced at the Crown Court?", knowledge)

    assert not rate.found
    assert "13" in rate.text
    assert share.text.startswith("50%")


@pytest.mark.parametrize(
    "question",
    [
        "How many staff does the Northmoor YJS have?",
        "How many members of staff are there in Northmoor?",
        "What are the staff numbers in Northmoor YJS?",
    ],
)
def test_staff_of_whom_more_is_said_are_not_all_staff(question: str, knowledge: Knowledge) -> None:
    answer = _answer(question, knowledge)

    assert not answer.found
    assert answer.text.startswith("The papers do not say how many there are in all")
    assert "31" in answer.text


def test_a_count_of_all_staff_is_told(knowledge: Knowledge) -> None:
    answer = _answer("How many staff does the Southmarch YJS have?", knowledge)

    assert answer.found
    assert answer.text.startswith("42")


def test_no_year_is_taken_from_the_measure_of_the_sentence_before(knowledge: Knowledge) -> None:
    custody = _answer("What is the custody rate in Northmoor?", knowledge)
    share = _answer("What percentage of custody cases were sentenced at the Crown Court in Southmarch?", knowledge)

    assert custody.text.startswith("0.09 per 1,000 [1]: Custody, Northmoor, in the year.")
    assert "2020/21" not in custody.text
    assert "2021/22" in share.text  # its sentence before begins with the year


@pytest.mark.parametrize(
    ("question", "target", "figure"),
    [
        ("What is the ETE target in Southmarch?", "The local target is 80%.", "61.7%"),
        ("What is the target for suitable accommodation in Southmarch?", "97%", "93%"),
    ],
)
def test_a_target_is_cited_where_it_is_set_and_its_figure_where_that_stands(
    question: str, target: str, figure: str, knowledge: Knowledge
) -> None:
    answer = _answer(question, knowledge)

    assert answer.text.startswith("Target ")
    assert f"the figure is {figure} [2]" in answer.text
    assert answer.citations[0].quote == target
    assert figure in answer.citations[1].quote
