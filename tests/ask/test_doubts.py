"""Questions about what does not agree."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.ask.asking import library_of
from tests.builders import a_paper, a_source
from yjqa.ask import answer_question
from yjqa.ask.answer import Answer
from yjqa.library import Library
from yjqa.records import BudgetLine, Finding

WRONG_TOTAL = Finding(
    id="westshire-plan:finding:1",
    check="total",
    printed="£593,241",
    computed="£592,241",
    message="The total of Table 2, Grants in Westshire 2020/21, is printed as £593,241, but its rows come to £592,241",
    confidence=0.95,
    sources=(a_source("westshire-plan", quote="Total £593,241"),),
)
WRONG_SHARE = Finding(
    id="eastport-report:finding:1",
    check="percentage",
    printed="38.1%",
    computed="35.1%",
    message="72 of 205 children reoffended in Eastport, which is 35.1%, not 38.1%",
    confidence=0.9,
    sources=(a_source("eastport-report", quote="72 of 205 (38.1%)"),),
)
RIGHT_TOTAL = BudgetLine(
    id="eastport-report:budget:1",
    source=a_source("eastport-report", quote="Total £40,000"),
    area="Eastport",
    financial_year="2020/21",
    flow="contribution",
    party="Total",
    money_kind="cash",
    column="Cash",
    amount=Decimal(40_000),
    is_total=True,
    reconciles=True,
    computed=Decimal(40_000),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    plan = replace(a_paper("westshire-plan"), findings=(WRONG_TOTAL,))
    report = replace(a_paper("eastport-report", RIGHT_TOTAL), findings=(WRONG_SHARE,))
    with library_of(tmp_path_factory.mktemp("doubts"), plan, report) as library:
        yield library


def _ask(library: Library, question: str) -> Answer:
    return answer_question(question, (), library)


@pytest.mark.parametrize(
    "question",
    [
        "which figures do not add up?",
        "Are there any mistakes in the figures?",
        "what numbers contradict each other",
        "which totals or percentages are wrong",
        "do all the figures agree with each other?",
        "is anything wrong in the tables?",
    ],
)
def test_what_does_not_agree_is_listed_with_its_places_the_surest_first(library: Library, question: str) -> None:
    answer = _ask(library, question)

    assert answer.found
    assert answer.text.startswith("2 things do not agree. The surest: The total of Table 2")
    assert answer.table is not None
    assert [row[1] for row in answer.table.rows] == ["total", "percentage"]
    assert [citation.quote for citation in answer.citations] == ["Total £593,241", "72 of 205 (38.1%)"]


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Are there any dates that cannot be right?", []),
        ("are there any paragraphs numbered twice?", []),
        ("Does any paper refer to an appendix that is not there?", []),
        ("which totals are wrong?", ["total"]),
    ],
)
def test_a_question_about_one_kind_of_mistake_gets_that_kind(library: Library, question: str, kinds: list[str]) -> None:
    answer = _ask(library, question)

    assert answer.interpretation.intent == "check"
    assert answer.found == bool(kinds)
    assert ("£593,241" in answer.text) == bool(kinds)


def test_only_what_the_question_names_is_told(library: Library) -> None:
    answer = _ask(library, "which percentages are wrong in Eastport?")

    assert answer.found
    assert "38.1%" in answer.text
    assert "593,241" not in answer.text


def test_a_total_that_adds_up_is_said_to(library: Library) -> None:
    answer = _ask(library, "does the Eastport cash total add up?")

    assert answer.found
    assert answer.text == "Yes: £40,000 [1] (Total, Cash, Eastport, 2020/21) is the sum of its parts."


def test_that_nothing_was_found_is_no_promise_that_all_is_right(library: Library) -> None:
    answer = _ask(library, "is there a mistake in the staffing figures?")

    assert not answer.found
    assert "found nothing of this in 2 papers" in answer.text


def test_what_something_adds_up_to_is_no_question_about_mistakes(library: Library) -> None:
    answer = _ask(library, "what do the cash contributions in Eastport add up to?")

    assert answer.interpretation.intent != "check"
