"""Questions about what stands under a label on a paper's front."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of
from tests.extract.blocks import heading, paragraph, table
from yjqa.ask.answer import Answer
from yjqa.ask.facts.labels import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Block
from yjqa.paper import Paper


def _paper(id: str, title: str, area: str, *blocks: Block) -> Paper:
    return a_paper_of(id, blocks, title=title, areas=(area,), date=date(2024, 3, 5))


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    papers = (
        _paper(
            "westshire-plan", "Westshire Youth Justice Plan", "Westshire",
            table(("Service", "Westshire Youth Justice Service"), ("Service Manager", "Jo Marsh"), header_rows=0),
        ),
        _paper(
            "eastport-report", "Eastport Lighting Report", "Eastport",
            paragraph("To: Safety Board"), paragraph("From: Chief Engineer"), heading("Lighting"),
            paragraph("The lamps were lit."),
        ),
    )  # fmt: skip
    with library_of(tmp_path_factory.mktemp("store"), *papers) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who is the service manager in Westshire?", "Jo Marsh (Service Manager) [1]"),
        ("who is the Eastport lighting report from?", "Chief Engineer (From) [1]"),
        ("Who wrote the Eastport report?", "Chief Engineer"),
    ],
)
def test_what_stands_under_a_label_is_told(question: str, said: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who is the service manager in Eastport?",
        "Who is the deputy service manager in Westshire?",
        "who wrote the Westshire plan",
        "Who is the service manager?",
    ],
)
def test_no_label_of_another_paper_answers(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None
