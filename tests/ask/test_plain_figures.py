"""No wrong figure: one plain question for every figure of the gold data, over the papers as text and as PDF.

Every way of answering from records takes part; passages do not, since they are searched only where no record answers.
"""

import json
import re
from pathlib import Path

import pytest

from tests.ask.asking import best_answer
from tests.ask.plain_questions import money_questions
from yjqa.ask.answer import Answer
from yjqa.library import Library

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the gold data is not beside the project")

LEAST_RIGHT = 0.95
MOST_WRONG = 0.01
"""Of all questions: found, but without the figure. The rest are not found, or asked back."""


def test_every_sum_of_money_is_found_by_a_plain_question(real_library: Library) -> None:
    knowledge = real_library.knowledge()
    wrong, right, asked = [], 0, 0
    for file in sorted((SHARED / "gold").glob("*/budgets.jsonl")):
        records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        for record, question in zip(records, money_questions(records), strict=True):
            answer = best_answer(question, knowledge)
            asked += 1
            if answer is not None and _shows(answer, f"£{record['amount']:,}"):
                right += 1
            elif answer is not None and answer.found:
                wrong.append(f"{question} → {answer.text}, not £{record['amount']:,}")

    assert len(wrong) <= MOST_WRONG * asked, "\n".join(wrong)
    assert right >= LEAST_RIGHT * asked


def _shows(answer: Answer, figure: str) -> bool:
    """Whether the text or a cell of the table has the figure, not as a part of a longer one."""
    cells = [str(cell) for row in answer.table.rows for cell in row if cell is not None] if answer.table else []
    return (
        answer.found
        and re.search(rf"(?<![\d,.]){re.escape(figure)}(?!,?\d)", "\n".join([answer.text, *cells])) is not None
    )
