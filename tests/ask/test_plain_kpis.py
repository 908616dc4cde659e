"""No wrong figure: one plain question for every performance figure of the gold data, over the papers as text and as PDF.

Every way of answering from records takes part; passages do not, since they are searched only where no record answers.
"""

import json
import re
from pathlib import Path

import pytest

from tests.ask.asking import best_answer
from tests.ask.plain_kpi_questions import kpi_questions
from yjqa.ask.answer import Answer
from yjqa.library import Library

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the gold data is not beside the project")

LEAST_RIGHT = 0.92
"""The rest are figures of charts, whose labels and numbers stand apart in the papers' text: no record can hold them."""

MOST_WRONG = 0.01


def test_every_performance_figure_is_found_by_a_plain_question(real_library: Library) -> None:
    knowledge = real_library.knowledge()
    wrong, missed, asked = [], [], 0
    for file in sorted((SHARED / "gold").glob("*/kpis.jsonl")):
        records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        for record, question in zip(records, kpi_questions(records), strict=True):
            answer = best_answer(question, knowledge)
            asked += 1
            if answer is None or not answer.found:
                missed.append(f"{question} → {record['value']}")
            elif not _shows(answer, record["value"]):
                wrong.append(f"{question} → {answer.text}, not {record['value']}")

    assert len(wrong) <= MOST_WRONG * asked, "\n".join(wrong)
    assert len(missed) + len(wrong) <= (1 - LEAST_RIGHT) * asked, "\n".join(missed)


def _shows(answer: Answer, value: float) -> bool:
    """Whether the text or a cell of the table has the figure, not as a part of a longer one."""
    cells = [str(cell) for row in answer.table.rows for cell in row if cell is not None] if answer.table else []
    figure = re.escape(f"{value:,g}" if value < 10**5 else f"{value:,.0f}")
    return re.search(rf"(?<![\d,.]){figure}(?:\.0+)?(?!\d|[,.]\d)", "\n".join([answer.text, *cells])) is not None
