"""Questions about the papers that are held."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of
from yjqa.ask.answer import Answer
from yjqa.ask.facts.papers import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Paragraph, Span
from yjqa.paper import Paper
from yjqa.records import DocumentKind


def _paper(id: str, title: str, kind: DocumentKind, text: str, period: str | None, day: date | None) -> Paper:
    blocks = (Paragraph(text, Span(lines=(1, 1))),)
    return a_paper_of(id, blocks, title=title, document_kind=kind, areas=(title.split()[0],), period=period, date=day)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    papers = (
        _paper("westshire-plan", "Westshire Youth Justice Plan", "plan", "Plan for 2020/21", "2020/21", None),
        _paper("eastport-report", "Eastport Drugs Report", "report", "5 March 2024", None, date(2024, 3, 5)),
    )
    with library_of(tmp_path_factory.mktemp("store"), *papers) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("which papers do you hold?", ["westshire-plan", "eastport-report"]),
        ("what plans are there", ["westshire-plan"]),
        ("what documents have you got for Eastport", ["eastport-report"]),
    ],
)
def test_the_papers_that_are_held_are_listed(question: str, held: list[str], knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert sorted(citation.document for citation in answer.citations) == sorted(held)


@pytest.mark.parametrize(
    ("question", "found", "said"),
    [
        ("what period does the Westshire plan cover?", True, "2020/21 [1]"),
        ("when was the Eastport report published", True, "5 March 2024 [1]"),
        ("when was the Westshire plan written", False, "bears no date"),
    ],
)
def test_a_papers_own_date_and_period_are_told(question: str, found: bool, said: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.found == found
    assert said in answer.text


@pytest.mark.parametrize(
    "question", ["When was the needs assessment published?", "When was the review in the Eastport report written?"]
)
def test_the_date_of_something_else_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None
