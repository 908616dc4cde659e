"""What a passage must have to answer: the day that is asked about, a number that counts, a sum for a salary."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask.prose import propose
from yjqa.library import Library

PACK = """# Westshire Safety Board, 10 July 2024

## Minutes of the last meeting

All members agreed the minutes of the meeting held on 17th January 2024 as a true record.

## Future meetings

| 2024/25 meetings | Wednesday 23rd October 2024 | Tuesday 21st January 2025 |
|---|---|---|
| Items: 3 focus of the meeting | What happened to drugs work 17 | Road safety |

## Budget

| Priority | Area for action | Area for spend | Indicative costs |
|---|---|---|---|
| 1 All children grow up safe | Custody – child exploitation | Courts | 76,000 |
| 2 All children learn | Custody – child exploitation | Schools | 41,000 |

## Staff

The head of service leads a team. The grant pays for programmes, a centre of the service and staff salaries.

## Work

|  |  |
|---|---|
| Interventions started April 23 - March 24 129, 28% 115, 25% 111, 24% 55 Community Resolution 1st Tier YC YCC YRO Prevention Custody and Post Custody RIC ISS BSS RLA | In 2023/24 there were 459 active programmes for a total of 392 young people. The most usual disposal was a community resolution followed by first tier orders and reparation of one kind or another in both places. |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of_texts(tmp_path_factory.mktemp("papers"), {"westshire-pack-2024-07-10": PACK}) as opened:
        yield opened


def test_a_passage_of_other_days_does_not_say_what_happened_on_one(library: Library) -> None:
    answer = library.ask("What happened at the 17 January 2024 meeting?")

    assert "October" not in answer.text
    assert "17th January" in answer.text


@pytest.mark.parametrize(
    "question", ["how many children were in custody", "What was the salary of the head of service?"]
)
def test_a_passage_without_the_kind_of_figure_that_is_asked_is_no_answer(question: str, library: Library) -> None:
    assert not library.ask(question).found


def test_a_sentence_beside_what_is_left_of_a_chart_answers_without_it(library: Library) -> None:
    answer = answer_of(propose, "How many young people were there in programmes in 2023/24?", library.knowledge())

    assert answer is not None
    assert answer.found
    assert answer.text.startswith("In 2023/24 there were 459 active programmes for a total of 392 young people.")
